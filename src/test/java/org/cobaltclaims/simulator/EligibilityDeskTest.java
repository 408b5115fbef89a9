package org.cobaltclaims.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.eligibility.EligibilityWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The simulated payers' word on coverages (271). */
class EligibilityDeskTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private static final String QUESTION =
      "ISA*00*          *00*          *ZZ*RVFC001        *ZZ*CLRHOUSE01     *261120*0800*^*00501"
          + "*000000005*0*T*:~GS*HS*RVFC001*CLRHOUSE01*20261120*0800*5*X*005010X279A1~"
          + "ST*270*0001*005010X279A1~BHT*0022*13*E5*20261120*0800~HL*1**20*1~"
          + "NM1*PR*2*BETA SUPPLEMENTAL*****PI*67890~HL*2*1*21*1~"
          + "NM1*1P*2*RIVER VALLEY*****XX*1234567893~HL*3*2*22*0~TRN*1*T77*9123456789~"
          + "NM1*IL*1*DOE*JANE****MI*BET000000018~DMG*D8*19800315*F~DTP*291*D8*20261101~EQ*30~"
          + "SE*13*0001~GE*1*5~IEA*1*000000005~";

  @Test
  @DisplayName("DOMAIN 10: every insured person is active; the answer bears the question's trace")
  void everyInsuredPersonIsActive() throws IOException {
    byte[] question = QUESTION.getBytes(StandardCharsets.US_ASCII);
    assertThat(EligibilityDesk.isInquiry(question)).isTrue();
    assertThat(EligibilityDesk.isInquiry("ISA*GS*HC*".getBytes(StandardCharsets.US_ASCII)))
        .isFalse();

    Answer.Checked checked = EligibilityDesk.asked(question, DAY);
    String answer = EligibilityWriter.writeResponses(checked.asked(), checked.responses(), false);

    assertThat(answer)
        .contains(
            "BHT*0022*11*E5*20261121*",
            "NM1*PR*2*BETA SUPPLEMENTAL*****PI*67890~",
            "TRN*2*T77*9123456789~NM1*IL*1*DOE*JANE****MI*BET000000018~",
            "EB*1*IND*30~");
    X12File read =
        X12File.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.US_ASCII)));
    assertThat(read.problems()).isEmpty();
    assertThat(read.eligibilityResponses()).hasSize(1);
  }
}
