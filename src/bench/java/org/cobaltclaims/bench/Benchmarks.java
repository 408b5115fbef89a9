package org.cobaltclaims.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all of it, or one, and prints the ratios: {@code -Pbench}. */
public final class Benchmarks {
  private Benchmarks() {}

  /** One of the benchmarks that have a class to be run. */
  @FunctionalInterface
  private interface Printing {
    void print() throws Exception;
  }

  /** In the order in which all are run: what is quick comes first. */
  private static final Map<String, Printing> ALL = all();

  private static Map<String, Printing> all() {
    Map<String, Printing> all = new LinkedHashMap<>();
    all.put("edi", Benchmarks::edi);
    all.put("inspection", Memory::print);
    all.put("building", Building::print);
    all.put("posting", Posting::print);
    all.put("straight-through", StraightThrough::print);
    all.put("pipeline", Pipeline::print);
    all.put("inventory", Inventory::print);
    all.put("endurance", Endurance::print);
    all.put("starting", Starting::print);
    all.put("pages", Pages::print);
    return all;
  }

  public static void main(String[] args) throws Exception {
    String chosen = System.getProperty("cobalt.bench.only", "");
    if (!chosen.isEmpty() && !ALL.containsKey(chosen)) {
      throw new IllegalArgumentException("cobalt.bench.only is one of " + ALL.keySet());
    }
    for (Map.Entry<String, Printing> one : ALL.entrySet()) {
      if (chosen.isEmpty() || chosen.equals(one.getKey())) {
        one.getValue().print();
      }
    }
  }

  private static void edi() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(Reading.class.getName())
                    .include(Writing.class.getName())
                    .build())
            .run();
    System.out.printf(
        Locale.ROOT,
        "ratio: typed reading of an 835 to tokenizing it: %.2f%n",
        score(results, "Reading.typed") / score(results, "Reading.tokenizing"));
    System.out.printf(
        Locale.ROOT,
        "ratio: writing an 837P from typed claims to writing its segments: %.2f%n",
        score(results, "Writing.typed") / score(results, "Writing.bare"));
  }

  private static double score(Collection<RunResult> results, String name) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith(name))
        .findFirst()
        .orElseThrow()
        .getPrimaryResult()
        .getScore();
  }
}
