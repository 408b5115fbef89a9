package org.cobaltclaims.intake;

import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ProfessionalClaim;

/**
 * An 837P claim as it is understood, before anything is stored.
 *
 * @param content the bill; its lines bear the control numbers that the practice gave them
 * @param level the level of the payer that the claim is for
 * @param priorPayments what the payers before had decided, ascending by level; empty for a primary
 *     claim
 */
public record IncomingClaim(ClaimContent content, int level, List<PriorPayment> priorPayments) {

  public IncomingClaim {
    priorPayments = List.copyOf(priorPayments);
  }

  /**
   * Understands one claim of a file.
   *
   * @param claim one of the claims of {@code file}
   * @throws ClaimRefused if it has faults or lacks what every bill needs
   */
  public static IncomingClaim of(X12File file, ProfessionalClaim claim) {
    FileClaims.of(file).stream()
        .filter(found -> found.claim() == claim && !found.faults().isEmpty())
        .findFirst()
        .ifPresent(
            found -> {
              throw new ClaimRefused("UNREADABLE", found.faultSummary());
            });
    PayerOrder order = PayerOrder.of(claim);
    return new IncomingClaim(
        ClaimContentMapping.content(claim, order, null),
        order.destinationLevel(),
        PriorPaymentMapping.payments(claim, order, claim.claimNumber()));
  }
}
