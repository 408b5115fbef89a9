package org.cobaltclaims.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.Stream;

/**
 * When the demo is killed: while it starts, some time into a day's work, and right after a file has
 * appeared. Moments that need progress are spread over the days that are left.
 */
final class KillMoments {

  /** The demo's first day. */
  static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  private final Random random;
  private final LocalDate last;
  private final long startMillis;

  /**
   * @param last the last day of an undisturbed demo
   * @param startMillis how long a start takes until the first day's work
   */
  KillMoments(long seed, LocalDate last, long startMillis) {
    this.random = new Random(seed);
    this.last = last;
    this.startMillis = startMillis;
  }

  /**
   * Waits for a moment.
   *
   * @param killsLeft this one included
   * @return what moment it was
   */
  String await(DemoProcess demo, int killsLeft) throws InterruptedException {
    LocalDate from = day(demo.data());
    long left = ChronoUnit.DAYS.between(from, last) - 1;
    long stride = Math.min(left, 2 * left / killsLeft + 1);
    int kind = random.nextInt(10);
    if (kind < 2 || stride < 1) {
      return early(demo);
    }
    return kind < 5
        ? fileAppears(demo, from.plusDays(stride))
        : daysLater(demo, from.plusDays(1 + random.nextLong(stride)));
  }

  private String early(DemoProcess demo) throws InterruptedException {
    long millis = 50 + random.nextLong(startMillis);
    demo.awaitMillis(millis);
    return "%d ms after its start".formatted(millis);
  }

  private String fileAppears(DemoProcess demo, LocalDate latest) throws InterruptedException {
    String folder =
        switch (random.nextInt(5)) {
          case 0 -> "clearinghouse/exchange/outbound";
          case 1 -> "clearinghouse/exchange/inbound";
          case 2 -> "clearinghouse/exchange/archive";
          case 3 -> "relay";
          default -> "intake";
        };
    int more = 1 + random.nextInt(3);
    Path watched = demo.data().resolve(folder);
    long before = size(watched);
    demo.await(
        () -> Math.abs(size(watched) - before) >= more || !day(demo.data()).isBefore(latest));
    return "after %d changes in %s".formatted(Math.abs(size(watched) - before), folder);
  }

  private String daysLater(DemoProcess demo, LocalDate day) throws InterruptedException {
    demo.await(() -> !day(demo.data()).isBefore(day));
    long millis = random.nextLong(300);
    demo.awaitMillis(demo.millisOld() + millis);
    return "%d ms into the day".formatted(millis);
  }

  /** The day that the demo works on. */
  static LocalDate day(Path data) {
    try {
      return DemoState.load(data).map(DemoState::today).orElse(FIRST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    } catch (IOException | UncheckedIOException movedMeanwhile) {
      return 0;
    }
  }
}
