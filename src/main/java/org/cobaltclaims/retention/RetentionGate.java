package org.cobaltclaims.retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who purges and who places a hold wait here for each other: what is held by then stays. */
@Repository
public class RetentionGate {

  private final JdbcClient jdbc;

  RetentionGate(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Waits until nobody else is in; others wait until this transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void enter() {
    jdbc.sql("INSERT INTO retention_gate (id) VALUES (1) ON DUPLICATE KEY UPDATE id = VALUES(id)")
        .update();
    jdbc.sql("SELECT id FROM retention_gate WHERE id = 1 FOR UPDATE").query(Integer.class).single();
  }
}
