package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from the outside: files, processes, payers, money, on the embedded engine. */
class DemoCommandTest {

  @TempDir private Path folder;
  private DemoRun demo;

  @BeforeEach
  void aFolder() {
    demo = new DemoRun(folder);
  }

  @Test
  void oneClaimIsBilledToBothPayersAndPaid() throws IOException {
    JsonNode result = demo.result("one", "--claims", "1");

    JsonNode family = result.at("/detail/families/0");
    assertThat(family.at("/state").asText()).isEqualTo("PATIENT_BALANCE");
    assertThat(family.at("/claims/0/state").asText()).isEqualTo("ADJUDICATED");
    assertThat(family.at("/claims/1/state").asText()).isEqualTo("ADJUDICATED");
    assertThat(family.at("/ledger/paid/2").asLong()).isPositive();
    assertThat(result.at("/summary/money/difference").asLong()).isZero();
    try (Stream<Path> outbound =
        Files.list(folder.resolve("one/clearinghouse/exchange/outbound"))) {
      assertThat(outbound.count()).isEqualTo(2);
    }
    try (Stream<Path> relay = Files.list(folder.resolve("one/relay"))) {
      assertThat(relay.map(DemoCommandTest::text))
          .allSatisfy(era -> assertThat(era).contains("CLP*S00001*"));
    }
    nobodyCanBeReadInTheArchive(folder.resolve("one"));
  }

  /** Name, member id and claim number, as they went out in clear for the clearinghouse to take. */
  private static void nobodyCanBeReadInTheArchive(Path data) throws IOException {
    String sent =
        files(data.resolve("clearinghouse/exchange/outbound"))
            .map(DemoCommandTest::text)
            .collect(Collectors.joining());
    List<String> words =
        Pattern.compile("NM1\\*IL\\*1\\*([^*]+)\\*([^*]+)\\*[^*]*\\*\\*\\*MI\\*([^~]+)~")
            .matcher(sent)
            .results()
            .flatMap(found -> Stream.of(found.group(1), found.group(2), found.group(3)))
            .filter(word -> word.length() > 3)
            .toList();
    assertThat(words).isNotEmpty();
    for (String kept :
        List.of("archive/2026", "intake/archive", "clearinghouse/exchange/archive")) {
      assertThat(files(data.resolve(kept)))
          .as(kept)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .startsWith("COBALT-SEALED-1 ")
                      .doesNotContain(words)
                      .doesNotContain("ISA*", "S00001"));
    }
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    }
  }

  @Test
  void aDemoThatWasInterruptedEndsLikeOneThatWasNot() throws IOException {
    JsonNode whole = demo.result("whole", "--claims", "40", "--seed", "7");
    for (String days : List.of("2", "9", "17")) {
      demo.run("parts", "--claims", "40", "--seed", "7", "--days", days);
    }
    JsonNode parts = demo.result("parts", "--claims", "40", "--seed", "7");

    assertThat(DemoRun.comparable(parts)).isEqualTo(DemoRun.comparable(whole));
  }

  @Test
  void aFolderOfAnotherDemoIsNotMixedUp() {
    demo.run("mixed", "--claims", "1", "--days", "1");

    assertThat(demo.run("mixed", "--claims", "2")).isEqualTo(2);
    assertThat(demo.complaints()).contains("--fresh");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
