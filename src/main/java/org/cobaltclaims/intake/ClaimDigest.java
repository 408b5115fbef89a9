package org.cobaltclaims.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.StoredJson;
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
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(StoredJson.write(meaning).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
