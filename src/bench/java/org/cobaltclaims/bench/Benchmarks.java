package org.cobaltclaims.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all of it and prints the ratios: {@code -Pbench}. */
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
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
    Memory.print();
    StraightThrough.print();
    Pages.print();
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
