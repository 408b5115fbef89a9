package org.cobaltclaims.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * From a paper EOB as it is typed in to the payment that an ERA would have brought: the same
 * balance to the cent (DOMAIN 3.4), the same reasons. A summary becomes CO 45, PR 1, PR 2, PR 3, PR
 * 192 where the kind is not known (2.7), and OA 23 for what earlier payers settled.
 */
public final class EobMapping {

  private static final Set<String> STATUSES = Set.of("1", "2", "3", "4", "19", "20", "21");

  private final EobEntry entry;
  private final String claim;
  private final int level;
  private final ReasonCodes codes;
  private final List<Imbalance> wrong = new ArrayList<>();

  private EobMapping(EobEntry entry, String claim, int level, ReasonCodes codes) {
    this.entry = entry;
    this.claim = claim;
    this.level = level;
    this.codes = codes;
  }

  /**
   * The payment.
   *
   * @param claim the payer claim's id
   * @param claimNumber the control number that it was sent under
   * @param decided where the entry does not say: the check's date
   * @throws EobRefused if something is missing, or does not add up: every sum that does not
   */
  public static ClaimPayment payment(
      EobEntry entry,
      String claim,
      int level,
      String claimNumber,
      ClaimContent content,
      LocalDate decided,
      ReasonCodes codes) {
    EobMapping mapping = new EobMapping(entry, claim, level, codes);
    ClaimPayment payment = mapping.payment(claimNumber, content, decided);
    mapping.wrong.addAll(PaymentBalance.failures(payment));
    if (!mapping.wrong.isEmpty()) {
      throw new EobRefused(
          mapping.wrong.stream().map(fault -> new EobRefused.Fault(claim, fault)).toList());
    }
    return payment;
  }

  private ClaimPayment payment(String claimNumber, ClaimContent content, LocalDate decided) {
    String status = Objects.requireNonNullElse(entry.status(), String.valueOf(Math.min(level, 3)));
    if (!STATUSES.contains(status)) {
      throw refused(
          "status is one of 1, 2, 3, 4, 19, 20, 21; what was posted is taken back by a correction");
    }
    Amounts whole = amounts(0, entry.summary(), null, entry.adjustments(), "the claim");
    List<PaymentLine> lines = lines(content);
    Money charge = money(entry.charge(), content.charge());
    Money adjusted = whole.adjustments().stream().map(Adjustment::amount).collect(Money.sum());
    Money paid;
    if (entry.summary() != null) {
      if (!lines.isEmpty() || entry.paid() != null) {
        throw refused("a summary stands alone: for the claim as a whole, or for each line");
      }
      paid = whole.paid();
    } else if (entry.paid() != null) {
      paid = Money.ofCents(entry.paid());
    } else if (lines.isEmpty()) {
      throw refused(0, "paid", "paid is missing: what the payer paid in all, 0 for nothing");
    } else {
      paid = lines.stream().map(PaymentLine::paid).collect(Money.sum()).minus(adjusted);
    }
    if (paid.isNegative()) {
      throw refused(
          0, "paid", "paid is not negative: what was posted is taken back by a correction");
    }
    if (!charge.equals(content.charge())) {
      wrong.add(
          Imbalance.of(
              "3.7", 0, content.charge(), charge, "the charge on the EOB is not what was billed"));
    }
    checkAllowed(0, entry.allowed(), charge, all(whole.adjustments(), lines), entry.remarks());
    return new ClaimPayment(
        "",
        claimNumber,
        status,
        charge,
        paid,
        null,
        "",
        text(entry.controlNumber(), 50, "controlNumber"),
        "",
        whole.adjustments(),
        remarks(0, entry.remarks()),
        List.of(),
        text(entry.forwardedTo(), 80, "forwardedTo"),
        text(entry.originalControlNumber(), 50, "originalControlNumber"),
        content.lines().stream()
            .map(ServiceLine::serviceFrom)
            .min(Comparator.naturalOrder())
            .orElse(null),
        Objects.requireNonNullElse(entry.decided(), decided),
        lines,
        0,
        List.of(),
        null);
  }

  private List<PaymentLine> lines(ClaimContent content) {
    if (entry.lines().isEmpty()) {
      return List.of();
    }
    Map<Integer, EobEntry.Line> typed = new HashMap<>();
    for (EobEntry.Line line : entry.lines()) {
      if (typed.put(line.line(), line) != null) {
        throw refused("line %d stands twice".formatted(line.line()));
      }
    }
    List<PaymentLine> lines = new ArrayList<>();
    for (ServiceLine ours : content.lines()) {
      EobEntry.Line line = typed.remove(ours.number());
      if (line == null) {
        throw refused(
            "line %d is missing: every line, or none where the EOB speaks of the claim as a whole"
                .formatted(ours.number()));
      }
      lines.add(line(line, ours));
    }
    if (!typed.isEmpty()) {
      throw refused("line %d is none of the claim's".formatted(typed.keySet().iterator().next()));
    }
    return lines;
  }

