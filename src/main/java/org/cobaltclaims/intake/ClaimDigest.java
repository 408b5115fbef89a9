package org.cobaltclaims.intake;

import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.edi.claim.ProfessionalClaim;

/** Tells whether two claims say the same, whatever files, batches and positions they came in. */
final class ClaimDigest {

  /** Stands for the family id, which a claim that is not ours yet does not have. */
  private static final String NO_FAMILY = "0000000000";

  private ClaimDigest() {}

  private record Meaning(int level, ClaimContent content, List<PriorPayment> payments) {}

  static String of(ProfessionalClaim claim, PayerOrder order) {
    Meaning meaning =
        new Meaning(
            order.destinationLevel(),
            ClaimContentMapping.content(claim, order, NO_FAMILY),
            PriorPaymentMapping.payments(claim, order, NO_FAMILY));
    return Sha256.hex(StoredJson.write(meaning));
  }
}
