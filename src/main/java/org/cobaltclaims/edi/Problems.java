package org.cobaltclaims.edi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Problem.Severity;

/**
 * Collects what is wrong in a file and knows where the reader stands. Bounded, so that a file of
 * rubbish cannot fill the memory: of each rule the first {@value #MOST} are kept, all are counted.
 */
public final class Problems {
  private static final int MOST = 1000;

  private final List<Problem> found = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Consumer<Problem> heard;
  private int interchange;
  private int transaction;

  Problems() {
    this(problem -> {});
  }

  /**
   * @param heard told of every problem, those too that are counted only
   */
  Problems(Consumer<Problem> heard) {
    this.heard = heard;
  }

  void at(int interchange, int transaction) {
    this.interchange = interchange;
    this.transaction = transaction;
  }

  /**
   * Notes one problem at the reader's interchange and transaction.
   *
   * @see Problem
   */
  public void add(
      Severity severity, int segment, String loop, String element, String rule, String message) {
    Problem problem =
        new Problem(severity, interchange, transaction, segment, loop, element, rule, message);
    heard.accept(problem);
    if (counts.merge(rule, 1, Integer::sum) <= MOST) {
      found.add(problem);
    }
  }

  /** Notes problems that know their place themselves. */
  void addAll(List<Problem> problems) {
    for (Problem problem : problems) {
      if (counts.merge(problem.rule(), 1, Integer::sum) <= MOST) {
        found.add(problem);
      }
    }
  }

  /** How often each rule was broken, those included that the list leaves out. */
  Map<String, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** In the order in which they were found; of each rule the first ones, and how many more. */
  public List<Problem> list() {
    List<Problem> list = new ArrayList<>(found);
    counts.forEach(
        (rule, count) -> {
          if (count > MOST) {
            list.add(
                new Problem(
                    Severity.WARNING,
                    0,
                    0,
                    0,
                    "",
                    "",
                    "LIMIT",
                    "of "
                        + count
                        + " problems of the rule "
                        + rule
                        + " the first "
                        + MOST
                        + " are listed"));
          }
        });
    return List.copyOf(list);
  }
}
