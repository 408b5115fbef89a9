package org.cobaltclaims.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Good claims pass the schema, and a claim with one fault is refused for that fault. */
class ClaimSchemaTest {

  @ParameterizedTest
  @ValueSource(strings = {"prim.837", "sec.837", "bun.837", "ter.837", "clo.837", "a8.837"})
  void ownExamplesHaveNoFault(String name) {
    assertThat(check(Samples.text(name))).isEmpty();
  }

  @Test
  void conformingPublicSamplesHaveNoFaultAndTheOthersHaveOne() throws Exception {
    List<Path> conforming = Samples.conformingPublicFiles("837P");
    for (Path path : Samples.publicFiles("837P")) {
      assertThat(check(Files.readString(path, StandardCharsets.UTF_8)).isEmpty())
          .as(path.toString())
          .isEqualTo(conforming.contains(path));
    }
  }

  /** Edits of a good file: what is replaced (once), by what, and what is then wrong where. */
  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          prim.837 | REF*EI*123456789 | REF*0B*L77 | SNIP2-REQUIRED | 2010AA | REF | 8
          prim.837 | HI*ABK:F411*ABF:F331~ | HI*ABK:F411*ABF:F331~HI*ABK:F411~ | SNIP1-REPEAT | 2300 | HI | 22
          prim.837 | HI*ABK:F411*ABF:F331~ | HI*ABK:F411*APR:F331~ | SNIP2-CODE | 2300 | HI02-1 | 21
          prim.837 | NM1*82*1*RIVERA | NM1*XX*1*RIVERA | SNIP2-UNUSED | 2310 | NM1 | 22
          prim.837 | NM1*IL*1*DOE | NM1*IL*1* | SNIP1-REQUIRED | 2010BA | NM103 | 14
          prim.837 | N3*22 OAK AVE | N3*222222222222222222222222222222222222222222222222222222 OAK AVE | SNIP1-TOO_LONG | 2010BA | N301 | 15
          prim.837 | DMG*D8*19800315*F | DMG*D8*19800315*X | SNIP2-CODE | 2010BA | DMG03 | 17
          prim.837 | DMG*D8*19800315*F | DMG*D8*19801315*F | SNIP2-DATE | 2010BA | DMG02 | 17
          prim.837 | DMG*D8*19800315*F~ | '' | SNIP2-REQUIRED | 2010BA | DMG | 14
          prim.837 | ***11:B:1*Y*A*Y*Y~REF*G1*AUTH778~HI*ABK:F411*ABF:F331~ | ***11:B:1*Y*A*Y*Y~HI*ABK:F411*ABF:F331~REF*G1*AUTH778~ | SNIP1-ORDER | 2300 | REF | 21
          prim.837 | 11:B:1 | 11:A:1 | SNIP2-CODE | 2300 | CLM05-2 | 19
          prim.837 | 11:B:1*Y*A | 11:B:7*Y*A | SNIP2-REQUIRED | 2300 | REF | 19
          prim.837 | *Y*A*Y*Y~ | *Y*A*Y*Y**OA~ | SNIP2-REQUIRED | 2300 | DTP | 19
          prim.837 | *Y*A*Y*Y~ | *Y*A**Y~ | SNIP1-REQUIRED | 2300 | CLM08 | 19
          prim.837 | SV1*HC:99214*200*UN*1***1:2~ | '' | SNIP2-REQUIRED | 2400 | SV1 | 29
          prim.837 | ***1:2~ | ***1:3~ | SNIP2-POINTER | 2400 | SV107 | 29
          prim.837 | DTP*472*D8*20261005~ | DTP*472*D8~ | SNIP1-REQUIRED | 2400 | DTP03 | 30
          prim.837 | DTP*472*D8*20261005~ | DTP*472*D8*20261305~ | SNIP2-DATE | 2400 | DTP03 | 30
          prim.837 | DTP*472*D8*20261005~ | DTP*472*RD8*20261005-20261004~ | SNIP2-DATE | 2400 | DTP03 | 30
          prim.837 | DTP*472*D8*20261005~ | DTP*471*D8*20261005~ | SNIP2-REQUIRED | 2400 | DTP | 28
          prim.837 | LX*2~ | LX*3~ | SNIP2-NUMBER | 2400 | LX01 | 32
          prim.837 | HL*2*1*22*0 | HL*2*2*22*0 | SNIP2-HIERARCHY | 2000B | HL02 | 12
          prim.837 | HL*2*1*22*0 | HL*2*1*22*1 | SNIP2-HIERARCHY | 2000B | HL04 | 12
          prim.837 | HL*1**20*1 | HL*1**20*0 | SNIP2-HIERARCHY | 2000A | HL04 | 6
          prim.837 | SBR*P*18*GRP100 | SBR*P**GRP100 | SNIP2-HIERARCHY | 2000B | SBR02 | 19
          prim.837 | HL*2*1*22*0 | HL*3*1*22*0 | SNIP2-HIERARCHY | 2000B | HL01 | 12
          prim.837 | SBR*P*18 | SBR*X*18 | SNIP2-CODE | 2000B | SBR01 | 13
          prim.837 | NM1*PR*2*ACME HEALTH PLAN*****PI*12345~ | '' | SNIP2-REQUIRED | 2010BB | 2010BB | 18
          prim.837 | OI***Y***Y~ | '' | SNIP2-REQUIRED | 2320 | OI | 25
          prim.837 | PER*IC*BILLING OFFICE*TE*5555550100~ | PER*IC*BILLING OFFICE*TE*5555550100*FX~ | SNIP1-PAIR | 1000A | PER06 | 4
          prim.837 | NM1*85*2*RIVER VALLEY COUNSELING LLC*****XX*1234567893~ | NM1*85*2*RIVER VALLEY COUNSELING LLC*****XX~ | SNIP1-PAIR | 2010AA | NM109 | 8
          prim.837 | CLM*K7Q2M9X4T01A*320 | CLM*K7Q2M9X4T01A*32O | SNIP1-CHARACTER | 2300 | CLM02 | 19
          sec.837 | DTP*573*D8*20261104~ | '' | SNIP2-REQUIRED | 2430 | DTP | 36
          sec.837 | CAS*CO*45*70~ | CAS*XX*45*70~ | SNIP2-CODE | 2430 | CAS01 | 34
          sec.837 | SVD*12345*64*HC:99214**1~ | SVD*12345*64***1~ | SNIP1-REQUIRED | 2430 | SVD03-1 | 33
          """)
  void aClaimWithOneFaultIsRefusedForIt(
      String file, String good, String bad, String rule, String loop, String element, int segment) {
    String text = Samples.text(file).replace("\n", "");
    assertThat(text).contains(good);
    int at = text.indexOf(good);

    List<Problem> problems =
        check(text.substring(0, at) + bad + text.substring(at + good.length()));

    assertThat(problems)
        .extracting(Problem::rule, Problem::loop, Problem::element, Problem::segment)
        .contains(tuple(rule, loop, element, segment));
    assertThat(problems).allMatch(p -> p.transaction() == 1 && p.interchange() == 1);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prim.837 | REF*G1*AUTH778~ | REF*P4*A~REF*G1*AUTH778~REF*9F*B~
          prim.837 | DTP*472*D8*20261005~ | DTP*454*D8*20261001~DTP*472*D8*20261005~DTP*471*D8*20261001~
          prim.837 | HI*ABK:F411*ABF:F331~ | HI*BG:17~HI*ABK:F411*ABF:F331~
          sec.837 | AMT*D*124~ | AMT*A8*0~AMT*D*124~
          """)
  void segmentsOfAKindMayStandInAnyOrder(String file, String good, String other) {
    String text = Samples.text(file).replace("\n", "");
    assertThat(text).contains(good);

    assertThat(check(text.replace(good, other))).isEmpty();
  }

  @Test
  void whatStandsInAnotherOrderIsJudgedAllTheSame() {
    String text = Samples.text("prim.837").replace("\n", "");

    assertThat(
            check(
                text.replace(
                    "REF*G1*AUTH778~", "REF*P4*A~REF*G1*AUTH778~REF*G1*B~REF*9F**X~REF*QQ*1~")))
        .extracting(Problem::rule, Problem::element, Problem::segment)
        .containsExactly(
            tuple("SNIP1-REPEAT", "REF", 22),
            tuple("SNIP2-REQUIRED", "REF02", 23),
            tuple("SNIP2-UNUSED", "REF03", 23),
            tuple("SNIP2-UNUSED", "REF", 24));
  }

  @Test
  void whatStandsTooOftenIsRefused() {
    String text = Samples.text("prim.837").replace("\n", "");
    StringBuilder lines = new StringBuilder();
    for (int i = 3; i <= 51; i++) {
      lines.append("LX*").append(i).append("~SV1*HC:99214*1*UN*1***1~DTP*472*D8*20261005~");
    }

    assertThat(check(text.replace("SE*36", lines + "SE*183")))
        .extracting(Problem::rule, Problem::loop)
        .containsExactly(tuple("SNIP1-REPEAT", "2400"));
    assertThat(
            check(
                text.replace(
                    "PRV*PE*PXC*2084P0800X~",
                    "PRV*PE*PXC*2084P0800X~NM1*82*1*RIVERA*ANA****XX*1987654328~")))
        .extracting(Problem::rule, Problem::loop)
        .containsExactly(tuple("SNIP1-REPEAT", "2310B"));
  }

  @Test
  void theSecondTransactionIsNamed() {
    String text = Samples.text("prim.837").replace("\n", "");
    String transaction = text.substring(text.indexOf("ST*"), text.indexOf("GE*"));
    String second =
        transaction.replace("*0001", "*0002").replace("SBR*P*18*GRP100", "SBR*Q*18*GRP100");

    assertThat(check(text.replace("GE*1", second + "GE*2")))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.transaction()).isEqualTo(2);
              assertThat(p.segment()).isEqualTo(13);
              assertThat(p.message()).doesNotContain("Q*18");
            });
  }

  @Test
  void otherTransactionsArePassedOver() {
    assertThat(check(Samples.text("prim.835"))).isEmpty();
    assertThat(check(Samples.text("ack.999"))).isEmpty();
    assertThat(check("no X12 at all")).isEmpty();
  }

  private static List<Problem> check(String text) {
    try {
      return ClaimSchema.check(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
