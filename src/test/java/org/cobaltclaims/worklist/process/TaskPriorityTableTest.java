package org.cobaltclaims.worklist.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.worklist.Urgency.Rating;
import org.junit.jupiter.api.Test;

class TaskPriorityTableTest {

  private static final int THREADS = 8;
  private static final int ROUNDS = 40;

  private final TaskPriorityTable table = new TaskPriorityTable(TaskPriorityTableTest::shipped);

  private static String shipped(String id) {
    try {
      return Files.readString(Path.of("bpmn", id + ".dmn"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The workers of all processes ask the one table at the same time. */
  @Test
  void everyThreadGetsTheRatingOfWhatItAskedFor() throws Exception {
    List<Rating> alone = ratings();

    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<List<Rating>>> all = new ArrayList<>();
      for (int i = 0; i < THREADS * ROUNDS; i++) {
        all.add(this::ratings);
      }
      for (Future<List<Rating>> asked : threads.invokeAll(all)) {
        assertThat(asked.get()).isEqualTo(alone);
      }
    }
    assertThat(alone)
        .as("the table tells them apart")
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(1);
  }

  private List<Rating> ratings() {
    return List.of(
        table.rate(TaskKind.WORK_DENIAL, Money.ofCents(100), 400),
        table.rate(TaskKind.WORK_DENIAL, Money.ofCents(900_000), 2),
        table.rate(TaskKind.UNREADABLE_FILE, Money.ZERO, 400));
  }
}
