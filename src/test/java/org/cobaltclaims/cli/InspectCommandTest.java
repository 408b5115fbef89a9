package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.cobaltclaims.edi.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectCommandTest {
  private static final Path X12 = Path.of("src/test/resources/x12");

  /** In the samples' list: how a payment was made, and how much. */
  private static final Pattern PAYMENT = Pattern.compile("pay:\\w+ \\w ([\\d.]+)");

  @TempDir Path folder;

  @Test
  void aRemittanceIsCountedAndAddedUp() throws Exception {
    Cli.Ended ended = Cli.run("edi", "inspect", "--json", X12.resolve("prim.835"));

    JsonNode json = new ObjectMapper().readTree(ended.out());
    assertThat(ended.status()).isZero();
    assertThat(json.get("transaction").asText()).isEqualTo("835");
    assertThat(json.get("claims").asInt()).isEqualTo(1);
    assertThat(json.get("lines").asInt()).isEqualTo(2);
    assertThat(json.get("charged_cents").asLong()).isEqualTo(32000);
    assertThat(json.get("paid_cents").asLong()).isEqualTo(12400);
    assertThat(json.get("bpr_cents").asLong()).isEqualTo(12525);
    assertThat(json.get("adjustment_cents").asLong()).isEqualTo(19600);
    assertThat(json.get("plb_cents").asLong()).isEqualTo(-125);
    assertThat(json.get("balanced").asBoolean()).isTrue();
    assertThat(json.get("problems")).isEmpty();
  }

  @Test
  void aSecondaryClaimIsCountedAsSuch() throws Exception {
    Cli.Ended ended = Cli.run("edi", "inspect", "--json", X12.resolve("sec.837"));

    JsonNode json = new ObjectMapper().readTree(ended.out());
    assertThat(ended.status()).isZero();
    assertThat(json.get("transaction").asText()).isEqualTo("837P");
    assertThat(json.get("claims").asInt()).isEqualTo(1);
    assertThat(json.get("lines").asInt()).isEqualTo(2);
    assertThat(json.get("charged_cents").asLong()).isEqualTo(32000);
    assertThat(json.get("cob_claims").asInt()).isEqualTo(1);
    assertThat(json.get("balanced").asBoolean()).isTrue();
  }

  @Test
  void aPersonIsToldSenderMoneyAndVerdict() {
    Cli.Ended ended = Cli.run("edi", "inspect", X12.resolve("prim.835"));

    assertThat(ended.out())
        .contains("prim.835: 835 remittance advice (005010X221A1)")
        .contains("From ACME to RVC001")
        .containsPattern("Payment \\(BPR02\\) +125\\.25\n")
        .containsPattern("PLB[^\n]+ -1\\.25\n")
        .contains("It balances to the cent")
        .contains("No problems.");
  }

  @Test
  void everyPaymentAndLineIsShownWithItsMoney() {
    Cli.Ended ended = Cli.run("edi", "inspect", "--lines", X12.resolve("prim.835"));

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .containsPattern("K7Q2M9X4T01A +1 +320\\.00 +124\\.00 +196\\.00 +balances\n")
        .containsPattern(" 1 +HC:99214 +200\\.00 +64\\.00 +136\\.00 +balances\n")
        .containsPattern(" 2 +HC:90833 +120\\.00 +60\\.00 +60\\.00 +balances\n")
        .contains("It balances to the cent");
  }

  @Test
  void theLineThatDoesNotBalanceIsMarked() throws Exception {
    Path file = changed("prim.835", "SVC*HC:99214*200*64**1", "SVC*HC:99214*200*64.01**1");

    assertThat(Cli.run("edi", "inspect", "--lines", file).out())
        .containsPattern("HC:99214 +200\\.00 +64\\.01 +136\\.00 +OUT OF BALANCE\n")
        .containsPattern("HC:90833 +120\\.00 +60\\.00 +60\\.00 +balances\n");
  }

  @ParameterizedTest
  @CsvSource({
    "sec.837,  K7Q2M9X4T02A, S 1,       32000",
    "rev.835,  K7Q2M9X4T01A, 22,        -32000",
    "ca.277,   K7Q2M9X4T02A, A2:20:PR,  32000",
    "stat.277, INQ20261121001, P3:294,  32000",
    "ack.999,  0001,         R,         ",
  })
  void rowsAreDataToo(String name, String claim, String status, Long charged) throws Exception {
    Cli.Ended ended = Cli.run("edi", "inspect", "--json", "--lines", X12.resolve(name));
    JsonNode json = new ObjectMapper().readTree(ended.out());
    JsonNode row = json.get("rows").get(0);

    assertThat(ended.status()).isZero();
    assertThat(row.get("claim").asText()).isEqualTo(claim);
    assertThat(row.get("status").asText()).isEqualTo(status);
    assertThat(row.has("charged_cents") ? (Long) row.get("charged_cents").asLong() : null)
        .isEqualTo(charged);
    assertThat(json.get("transactions").asInt()).isEqualTo(1);
  }

  @Test
  void aPersonIsToldNothingOfThePatient() {
    assertThat(Cli.run("edi", "inspect", "--lines", X12.resolve("prim.837")).out())
        .doesNotContain("DOE", "JANE", "PRI12345", "1980");
  }

  @Test
  void oneCentTooMuchIsFoundAtItsPlace() throws Exception {
    Path file = changed("prim.835", "SVC*HC:99214*200*64**1", "SVC*HC:99214*200*64.01**1");

    Cli.Ended ended = Cli.run("edi", "inspect", file);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out())
        .contains("It does not balance")
        .containsPattern("error +transaction 1, segment 20, 2110 \\w+ +\\(L\\)");
  }

  @Test
  void whatIsNoX12IsRefusedWithTheReason() throws Exception {
    Path file = Files.writeString(folder.resolve("report.txt"), "ACCEPTED 12 CLAIMS\n");

    Cli.Ended ended = Cli.run("edi", "inspect", file);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("cannot be read").contains("no X12 file");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Cli.Ended ended = Cli.run("edi", "inspect", folder.resolve("none.835"));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("there is no file").contains("none.835");
  }

  @Test
  void aFileOfNothingIsRefused() throws Exception {
    Cli.Ended ended = Cli.run("edi", "inspect", Files.createFile(folder.resolve("empty.835")));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).isNotEmpty();
  }

  @Test
  void publicRemittancesHaveThePaymentThatTheirListNames() throws Exception {
    SoftAssertions softly = new SoftAssertions();
    int compared = 0;
    for (Path file : Samples.publicFiles("835")) {
      Matcher payment = PAYMENT.matcher(listed(file));
      if (payment.find()) {
        compared++;
        JsonNode json =
            new ObjectMapper().readTree(Cli.run("edi", "inspect", "--json", file).out());
        softly
            .assertThat(json.get("bpr_cents").decimalValue().movePointLeft(2))
            .as(file.toString())
            .isEqualByComparingTo(payment.group(1));
      }
    }
    softly.assertThat(compared).isPositive();
    softly.assertAll();
  }

  @Test
  void conformingPublicFilesHaveNoProblems() {
    SoftAssertions softly = new SoftAssertions();
    for (String kind : new String[] {"837P", "835", "999"}) {
      for (Path file : Samples.conformingPublicFiles(kind)) {
        Cli.Ended ended = Cli.run("edi", "inspect", file);
        softly.assertThat(ended.status()).as("%s%n%s", file, ended.out()).isZero();
      }
    }
    softly.assertAll();
  }

  private static String listed(Path file) throws IOException {
    String name = file.getParent().getFileName() + "/" + file.getFileName();
    return Files.readAllLines(file.resolve("../../README.md").normalize()).stream()
        .filter(line -> line.startsWith("| " + name + " |"))
        .findFirst()
        .orElse("");
  }

  private Path changed(String name, String from, String to) throws IOException {
    String text = Samples.text(name);
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve(name), text.replace(from, to));
  }
}
