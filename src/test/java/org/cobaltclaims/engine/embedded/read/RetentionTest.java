package org.cobaltclaims.engine.embedded.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which process instances are kept. */
class RetentionTest {

  private final List<Long> evicted = new ArrayList<>();
  private final Retention retention = new Retention(3, evicted::add);

  @Test
  void newestFinishedAreKept() {
    for (long key = 1; key <= 5; key++) {
      retention.started(key);
      retention.ended(key);
    }

    assertThat(evicted).containsExactly(1L, 2L);
    assertThat(retention.knows(2)).isFalse();
    assertThat(retention.knows(3)).isTrue();
  }

  @Test
  void whatRunsIsNeverEvicted() {
    retention.started(1);
    for (long key = 2; key <= 9; key++) {
      retention.started(key);
      retention.ended(key);
    }

    assertThat(retention.knows(1)).isTrue();
    assertThat(evicted).doesNotContain(1L);
  }

  @Test
  void calledInstancesCountAndGoWithTheirRoot() {
    retention.started(1);
    retention.started(2, 1);
    retention.started(3, 2);
    retention.ended(3);
    retention.ended(2);
    retention.started(4);
    retention.ended(4);
    assertThat(evicted).isEmpty();

    retention.ended(1);
    assertThat(evicted).containsExactly(4L);
    retention.started(5);
    retention.ended(5);

    assertThat(evicted).containsExactly(4L, 1L, 2L, 3L);
  }

  @Test
  void calledInstanceOfWhichSomethingWasSeenFirstStillBelongsToItsRoot() {
    retention.started(1);
    retention.started(2);
    retention.started(2, 1);
    retention.ended(2);
    retention.ended(1);
    retention.started(3);
    retention.ended(3);
    retention.started(4);
    retention.ended(4);

    assertThat(evicted).containsExactly(1L, 2L);
  }

  @Test
  void rootThatIsLargerThanTheLimitIsKeptUntilTheNextFinishes() {
    retention.started(1);
    for (long key = 2; key <= 6; key++) {
      retention.started(key, 1);
    }
    retention.ended(1);
    assertThat(evicted).isEmpty();

    retention.started(7);
    retention.ended(7);

    assertThat(evicted).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }
}
