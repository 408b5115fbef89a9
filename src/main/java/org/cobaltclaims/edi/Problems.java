package org.cobaltclaims.edi;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Problem.Severity;

/**
 * Collects what is wrong in a file and knows where the reader stands. Bounded, so that a file of
 * rubbish cannot fill the memory.
 */
public final class Problems {
  private static final int MOST = 10_000;

  private final List<Problem> found = new ArrayList<>();
  private int interchange;
  private int transaction;
  private boolean full;

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
    if (found.size() < MOST) {
      found.add(
          new Problem(severity, interchange, transaction, segment, loop, element, rule, message));
    } else if (!full) {
      full = true;
      found.add(
          new Problem(
              Severity.WARNING,
              interchange,
              transaction,
              segment,
              "",
              "",
              "LIMIT",
              "more than " + MOST + " problems; the rest is left out"));
    }
  }

  public List<Problem> list() {
    return List.copyOf(found);
  }
}
