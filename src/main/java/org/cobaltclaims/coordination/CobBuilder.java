package org.cobaltclaims.coordination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.coordination.PriorAdjudication.CobLine;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentLine;
import org.jspecify.annotations.Nullable;

/**
 * From what a prior payer decided to what the next payer is told (DOMAIN 2.3, 2.4, 2.7, 2.9, 2.10).
 * Copies group, reason and amount as they came, invents nothing.
 */
public final class CobBuilder {

  private static final int REASONS_PER_CAS = 6;
  private static final int CAS_PER_LOOP = 5;

  /** The code sets that SVD03 can name; an 835 may also adjudicate by drug or revenue codes. */
  private static final Set<String> CODE_SETS = Set.of("ER", "HC", "HP", "IV", "WK");

  private static final int FIRST_REMARK = 2;
  private static final int LAST_REMARK = 6;

  private CobBuilder() {}

  /**
   * What building gave.
   *
   * @param adjudication what the next payer is told; null if there are problems
   * @param problems why it cannot be told: lines without a decision, decisions without a line,
   *     amounts that do not balance, more than segments have room for
   * @param onPaper what a printed claim and the EOB behind it tell; null if there are problems
   *     other than the want of room in segments
   */
  public record Result(
      @Nullable PriorAdjudication adjudication,
      List<Imbalance> problems,
      @Nullable PriorAdjudication onPaper) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Builds what one prior payer decided.
   *
   * @param priorLevel that payer's level
   * @param payments its effective decision (see {@link EffectiveAdjudication}): one, or the parts
   *     of a split claim; lines matched to ours
   * @param prior that payer's profile
   * @param destination the profile of the payer that is told
   */
  public static Result build(
      ClaimContent content,
      int priorLevel,
      List<ClaimPayment> payments,
      PayerProfile prior,
      PayerProfile destination) {
    Coverage coverage = content.coverage(priorLevel);
    if (coverage == null || payments.isEmpty()) {
      throw new IllegalArgumentException("no coverage or no decision at level " + priorLevel);
    }
    List<Imbalance> problems = new ArrayList<>();
    List<CobLine> lines = new ArrayList<>();
    List<Adjustment> claimRows = new ArrayList<>();
    for (ClaimPayment payment : payments) {
      claimRows.addAll(payment.adjustments());
      for (PaymentLine line : payment.lines()) {
        if (!Matching.carriesMoney(line)) {
          continue;
        }
        if (line.lineNumber() == 0) {
          problems.add(unmatched(line));
        } else {
          lines.add(line(content, payments, line));
        }
      }
    }
    boolean wholeOnly = payments.stream().allMatch(p -> p.lines().isEmpty());
    lines.sort(Comparator.comparingInt(CobLine::lineNumber));
    List<Adjustment> rows = grouped(claimRows);
    PriorAdjudication built =
        withLiability(
            new PriorAdjudication(
                priorLevel,
                coverage.payerId(),
                payments.stream().map(ClaimPayment::paid).collect(Money.sum()),
                rows,
                null,
                adjudicated(payments),
                wholeOnly,
                destination.sendPriorPayerControlNumber() ? controlNumber(payments) : "",
                outpatientAdjudication(payments),
                lines,
                payments.stream().map(ClaimPayment::id).toList()),
            prior,
            destination);
    problems.addAll(CobBalance.check(content, built));
    PriorAdjudication onPaper = problems.isEmpty() ? built : null;
    problems.addAll(unsayable(built));
    return new Result(problems.isEmpty() ? built : null, problems, onPaper);
  }

  /**
   * What is still owed after a payer by a set of its adjustments (DOMAIN 2.7): the patient's part
   * without what was paid to the patient, and, where the payer is out of network and its cuts may
   * be billed, those cuts. Never negative.
   */
  public static Money remainingLiability(List<Adjustment> rows, PayerProfile prior) {
    return remainingLiability(rows, prior.outOfNetwork() && prior.oonBalanceBillable());
  }

  /** The same, told whether the payer's cuts may be billed. */
  static Money remainingLiability(List<Adjustment> rows, boolean cutsAreBillable) {
    return rows.stream()
        .filter(row -> isLiability(row, cutsAreBillable))
        .map(Adjustment::amount)
        .collect(Money.sum())
        .max(Money.ZERO);
  }

  private static boolean isLiability(Adjustment row, boolean cutsAreBillable) {
    return switch (row.group()) {
      case PR -> !row.reason().equals("100");
      case OA, PI -> cutsAreBillable && row.reason().equals("45");
      case CO, CR -> false;
    };
  }

  /**
   * Remaining liability stands where the payer reported: at the lines, unless it reported the
   * patient's part for the claim as a whole (RFI-1517).
   */
  private static PriorAdjudication withLiability(
      PriorAdjudication built, PayerProfile prior, PayerProfile destination) {
    if (!destination.sendEaf()) {
      return built;
    }
    boolean ofClaim =
        built.atClaimLevelOnly() || remainingLiability(built.adjustments(), prior).isPositive();
    List<CobLine> lines = built.lines();
    Money liability = null;
    if (ofClaim) {
      List<Adjustment> all = new ArrayList<>(built.adjustments());
      lines.forEach(line -> all.addAll(line.adjustments()));
      liability = remainingLiability(all, prior);
    } else {
      lines =
          lines.stream()
              .map(line -> withLiability(line, remainingLiability(line.adjustments(), prior)))
              .toList();
    }
    return new PriorAdjudication(
        built.level(),
        built.payerId(),
        built.paid(),
        built.adjustments(),
        liability,
        built.adjudicated(),
        built.atClaimLevelOnly(),
        built.payerClaimControlNumber(),
        built.outpatientAdjudication(),
        lines,
        built.sources());
  }

