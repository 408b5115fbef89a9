package org.cobaltclaims.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of 999, 277CA, 276, 277, 270 and 271 are named at their place and cost nothing else. */
class AnswersDefectsTest {

  private static final String SUBSCRIBERS_276 =
      """
      BHT*0010*13*R1*20261121*1400
      HL*1**20*1
      NM1*PR*2*BETA*****PI*67890
      HL*2*1*21*1
      NM1*41*2*RIVER*****46*RVC001
      HL*3*2*19*1
      NM1*1P*2*RIVER LLC*****XX*1234567893
      HL*4*3*22*0
      DMG*D8*19800315*F
      NM1*IL*1*DOE*JANE****MI*SEC67890
      TRN*1*INQ1
      REF*1K*BET1
      AMT*T3*320
      DTP*472*D8*20261005
      SVC*HC:99214*200
      REF*FJ*L1
      HL*5*3*22*0
      NM1*IL*1*ROE*MARK****MI*SEC2
      TRN*1*INQ2
      """;

  private static final String ANSWERS_277 =
      """
      BHT*0010*08*R1*20261121*1400*DG
      HL*1**20*1
      NM1*PR*2*BETA*****PI*67890
      HL*2*1*21*1
      NM1*41*2*RIVER*****46*RVC001
      HL*3*2*19*1
      NM1*1P*2*RIVER LLC*****XX*1234567893
      HL*4*3*22*0
      NM1*IL*1*DOE*JANE****MI*SEC67890
      TRN*2*INQ1
      STC*F1:65*20261120**320*100*20261119*CHK*20261121*4711
      REF*1K*BET1
      DTP*472*D8*20261005
      SVC*HC:99214*200*100
      STC*F1:65
      HL*5*3*22*0
      NM1*IL*1*ROE*MARK****MI*SEC2
      TRN*2*INQ2
      STC*P1:20
      """;

  private static final String BENEFITS_271 =
      """
      BHT*0022*11*R1*20261121*1400
      HL*1**20*1
      NM1*PR*2*BETA*****PI*67890
      HL*2*1*21*1
      NM1*1P*2*RIVER LLC*****XX*1234567893
      HL*3*2*22*0
      TRN*2*E1*9123456789
      NM1*IL*1*DOE*JANE****MI*SEC67890
      DMG*D8*19800315*F
      DTP*346*D8*20260101
      EB*1**30
      EB*C*IND*30***29*250
      DTP*348*D8*20260101
      HL*4*2*22*0
      NM1*IL*1*ROE*MARK****MI*SEC2
      AAA*Y**75*C
      """;

  private static final String QUESTIONS_270 =
      """
      BHT*0022*13*R1*20261121*1400
      HL*1**20*1
      NM1*PR*2*BETA*****PI*67890
      HL*2*1*21*1
      NM1*1P*2*RIVER LLC*****XX*1234567893
      HL*3*2*22*0
      TRN*1*E1*9123456789
      NM1*IL*1*DOE*JANE****MI*SEC67890
      DTP*291*D8*20261005
      EQ*30
      """;

