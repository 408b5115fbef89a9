package org.cobaltclaims.coordination.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.process.ClaimSending;
import org.cobaltclaims.claim.process.FamilyProgress;
import org.cobaltclaims.engine.ProcessNames.PayerClaim.Preparation;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.Intakes;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.transmission.FileDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A child on two parents' plans and Medicaid (DOMAIN 2.14), from intake to the last payer. */
@DisplayName("T-TER: tertiary and beyond")
class ThreePayersTest extends ApplicationTest {

  private static final LocalDate SENT_ON = LocalDate.of(2026, 11, 21);

  @Autowired private FamilyProgress progress;
  @Autowired private PayerOrders orders;
  @Autowired private FileDesk desk;

  @BeforeEach
  void theChild() {
    take("MC");
  }

  /** Intake of the child's claim; the third payer's filing indicator decides what it is. */
  private void take(String third) {
    String claim =
        Samples.text("/claims/prim.837")
            .replaceAll("~\\s*", "~\n")
            .replace("K7Q2M9X4T01A*320", "CHILD" + third + "*100")
            .replace("HL*2*1*22*0~", "HL*2*1*22*1~")
            .replace("SBR*P*18*GRP100******CI~", "SBR*P**GRP100******CI~")
            .replace(
                "NM1*PR*2*ACME HEALTH PLAN*****PI*12345~\nCLM",
                "NM1*PR*2*ACME HEALTH PLAN*****PI*12345~\nHL*3*2*23*0~\nPAT*19~\n"
                    + "NM1*QC*1*DOE*SAM~\nN3*22 OAK AVE~\nN4*SPRINGFIELD*IL*627020022~\n"
                    + "DMG*D8*20150610*M~\nCLM")
            .replace("SBR*S*18*GRP200******CI~", "SBR*S*19*GRP200******BL~")
            .replace("NM1*IL*1*DOE*JANE****MI*SEC67890~", "NM1*IL*1*DOE*JOHN****MI*SEC67890~")
            .replace(
                "NM1*PR*2*BETA SUPPLEMENTAL*****PI*67890~",
                "NM1*PR*2*BETA SUPPLEMENTAL*****PI*67890~\nSBR*T*18***%s****%s~\nOI***Y***Y~\n"
                        .formatted(third.equals("MB") ? "12" : "", third)
                    + "NM1*IL*1*DOE*SAM****MI*TER00001~\nNM1*PR*2*STATE MEDICAID*****PI*SKIL0~");
    int lines = claim.indexOf("LX*1~");
    String body =
        claim.substring(0, lines) + "LX*1~\nSV1*HC:90837*100*UN*1***1~\nDTP*472*D8*20261005~\n";
    int st = body.indexOf("ST*837");
    long segments = body.substring(st).chars().filter(c -> c == '~').count() + 1;
    String whole =
        body + "SE*%d*0001~\n".formatted(segments) + claim.substring(claim.indexOf("GE*1*"));
    Intakes.take(intake, "F-" + third, Samples.parse(whole));
    family = families.findByPracticeClaim("CHILD" + third).getFirst().id();
  }

  @Test
  void everyPayerIsToldWhatEachBeforeItDecidedEachBalancedAlone() {
    leaves(1);
    receive(primaryEra("E1", "40", "30"));
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    leaves(2);
    receive(secondaryEra("B1", "A", "15", "70", "15", "BET1"));
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(3).id());

