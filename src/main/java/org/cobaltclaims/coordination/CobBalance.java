package org.cobaltclaims.coordination;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.coordination.PriorAdjudication.CobLine;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;

/**
 * Whether what the next payer is told balances, to the cent (DOMAIN 2.5), and what remains is what
 * was left to the patient (2.7). Each prior payer explains the whole charge on its own. A claim
 * with a failure does not leave; nothing is ever added to make it balance.
 */
public final class CobBalance {

  private CobBalance() {}

  /** B1 to B8 and 2.7 for one prior payer; empty if it balances. */
  public static List<Imbalance> check(ClaimContent content, PriorAdjudication prior) {
    return new Check(content, prior).run();
  }

  /** B1 to B8 and 2.7 for every prior payer of a built claim. */
  public static List<Imbalance> check(BilledClaim claim) {
    return claim.priorAdjudications().stream()
        .flatMap(prior -> check(claim.content(), prior).stream())
        .toList();
  }

  private static final class Check {
    private final ClaimContent content;
    private final PriorAdjudication prior;
    private final List<Imbalance> failures = new ArrayList<>();

    Check(ClaimContent content, PriorAdjudication prior) {
      this.content = content;
      this.prior = prior;
    }

    List<Imbalance> run() {
      Money charge = content.charge();
      Money lineCharges = content.lines().stream().map(ServiceLine::charge).collect(Money.sum());
      equal("B5", 0, charge, lineCharges, "the lines do not add up to the claim's charge");
      signs();
      levels();
      liabilities();
      pairs();
      Money claimAdjusted = sum(prior.adjustments());
      if (prior.atClaimLevelOnly()) {
        equal(
            "B4",
            0,
            charge,
            prior.paid().plus(claimAdjusted),
            "the payer's payment and adjustments do not explain the charge");
        return failures;
      }
      content.lines().forEach(this::line);
      Money linesPaid = prior.lines().stream().map(CobLine::paid).collect(Money.sum());
      Money linesAdjusted =
          prior.lines().stream().map(line -> sum(line.adjustments())).collect(Money.sum());
      equal(
          "B2",
          0,
          linesPaid.minus(claimAdjusted),
          prior.paid(),
          "the payer's payment is not its lines' payments less its claim adjustments");
      equal(
          "B3",
          0,
          charge,
          prior.paid().plus(claimAdjusted).plus(linesAdjusted),
          "the payer's payment and adjustments do not explain the charge");
      return failures;
    }

    private void line(ServiceLine line) {
      List<CobLine> decided =
          prior.lines().stream().filter(l -> l.lineNumber() == line.number()).toList();
      if (decided.isEmpty()) {
        add(
            "B1",
            line.number(),
            line.charge(),
            Money.ZERO,
            "the payer decided nothing on this line: look for the rest of its decision");
        return;
      }
      equal(
          "B1",
          line.number(),
          line.charge(),
          decided.stream().map(l -> l.paid().plus(sum(l.adjustments()))).collect(Money.sum()),
          "line charge is not what the payer paid plus its adjustments");
    }

    private void signs() {
      if (prior.paid().isNegative()) {
        add("B7", 0, Money.ZERO, prior.paid(), "negative payment: a reversal is not resolved");
      }
      for (CobLine line : prior.lines()) {
        if (line.paid().isNegative()) {
          add(
              "B7",
              line.lineNumber(),
              Money.ZERO,
              line.paid(),
              "negative payment: a reversal is not resolved");
        }
      }
    }

    /** B6: money, dates and remaining liability of a payer stand at one level. */
    private void levels() {
      if (prior.atClaimLevelOnly()) {
        for (CobLine line : prior.lines()) {
          add(
              "B6",
              line.lineNumber(),
              Money.ZERO,
              line.paid(),
              "a decision on the claim as a whole has lines");
        }
      }
      Money liability = prior.remainingLiability();
      if (liability != null) {
        for (CobLine line : prior.lines()) {
          if (line.remainingLiability() != null) {
            add(
                "B6",
                line.lineNumber(),
                liability,
                line.remainingLiability(),
                "remaining liability stands at the claim and at the line");
          }
        }
      }
    }

    /** 2.7: what remains is the patient's part of the rows at its level. */
    private void liabilities() {
      Money ofClaim = prior.remainingLiability();
      if (ofClaim != null) {
        List<Adjustment> all = new ArrayList<>(prior.adjustments());
        prior.lines().forEach(line -> all.addAll(line.adjustments()));
        liability(0, all, ofClaim);
      }
      for (CobLine line : prior.lines()) {
        if (line.remainingLiability() != null) {
          liability(line.lineNumber(), line.adjustments(), line.remainingLiability());
        }
      }
    }

    /** Whether the payer's cuts may be billed as well is its profile's to say: both are right. */
    private void liability(int line, List<Adjustment> rows, Money found) {
      if (!found.equals(CobBuilder.remainingLiability(rows, true))) {
        equal(
            "2.7",
            line,
            CobBuilder.remainingLiability(rows, false),
            found,
            "what remains is not what the payer left to the patient");
      }
    }

    /** B8 and the lines that are ours: what a payer decided is about a line of the claim. */
    private void pairs() {
      for (CobLine line : prior.lines()) {
        if (content.lines().stream().noneMatch(l -> l.number() == line.lineNumber())) {
          add(
              "B8",
              line.lineNumber(),
              Money.ZERO,
              line.paid(),
              "the payer's decision is about a line that the claim does not have");
        }
        reasons(line.lineNumber(), line.adjustments());
      }
      reasons(0, prior.adjustments());
    }

    private void reasons(int line, List<Adjustment> rows) {
      for (Adjustment row : rows) {
        if (row.reason().isBlank() || row.amount().isZero()) {
          add("B8", line, Money.ZERO, row.amount(), "an adjustment lacks its reason or its amount");
        }
      }
    }

    private void equal(String rule, int line, Money expected, Money found, String message) {
      if (!expected.equals(found)) {
        add(rule, line, expected, found, message);
      }
    }

    private void add(String rule, int line, Money expected, Money found, String message) {
      failures.add(
          Imbalance.of(rule, line, expected, found, "payer " + prior.level() + ": " + message));
    }

    private static Money sum(List<Adjustment> rows) {
      return rows.stream().map(Adjustment::amount).collect(Money.sum());
    }
  }
}
