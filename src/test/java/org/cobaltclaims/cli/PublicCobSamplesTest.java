package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The COB claims that others published")
class PublicCobSamplesTest {

  private static final Path SAMPLES =
      Path.of(System.getProperty("cobalt.samples", "../shared/samples"), "public", "837P");

  @TempDir Path folder;

  @Test
  @DisplayName("payer A's claim and its decision give the money of the claim to payer B")
  void fromPayerAToPayerB() throws Exception {
    if (!Files.isDirectory(SAMPLES)) {
      System.out.println("skipped: no public samples in " + SAMPLES);
    }
    assumeTrue(Files.isDirectory(SAMPLES), "no public samples in " + SAMPLES);
    Path claim = SAMPLES.resolve("stupidedi__COB-claim-from-billing-provider-to-payer-a.edi");
    Path era =
        Files.writeString(
            folder.resolve("a.835"),
            """
            ISA*00*          *00*          *27*PPPPP          *27*SSSSSS         *091020*1248*`*00501*000000002*0*P*:~
            GS*HP*PPPPP*SSSSSS*20091020*1248*2*X*005010X221A1~
            ST*835*0001~
            BPR*I*39.15*C*CHK************20051015~
            TRN*1*C4711*1999996666~
            DTM*405*20051014~
            N1*PR*KEY INSURANCE COMPANY~
            N3*3333 OCEAN ST~
            N4*SOUTH MIAMI*FL*33000~
            REF*2U*999996666~
            PER*BL*HELP*TE*3055550000~
            N1*PE*BEN KILDARE*XX*1999996666~
            LX*1~
            CLP*26407789*1*79.04*39.15*36.89*12*KEY1*11*1~
            CAS*PR*1*21.89**2*15~
            NM1*QC*1*SMITH*TED****MI*111223333~
            DTM*232*20051003~
            SVC*HC:99213*43*40**1~
            DTM*472*20051003~
            CAS*CO*42*3~
            SVC*HC:90782*15*15**1~
            DTM*472*20051003~
            SVC*HC:J3301*21.04*21.04**1~
            DTM*472*20051003~
            SE*23*0001~
            GE*1*2~
            IEA*1*000000002~
            """);
    Path out = folder.resolve("b.837");

    Cli.Ended ended =
        Cli.run(
            "edi",
            "secondary",
            "--claim",
            claim,
            "--era",
            era,
            "--payer",
            "567890",
            "--payer-name",
            "GREAT PRAIRIES HEALTH",
            "--member",
            "222334444",
            "--no-prior-icn",
            "--out",
            out);

    assertThat(ended.status()).as(ended.err()).isZero();
    List<String> published =
        money(SAMPLES.resolve("stupidedi__COB-claim-from-billing-provider-to-payer-b.edi"));
    assertThat(published).hasSizeGreaterThan(10);
    assertThat(money(out)).isEqualTo(published);
  }

  /** Payers, lines and all that is money; the published claims disagree on the relationship. */
  private static List<String> money(Path file) throws Exception {
    return Files.readString(file)
        .replace("\n", "")
        .lines()
        .flatMap(text -> List.of(text.split("~")).stream())
        .filter(segment -> segment.matches("(CAS|AMT|LX|SV1|SVD|DTP|NM1\\*PR).*"))
        .toList();
  }
}
