package org.cobaltclaims.remittance.web;

import java.util.List;
import org.cobaltclaims.money.Money;

/**
 * A payment that waits, and the claims that it may be about, side by side.
 *
 * @param task that asks for it; empty where nobody is asked (any more)
 * @param waiting the remittance's payments that wait so, in order
 * @param facts row by row: what the payer says, and what each claim has
 */
public record MatchPage(
    RemittancePage.Detail payment,
    String payer,
    String trace,
    String task,
    List<String> waiting,
    int place,
    List<Candidate> candidates,
    List<Fact> facts) {

  public MatchPage {
    waiting = List.copyOf(waiting);
    candidates = List.copyOf(candidates);
    facts = List.copyOf(facts);
  }

  /**
   * A claim.
   *
   * @param key 1, 2, 3 ...
   * @param tier how sure it is, in words
   * @param score how much agrees
   * @param found whether a person has looked for it
   */
  public record Candidate(
      int key,
      String claim,
      String family,
      String practiceClaim,
      String rank,
      String payer,
      String state,
      String tier,
      int score,
      Money open,
      boolean found) {}

  /**
   * One row of the comparison.
   *
   * @param said by the payer
   * @param cells by candidate
   */
  public record Fact(String name, String said, List<Cell> cells) {
    public Fact {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What a claim has there, and whether it agrees; {@code agrees} is also true where nothing is to
   * be compared.
   */
  public record Cell(String text, boolean agrees) {}
}
