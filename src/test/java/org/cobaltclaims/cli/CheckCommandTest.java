package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.cobaltclaims.edi.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  private static final Path X12 = Path.of("src/test/resources/x12");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a8.837",
        "bun.837",
        "clo.837",
        "prim.837",
        "sec.837",
        "ter.837",
        "den.835",
        "prim.835",
        "rev.835",
        "xo.835",
        "ack.999",
        "ca.277"
      })
  void ourFilesAreGoodAtEveryLevel(String name) {
    Cli.Ended ended = Cli.run("edi", "check", X12.resolve(name));

    assertThat(ended.status()).as(ended.out()).isZero();
    assertThat(ended.out()).contains("1  EDI integrity", "5  external code sets");
  }

  /** One thing wrong: at which level it is found, and by which rule. */
  @ParameterizedTest
  @CsvSource({
    "prim.835, SE*33*,              SE*34*,              1, SE01",
    "prim.835, *320*124*,           *32O*124*,           1, AMOUNT",
    "prim.835, N1*PE*,              N1*PX*,              2, REQUIRED",
    "prim.835, CAS*CO*45*70~,       CAS*XX*45*70~,       2, CODE",
    "prim.835, *1*320*124*,         *5*320*124*,         2, CODE",
    "prim.835, CAS*CO*45*70~,       CAS*CO*45*69.99~,    3, L",
    "prim.835, CAS*CO*45*70~,       CAS*CO*ZZZ*70~,      5, CODE_SET",
    "prim.837, *11:B:1*,            *11:B:7*,            4, SITUATION",
    "sec.837,  SBR*S*,              SBR*P*,              4, ORDER",
    "prim.837, *11:B:1*,            *38:B:1*,            5, CODE_SET",
    "ca.277,   STC*A2:20,           STC*K2:20,           5, CODE_SET",
    "ack.999,  IK5*R,               IK5*Q,               2, CODE",
  })
  void aFaultIsFoundAtItsLevel(String name, String from, String to, int level, String rule)
      throws Exception {
    String text = Samples.text(name);
    assertThat(text).contains(from);
    Path file = Files.writeString(folder.resolve(name), text.replaceFirst(quoted(from), to));

    Cli.Ended ended = Cli.run("edi", "check", "--json", file);
    JsonNode json = new ObjectMapper().readTree(ended.out());

    assertThat(ended.status()).isEqualTo(1);
    assertThat(json.get("verdict").asText()).isEqualTo("PROBLEMS");
    assertThat(json.get("levels").get(level - 1).get("problems").asInt()).isPositive();
    assertThat(json.get("problems"))
        .anySatisfy(
            problem -> {
              assertThat(problem.get("level").asInt()).isEqualTo(level);
              assertThat(problem.get("rule").asText()).isEqualTo(rule);
              assertThat(problem.get("message").asText()).isNotEmpty();
            });
  }

  @Test
  void whatIsBeyondTheLevelAskedForIsNotCounted() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("prim.835"),
            Samples.text("prim.835").replace("CAS*CO*45*70~", "CAS*CO*ZZZ*70~"));

    assertThat(Cli.run("edi", "check", "--level", "4", file).status()).isZero();
    assertThat(Cli.run("edi", "check", "--level", "5", file).status()).isEqualTo(1);
    assertThat(Cli.run("edi", "check", "--level", "6", file).status()).isEqualTo(2);
  }

  @Test
  void whatIsNoX12IsRefusedWithTheReason() throws Exception {
    Cli.Ended ended =
        Cli.run("edi", "check", Files.writeString(folder.resolve("a.txt"), "%PDF-1.4 report"));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("cannot be read", "PDF");
  }

  @Test
  void conformingPublicFilesAreGood() {
    SoftAssertions softly = new SoftAssertions();
    for (String kind : new String[] {"837P", "835", "999"}) {
      for (Path file : Samples.conformingPublicFiles(kind)) {
        Cli.Ended ended = Cli.run("edi", "check", file);
        softly.assertThat(ended.status()).as("%s%n%s", file, ended.out()).isZero();
      }
    }
    softly.assertAll();
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }
}
