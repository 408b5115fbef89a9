package org.cobaltclaims.edi.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.X12File;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The hierarchy is rebuilt from the claims (DOMAIN 1.3). */
class HierarchyTest {
  private static final String PRIMARY = Samples.text("prim.837");

  @Test
  void claimsOfOneSubscriberStandUnderOneLevel() {
    ClaimTransaction read = Samples.read(PRIMARY).claims().getFirst();
    ProfessionalClaim claim = read.claims().getFirst();

    assertThat(write(read, List.of(claim, claim)))
        .containsOnlyOnce("HL*1**20*1~")
        .containsOnlyOnce("HL*2*1*22*0~")
        .doesNotContain("HL*3");
  }

  @Test
  void aHundredAndOneClaimsTakeTwoSubscriberLevels() {
    ClaimTransaction read = Samples.read(PRIMARY).claims().getFirst();
    String text = write(read, java.util.Collections.nCopies(101, read.claims().getFirst()));

    assertThat(text).contains("HL*2*1*22*0~").contains("HL*3*1*22*0~").doesNotContain("HL*4*");
    assertThat(Samples.read(text).claims().getFirst().claims()).hasSize(101);
  }

  @Test
  @DisplayName("T-HIER a dependent stands in 2000C below the subscriber")
  void dependentsStandBelowTheirSubscriber() {
    String dependent =
        PRIMARY
            .replace("HL*2*1*22*0~", "HL*2*1*22*1~")
            .replace("SBR*P*18*GRP100", "SBR*P**GRP100")
            .replace("N3*22 OAK AVE~\nN4*SPRINGFIELD*IL*627020022~\nDMG*D8*19800315*F~\n", "")
            .replace(
                "CLM*",
                """
                HL*3*2*23*0~
                PAT*19~
                NM1*QC*1*DOE*SAM~
                N3*22 OAK AVE~
                N4*SPRINGFIELD*IL*627020022~
                DMG*D8*20150610*M~
                CLM*\
                """)
            .replace("SE*36*", "SE*39*");
    X12File file = Samples.read(dependent);

    assertThat(file.problems()).isEmpty();
    ClaimTransaction read = file.claims().getFirst();
    assertThat(read.claims().getFirst().dependent())
        .extracting(ProfessionalClaim.Dependent::relationship)
        .isEqualTo("19");
    assertThat(write(read, read.claims())).isEqualTo(dependent);
  }

  private static String write(ClaimTransaction transaction, List<ProfessionalClaim> claims) {
    ClaimTransaction changed =
        new ClaimTransaction(
            transaction.envelope(),
            transaction.controlNumber(),
            transaction.purpose(),
            transaction.batchReference(),
            transaction.created(),
            transaction.claimOrEncounter(),
            transaction.submitter(),
            transaction.receiver(),
            claims);
    return ClaimTransactionWriter.write(
        transaction.envelope(), List.of(changed), true, Sanitizer.STANDARD);
  }
}
