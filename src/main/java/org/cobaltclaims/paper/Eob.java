package org.cobaltclaims.paper;

import java.time.LocalDate;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.remittance.ClaimPayment;
import org.jspecify.annotations.Nullable;

/**
 * What one payer decided on one claim, as the next payer is shown it (DOMAIN 6.1): this claim's
 * patient and lines alone, whatever else the remittance held.
 *
 * @param check the payment that it came with
 * @param content the claim
 * @param coverage the patient's policy with the payer
 * @param payment the decision, lines matched to ours
 */
public record Eob(Check check, ClaimContent content, Coverage coverage, ClaimPayment payment) {

  /**
   * A check or EFT, without its total: that is of other patients too.
   *
   * @param payer 1000A N102
   * @param method BPR04; empty if not known
   * @param trace TRN02; empty if not known
   * @param date BPR16; null if not known
   * @param source how the decision came to us, for the page's foot
   */
  public record Check(
      String payer, String method, String trace, @Nullable LocalDate date, String source) {

    /** A decision that came in with the practice's own claim: nothing is known of its check. */
    public static Check notKnown(Coverage coverage) {
      return new Check(
          coverage.payerName(), "", "", null, "the claim of the practice's own system");
    }
  }
}
