package org.cobaltclaims.edi.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Adjustment;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.money.Money;

/**
 * The balance checks B1 to B8 of DOMAIN 2.5, to the cent, each prior payer by itself. A problem's
 * rule is the check's name, or {@code LINK} where SVD01 and 2330B do not name the same payers; its
 * message names line, expected, found and difference.
 */
public final class ClaimBalance {
  private final ProfessionalClaim claim;
  private final int interchange;
  private final int transaction;
  private final List<Problem> problems = new ArrayList<>();

  private ClaimBalance(ProfessionalClaim claim, int interchange, int transaction) {
    this.claim = claim;
    this.interchange = interchange;
    this.transaction = transaction;
  }

  /**
   * All checks of a claim, read or built.
   *
   * @param interchange the ordinal to put into the problems; 0 if not known
   * @param transaction the ordinal to put into the problems; 0 if not known
   * @return the violations, all errors; empty if the claim balances
   */
  public static List<Problem> check(ProfessionalClaim claim, int interchange, int transaction) {
    ClaimBalance balance = new ClaimBalance(claim, interchange, transaction);
    balance.charges();
    balance.links();
    claim.otherPayers().forEach(balance::payer);
    return List.copyOf(balance.problems);
  }

  /** True if the claim carries what another payer decided (AMT*D, AMT*A8 or 2430). */
  public static boolean hasCobData(ProfessionalClaim claim) {
    return claim.otherPayers().stream().anyMatch(p -> p.paid() != null || p.nonCovered() != null)
        || claim.lines().stream().anyMatch(line -> !line.adjudications().isEmpty());
  }

  private void charges() {
    compare(
        claim.information().origin(),
        "2300",
        "CLM02",
        "B5",
        "the claim's charge is not the sum of the lines' charges",
        claim.lines().stream().map(Line::charge).collect(Money.sum()),
        claim.charge());
  }

  private void links() {
    Map<String, OtherPayer> payers = new HashMap<>();
    Set<String> decided = new HashSet<>();
    for (Line line : claim.lines()) {
      line.adjudications().forEach(adjudication -> decided.add(adjudication.payerId()));
    }
    for (OtherPayer payer : claim.otherPayers()) {
      String id = payer.payer().id();
      OtherPayer namesake = payers.putIfAbsent(id, payer);
      boolean money = decided.contains(id) || payer.paid() != null;
      if (namesake != null && !id.isEmpty() && (money || namesake.paid() != null)) {
        add(
            payer.origin(),
            "2330B",
            "NM109",
            "LINK",
            "two other payers of the claim bear the same id; line adjudications cannot be told"
                + " apart");
      }
    }
    for (Line line : claim.lines()) {
      for (LineAdjudication adjudication : line.adjudications()) {
        if (!payers.containsKey(adjudication.payerId())) {
          add(
              adjudication.origin(),
              "2430",
              "SVD01",
              "LINK",
              "line "
                  + line.number()
                  + " is adjudicated by a payer that no 2330B NM109 of the claim names");
        }
      }
    }
  }

  private void payer(OtherPayer payer) {
    boolean lineLevel =
        claim.lines().stream().anyMatch(line -> !adjudications(line, payer).isEmpty());
    String who = "payer " + payer.sequence();
    Money paid = payer.paid();
    if (paid == null) {
      notAdjudicated(payer, lineLevel, who);
      return;
    }
    Money claimLevel = sum(payer.adjustments());
    Money linesPaid = Money.ZERO;
    Money lineAdjustments = Money.ZERO;
    for (Line line : claim.lines()) {
      Money linePaid = Money.ZERO;
      Money adjusted = Money.ZERO;
      for (LineAdjudication each : adjudications(line, payer)) {
        linePaid = linePaid.plus(each.paid());
        adjusted = adjusted.plus(sum(each.adjustments()));
        lineSignsAndDates(line, each, who);
      }
      if (lineLevel) {
        line(line, payer, linePaid.plus(adjusted), who);
      }
      linesPaid = linesPaid.plus(linePaid);
      lineAdjustments = lineAdjustments.plus(adjusted);
    }
    if (lineLevel) {
      compare(
          origin(payer, "D"),
          "2320",
          "AMT02",
          "B2",
          who + ": AMT*D is not the lines' payments less the claim's adjustments",
          linesPaid.minus(claimLevel),
          paid);
    }
    compare(
        origin(payer, "D"),
        "2320",
        "CLM02",
        lineLevel ? "B3" : "B4",
        who + ": AMT*D and all adjustments do not add up to the claim's charge",
        claim.charge(),
        paid.plus(claimLevel).plus(lineAdjustments));
    levels(payer, lineLevel, who);
    if (paid.isNegative()) {
      add(
          origin(payer, "D"),
          "2320",
          "AMT02",
          "B7",
          who + ": AMT*D is negative, " + paid + "; a reversal is unresolved");
    }
  }

