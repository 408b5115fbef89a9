package org.cobaltclaims.edi.remittance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.remittance.Remittance.Adjustment;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.ProviderAdjustment;
import org.cobaltclaims.edi.remittance.Remittance.ServicePayment;
import org.cobaltclaims.money.Money;

/**
 * The balance checks T, C, L and P of DOMAIN 3.4, to the cent. A problem's rule is the check's
 * letter; its message names expected, found and difference. T stands at the BPR, C and P at the
 * CLP, L at the SVC (or at the CLP where the lines together miss the claim's charge).
 */
public final class RemittanceBalance {
  private static final String REVERSAL = "22";

  private final int interchange;
  private final int transaction;
  private final List<Problem> problems = new ArrayList<>();

  private RemittanceBalance(int interchange, int transaction) {
    this.interchange = interchange;
    this.transaction = transaction;
  }

  /**
   * All checks of a transaction.
   *
   * @param interchange the ordinal to put into the problems; 0 if not known
   * @return T, C and L as errors, P as warnings; empty if all hold
   */
  public static List<Problem> check(Remittance remittance, int interchange) {
    Sum sum = new Sum();
    remittance.claims().forEach(sum::add);
    remittance.providerAdjustments().forEach(sum::add);
    RemittanceBalance balance = new RemittanceBalance(interchange, remittance.ordinal());
    balance.transaction(remittance, sum);
    remittance.claims().forEach(balance::claim);
    return List.copyOf(balance.problems);
  }

  /** C, L and P of one claim, as {@link #check} finds them. */
  public static List<Problem> checkClaim(ClaimPayment claim, int interchange, int transaction) {
    RemittanceBalance balance = new RemittanceBalance(interchange, transaction);
    balance.claim(claim);
    return List.copyOf(balance.problems);
  }

  /** T of a transaction that was read piece by piece, as {@link #check} finds it. */
  public static List<Problem> checkTransaction(Remittance heading, Sum sum, int interchange) {
    RemittanceBalance balance = new RemittanceBalance(interchange, heading.ordinal());
    balance.transaction(heading, sum);
    return List.copyOf(balance.problems);
  }

  /** What the pieces of a transaction come to: the claims' payments less the PLB amounts. */
  public static final class Sum {
    private Money total = Money.ZERO;

    public void add(ClaimPayment claim) {
      total = total.plus(claim.paid());
    }

    public void add(ProviderAdjustment adjustment) {
      total = total.minus(adjustment.amount());
    }

    /** What BPR02 has to be, a debit being negative. */
    public Money total() {
      return total;
    }
  }

  private void transaction(Remittance heading, Sum sum) {
    compare(
        Severity.ERROR,
        heading.origin().position() == 0 ? 2 : heading.origin().position(),
        "",
        "BPR02",
        "T",
        "the payment is not the claims' payments less the provider adjustments",
        sum.total(),
        heading.signedPaid());
  }

  private void claim(ClaimPayment claim) {
    Money claimLevel = sum(claim.adjustments().stream());
    Money lineLevel =
        sum(claim.services().stream().flatMap(service -> service.adjustments().stream()));
    compare(
        Severity.ERROR,
        claim.segment(),
        "2100",
        "CLP03",
        "C",
        "the claim's charge is not its payment plus all adjustments",
        claim.charge(),
        claim.paid().plus(claimLevel).plus(lineLevel));
    for (ServicePayment service : claim.services()) {
      compare(
          Severity.ERROR,
          service.segment(),
          "2110",
          "SVC02",
          "L",
          "the line's charge is not its payment plus its adjustments",
          service.charge(),
          service.paid().plus(sum(service.adjustments().stream())));
    }
    if (!claim.services().isEmpty()) {
      compare(
          Severity.ERROR,
          claim.segment(),
          "2100",
          "CLP03",
          "L",
          "the lines' charges do not add up to the claim's charge",
          claim.charge(),
          claim.services().stream().map(ServicePayment::charge).collect(Money.sum()));
    }
    patientResponsibility(claim);
  }

  private void patientResponsibility(ClaimPayment claim) {
    Money stated = claim.patientResponsibility();
    if (stated == null || claim.status().equals(REVERSAL)) {
      return;
    }
    Money adjusted =
        sum(
            Stream.concat(
                    claim.adjustments().stream(),
                    claim.services().stream().flatMap(s -> s.adjustments().stream()))
                .filter(a -> a.group().equals("PR")));
    compare(
        Severity.WARNING,
        claim.segment(),
        "2100",
        "CLP05",
        "P",
        "the patient's responsibility is not the sum of the PR adjustments",
        adjusted,
        stated);
  }

  private static Money sum(Stream<Adjustment> adjustments) {
    return adjustments.map(Adjustment::amount).collect(Money.sum());
  }

  private void compare(
      Severity severity,
      int segment,
      String loop,
      String element,
      String rule,
      String what,
      Money expected,
      Money found) {
    if (!expected.equals(found)) {
      problems.add(
          new Problem(
              severity,
              interchange,
              transaction,
              segment,
              loop,
              element,
              rule,
              what
                  + ": expected "
                  + expected
                  + ", found "
                  + found
                  + ", difference "
                  + found.minus(expected)));
    }
  }
}
