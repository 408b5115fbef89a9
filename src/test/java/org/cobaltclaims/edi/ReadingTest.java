package org.cobaltclaims.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.cobaltclaims.edi.Problem.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of strangers: any delimiters and line breaks, several of everything, defects. */
class ReadingTest {
  private static final String CLAIM = Samples.text("prim.837");
  private static final String REMITTANCE = Samples.text("prim.835");

  @ParameterizedTest
  @CsvSource({
    // delimiters of element, component and terminator, as the ISA announces them
    "'|', '>', '~'",
    "'*', '|', '~'",
    "'^', ':', '!'",
    "'\u001D', '\u001F', '\u001C'",
  })
  void delimitersAreTakenFromTheIsa(char element, char component, char terminator) {
    String flat = REMITTANCE.replace("\n", "");
    String other =
        flat.replace("*^*", "*U*")
            .replace('*', element)
            .replace(':', component)
            .replace('~', terminator);

    assertSameAs(REMITTANCE, other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aLineBreakMayBeTheTerminator(String lineBreak) {
    assertSameAs(REMITTANCE, REMITTANCE.replace("\n", "").replace("~", lineBreak));
  }

  @Test
  void byteOrderMarkBlankLinesAndIndentationDoNotMatter() {
    assertSameAs(CLAIM, "\uFEFF\n\n  " + CLAIM.replace("\n", "\r\n\r\n\t  ") + "\n \n");
  }

  @Test
  void linesWrappedInsideOfSegmentsAreJoined() {
    String flat = CLAIM.replace("\n", "");
    StringBuilder wrapped = new StringBuilder();
    for (int i = 0; i < flat.length(); i += 80) {
      wrapped.append(flat, i, Math.min(i + 80, flat.length())).append("\r\n");
    }

    assertSameAs(CLAIM, wrapped.toString());
  }

  @Test
  void theLastTerminatorMayBeMissing() {
    assertSameAs(CLAIM, CLAIM.strip().substring(0, CLAIM.strip().length() - 1));
  }

  @Test
  void severalInterchangesOfSeveralKindsAndDelimitersAreReadFromOneFile() {
    String piped = Samples.text("ca.277").replace("\n", "").replace('*', '|');
    X12File file =
        Samples.read(CLAIM + piped + REMITTANCE + Samples.text("ack.999") + "\n" + CLAIM);

    assertThat(file.problems()).isEmpty();
    assertThat(file.kinds())
        .isEqualTo(
            EnumSet.of(
                TransactionKind.CLAIM_837P,
                TransactionKind.REMITTANCE_835,
                TransactionKind.ACKNOWLEDGEMENT_999,
                TransactionKind.CLAIM_ACKNOWLEDGEMENT_277CA));
    assertThat(file.interchanges()).hasSize(5);
    assertThat(file.claims()).hasSize(2);
    assertThat(file.claims().get(1).ordinal()).isEqualTo(5);
  }

  @Test
  void severalTransactionsOfAGroupAreRead() {
    String body = REMITTANCE.substring(REMITTANCE.indexOf("ST*"), REMITTANCE.indexOf("GE*"));
    X12File file =
        Samples.read(
            REMITTANCE
                .replace(body, body + body.replace("*0001~", "*0002~"))
                .replace("GE*1*", "GE*2*"));

    assertThat(file.problems()).isEmpty();
    assertThat(file.remittances()).hasSize(2);
    assertThat(file.remittances().get(1).controlNumber()).isEqualTo("0002");
  }

  @Test
  void aBadTransactionCostsNoGoodOne() {
    String bad = Samples.text("defects/835_missing_se.835");
    X12File file = Samples.read(REMITTANCE + bad + REMITTANCE);

    assertThat(file.remittances()).hasSize(3);
    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().getFirst().interchange()).isEqualTo(2);
    assertThat(file.problems().getFirst().transaction()).isEqualTo(2);
  }

  @Test
  void aBadClaimCostsNoGoodOne() {
    String claim = CLAIM.substring(CLAIM.indexOf("CLM*"), CLAIM.indexOf("SE*36"));
    String broken = claim.replace("*320***", "*32O***");
    X12File file =
        Samples.read(CLAIM.replace(claim, claim + broken + claim).replace("SE*36*", "SE*70*"));

    assertThat(file.claims().getFirst().claims()).hasSize(2);
    assertThat(file.problems()).extracting(Problem::rule).containsExactly("AMOUNT", "CLAIM");
  }

  @Test
  void namesInUtf8AndInLatin1AreBothUnderstood() throws IOException {
    String named = CLAIM.replace("DOE*JANE", "MU\u00D1OZ*JOS\u00C9");
    X12File utf8 = X12File.read(stream(named.getBytes(StandardCharsets.UTF_8)));
    X12File latin1 = X12File.read(stream(named.getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(utf8.claims()).isEqualTo(latin1.claims());
    assertThat(utf8.claims().getFirst().claims().getFirst().subscriber().person().first())
        .isEqualTo("JOS\u00C9");
  }

  @Test
  void ta1StandsInAnInterchangeWithoutGroups() {
    String isa = CLAIM.substring(0, CLAIM.indexOf("GS*"));
    X12File file = Samples.read(isa + "TA1*000000018*261121*1030*R*025~\nIEA*0*000000017~\n");

    assertThat(file.problems()).isEmpty();
    assertThat(file.kind()).isEqualTo(TransactionKind.INTERCHANGE_ACKNOWLEDGEMENT_TA1);
    assertThat(file.interchangeAcknowledgements().getFirst().interchangeControlNumber())
        .isEqualTo(18);
  }

  @ParameterizedTest
  @CsvSource({
    "prim.837,CLAIM_837P",
    "prim.835,REMITTANCE_835",
    "ack.999,ACKNOWLEDGEMENT_999",
    "ca.277,CLAIM_ACKNOWLEDGEMENT_277CA",
    "stat.277,STATUS_RESPONSE_277",
    "defects/837_institutional.837,OTHER_X12",
    "defects/835_version_4010.835,OTHER_X12",
    "defects/not_x12_report.txt,NOT_X12",
  })
  void filesAreClassifiedByContent(String name, TransactionKind kind) throws IOException {
    assertThat(Samples.readFile(name).kind()).isEqualTo(kind);
  }

  @Test
  void anEmptyFileIsNoX12() {
    X12File file = Samples.read("");

    assertThat(file.unreadable()).isTrue();
    assertThat(file.kind()).isEqualTo(TransactionKind.NOT_X12);
  }

  /** One defect per file; the first problem found names it, at its place. */
  @ParameterizedTest
  @CsvSource({
    "835_missing_se.835,                              FATAL,   32, '',    SE,     SE",
    "835_wrong_segment_count.835,                     ERROR,   33, '',    SE01,   SE01",
    "835_wrong_transaction_control_number.835,        WARNING, 33, '',    SE02,   SE02",
    "835_wrong_transaction_count.835,                 WARNING, 0,  '',    GE01,   GE01",
    "835_wrong_group_control_number.835,              WARNING, 0,  '',    GE02,   GE02",
    "835_wrong_group_count.835,                       WARNING, 0,  '',    IEA01,  IEA01",
    "835_wrong_interchange_control_number.835,        WARNING, 0,  '',    IEA02,  IEA02",
    "835_missing_ge.835,                              WARNING, 0,  '',    GE,     GE",
    "835_missing_iea.835,                             WARNING, 0,  '',    IEA,    IEA",
    "835_cut_inside_of_a_segment.835,                 FATAL,   30, '',    '',     CUT",
    "835_isa_not_padded.835,                          WARNING, 0,  '',    ISA,    ISA",
    "835_isa_garbled.835,                             FATAL,   0,  '',    ISA,    ISA",
    "835_segment_without_tag.835,                     ERROR,   26, '',    '',     TAG",
    "835_payment_is_no_number.835,                    ERROR,   14, 2100,  CLP04,  AMOUNT",
    "835_fraction_of_a_cent.835,                      ERROR,   22, 2110,  CAS03,  AMOUNT",
    "835_missing_patient_name_beside_rendering.835,   ERROR, 14, 2100,  NM1,    REQUIRED",
    "835_missing_payment_date.835,                    WARNING, 2,  '',    BPR16,  DATE",
    "835_impossible_service_date.835,                 WARNING, 21, 2110,  DTM02,  DATE",
    "835_missing_payee.835,                           ERROR,   11, 1000B, N1,     REQUIRED",
    "835_version_4010.835,                            FATAL,   1,  '',    ST,     KIND",
    "837_institutional.837,                           FATAL,   1,  '',    ST,     KIND",
    "837_dental.837,                                  FATAL,   1,  '',    ST,     KIND",
    "837_missing_tax_id_beside_other_reference.837,   ERROR,   8,  2010AA, REF,   REQUIRED",
    "837_missing_service_date.837,                    ERROR,   28, 2400,  DTP,    REQUIRED",
    "837_missing_other_payer_name.837,                ERROR,   24, 2330B, NM1,    REQUIRED",
    "837_missing_diagnosis.837,                       ERROR,   19, 2300,  HI,     REQUIRED",
    "837_pointer_at_no_diagnosis.837,                 ERROR,   29, 2400,  SV107,  POINTER",
    "not_x12_report.txt,                              FATAL,   0,  '',    '',     NOT_X12",
    "no_interchange.835,                              FATAL,   0,  '',    '',     NOT_X12",
  })
  void defectsAreNamedAtTheirPlace(
      String name, Severity severity, int segment, String loop, String element, String rule) {
    Problem first = Samples.readFile("defects/" + name).problems().getFirst();

    assertThat(first)
        .extracting(
            Problem::severity, Problem::segment, Problem::loop, Problem::element, Problem::rule)
        .containsExactly(severity, segment, loop, element, rule);
  }

  @Test
  void problemsNeverShowWhatTheFileSays() {
    String odd = CLAIM.replace("*19800315*", "*SECRETDATE*").replace("*320***", "*SECRETSUM***");

    assertThat(Samples.read(odd).problems()).isNotEmpty();
    assertThat(Samples.read(odd).problems().toString()).doesNotContain("SECRET");
  }

  @Test
  void publicConformingFilesGiveNoProblems() {
    for (String folder : List.of("835", "837P", "999")) {
      for (var path : Samples.conformingPublicFiles(folder)) {
        assertThat(Samples.readPublic(path).problems()).as(path.toString()).isEmpty();
      }
    }
  }

  private static void assertSameAs(String expected, String text) {
    X12File file = Samples.read(text);

    assertThat(file.problems()).isEmpty();
    assertThat(file).isEqualTo(Samples.read(expected));
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void controlCharactersInsideOfAStrangersDataAreTakenOut() {
    String text =
        Samples.text("prim.835").replace("ACME HEALTH PLAN", "ACME\u001FHEALTH\u0001 PLAN");

    assertThat(Samples.read(text).remittances().getFirst().payer().name())
        .isEqualTo("ACMEHEALTH PLAN");
  }

  @Test
  void aCaretIsDataWhereAnotherCharacterRepeats() {
    String text = Samples.text("prim.835").replace("*^*00501*", "*!*00501*");

    assertThat(
            Samples.read(text.replace("ACME HEALTH PLAN", "ACME^HEALTH PLAN"))
                .remittances()
                .getFirst()
                .payer()
                .name())
        .isEqualTo("ACME^HEALTH PLAN");
  }
}
