package org.cobaltclaims.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.FilingDeadline;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.Scrubber;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.practice.PayerProfile;
import org.junit.jupiter.api.Test;

/**
 * The scrubber asks no more of claims from other practice systems than the standard does. The files
 * are read in place beside the project; without them the test is skipped and says so.
 */
class StrangersClaimsTest {

  private static final PayerProfile PAYER = PayerProfile.defaults("ANY", "ANY PAYER");

  @Test
  void conformingClaimsOfOthersPassSoonAfterTheService() {
    List<String> blocked = new ArrayList<>();
    int scrubbed = 0;
    for (Path file : Samples.conformingPublicFiles("837P")) {
      for (FileClaims.Found found : FileClaims.of(Samples.readPublic(file))) {
        ProfessionalClaim claim = found.claim();
        if (claim == null) {
          blocked.add(file.getFileName() + ": unreadable");
          continue;
        }
        scrubbed++;
        PayerOrder order = PayerOrder.of(claim);
        ClaimContent content = ClaimContentMapping.content(claim, order, "0000000000");
        Scrubber.scrub(
                content,
                order.destinationLevel(),
                PAYER,
                Scrubber.Facts.original(FilingDeadline.lastService(content).plusDays(30)))
            .stream()
            .filter(Finding::blocks)
            .forEach(f -> blocked.add(file.getFileName() + ": " + f.rule() + " " + f.line()));
      }
    }
    assertThat(scrubbed).isGreaterThan(10);
    assertThat(blocked).isEmpty();
  }
}