  private void notAdjudicated(OtherPayer payer, boolean lineLevel, String who) {
    boolean decided = lineLevel || !payer.adjustments().isEmpty() || payer.adjudicated() != null;
    if (decided) {
      add(
          payer.origin(),
          "2320",
          "AMT",
          "B8",
          who + ": what it decided is sent without the amount that it paid (AMT*D)");
    }
    Money nonCovered = payer.nonCovered();
    if (nonCovered != null) {
      compare(
          origin(payer, "A8"),
          "2320",
          "AMT02",
          "B4",
          who + ": AMT*A8 is not the claim's charge",
          claim.charge(),
          nonCovered);
    }
  }

  private void line(Line line, OtherPayer payer, Money explained, String who) {
    if (adjudications(line, payer).isEmpty() && line.charge().isZero()) {
      return;
    }
    compare(
        line.professional().origin(),
        "2430",
        "SV102",
        "B1",
        "line "
            + line.number()
            + ", "
            + who
            + ": the line's charge is not what that payer paid plus its adjustments",
        line.charge(),
        explained);
  }

  private void lineSignsAndDates(Line line, LineAdjudication adjudication, String who) {
    if (adjudication.paid().isNegative()) {
      add(
          adjudication.origin(),
          "2430",
          "SVD02",
          "B7",
          "line "
              + line.number()
              + ", "
              + who
              + ": SVD02 is negative, "
              + adjudication.paid()
              + "; a reversal is unresolved");
    }
    if (adjudication.adjudicated() == null) {
      add(
          adjudication.origin(),
          "2430",
          "DTP",
          "B8",
          "line " + line.number() + ", " + who + ": the adjudication date (DTP*573) is missing");
    }
  }

  /** B6 and the claim level's part of B8. */
  private void levels(OtherPayer payer, boolean lineLevel, String who) {
    boolean lineLiability =
        claim.lines().stream()
            .flatMap(line -> adjudications(line, payer).stream())
            .anyMatch(a -> a.remainingLiability() != null);
    if (payer.remainingLiability() != null && lineLiability) {
      add(
          origin(payer, "EAF"),
          "2320",
          "AMT",
          "B6",
          who + ": the remaining liability (AMT*EAF) stands at claim and at line level");
    }
    if (lineLevel && payer.adjudicated() != null) {
      add(
          payer.origin(),
          "2330B",
          "DTP",
          "B6",
          who + ": the adjudication date (DTP*573) stands at claim and at line level");
    }
    if (!lineLevel && payer.adjudicated() == null) {
      add(
          payer.origin(),
          "2330B",
          "DTP",
          "B8",
          who + ": AMT*D is sent without an adjudication date (DTP*573)");
    }
  }

  private static List<LineAdjudication> adjudications(Line line, OtherPayer payer) {
    return line.adjudications().stream()
        .filter(a -> a.payerId().equals(payer.payer().id()))
        .toList();
  }

  private static Money sum(List<Adjustment> adjustments) {
    return adjustments.stream().map(Adjustment::amount).collect(Money.sum());
  }

  /** Where the amount was read, otherwise where the payer's loop begins. */
  private static Origin origin(OtherPayer payer, String qualifier) {
    Amount amount = Amount.find(payer.amounts(), qualifier);
    return amount == null ? payer.origin() : amount.origin();
  }

  private void compare(
      Origin origin,
      String loop,
      String element,
      String rule,
      String what,
      Money expected,
      Money found) {
    if (!expected.equals(found)) {
      add(
          origin,
          loop,
          element,
          rule,
          what
              + ": expected "
              + expected
              + ", found "
              + found
              + ", difference "
              + found.minus(expected));
    }
  }

  private void add(Origin origin, String loop, String element, String rule, String message) {
    problems.add(
        new Problem(
            Severity.ERROR, interchange, transaction, place(origin), loop, element, rule, message));
  }

  /** What was read without its own place stands with its claim. */
  private int place(Origin origin) {
    return origin.position() == 0 ? claim.position() : origin.position();
  }
}