  private PaymentLine line(EobEntry.Line line, ServiceLine ours) {
    Amounts amounts =
        amounts(
            line.line(), line.summary(), line.paid(), line.adjustments(), "line " + line.line());
    if (amounts.paid().isNegative()) {
      throw refused(line.line(), "paid", "paid of line %d is negative".formatted(line.line()));
    }
    Money charge = money(line.charge(), ours.charge());
    if (!charge.equals(ours.charge())) {
      wrong.add(
          Imbalance.of(
              "3.7",
              line.line(),
              ours.charge(),
              charge,
              "the line's charge on the EOB is not what was billed"));
    }
    checkAllowed(line.line(), line.allowed(), charge, amounts.adjustments(), line.remarks());
    Procedure decided = procedure(line, ours.procedure());
    return new PaymentLine(
        ours.number(),
        ours.controlNumber(),
        decided,
        decided.matches(ours.procedure()) ? null : ours.procedure(),
        charge,
        amounts.paid(),
        ours.units().signum() > 0 ? ours.units() : BigDecimal.ONE,
        ours.serviceFrom(),
        amounts.adjustments(),
        remarks(line.line(), line.remarks()),
        0);
  }

  private Procedure procedure(EobEntry.Line line, Procedure ours) {
    String typed = line.procedure();
    if (typed == null || typed.isBlank()) {
      return ours;
    }
    String[] parts = typed.strip().toUpperCase(Locale.ROOT).split("[:\\s-]+");
    if (Arrays.stream(parts).anyMatch(part -> !part.matches("[A-Z0-9]{1,48}"))
        || parts.length > 5) {
      throw refused(
          line.line(),
          "procedure",
          "procedure of line %d is a code, such as 99213:25".formatted(line.line()));
    }
    return new Procedure(ours.qualifier(), parts[0], List.of(parts).subList(1, parts.length), null);
  }

  private record Amounts(Money paid, List<Adjustment> adjustments) {}

  private Amounts amounts(
      int line,
      EobEntry.@Nullable Summary summary,
      @Nullable Long paid,
      List<EobEntry.Row> rows,
      String where) {
    if (summary == null) {
      if (line > 0 && paid == null) {
        throw refused(line, "paid", where + ": paid is missing, 0 for nothing");
      }
      return new Amounts(
          money(paid, Money.ZERO), rows.stream().map(r -> row(line, r, where)).toList());
    }
    if (paid != null || !rows.isEmpty()) {
      throw refused(where + ": either a summary, or paid and adjustments");
    }
    List<Adjustment> adjustments = new ArrayList<>();
    add(adjustments, AdjustmentGroup.CO, "45", summary.contractual(), where);
    add(adjustments, AdjustmentGroup.OA, "23", summary.otherPayers(), where);
    add(adjustments, AdjustmentGroup.PR, "1", summary.deductible(), where);
    add(adjustments, AdjustmentGroup.PR, "2", summary.coinsurance(), where);
    add(adjustments, AdjustmentGroup.PR, "3", summary.copay(), where);
    add(adjustments, AdjustmentGroup.PR, "192", summary.patient(), where);
    return new Amounts(money(summary.paid(), Money.ZERO), adjustments);
  }

  private void add(
      List<Adjustment> to,
      AdjustmentGroup group,
      String reason,
      @Nullable Long amount,
      String where) {
    if (amount != null && amount < 0) {
      throw refused(where + ": amounts of a summary are not negative");
    }
    if (amount != null && amount != 0) {
      to.add(new Adjustment(group, reason, Money.ofCents(amount), null, 0));
    }
  }

  private Adjustment row(int line, EobEntry.Row row, String where) {
    AdjustmentGroup group = row.group();
    String reason = row.reason();
    Long amount = row.amount();
    if (group == null
        || group == AdjustmentGroup.CR
        || reason == null
        || !reason.matches("[A-Z]{0,2}[0-9]{1,3}")
        || amount == null) {
      throw refused(
          line,
          "adjustments",
          where
              + ": an adjustment has group (CO, PR, OA, PI), reason and amount, such as CO, 45,"
              + " 7000");
    }
    return new Adjustment(group, reason, Money.ofCents(amount), null, 0);
  }

  private void checkAllowed(
      int line,
      @Nullable Long allowed,
      Money charge,
      List<Adjustment> adjustments,
      List<String> remarks) {
    if (allowed == null) {
      return;
    }
    Money explained = AllowedAmount.of(charge, adjustments, remarks, level, codes);
    if (!explained.equals(Money.ofCents(allowed))) {
      wrong.add(
          Imbalance.of(
              "3.1",
              line,
              Money.ofCents(allowed),
              explained,
              "the charge less what the contract writes off is not the allowed amount"));
    }
  }

  private static List<Adjustment> all(List<Adjustment> whole, List<PaymentLine> lines) {
    List<Adjustment> all = new ArrayList<>(whole);
    lines.forEach(line -> all.addAll(line.adjustments()));
    return all;
  }

  private List<String> remarks(int line, List<String> typed) {
    for (String remark : typed) {
      if (!remark.matches("[A-Z]{1,2}[0-9]{1,4}")) {
        throw refused(line, "remarks", "a remark is a code such as N130 or MA18");
      }
    }
    return typed;
  }

  private String text(@Nullable String typed, int longest, String field) {
    String text = typed == null ? "" : typed.strip();
    if (text.length() > longest) {
      throw refused(0, field, "%s has at most %d characters".formatted(field, longest));
    }
    return text;
  }

  private static Money money(@Nullable Long cents, Money otherwise) {
    return cents == null ? otherwise : Money.ofCents(cents);
  }

  private EobRefused refused(String message) {
    return refused(0, "", message);
  }

  private EobRefused refused(int line, String field, String message) {
    return new EobRefused(claim + ": " + message, new EobRefused.Place(claim, line, field));
  }
}
