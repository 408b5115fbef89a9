package org.cobaltclaims.remittance;

import static java.util.Map.entry;
import static org.cobaltclaims.remittance.ReasonCodes.Action.BILL_OTHER_PAYER_FIRST;
import static org.cobaltclaims.remittance.ReasonCodes.Action.CORRECT_N1;
import static org.cobaltclaims.remittance.ReasonCodes.Action.CORRECT_R7;
import static org.cobaltclaims.remittance.ReasonCodes.Action.HOLD;
import static org.cobaltclaims.remittance.ReasonCodes.Action.INVESTIGATE_DUP;
import static org.cobaltclaims.remittance.ReasonCodes.Action.REQUEST_INFO;
import static org.cobaltclaims.remittance.ReasonCodes.Action.SEND_DOCS;
import static org.cobaltclaims.remittance.ReasonCodes.Secondary.FIX_FIRST;
import static org.cobaltclaims.remittance.ReasonCodes.Secondary.NO;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.remittance.ReasonCodes.Action;
import org.cobaltclaims.remittance.ReasonCodes.Kind;
import org.cobaltclaims.remittance.ReasonCodes.Rule;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;
import org.jspecify.annotations.Nullable;

/** What remark codes (RARC, MOA03-07 and LQ*HE) change (DOMAIN 5.5, 3.10). */
public final class Remarks {

  /** The payer forwarded the claim to another payer: a crossover (DOMAIN 3.6). */
  public static final Set<String> FORWARDED = Set.of("MA18", "MA07", "N89");

  /** The payer says that it did not forward the claim. */
  public static final Set<String> NOT_FORWARDED = Set.of("MA08", "MA19");

  /** The payer split the claim; its parts come as CLPs of their own (DOMAIN 2.10). */
  public static final String SPLIT = "MA15";

  /** A QMB or Medicaid patient must not be billed (DOMAIN 5.5). */
  private static final Set<String> PATIENT_NOT_BILLABLE = Set.of("N192", "N781", "N782", "N783");

  /** About other insurance: COB data on a later claim, another payer on a primary one. */
  private static final Set<String> OTHER_INSURANCE =
      Set.of("MA04", "N4", "N479", "N480", "MA92", "MA83", "N245", "N598");

  private static final Set<String> NEEDS_REMARK =
      Set.of("16", "96", "129", "A1", "226", "227", "252");

  /** Remarks about appeal rights, forwarding and splitting explain no denial. */
  private static final Set<String> EXPLAINS_NOTHING =
      Set.of("MA01", "MA02", "MA13", "MA15", "MA18", "MA07", "N89", "MA08", "MA19");

  private record Change(Action action, Secondary secondary) {}

  private static final Map<String, Change> OVERRIDES =
      Map.ofEntries(
          entry("MA130", new Change(CORRECT_N1, FIX_FIRST)),
          entry("N517", new Change(CORRECT_N1, FIX_FIRST)),
          entry("N522", new Change(INVESTIGATE_DUP, NO)),
          entry("N779", new Change(HOLD, NO)),
          entry("M51", new Change(CORRECT_R7, FIX_FIRST)),
          entry("N56", new Change(CORRECT_R7, FIX_FIRST)),
          entry("M20", new Change(CORRECT_R7, FIX_FIRST)),
          entry("M53", new Change(CORRECT_R7, FIX_FIRST)),
          entry("M76", new Change(CORRECT_R7, FIX_FIRST)),
          entry("M77", new Change(CORRECT_R7, FIX_FIRST)),
          entry("MA63", new Change(CORRECT_R7, FIX_FIRST)),
          entry("N257", new Change(CORRECT_R7, FIX_FIRST)),
          entry("N265", new Change(CORRECT_R7, FIX_FIRST)),
          entry("N286", new Change(CORRECT_R7, FIX_FIRST)),
          entry("N290", new Change(CORRECT_R7, FIX_FIRST)),
          entry("N382", new Change(CORRECT_R7, FIX_FIRST)),
          entry("M127", new Change(SEND_DOCS, FIX_FIRST)),
          entry("N29", new Change(SEND_DOCS, FIX_FIRST)),
          entry("N706", new Change(SEND_DOCS, FIX_FIRST)),
          entry("N179", new Change(REQUEST_INFO, FIX_FIRST)),
          entry("N418", new Change(BILL_OTHER_PAYER_FIRST, FIX_FIRST)));

  private Remarks() {}

  /** False where collecting from the patient is forbidden by a remark of the decision. */
  public static boolean patientBillable(ClaimPayment payment) {
    return allOf(payment).stream().noneMatch(PATIENT_NOT_BILLABLE::contains);
  }

  /** The claim's remarks and those of all its lines. */
  public static List<String> allOf(ClaimPayment payment) {
    return Stream.concat(
            payment.remarks().stream(),
            payment.lines().stream().flatMap(line -> line.remarks().stream()))
        .distinct()
        .toList();
  }

  /** A denial's rule as the remarks change it; null if they change nothing. */
  static @Nullable Rule override(Rule rule, List<String> remarks, int level) {
    return remarks.stream()
        .map(remark -> override(remark, level))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Change::secondary).thenComparing(Change::action))
        .map(found -> new Rule(Kind.DENIAL, found.action(), found.secondary(), rule.label()))
        .orElse(null);
  }

  /** The remark that changes a denial's rule most; empty if none does. */
  public static Optional<String> strongest(List<String> remarks, int level) {
    return remarks.stream()
        .filter(remark -> override(remark, level).isPresent())
        .min(
            Comparator.comparing((String remark) -> change(remark, level).secondary())
                .thenComparing(remark -> change(remark, level).action()));
  }

  /** True if a reason needs a remark (DOMAIN 3.10), and none of those that came explains it. */
  public static boolean missing(String carc, List<String> remarks) {
    return needsRemark(carc) && !explains(remarks);
  }

  private static Change change(String remark, int level) {
    return override(remark, level).orElseThrow();
  }

  private static Optional<Change> override(String remark, int level) {
    if (OTHER_INSURANCE.contains(remark)) {
      return Optional.of(new Change(level == 1 ? BILL_OTHER_PAYER_FIRST : CORRECT_R7, FIX_FIRST));
    }
    return Optional.ofNullable(OVERRIDES.get(remark));
  }

  static boolean needsRemark(String carc) {
    return NEEDS_REMARK.contains(carc);
  }

  static boolean explains(List<String> remarks) {
    return remarks.stream().anyMatch(remark -> !EXPLAINS_NOTHING.contains(remark));
  }
}
