package org.cobaltclaims.simulator;

import java.util.List;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Money;

/**
 * What a payer decided on a claim, explaining every cent of every line.
 *
 * @param status CLP02
 * @param claimRemarks MOA03-07
 * @param forwardedTo the payer to which the claim was forwarded (NM1*TT), empty if to none
 * @param interest AMT*I and PLB L6, zero if none
 * @param comesFirst the payer that comes before this one (NM1*PR), empty if none
 */
record Decision(
    String status,
    List<Line> lines,
    List<String> claimRemarks,
    List<SeenClaim.Name> forwardedTo,
    Money interest,
    List<SeenClaim.Name> comesFirst) {

  /** A decision of the payer whose turn it was. */
  Decision(
      String status,
      List<Line> lines,
      List<String> claimRemarks,
      List<SeenClaim.Name> forwardedTo,
      Money interest) {
    this(status, lines, claimRemarks, forwardedTo, interest, List.of());
  }

  Decision {
    lines = List.copyOf(lines);
    claimRemarks = List.copyOf(claimRemarks);
    forwardedTo = List.copyOf(forwardedTo);
    comesFirst = List.copyOf(comesFirst);
  }

  /** CAS, one reason. */
  record Reason(AdjustmentGroup group, String code, Money amount) {}

  /**
   * @param allowed AMT*B6
   * @param remarks LQ*HE
   * @param paidAs SVC01 where it is not what was billed, which then stands in SVC06; else empty
   */
  record Line(
      SeenClaim.Line billed,
      Money paid,
      List<Reason> reasons,
      Money allowed,
      List<String> remarks,
      String paidAs) {

    /** A line that was decided as it was billed. */
    Line(
        SeenClaim.Line billed,
        Money paid,
        List<Reason> reasons,
        Money allowed,
        List<String> remarks) {
      this(billed, paid, reasons, allowed, remarks, "");
    }

    Line {
      reasons = reasons.stream().filter(r -> !r.amount().isZero()).toList();
      remarks = List.copyOf(remarks);
      Money explained = reasons.stream().map(Reason::amount).collect(Money.sum()).plus(paid);
      if (!explained.equals(billed.charge())) {
        throw new IllegalStateException("line " + billed.number() + " is not explained in full");
      }
    }

    Money patientResponsibility() {
      return reasons.stream()
          .filter(r -> r.group() == AdjustmentGroup.PR)
          .map(Reason::amount)
          .collect(Money.sum());
    }
  }

  /** The charge of the lines that it is about: the claim's, or that of a part of it. */
  Money charge() {
    return lines.stream().map(line -> line.billed().charge()).collect(Money.sum());
  }

  Money paid() {
    return lines.stream().map(Line::paid).collect(Money.sum());
  }

  Money patientResponsibility() {
    return lines.stream().map(Line::patientResponsibility).collect(Money.sum());
  }
}
