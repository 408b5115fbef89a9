package org.cobaltclaims.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import org.cobaltclaims.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TaskChangesTest extends DatabaseTest {

  @Autowired private JdbcClient rows;

  @Test
  void eachHearsOfTheOthersAndNotOfItself() {
    TaskChanges one = new TaskChanges(rows, true);
    TaskChanges other = new TaskChanges(rows, true);
    assertThat(one.heard() || other.heard()).as("what was before").isFalse();

    one.tell();
    assertThat(one.heard()).isFalse();
    assertThat(other.heard()).isTrue();
    assertThat(other.heard()).as("once").isFalse();

    one.tell();
    other.tell();
    assertThat(other.heard()).isTrue();
    assertThat(one.heard()).isTrue();
  }

  @Test
  void whereNobodyElseCanBeNothingIsWritten() {
    TaskChanges alone = new TaskChanges(rows, false);
    alone.tell();

    assertThat(alone.heard()).isFalse();
    assertThat(rows.sql("SELECT COUNT(*) FROM task_changes").query(Integer.class).single())
        .isZero();
  }
}