    String tertiary = leaves(3);
    assertThat(tertiary)
        .contains("SBR*T*18*******MC~", "NM1*IL*1*DOE*SAM****MI*TER00001~")
        .contains("SBR*P*19*GRP100******CI~AMT*D*40~", "SBR*S*19*GRP200******BL~AMT*D*15~")
        .contains(
            "SVD*12345*40*HC:90837**1~CAS*CO*45*30~CAS*PR*2*30~",
            "SVD*67890*15*HC:90837**1~CAS*OA*23*70~CAS*PR*2*15~");
    receive(medicaidEra());
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.DONE_CLOSED);
    assertThat(money().balance(Bucket.PAID, 3)).isEqualTo(Money.parse("10"));
    assertThat(money().balance(Bucket.CONTRACTUAL)).isEqualTo(Money.parse("35"));
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  @DisplayName("T-REV: after a correction the secondary is replaced, then the tertiary follows")
  void aCorrectionGoesThroughAllPayersInTheirOrder() {
    leaves(1);
    receive(primaryEra("E1", "40", "30"));
    progress.next(family);
    leaves(2);
    receive(secondaryEra("B1", "A", "15", "70", "15", "BET1"));
    progress.next(family);
    leaves(3);
    receive(medicaidEra());

    receive(
        EraLines.of(
            "ACME HEALTH PLAN", "12345", "1361234567", "E2", "10", reversed(), corrected()));
    decide(2);
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    assertThat(leaves(2)).contains("11:B:7*", "REF*F8*BET1~", "AMT*D*50~");
    assertThat(openTask(claim(3).id(), TaskKind.REVIEW_REVERSAL)).isNotNull();
    decide(3);
    assertThat(claim(3).isReplacedOnceAnswered()).isTrue();

    receive(
        EraLines.of(
            "BETA SUPPLEMENTAL",
            "67890",
            "1999999999",
            "B2",
            "0",
            "CLP*%s2A*22*-100*-15**12*BET1*11*1~DTM*232*20261005~SVC*HC:90837*-100*-15**-1~DTM*472*20261005~CAS*OA*23*-70~CAS*PR*2*-15~REF*6R*%sL1~"
                .formatted(family, family),
            "CLP*%s2B*2*100*12*8*12*BET2*11*1~DTM*232*20261005~SVC*HC:90837*100*12**1~DTM*472*20261005~CAS*OA*23*80~CAS*PR*2*8~REF*6R*%sL1~"
                .formatted(family, family),
            "PLB*1234567893*20261231*FB:X9*-3~"));

    assertThat(claim(3).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(3).id());
    assertThat(leaves(3)).contains("11:B:7*", "REF*F8*MED1~", "AMT*D*50~", "AMT*D*12~");
    assertThat(tasks.openOfFamily(family)).isEmpty();
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAYER_OPEN, 3)).isEqualTo(Money.parse("-2"));
  }

  @Test
  void theRulesKeepMedicaidLastAndSayWhatTheBirthdayRuleNeeds() {
    assertThat(orders.suggestion(family).levels()).containsExactly(1, 2, 3);
    assertThat(orders.suggestion(family).reasons())
        .extracting(reason -> reason.rule())
        .containsExactly("R5", "R2", "R2");
  }

  @Test
  @DisplayName("T-TER: Medicare with two prior payers is printed")
  void medicareWithTwoPriorPayersIsPrinted() {
    take("MB");
    leaves(1);
    receive(primaryEra("E1", "40", "30"));
    progress.next(family);
    leaves(2);
    receive(secondaryEra("B1", "A", "15", "70", "15", "BET1"));
    progress.next(family);

    ClaimSending.Prepared prepared = prepare(claim(3).id(), "PAPER");
    assertThat(prepared.outcome()).isEqualTo(Preparation.READY);
    assertThat(prepared.routing().electronicCob()).isFalse();
  }

  private void decide(int level) {
    decisions.decide(
        openTask(claim(level).id(), TaskKind.REVIEW_REVERSAL).id(), "REPLACE", "", "ann");
  }

  private String leaves(int level) {
    prepare(claim(level).id(), "ELECTRONIC");
    PayerClaim claim = claim(level);
    assertThat(claim.state()).isEqualTo(PayerClaimState.QUEUED);
    claim.batched("B" + level + claim.versions().size());
    claim.sent("B.837", SENT_ON);
    claims.save(claim);
    return desk.version(claim.currentVersion().pcn()).orElseThrow();
  }

  private String primaryEra(String trace, String paid, String patient) {
    return EraLines.of(
        "ACME HEALTH PLAN",
        "12345",
        "1361234567",
        trace,
        paid,
        "CLP*%s1A*1*100*%s*%s*12*ACM1*11*1~DTM*232*20261005~SVC*HC:90837*100*%s**1~DTM*472*20261005~CAS*CO*45*30~CAS*PR*2*%s~REF*6R*%sL1~"
            .formatted(family, paid, patient, paid, patient, family));
  }

  private String reversed() {
    return "CLP*%s1A*22*-100*-40**12*ACM1*11*1~DTM*232*20261005~SVC*HC:90837*-100*-40**-1~DTM*472*20261005~CAS*CO*45*-30~CAS*PR*2*-30~REF*6R*%sL1~"
        .formatted(family, family);
  }

  private String corrected() {
    return "CLP*%s1A*1*100*50*20*12*ACM2*11*1~REF*F8*ACM1~DTM*232*20261005~SVC*HC:90837*100*50**1~DTM*472*20261005~CAS*CO*45*30~CAS*PR*2*20~REF*6R*%sL1~"
        .formatted(family, family);
  }

  private String secondaryEra(
      String trace, String version, String paid, String other, String patient, String icn) {
    return EraLines.of(
        "BETA SUPPLEMENTAL",
        "67890",
        "1999999999",
        trace,
        paid,
        "CLP*%s2%s*2*100*%s*%s*12*%s*11*1~DTM*232*20261005~SVC*HC:90837*100*%s**1~DTM*472*20261005~CAS*OA*23*%s~CAS*PR*2*%s~REF*6R*%sL1~"
            .formatted(family, version, paid, patient, icn, paid, other, patient, family));
  }

  private String medicaidEra() {
    return EraLines.of(
        "STATE MEDICAID",
        "SKIL0",
        "1888888888",
        "M1",
        "10",
        "CLP*%s3A*3*100*10*0*MC*MED1*11*1~DTM*232*20261005~SVC*HC:90837*100*10**1~DTM*472*20261005~CAS*OA*23*85~CAS*CO*45*5~REF*6R*%sL1~"
            .formatted(family, family));
  }

  /** An 835 of one payer. */
  private static final class EraLines {
    static String of(
        String payer, String payerId, String taxId, String trace, String paid, String... claims) {
      boolean nothing = paid.equals("0");
      String transaction =
          "ST*835*0001~BPR*%s*%s*C*%s************20261120~"
                  .formatted(nothing ? "H" : "I", paid, nothing ? "NON" : "CHK")
              + "TRN*1*%s*%s~DTM*405*20261120~N1*PR*%s~N3*PO BOX 500~N4*CHICAGO*IL*60601~REF*2U*%s~"
                  .formatted(trace, taxId, payer, payerId)
              + "N1*PE*RIVER VALLEY COUNSELING LLC*XX*1234567893~LX*1~"
              + String.join("", claims);
      long segments = transaction.chars().filter(c -> c == '~').count() + 1;
      String control = "%09d".formatted(Math.floorMod(trace.hashCode(), 1_000_000_000));
      return "ISA*00*          *00*          *ZZ*ACME           *ZZ*RVC001         *261121*1030*^*00501*%s*0*T*:~"
              .formatted(control)
          + "GS*HP*ACME*RVC001*20261121*1030*901*X*005010X221A1~"
          + transaction
          + "SE*%d*0001~GE*1*901~IEA*1*%s~".formatted(segments, control);
    }
  }
}
