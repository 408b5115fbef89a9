package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.cli.WrittenClaims.segments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondaryCommandTest {

  private static final Path CASES = Path.of("src/test/resources/x12/cob");

  @TempDir Path folder;

  @Test
  @DisplayName("T-BAL-1: prim.837 and prim.835 give the example of DOMAIN 2.11")
  void theExampleComesOut() throws Exception {
    Cli.Ended ended = secondary("prim.837", "prim.835");

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(segments(Files.readString(out()))).isEqualTo(segments(Samples.text("sec.837")));
    assertThat(ended.err()).doesNotContain("does not balance");
  }

  @Test
  void controlNumbersFollowThoseOfThePrimaryFile() throws Exception {
    secondary("prim.837", "prim.835");

    assertThat(Files.readString(out()))
        .contains("*000000018*0*T*:~", "IEA*1*000000018~", "GE*1*18~", "*B20261121000018*");
  }

  @Test
  @DisplayName("T-XO: a claim that the payer forwarded is not billed again (CLP02 19)")
  void aForwardedClaimIsRefused() throws Exception {
    Path era = changed("prim.835", "CLP*K7Q2M9X4T01A*1*", "CLP*K7Q2M9X4T01A*19*");

    Cli.Ended ended = secondary(sample("prim.837"), era);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("forwarded the claim", "CLP02 19", "2.2-3");
    assertThat(out()).doesNotExist();
  }

  @Test
  @DisplayName("T-XO: MA18 alone says forwarded, MA19 says not forwarded")
  void aRemarkDecidesOnForwarding() throws Exception {
    Path forwarded = changed("prim.835", "DTM*232*20261005~", "MOA***MA18~\nDTM*232*20261005~");
    assertThat(secondary(sample("prim.837"), forwarded).err()).contains("RARC MA18");
    assertThat(out()).doesNotExist();

    Path kept = changed("prim.835", "DTM*232*20261005~", "MOA***MA19~\nDTM*232*20261005~");
    assertThat(secondary(sample("prim.837"), kept).status()).isZero();
    assertThat(Files.readString(out())).contains("MOA***MA19~");
  }

  @Test
  void oneCentThatIsMissingStopsTheClaimAndIsShown() throws Exception {
    Path era = changed("prim.835", "CAS*CO*45*70~", "CAS*CO*45*69.99~");

    Cli.Ended ended = secondary(sample("prim.837"), era);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .contains("does not balance")
        .containsPattern("line +rule +expected +found +difference")
        .containsPattern("1 +B1 +200\\.00 +199\\.99 +-0\\.01");
    assertThat(folder).isDirectoryNotContaining("glob:**secondary*");
  }

  @Test
  void aPaymentThatItsClaimsDoNotExplainStopsTheClaim() throws Exception {
    Path era = changed("prim.835", "BPR*I*125.25*", "BPR*I*125.24*");

    Cli.Ended ended = secondary(sample("prim.837"), era);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).containsPattern("claim +3\\.4-T +125\\.25 +125\\.24 +-0\\.01");
    assertThat(out()).doesNotExist();
  }

  @Test
  @DisplayName("T-DEN: a line denied by the primary goes on with its denial")
  void aDenialIsToldAsItIs() throws Exception {
    Path era =
        changed(
            "prim.835",
            "SVC*HC:90833*120*60**1~",
            "SVC*HC:90833*120*0**1~",
            "CAS*CO*45*40~\nCAS*PR*3*20~",
            "CAS*PR*96*120~",
            "*1*320*124*86*12*",
            "*1*320*64*186*12*",
            "BPR*I*125.25*",
            "BPR*I*65.25*",
            "AMT*B6*80~",
            "AMT*B6*0~\nLQ*HE*N130~");

    Cli.Ended ended = secondary(sample("prim.837"), era);

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(segments(Files.readString(out())))
        .containsSubsequence(
            "AMT*D*64",
            "LX*2",
            "SVD*12345*0*HC:90833**1",
            "CAS*PR*96*120",
            "DTP*573*D8*20261104",
            "AMT*EAF*120");
  }

  @Test
  void thePracticesOwnNumbersStayAsTheyAre() throws Exception {
    Path claim = changed("prim.837", "K7Q2M9X4T01A", "PAT-4711", "K7Q2M9X4T0L", "LINE-");
    Path era = changed("prim.835", "K7Q2M9X4T01A", "PAT4711", "K7Q2M9X4T0L", "LINE-");

    assertThat(secondary(claim, era).status()).isZero();

    assertThat(Files.readString(out()))
        .contains("CLM*PAT-4711*320*", "REF*6R*LINE-1~", "REF*6R*LINE-2~");
  }

  @Test
  void linesWithoutAControlNumberAreMatchedByWhatTheyAreAndStayWithout() throws Exception {
    Path claim =
        changed(
            "prim.837",
            "REF*6R*K7Q2M9X4T0L1~\n",
            "",
            "REF*6R*K7Q2M9X4T0L2~\n",
            "",
            "SE*36*",
            "SE*34*");
    Path era =
        changed(
            "prim.835",
            "REF*6R*K7Q2M9X4T0L1~\n",
            "",
            "REF*6R*K7Q2M9X4T0L2~\n",
            "",
            "SE*33*",
            "SE*31*");

    Cli.Ended ended = secondary(claim, era);

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(Files.readString(out()))
        .contains("SVD*12345*64*HC:99214**1~", "SVD*12345*60*HC:90833**1~")
        .doesNotContain("REF*6R");
  }

  @Test
  void switchesLeaveOutWhatThePayerDoesNotWant() throws Exception {
    Cli.Ended ended =
        secondary(
            sample("prim.837"), sample("prim.835"), "--no-eaf", "--no-prior-icn", "--no-taxonomy");

    assertThat(ended.status()).isZero();
    assertThat(Files.readString(out()))
        .contains("AMT*D*124~")
        .doesNotContain("AMT*EAF", "REF*F8", "PRV*BI");
  }

  @Test
  void theSecondarysRemittanceLeadsOnToTheTertiary() throws Exception {
    Path claim =
        changed(
            "sec.837",
            "LX*1~",
            "SBR*T*18*******MC~\nOI***Y***Y~\nNM1*IL*1*DOE*JANE****MI*TER00001~\n"
                + "NM1*PR*2*STATE MEDICAID*****PI*SKIL0~\nLX*1~",
            "SE*47*",
            "SE*51*");
    Path era =
        changed(
            "prim.835",
            "*K7Q2M9X4T01A*1*320*124*86*12*",
            "*K7Q2M9X4T02A*2*320*66*20*12*",
            "SVC*HC:99214*200*64**1~",
            "SVC*HC:99214*200*46**1~",
            "CAS*CO*45*70~\nCAS*PR*1*50**2*16~",
            "CAS*OA*23*134~\nCAS*PR*2*20~",
            "SVC*HC:90833*120*60**1~",
            "SVC*HC:90833*120*20**1~",
            "CAS*CO*45*40~\nCAS*PR*3*20~",
            "CAS*OA*23*100~",
            "SE*33*",
            "SE*32*",
            "BPR*I*125.25*",
            "BPR*I*67.25*");

    Cli.Ended ended = secondary(claim, era);

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(segments(Files.readString(out())))
        .containsSubsequence(
            "SBR*T*18*******MC",
            "CLM*K7Q2M9X4T03A*320***11:B:1*Y*A*Y*Y",
            "AMT*D*124",
            "AMT*D*66",
            "SVD*12345*64*HC:99214**1",
            "SVD*67890*46*HC:99214**1");
  }

  @Test
  void filesOfDifferentClaimsAreNotMixed() {
    Cli.Ended ended = secondary("prim.837", "den.835");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("(CLM01)", "(CLP01)");
    assertThat(out()).doesNotExist();
  }

  @Test
  void aClaimWithoutAFurtherPayerIsRefused() {
    Cli.Ended ended = secondary("sec.837", "prim.835");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(out()).doesNotExist();
  }

  @Test
  void aReversalWithoutItsCorrectionStopsTheClaim() throws Exception {
    Path era =
        changed(
            "prim.835",
            "PLB*",
            """
            CLP*K7Q2M9X4T01A*22*-320*-124**12*ACM2026110200441*11*1~
            NM1*QC*1*DOE*JANE****MI*PRI12345~
            SVC*HC:99214*-200*-64**-1~
            DTM*472*20261005~
            CAS*CO*45*-70~
            CAS*PR*1*-50**2*-16~
            REF*6R*K7Q2M9X4T0L1~
            SVC*HC:90833*-120*-60**-1~
            DTM*472*20261005~
            CAS*CO*45*-40~
            CAS*PR*3*-20~
            REF*6R*K7Q2M9X4T0L2~
            PLB*\
            """,
            "BPR*I*125.25*",
            "BPR*I*1.25*",
            "SE*33*",
            "SE*45*");

    Cli.Ended ended = secondary(sample("prim.837"), era);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("took its decision back", "2.2-4");
  }

  @Test
  void theOtherPayersAreLeftAloneWhereOneIsAskedFor() {
    assertThat(secondary(sample("prim.837"), sample("prim.835"), "--payer", "67890").status())
        .isZero();
    Cli.Ended other = secondary(sample("prim.837"), sample("prim.835"), "--payer", "11111");
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err()).contains("11111");
  }

  @Test
  void filesInTheWrongPlaceAreNamed() {
    Cli.Ended ended = secondary("prim.835", "prim.837");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("prim.835 holds no professional claims (837P)");
  }

  @Test
  void aFileThatIsCutOffIsNotUsed() throws Exception {
    String whole = Samples.text("prim.835");
    Path era = Files.writeString(folder.resolve("cut.835"), whole.substring(0, 900));

    Cli.Ended ended = secondary(sample("prim.837"), era);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("cut.835 cannot be read");
  }

  @Test
  void theFilesThatAreReadAreNotOverwritten() throws Exception {
    Path claim = changed("prim.837");
    String before = Files.readString(claim);

    Cli.Ended ended =
        Cli.run("edi", "secondary", "--claim", claim, "--era", sample("prim.835"), "--out", claim);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(Files.readString(claim)).isEqualTo(before);
  }

  @Test
  void aRemittanceIsMissingUnlessThePayerIsSkipped() {
    Cli.Ended ended = Cli.run("edi", "secondary", "--claim", sample("prim.837"), "--out", out());

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("--era is missing");
  }

  @Test
  void aMemberIdNeedsItsPayer() {
    Cli.Ended ended = secondary(sample("prim.837"), sample("prim.835"), "--member", "SEC67890");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("--payer is missing");
    assertThat(out()).doesNotExist();
  }

  @Test
  void aMemberIdIsOnePersons() {
    Cli.Ended ended =
        several("--payer", "67890", "--payer-name", "BETA SUPPLEMENTAL", "--member", "M1");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("claim D2F6J9L3R01A", "another patient's");
    assertThat(ended.out()).contains("1 claim, balanced", "K7Q2M9X4T02A to payer 67890");
  }

  @Test
  void claimsOfSeveralSendersComeInSeveralInterchanges() throws Exception {
    String first = Samples.text("prim.837");
    String second =
        first
            .replace("RVC001         ", "RVC002         ")
            .replace("GS*HC*RVC001*", "GS*HC*RVC002*")
            .replace("K7Q2M9X4T0", "B3C4D5E6F0")
            .replace("000000017", "000000099");
    Path claims = Files.writeString(folder.resolve("both.837"), first + second);
    Path era = changed("prim.835", "K7Q2M9X4T0", "B3C4D5E6F0");

    Cli.Ended ended = secondary(claims, sample("prim.835"), "--era", era.toString());

    assertThat(ended.status()).as(ended.err()).isZero();
    String written = Files.readString(out());
    assertThat(written)
        .contains("*ZZ*RVC001 ", "*ZZ*RVC002 ", "*000000018*", "*000000100*")
        .contains("CLM*K7Q2M9X4T02A*320*", "CLM*B3C4D5E6F02A*320*");
    assertThat(written.split("IEA\\*1\\*")).hasSize(3);
    assertThat(Cli.run("edi", "inspect", out()).status()).isZero();
  }

  @Test
  void twoClaimsWithOneNumberAreNotTakenForEachOther() throws Exception {
    String first = Samples.text("prim.837");
    Path claims =
        Files.writeString(
            folder.resolve("both.837"), first + first.replace("000000017", "000000018"));

    Cli.Ended ended = secondary(claims, sample("prim.835"));

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("several claims with this number");
    assertThat(out()).doesNotExist();
  }

  @Test
  void onlyTheClaimsOfOneNextPayer() throws Exception {
    Cli.Ended ended = several("--payer", "11111");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("11111 as its next payer");
  }

  @Test
  @DisplayName("a claim that our implementation schema refuses does not hold up the others")
  void aFaultyClaimIsLeftOut() throws Exception {
    Path folderOfCase = CASES.resolve("several-claims");
    Path claims =
        Files.writeString(
            folder.resolve("faulty.837"),
            Files.readString(folderOfCase.resolve("claim.837"))
                .replace("SBR*S*18*GRP900******CI", "SBR*S*18*GRP900******Q9"));

    Cli.Ended ended = secondary(claims, folderOfCase.resolve("1.835"));

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("claim D2F6J9L3R01A would have faults", "SBR09");
    assertThat(ended.out()).contains("1 claim, balanced");
    assertThat(Files.readString(out()))
        .contains("CLM*K7Q2M9X4T02A*")
        .doesNotContain("CLM*D2F6J9L3R01A*", "Q9");
  }

  private Cli.Ended several(String... options) {
    Path folderOfCase = CASES.resolve("several-claims");
    return secondary(folderOfCase.resolve("claim.837"), folderOfCase.resolve("1.835"), options);
  }

  private Cli.Ended secondary(String claim, String era) {
    return secondary(sample(claim), sample(era));
  }

  private Cli.Ended secondary(Path claim, Path era, String... options) {
    return Cli.run(
        Stream.concat(
                Stream.of("edi", "secondary", "--claim", claim, "--era", era, "--out", out()),
                Stream.of(options))
            .toArray());
  }

  private Path out() {
    return folder.resolve("secondary.837");
  }

  private static Path sample(String name) {
    return Path.of("src/test/resources/x12", name);
  }

  /** A copy of a sample with texts replaced, given as pairs of before and after. */
  private Path changed(String name, String... replacements) throws IOException {
    String text = Samples.text(name);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return Files.writeString(folder.resolve("changed-" + name), text);
  }
}
