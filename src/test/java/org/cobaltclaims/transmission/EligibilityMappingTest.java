package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.patient.EligibilityAnswer;
import org.cobaltclaims.patient.EligibilityAnswer.Outcome;
import org.cobaltclaims.patient.OtherPayer;
import org.cobaltclaims.patient.OtherPayer.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a 271 says about each person, for a day of service (DOMAIN 10). */
class EligibilityMappingTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

  @Test
  @DisplayName("DOMAIN 10: EB*1 is active on every day of the plan, and on no other")
  void thePlansDatesCountBeforeItsFlag() {
    EligibilityAnswer answer = subscriber("DTP*291*RD8*20260101-20261231~EB*1**30~");
    assertThat(answer.outcome(DAY)).isEqualTo(Outcome.ACTIVE);
    assertThat(answer.outcome(LocalDate.of(2027, 1, 1))).isEqualTo(Outcome.INACTIVE);
    assertThat(answer.outcome(LocalDate.of(2025, 12, 31))).isEqualTo(Outcome.INACTIVE);
    assertThat(answer.memberId()).isEqualTo("PRI12345");
    assertThat(answer.payerId()).isEqualTo("12345");
    assertThat(answer.trace()).isEqualTo("E1");
  }

  @Test
  @DisplayName("DOMAIN 10: EB*6 is inactive, but not on a day before the plan ended")
  void anEndedPlanHeldBefore() {
    EligibilityAnswer ended = subscriber("DTP*347*D8*20261004~EB*6**30~");
    assertThat(ended.outcome(DAY)).isEqualTo(Outcome.INACTIVE);
    assertThat(ended.outcome(DAY.minusDays(1))).isEqualTo(Outcome.ACTIVE);
    assertThat(subscriber("EB*6~").outcome(DAY)).isEqualTo(Outcome.INACTIVE);
  }

  @Test
  @DisplayName("DOMAIN 10: a benefit that is inactive does not end a plan that is active")
  void oneBenefitIsNotThePlan() {
    assertThat(subscriber("EB*1**30~EB*6**MH~").outcome(DAY)).isEqualTo(Outcome.ACTIVE);
    assertThat(subscriber("EB*1**98~EB*6**30~").outcome(DAY)).isEqualTo(Outcome.INACTIVE);
  }

  @Test
  @DisplayName("DOMAIN 10: EB*R with NM1*PRP names a payer that comes first, with its member id")
  void anotherPayerComesFirst() {
    EligibilityAnswer answer =
        subscriber(
            "EB*1**30~EB*R**30*12~REF*6P*GRP77~DTP*290*RD8*20260101-20261231~LS*2120~"
                + "NM1*PRP*2*GAMMA HEALTH*****PI*33333~NM1*IL*1*DOE*JOHN****MI*G777~LE*2120~");
    assertThat(answer.outcome(DAY)).isEqualTo(Outcome.OTHER_PRIMARY);
    assertThat(answer.outcome(LocalDate.of(2027, 2, 1))).isEqualTo(Outcome.ACTIVE);
    assertThat(answer.otherPayers())
        .containsExactly(
            new OtherPayer(
                Place.PRIMARY,
                "33333",
                "GAMMA HEALTH",
                "G777",
                "GRP77",
                "12",
                "DOE",
                "JOHN",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31)));
  }

  @Test
  @DisplayName("DOMAIN 10: a payer that comes second does not come first")
  void aSecondPayerIsNoFirst() {
    EligibilityAnswer answer =
        subscriber("EB*1**30~EB*R**30~LS*2120~NM1*SEP*2*BETA*****PI*67890~LE*2120~");
    assertThat(answer.outcome(DAY)).isEqualTo(Outcome.ACTIVE);
    assertThat(answer.otherPayers()).extracting(OtherPayer::place).containsExactly(Place.SECONDARY);
  }

  @Test
  @DisplayName("DOMAIN 10: AAA 75 is not found, AAA 42 says nothing")
  void anInquiryThatWasNotAnswered() {
    assertThat(subscriber("AAA*N**75*C~").outcome(DAY)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(subscriber("AAA*Y**42*R~").outcome(DAY)).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void aDependentIsKnownByTheSubscribersId() {
    List<EligibilityAnswer> answers =
        answers(
            "HL*3*2*22*1~NM1*IL*1*DOE*JANE****MI*PRI12345~"
                + "HL*4*3*23*0~NM1*03*1*DOE*SAM~DMG*D8*20150610*M~EB*6**30~");
    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().memberId()).isEqualTo("PRI12345");
    assertThat(answers.getFirst().firstName()).isEqualTo("SAM");
    assertThat(answers.getFirst().birthDate()).isEqualTo(LocalDate.of(2015, 6, 10));
  }

  private static EligibilityAnswer subscriber(String said) {
    String names = "TRN*2*E1*9123456789~NM1*IL*1*DOE*JANE****MI*PRI12345~";
    int member = said.startsWith("AAA") ? said.length() : 0;
    return answers(
            "HL*3*2*22*0~"
                + names
                + said.substring(0, member)
                + "DMG*D8*19800315*F~"
                + said.substring(member))
        .getFirst();
  }

  private static List<EligibilityAnswer> answers(String members) {
    String text =
        "ISA*00*          *00*          *ZZ*12345          *ZZ*RVC001        "
            + " *261121*1400*^*00501*000000001*0*T*:~"
            + "GS*HB*12345*RVC001*20261121*1400*1*X*005010X279A1~ST*271*0001*005010X279A1~BHT*0022*11*E1*20261121*1400~HL*1**20*1~NM1*PR*2*ACME"
            + " HEALTH PLAN*****PI*12345~HL*2*1*21*1~NM1*1P*2*RIVER VALLEY COUNSELING"
            + " LLC*****XX*1234567893~"
            + members
            + "SE*10*0001~GE*1*1~IEA*1*000000001~";
    try {
      X12File file =
          X12File.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
      return EligibilityMapping.answers(file.eligibilityResponses().getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
