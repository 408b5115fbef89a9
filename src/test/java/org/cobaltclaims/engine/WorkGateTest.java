package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkGateTest {

  private final WorkGate gate = new WorkGate();

  @Test
  void whoeverClosesItWaitsForWhatHasBegun() throws Exception {
    assertThat(gate.enter()).isTrue();
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Boolean> closing =
        CompletableFuture.supplyAsync(
            () -> {
              asked.countDown();
              return gate.close(Duration.ofMinutes(1));
            });
    asked.await();
    while (!gate.isClosed()) {
      Thread.onSpinWait();
    }

    assertThat(closing).isNotDone();
    assertThat(gate.enter()).isFalse();
    gate.leave();

    assertThat(closing.get(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void itDoesNotWaitForEver() {
    gate.enter();

    assertThat(gate.close(Duration.ofMillis(10))).isFalse();
  }

  @Test
  void whereNothingHasBegunItClosesAtOnce() {
    gate.enter();
    gate.leave();

    assertThat(gate.close(Duration.ofMinutes(1))).isTrue();
    assertThat(gate.isClosed()).isTrue();
  }
}
