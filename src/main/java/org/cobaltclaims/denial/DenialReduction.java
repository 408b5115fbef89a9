package org.cobaltclaims.denial;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Classification;
import org.cobaltclaims.remittance.Classification.Reason;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.ReasonCodes.Action;
import org.cobaltclaims.remittance.ReasonCodes.Kind;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;
import org.cobaltclaims.remittance.Remarks;

/**
 * What a payer's reasons come to for the claim: all of a line's, then all of the lines' (DOMAIN
 * 5.2). Of two actions the one that comes first in {@link Action} wins, of two words about the next
 * payer the more restrictive one. Pure.
 *
 * @param action what the claim's reasons ask for, before the overrides O1 to O8
 * @param secondary may the next payer be billed
 * @param decisive the reason that brought the action about; empty if no reason moves money
 * @param reasons all of them in the order in which they came
 */
public record DenialReduction(
    Action action, Secondary secondary, Optional<Reason> decisive, List<Reason> reasons) {

  public DenialReduction {
    reasons = List.copyOf(reasons);
  }

  /**
   * Reduces a decision.
   *
   * @param level the level of the payer that decided
   */
  public static DenialReduction of(ClaimPayment payment, int level, ReasonCodes codes) {
    Classification classification = Classification.of(payment, level, codes);
    List<Reason> reasons = Classification.reasons(payment, level, codes);
    Optional<Reason> decisive =
        reasons.stream()
            .min(
                Comparator.comparing((Reason r) -> r.rule().kind() == Kind.MONEY)
                    .thenComparing(r -> r.rule().action())
                    .thenComparing(r -> r.row().amount(), Comparator.reverseOrder()));
    return new DenialReduction(
        classification.action(), classification.secondary(), decisive, reasons);
  }

  /** The remark that changes the decisive reason's rule; empty if none does. */
  public String remark(int level, ReasonCodes codes) {
    return decisive
        .filter(r -> codes.lookup(r.row().reason(), r.row().group()).kind() == Kind.DENIAL)
        .flatMap(r -> Remarks.strongest(r.remarks(), level))
        .orElse("");
  }

  /** True if nothing says no although nothing was paid: it must not be written off silently. */
  public boolean unexplained() {
    return action == Action.REVIEW && decisive.filter(r -> r.rule().kind() != Kind.MONEY).isEmpty();
  }

  /** True if the decisive reason needs a remark and has none that explains it (DOMAIN 3.10). */
  public boolean remarkMissing() {
    return decisive.filter(r -> Remarks.missing(r.row().reason(), r.remarks())).isPresent();
  }
}