  private static CobLine withLiability(CobLine line, Money liability) {
    return new CobLine(
        line.lineNumber(),
        line.paid(),
        line.procedure(),
        line.units(),
        line.bundledInto(),
        line.adjustments(),
        liability);
  }

  private static CobLine line(ClaimContent content, List<ClaimPayment> payments, PaymentLine line) {
    return new CobLine(
        line.lineNumber(),
        line.paid(),
        line.procedure(),
        line.units(),
        bundledInto(content, payments, line),
        grouped(line.adjustments()),
        null);
  }

  /**
   * SVD06: a line that was paid nothing because it is included (97) in the one other line that was
   * paid under the same code, which is not the code that was billed (DOMAIN 2.9).
   */
  private static int bundledInto(
      ClaimContent content, List<ClaimPayment> payments, PaymentLine absorbed) {
    boolean included =
        absorbed.paid().isZero()
            && absorbed.adjustments().stream()
                .anyMatch(row -> row.reason().equals("97") && row.amount().isPositive());
    boolean recoded =
        content.lines().stream()
            .filter(line -> line.number() == absorbed.lineNumber())
            .map(ServiceLine::procedure)
            .noneMatch(billed -> billed.code().equals(absorbed.procedure().code()));
    if (!included || !recoded) {
      return 0;
    }
    List<Integer> paying =
        payments.stream()
            .flatMap(payment -> payment.lines().stream())
            .filter(line -> line.lineNumber() != absorbed.lineNumber() && line.lineNumber() != 0)
            .filter(line -> line.paid().isPositive())
            .filter(line -> line.procedure().code().equals(absorbed.procedure().code()))
            .map(PaymentLine::lineNumber)
            .distinct()
            .toList();
    return paying.size() == 1 ? paying.get(0) : 0;
  }

  /**
   * Rows without zero amounts, those of a group together, groups in the order of their first row.
   */
  private static List<Adjustment> grouped(List<Adjustment> rows) {
    List<Adjustment> kept = rows.stream().filter(row -> !row.amount().isZero()).toList();
    List<AdjustmentGroup> order = kept.stream().map(Adjustment::group).distinct().toList();
    return order.stream()
        .flatMap(group -> kept.stream().filter(row -> row.group() == group))
        .toList();
  }

  /**
   * What the segments have no room for: more than five CAS of six reasons, code sets that SVD03
   * does not know.
   */
  private static List<Imbalance> unsayable(PriorAdjudication built) {
    List<Imbalance> problems = new ArrayList<>();
    tooManyRows(problems, 0, built.adjustments());
    for (CobLine line : built.lines()) {
      tooManyRows(problems, line.lineNumber(), line.adjustments());
      if (!CODE_SETS.contains(line.procedure().qualifier())) {
        problems.add(
            Imbalance.of(
                "2.4-SVD03",
                line.lineNumber(),
                Money.ZERO,
                Money.ZERO,
                "the payer decided by a code that is no procedure code, which a claim cannot tell:"
                    + " print it"));
      }
    }
    return problems;
  }

  private static void tooManyRows(List<Imbalance> problems, int line, List<Adjustment> rows) {
    Map<AdjustmentGroup, Integer> perGroup = new EnumMap<>(AdjustmentGroup.class);
    rows.forEach(row -> perGroup.merge(row.group(), 1, Integer::sum));
    int segments =
        perGroup.values().stream()
            .mapToInt(count -> (count + REASONS_PER_CAS - 1) / REASONS_PER_CAS)
            .sum();
    if (segments > CAS_PER_LOOP) {
      problems.add(
          Imbalance.of(
              "2.4-CAS",
              line,
              Money.ZERO,
              Money.ZERO,
              "more adjustment reasons than a claim can carry: print it"));
    }
  }

  private static Imbalance unmatched(PaymentLine line) {
    return Imbalance.of(
        "2.10-LINE",
        0,
        Money.ZERO,
        line.charge(),
        "no line of ours matches the payer's line at segment "
            + line.segment()
            + ": match it by hand");
  }

  private static LocalDate adjudicated(List<ClaimPayment> payments) {
    return payments.stream()
        .map(ClaimPayment::adjudicated)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The newest control number counts (DOMAIN 2.10); the payments come in their order of time. */
  private static String controlNumber(List<ClaimPayment> payments) {
    return payments.get(payments.size() - 1).payerClaimControlNumber();
  }

  /**
   * MOA as it came. Of a split claim with several, the first tells the rate and the amount, if the
   * others agree; the remarks of all stand together, each once, as far as there is room for them.
   */
  private static List<String> outpatientAdjudication(List<ClaimPayment> payments) {
    List<List<String>> all =
        payments.stream()
            .map(ClaimPayment::outpatientAdjudication)
            .filter(moa -> !moa.isEmpty())
            .distinct()
            .toList();
    if (all.size() <= 1) {
      return all.isEmpty() ? List.of() : all.get(0);
    }
    List<String> merged = new ArrayList<>();
    for (int element = 0; element < FIRST_REMARK; element++) {
      int at = element;
      List<String> said = all.stream().map(moa -> element(moa, at)).distinct().toList();
      merged.add(said.size() == 1 ? said.get(0) : "");
    }
    all.stream()
        .flatMap(
            moa -> IntStream.rangeClosed(FIRST_REMARK, LAST_REMARK).mapToObj(i -> element(moa, i)))
        .filter(remark -> !remark.isEmpty())
        .distinct()
        .limit(LAST_REMARK - FIRST_REMARK + 1L)
        .forEach(merged::add);
    return merged;
  }

  private static String element(List<String> moa, int index) {
    return index < moa.size() ? moa.get(index) : "";
  }
}
