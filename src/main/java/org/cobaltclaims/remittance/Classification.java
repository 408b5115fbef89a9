package org.cobaltclaims.remittance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.ReasonCodes.Action;
import org.cobaltclaims.remittance.ReasonCodes.Kind;
import org.cobaltclaims.remittance.ReasonCodes.Rule;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;

/**
 * What a payer's decision is: paid, partly paid, the patient's, or denied, by its lines and reasons
 * and never by the claim status code alone (DOMAIN 3.3); and what is to be done about it (5.2).
 *
 * @param outcome of the claim
 * @param action the strongest action of all its lines
 * @param secondary may the next payer be billed: the most restrictive of all its lines
 * @param reason group and CARC that decided, such as {@code CO-197}; empty if nothing stands out
 * @param lines one per SVC in their order, and one with line 0 for adjustments of the claim as a
 *     whole
 */
public record Classification(
    Outcome outcome, Action action, Secondary secondary, String reason, List<LineResult> lines) {

  public Classification {
    lines = List.copyOf(lines);
  }

  /** How a payer decided on a line. */
  public enum LineOutcome {
    /** Nothing was charged and nothing was paid. */
    INFO_ONLY,
    /** Paid, but a part was denied. */
    PARTIAL,
    PAID,
    /** Nothing paid and nothing denied: the patient's, or satisfied by an earlier payer. */
    ZERO_RESPONSIBILITY,
    DENIED
  }

  /**
   * One line's result.
   *
   * @param line our line number, 0 for the claim as a whole or an unmatched line
   * @param segment position of the SVC, or of the CLP for the claim as a whole
   * @param outcome how it was decided
   * @param action the strongest action of its rows
   * @param secondary the most restrictive of its rows
   * @param reason group and CARC of the row that decided; empty if nothing stands out
   * @param unexplainedWriteOff a primary payer paid nothing and left the patient nothing although
   *     no row is a denial: a person decides, it is never written off silently
   */
  public record LineResult(
      int line,
      int segment,
      LineOutcome outcome,
      Action action,
      Secondary secondary,
      String reason,
      boolean unexplainedWriteOff) {

    private boolean unpaid() {
      return outcome == LineOutcome.DENIED || unexplainedWriteOff;
    }

    private boolean partly() {
      return outcome == LineOutcome.PARTIAL;
    }

    /** An absorbed line is paid with the line that absorbed it. */
    private LineResult explained() {
      return unexplainedWriteOff
          ? new LineResult(line, segment, outcome, Action.POST_ONLY, Secondary.YES, "", false)
          : this;
    }

    private boolean paid() {
      return outcome == LineOutcome.PAID || outcome == LineOutcome.PARTIAL;
    }
  }

  private record Judged(Adjustment row, Rule rule) {}

  private static final Comparator<Judged> STRONGEST_FIRST =
      Comparator.comparing((Judged j) -> j.rule().secondary())
          .thenComparing(j -> j.rule().action())
          .thenComparing(j -> j.row().amount(), Comparator.reverseOrder());

  /**
   * Classifies a decision.
   *
   * @param level the level of the payer that decided
   */
  public static Classification of(ClaimPayment payment, int level, ReasonCodes codes) {
    List<LineResult> results = new ArrayList<>();
    for (PaymentLine line : payment.lines()) {
      List<String> remarks = new ArrayList<>(line.remarks());
      remarks.addAll(payment.remarks());
      boolean absorbed = Bundles.isAbsorbed(line, payment);
      List<Judged> rows =
          nonZero(line.adjustments()).stream()
              .map(row -> new Judged(row, ofLine(row, line, payment, remarks, level, codes)))
              .toList();
      LineResult result =
          result(line.lineNumber(), line.segment(), line.charge(), line.paid(), rows, level);
      results.add(absorbed ? result.explained() : result);
    }
    if (results.isEmpty() || !nonZero(payment.adjustments()).isEmpty()) {
      List<Judged> rows = judge(payment.adjustments(), payment.remarks(), level, codes);
      results.add(ofWholeClaim(payment, rows, level));
    }
    LineResult strongest =
        results.stream()
            .min(
                Comparator.comparing(LineResult::secondary)
                    .thenComparing(LineResult::action)
                    .thenComparing(r -> r.reason().isEmpty()))
            .orElseThrow();
    Action action = results.stream().map(LineResult::action).min(Action::compareTo).orElseThrow();
    return new Classification(
        outcome(payment, results), action, strongest.secondary(), strongest.reason(), results);
  }

  /**
   * A reason that a payer gave, and what it means for us.
   *
   * @param line our line number, 0 for the claim as a whole
   * @param remarks the RARCs that were looked at with it
   */
  public record Reason(int line, Adjustment row, List<String> remarks, Rule rule) {
    public Reason {
      remarks = List.copyOf(remarks);
    }

    /** Group and CARC, such as {@code CO-197}. */
    public String name() {
      return Classification.name(row);
    }
  }

  /** Every reason of a decision that moves money, in the order in which it came. */
  public static List<Reason> reasons(ClaimPayment payment, int level, ReasonCodes codes) {
    List<Reason> reasons = new ArrayList<>();
    for (PaymentLine line : payment.lines()) {
      List<String> remarks = new ArrayList<>(line.remarks());
      remarks.addAll(payment.remarks());
      for (Adjustment row : nonZero(line.adjustments())) {
        Rule rule = ofLine(row, line, payment, remarks, level, codes);
        reasons.add(new Reason(line.lineNumber(), row, remarks, rule));
      }
    }
    for (Adjustment row : nonZero(payment.adjustments())) {
      Rule rule = codes.judge(row, payment.remarks(), level);
      reasons.add(new Reason(0, row, payment.remarks(), rule));
    }
    return reasons;
  }

  /** The rule of a line's row; that of a line which was absorbed in a bundle is no denial. */
  static Rule ofLine(
      Adjustment row,
      PaymentLine line,
      ClaimPayment payment,
      List<String> remarks,
      int level,
      ReasonCodes codes) {
    return Bundles.isNetted(row, line, payment)
        ? ReasonCodes.NETTED
        : codes.judge(row, remarks, level);
  }

  /** True if a line was denied, in whole or in part, or nobody can say why it was not paid. */
  public boolean hasDenial() {
    return lines.stream().anyMatch(line -> line.unpaid() || line.partly());
  }

  private static Outcome outcome(ClaimPayment payment, List<LineResult> results) {
    boolean claimDenied =
        results.stream().anyMatch(r -> r.line() == 0 && r.unpaid()) && payment.paid().isZero();
    List<LineResult> counted =
        results.stream().filter(r -> r.outcome() != LineOutcome.INFO_ONLY).toList();
    if (claimDenied || !counted.isEmpty() && counted.stream().allMatch(LineResult::unpaid)) {
      return Outcome.DENIED;
    }
    if (counted.stream().anyMatch(r -> r.unpaid() || r.partly())) {
      return Outcome.PARTIAL;
    }
    return counted.isEmpty() || counted.stream().anyMatch(LineResult::paid)
        ? Outcome.PAID
        : Outcome.PAT_RESP;
  }

  /** Adjustments of the claim as a whole: all that there is, or on top of the lines. */
  private static LineResult ofWholeClaim(ClaimPayment payment, List<Judged> rows, int level) {
    if (payment.lines().isEmpty()) {
      return result(0, payment.segment(), payment.charge(), payment.paid(), rows, level);
    }
    boolean denial = rows.stream().anyMatch(Classification::isDenial);
    LineOutcome outcome;
    if (denial) {
      outcome = payment.paid().isPositive() ? LineOutcome.PARTIAL : LineOutcome.DENIED;
    } else {
      outcome = payment.paid().isPositive() ? LineOutcome.PAID : LineOutcome.ZERO_RESPONSIBILITY;
    }
    return reduced(0, payment.segment(), outcome, rows, false);
  }

  private static LineResult result(
      int line, int segment, Money charge, Money paid, List<Judged> rows, int level) {
    boolean denial = rows.stream().anyMatch(Classification::isDenial);
    if (charge.isZero() && paid.isZero()) {
      return reduced(line, segment, LineOutcome.INFO_ONLY, List.of(), false);
    }
    if (paid.isPositive()) {
      return reduced(line, segment, denial ? LineOutcome.PARTIAL : LineOutcome.PAID, rows, false);
    }
    if (denial) {
      return reduced(line, segment, LineOutcome.DENIED, rows, false);
    }
    boolean patientShares = rows.stream().anyMatch(j -> j.row().group() == AdjustmentGroup.PR);
    return reduced(
        line,
        segment,
        LineOutcome.ZERO_RESPONSIBILITY,
        rows,
        level == 1 && !patientShares && rows.stream().noneMatch(Classification::isCapitated));
  }

  private static LineResult reduced(
      int line, int segment, LineOutcome outcome, List<Judged> rows, boolean unexplainedWriteOff) {
    Secondary secondary = Secondary.YES;
    Action action = Action.POST_ONLY;
    String reason = "";
    for (Judged judged : rows.stream().sorted(STRONGEST_FIRST).toList()) {
      secondary = min(secondary, judged.rule().secondary());
      action = min(action, judged.rule().action());
      if (reason.isEmpty() && (isDenial(judged) || unexplainedWriteOff)) {
        reason = name(judged.row());
      }
      // No contract stands behind a payer-initiated reduction: a person looks at it (DOMAIN 5.1).
      if (judged.row().group() == AdjustmentGroup.PI && judged.rule().kind() == Kind.MONEY) {
        action = min(action, Action.REVIEW);
      }
    }
    if (unexplainedWriteOff) {
      secondary = min(secondary, Secondary.REVIEW);
      action = min(action, Action.REVIEW);
    }
    return new LineResult(line, segment, outcome, action, secondary, reason, unexplainedWriteOff);
  }

  private static <T extends Enum<T>> T min(T one, T other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static boolean isCapitated(Judged judged) {
    return judged.rule().equals(ReasonCodes.CAPITATED);
  }

  private static boolean isDenial(Judged judged) {
    return judged.rule().kind() != Kind.MONEY;
  }

  private static List<Judged> judge(
      List<Adjustment> rows, List<String> remarks, int level, ReasonCodes codes) {
    return nonZero(rows).stream()
        .map(row -> new Judged(row, codes.judge(row, remarks, level)))
        .toList();
  }

  private static List<Adjustment> nonZero(List<Adjustment> rows) {
    return rows.stream().filter(row -> !row.amount().isZero()).toList();
  }

  /** {@code CO-197}. */
  static String name(Adjustment row) {
    return row.group() + "-" + row.reason();
  }
}
