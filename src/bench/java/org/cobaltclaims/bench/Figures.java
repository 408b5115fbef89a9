package org.cobaltclaims.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Numbers of some runs of the same, as they are printed. */
final class Figures {
  private final List<Double> sorted;

  private Figures(Collection<Double> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    sorted = runs.stream().sorted().toList();
  }

  static Figures of(Collection<Double> runs) {
    return new Figures(runs);
  }

  /** How many a second, of so many in each of the times. */
  static Figures rates(long count, Collection<Double> seconds) {
    return new Figures(seconds.stream().map(time -> count / time).toList());
  }

  double median() {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Work whose seconds are measured. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** The seconds that it takes. */
  static double seconds(Work work) throws Exception {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  /** How often what is timed is done again: {@code cobalt.bench.rounds}. */
  static int rounds() {
    return Integer.getInteger("cobalt.bench.rounds", 3);
  }

  /** Prints how much larger one median is than another. */
  static void ratio(String what, Figures figures, Figures baseline) {
    System.out.printf(Locale.ROOT, "ratio: %s: %.2f%n", what, figures.median() / baseline.median());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%,10.1f (%,.1f to %,.1f)", median(), sorted.getFirst(), sorted.getLast());
  }
}