  @ParameterizedTest
  @CsvSource({
    "TRN*1*INQ1,            TRN*1,                 ERROR,   12, 2200D, TRN02, REQUIRED",
    "AMT*T3*320,            AMT*T3*32x,            ERROR,   14, 2200D, AMT02, AMOUNT",
    "DTP*472*D8*20261005,   DTP*472*D8*20261305,   WARNING, 15, 2200D, DTP03, DATE",
    "SVC*HC:99214*200,      SVC**200,              ERROR,   16, 2210D, SVC01, REQUIRED",
    "HL*5*3*22*0,           HL*5*9*22*0,           WARNING, 18, 2000D, HL02,  HL02",
    "HL*5*3*22*0,           HL*7*3*22*0,           WARNING, 18, 2000D, HL01,  HL01",
    "HL*5*3*22*0,           HL*5*3*77*0,           ERROR,   18, '',    HL03,  HL03",
    "NM1*1P*2*RIVER LLC*****XX*1234567893, K3*X,   WARNING,  8, 2000C, K3,    UNEXPECTED",
  })
  void faultsOfA276(
      String text,
      String fault,
      Severity severity,
      int segment,
      String loop,
      String element,
      String rule) {
    X12File file = Samples.read(x12("HR", "005010X212", "276", SUBSCRIBERS_276, text, fault));

    assertFault(file, severity, segment, loop, element, rule);
    assertThat(file.statusInquiries().getFirst().claims()).hasSizeGreaterThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "STC*P1:20,             '',                    ERROR,   19, 2200D, STC,   REQUIRED",
    "STC*P1:20,             STC,                   ERROR,   20, 2200D, STC01, REQUIRED",
    "*320*100*,             *3.205*100*,           ERROR,   12, 2200D, STC04, AMOUNT",
    "*20261119*CHK,         *20261199*CHK,         WARNING, 12, 2200D, STC06, DATE",
    "TRN*2*INQ2~STC*P1:20,  '',                    ERROR,   17, 2200D, TRN,   REQUIRED",
    "NM1*41*2*RIVER*****46*RVC001, '',             ERROR,    5, 2100B, NM1,   REQUIRED",
    "SVC*HC:99214*200*100~STC*F1:65, SVC*HC:99214*200*100, ERROR, 15, 2220D, STC, REQUIRED",
  })
  void faultsOfA277(
      String text,
      String fault,
      Severity severity,
      int segment,
      String loop,
      String element,
      String rule) {
    X12File file = Samples.read(x12("HN", "005010X212", "277", ANSWERS_277, text, fault));

    assertFault(file, severity, segment, loop, element, rule);
    assertThat(file.statusResponses().getFirst().claims()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "*29*250,               *29*2.505,             ERROR,   13, 2110C, EB07,  AMOUNT",
    "EB*1**30,              EB**IND*30,            ERROR,   12, 2110C, EB01,  REQUIRED",
    "DTP*348*D8*20260101,   DTP*348*D8*20260132,   WARNING, 14, 2110C, DTP03, DATE",
    "DMG*D8*19800315*F,     DMG*D8*19801315*F,     WARNING, 10, 2100C, DMG02, DATE",
    "AAA*Y**75*C,           '',                    ERROR,   15, 2110C, EB,    REQUIRED",
    "NM1*PR*2*BETA*****PI*67890, '',               ERROR,    3, 2100A, NM1,   REQUIRED",
    "BHT*0022*11*R1*20261121*1400, '',             ERROR,   17, '',    BHT,   REQUIRED",
    "EB*1**30,              LX*1,                  WARNING, 12, 2100C, LX,    UNEXPECTED",
  })
  void faultsOfA271(
      String text,
      String fault,
      Severity severity,
      int segment,
      String loop,
      String element,
      String rule) {
    X12File file = Samples.read(x12("HB", "005010X279A1", "271", BENEFITS_271, text, fault));

    assertFault(file, severity, segment, loop, element, rule);
    assertThat(file.eligibilityResponses().getFirst().benefits()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EQ*30,                 '',                    ERROR,    7, 2110C, EQ,    REQUIRED",
    "DTP*291*D8*20261005,   DTP*291*D8*2026,       WARNING, 10, 2100C, DTP03, DATE",
  })
  void faultsOfA270(
      String text,
      String fault,
      Severity severity,
      int segment,
      String loop,
      String element,
      String rule) {
    X12File file = Samples.read(x12("HS", "005010X279A1", "270", QUESTIONS_270, text, fault));

    assertFault(file, severity, segment, loop, element, rule);
    assertThat(file.eligibilityInquiries().getFirst().members()).hasSize(1);
  }

  @Test
  void aWholeFileHasNoProblems() {
    assertThat(Samples.read(x12("HR", "005010X212", "276", SUBSCRIBERS_276, "", "")).problems())
        .isEmpty();
    assertThat(Samples.read(x12("HN", "005010X212", "277", ANSWERS_277, "", "")).problems())
        .isEmpty();
    assertThat(Samples.read(x12("HB", "005010X279A1", "271", BENEFITS_271, "", "")).problems())
        .isEmpty();
    assertThat(Samples.read(x12("HS", "005010X279A1", "270", QUESTIONS_270, "", "")).problems())
        .isEmpty();
  }

  @Test
  void aColonInFreeTextCutsNothingOff() {
    X12File file =
        Samples.read(
            x12(
                "HB",
                "005010X279A1",
                "271",
                BENEFITS_271,
                "NM1*PR*2*BETA*****PI*67890",
                "NM1*PR*2*BETA*****PI*67890~PER*IC**UR*HTTPS://BETA.EXAMPLE"));

    assertThat(file.problems()).isEmpty();
    assertThat(
            file.eligibilityResponses()
                .getFirst()
                .sources()
                .getFirst()
                .contacts()
                .getFirst()
                .channels())
        .containsExactly(new Contact.Channel("UR", "HTTPS://BETA.EXAMPLE"));
  }

  @Test
  void aClaimWhoseProviderIsMissingIsStillAnswered() {
    String headless =
        ANSWERS_277
            .replace("HL*3*2*19*1\n", "")
            .replace("NM1*1P*2*RIVER LLC*****XX*1234567893\n", "");
    X12File file = Samples.read(x12("HN", "005010X212", "277", headless, "", ""));

    assertThat(file.statusResponses().getFirst().claims()).hasSize(2);
    assertThat(file.problems()).extracting(Problem::rule).contains("HL02", "REQUIRED");
  }

  @Test
  void oneSubmitterAfterTheOtherIsAnsweredApart() {
    String twice =
        """
        BHT*0085*08*R1*20261121*1400*TH
        HL*1**20*1
        NM1*AY*2*HOUSE*****46*CH1
        TRN*1*T1
        HL*2*1*21*1
        NM1*41*2*RIVER*****46*RVC001
        TRN*2*B1
        STC*A1:19:PR*20261121*WQ*320
        HL*3*2*19*1
        NM1*85*2*RIVER LLC*****XX*1234567893
        HL*4*3*PT
        NM1*QC*1*DOE*JANE
        TRN*2*C1
        STC*A2:20*20261121*WQ*320
        SVC*HC:99214*200
        STC*A7:454*20261121*U*200******A7:562*A7:33*CORRECT THE CODE
        REF*FJ*L1
        HL*5*1*21*1
        NM1*41*2*OTHER*****46*O1
        TRN*2*B2
        STC*A3:481*20261121*U*10
        """;
    X12File file = Samples.read(x12("HN", "005010X214", "277", twice, "", ""));

    assertThat(file.problems()).isEmpty();
    assertThat(file.claimAcknowledgements())
        .extracting(ClaimAcknowledgement::batchReference)
        .containsExactly("B1", "B2");
    ClaimAcknowledgement.Claim claim = file.claimAcknowledgements().getFirst().claims().getFirst();
    assertThat(claim.statuses())
        .extracting(s -> s.category() + ":" + s.status() + " " + s.lineControlNumber())
        .containsExactly("A2:20 ", "A7:454 L1", "A7:562 L1", "A7:33 L1");
    assertThat(claim.lines().getFirst().information().getFirst().message())
        .isEqualTo("CORRECT THE CODE");
    assertThat(file.claimAcknowledgements().get(1).claims()).isEmpty();
    assertThat(file.claimAcknowledgements().get(1).batchStatuses().getFirst().category())
        .isEqualTo("A3");
  }

  private static void assertFault(
      X12File file, Severity severity, int segment, String loop, String element, String rule) {
    assertThat(file.problems())
        .anySatisfy(
            p ->
                assertThat(List.of(p.severity(), p.segment(), p.loop(), p.element(), p.rule()))
                    .isEqualTo(List.of(severity, segment, loop, element, rule)));
    assertThat(file.problems())
        .allSatisfy(p -> assertThat(p.message()).doesNotContain("DOE", "JANE", "SEC67890"));
  }

  /** The body with one text exchanged, in its envelope, the SE counting what is there. */
  private static String x12(
      String functionalId, String version, String set, String body, String text, String fault) {
    String changed = body.strip().replace('\n', '~') + "~";
    if (!text.isEmpty()) {
      assertThat(changed).contains(text);
      changed = changed.replace(text, fault);
    }
    List<String> segments = new ArrayList<>(Arrays.asList(changed.split("~")));
    segments.removeIf(String::isBlank);
    segments.addFirst("ST*" + set + "*0001*" + version);
    segments.add("SE*" + (segments.size() + 1) + "*0001");
    segments.addFirst("GS*" + functionalId + "*S*R*20261121*1030*1*X*" + version);
    segments.addFirst(
        "ISA*00*          *00*          *ZZ*S              *ZZ*R             "
            + " *261121*1030*^*00501*000000001*0*T*:");
    segments.addAll(List.of("GE*1*1", "IEA*1*000000001"));
    return String.join("~\n", segments) + "~\n";
  }
}
