package org.cobaltclaims.edi.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.edi.ClaimSchema;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.X12File;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DOMAIN 2.5 and 2.3 for files of strangers: every fault with its loop, place and reason. */
class ClaimChecksTest {

  @ParameterizedTest
  @ValueSource(strings = {"prim.837", "sec.837", "bun.837", "ter.837", "clo.837", "a8.837"})
  void ownExamplesHaveNoFault(String name) {
    assertThat(check(Samples.text(name))).isEmpty();
  }

  @Test
  void everyFileWithOneNamedDefectIsRefused() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/x12/defects"))) {
      List<Path> defects =
          files
              .filter(file -> file.getFileName().toString().startsWith("837_"))
              .filter(file -> !file.toString().matches(".*_(dental|institutional)[.]837"))
              .toList();
      assertThat(defects).hasSizeGreaterThan(10);
      for (Path file : defects) {
        byte[] bytes = Files.readAllBytes(file);
        List<Problem> problems =
            new ArrayList<>(ClaimSchema.check(new ByteArrayInputStream(bytes)));
        X12File read = X12File.read(new ByteArrayInputStream(bytes));
        for (ClaimTransaction transaction : read.claims()) {
          for (ProfessionalClaim claim : transaction.claims()) {
            problems.addAll(ClaimBalance.check(claim, 1, 1));
            problems.addAll(ClaimPayers.check(claim, 1, 1));
          }
        }
        assertThat(problems).as(file.toString()).isNotEmpty();
      }
    }
  }

  @Test
  void conformingPublicSamplesBalance() {
    for (Path path : Samples.conformingPublicFiles("837P")) {
      for (ClaimTransaction transaction : Samples.readPublic(path).claims()) {
        for (ProfessionalClaim claim : transaction.claims()) {
          assertThat(ClaimBalance.check(claim, 1, 1)).as(path.toString()).isEmpty();
        }
      }
    }
  }

  /** One edit each: the file, what is replaced by what, and the fault. */
  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sec.837 | CAS*CO*45*70~ | CAS*CO*45*69.99~ | B1 | 2430 | SV102 | 30
          sec.837 | AMT*D*124~ | AMT*D*123.99~ | B2 | 2320 | AMT02 | 24
          sec.837 | AMT*D*124~ | AMT*D*123.99~ | B3 | 2320 | CLM02 | 24
          sec.837 | AMT*D*124~ | CAS*CO*45*1~AMT*D*124~ | B2 | 2320 | AMT02 | 25
          clo.837 | CAS*CO*45*20~ | CAS*CO*45*19~ | B4 | 2320 | CLM02 | 24
          sec.837 | CLM*K7Q2M9X4T02A*320* | CLM*K7Q2M9X4T02A*321* | B5 | 2300 | CLM02 | 19
          sec.837 | AMT*D*124~ | AMT*D*124~AMT*EAF*86~ | B6 | 2320 | AMT | 25
          sec.837 | REF*F8*ACM2026110200441~ | DTP*573*D8*20261104~REF*F8*ACM2026110200441~ | B6 | 2330B | DTP | 23
          sec.837 | SVD*12345*64*HC:99214**1~ | SVD*12345*-64*HC:99214**1~ | B7 | 2430 | SVD02 | 33
          clo.837 | AMT*D*100~ | AMT*D*-100~ | B7 | 2320 | AMT02 | 24
          sec.837 | DTP*573*D8*20261104~ | '' | B8 | 2430 | DTP | 33
          clo.837 | DTP*573*D8*20261104~ | '' | B8 | 2330B | DTP | 21
          sec.837 | AMT*D*124~ | '' | B8 | 2320 | AMT | 23
          a8.837 | AMT*A8*320~ | AMT*A8*319~ | B4 | 2320 | AMT02 | 22
          sec.837 | SVD*12345*64* | SVD*99999*64* | LINK | 2430 | SVD01 | 33
          ter.837 | NM1*PR*2*BETA SUPPLEMENTAL*****PI*67890~ | NM1*PR*2*BETA SUPPLEMENTAL*****PI*12345~ | LINK | 2330B | NM109 | 26
          sec.837 | NM1*PR*2*BETA SUPPLEMENTAL*****PI*67890~ | NM1*PR*2*BETA SUPPLEMENTAL*****PI*12345~ | LINK | 2330B | NM109 | 23
          bun.837 | SVD*12345*0*HC:80053**1*1~ | SVD*12345*0*HC:80053**1*3~ | LINK | 2430 | SVD06 | 41
          bun.837 | SVD*12345*0*HC:80053**1*1~ | SVD*12345*0*HC:80053**1*2~ | LINK | 2430 | SVD06 | 41
          sec.837 | SBR*P*18*GRP100 | SBR*T*18*GRP100 | ORDER | 2000B | SBR01 | 19
          sec.837 | SBR*P*18*GRP100 | SBR*S*18*GRP100 | ORDER | 2320 | SBR01 | 23
          ter.837 | SBR*S*19*GRP200 | SBR*A*19*GRP200 | ORDER | 2000B | SBR01 | 18
          sec.837 | SBR*P*18*GRP100 | SBR*X*18*GRP100 | ORDER | 2320 | SBR01 | 23
          sec.837 | AMT*D*124~ | AMT*D*124~AMT*A8*320~ | A8 | 2320 | AMT | 25
          """)
  @DisplayName("T-BAL-2 a fault is found with its place")
  void aFaultIsFoundWithItsPlace(
      String file, String good, String bad, String rule, String loop, String element, int segment) {
    String text = Samples.text(file).replace("\n", "");
    assertThat(text).contains(good);
    int at = text.indexOf(good);

    assertThat(check(text.substring(0, at) + bad + text.substring(at + good.length())))
        .extracting(Problem::rule, Problem::loop, Problem::element, Problem::segment)
        .contains(tuple(rule, loop, element, segment));
  }

  @Test
  void twoKnownPayersOfOneIdThatHaveNotDecidedAreNoFault() {
    String text = Samples.text("prim.837").replace("\n", "");

    assertThat(check(text.replace("PI*67890~", "PI*12345~"))).isEmpty();
  }

  @Test
  void everyAmountKnowsTheSegmentThatItWasReadFrom() {
    ProfessionalClaim claim =
        Samples.read(Samples.text("sec.837")).claims().getFirst().claims().getFirst();
    ProfessionalClaim.OtherPayer primary = claim.otherPayers().getFirst();
    ProfessionalClaim.Line line = claim.lines().getFirst();
    ProfessionalClaim.LineAdjudication decided = line.adjudications().getFirst();

    assertThat(claim.information().origin()).hasToString("CLM at 19");
    assertThat(Amount.find(primary.amounts(), "D").origin()).hasToString("AMT at 24");
    assertThat(line.professional().origin()).hasToString("SV1 at 30");
    assertThat(decided.origin()).hasToString("SVD at 33");
    assertThat(decided.adjustments())
        .extracting(adjustment -> adjustment.origin().toString())
        .containsExactly("CAS at 34", "CAS at 35", "CAS at 35");
    assertThat(Amount.find(decided.amounts(), "EAF").origin()).hasToString("AMT at 37");
  }

  private static List<Problem> check(String text) {
    ProfessionalClaim claim = Samples.read(text).claims().getFirst().claims().getFirst();
    List<Problem> problems = new ArrayList<>(ClaimBalance.check(claim, 1, 1));
    problems.addAll(ClaimPayers.check(claim, 1, 1));
    return problems;
  }
}
