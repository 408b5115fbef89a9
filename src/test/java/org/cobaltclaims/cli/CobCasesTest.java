package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.cli.WrittenClaims.segments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimBalance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of DOMAIN 2.9, each a folder: the claim and the remittances that go in, what the
 * command line says of them, and the exact claim that comes out or the reason why none does.
 */
@DisplayName("T-BAL-1, T-DEN, T-SPLIT, T-TER, T-REV, T-XO, T-PLB, T-DUP, T-F8, T-HIER: COB cases")
class CobCasesTest {

  private static final Path CASES = Path.of("src/test/resources/x12/cob");

  @TempDir Path folder;

  /**
   * One folder.
   *
   * @param options words of the command line beyond the files
   * @param says what the command says, on whichever stream
   */
  record Case(String title, Path folder, List<String> options, int status, List<String> says) {
    @Override
    public String toString() {
      return title + " (" + folder.getFileName() + ")";
    }

    static Case read(Path folder) {
      try {
        List<String> lines = Files.readAllLines(folder.resolve("case.txt"));
        return new Case(
            lines.get(0),
            folder,
            values(lines, "option: "),
            values(lines, "status: ").stream().map(Integer::valueOf).findFirst().orElse(0),
            values(lines, "says: "));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static List<String> values(List<String> lines, String key) {
      return lines.stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(key.length()))
          .toList();
    }

    List<Path> remittances() {
      return Stream.of("1.835", "2.835", "3.835")
          .map(folder::resolve)
          .filter(Files::exists)
          .toList();
    }
  }

  static Stream<Case> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().map(Case::read).toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void comesOutAsItIsWritten(Case one) throws IOException {
    Path out = folder.resolve("out.837");
    List<Object> words =
        new ArrayList<>(
            List.of(
                "edi", "secondary", "--claim", one.folder().resolve("claim.837"), "--out", out));
    for (Path remittance : one.remittances()) {
      words.add("--era");
      words.add(remittance);
    }
    words.addAll(one.options());

    Cli.Ended ended = Cli.run(words.toArray());

    assertThat(ended.status()).as(ended.err()).isEqualTo(one.status());
    one.says().forEach(said -> assertThat(ended.out() + ended.err()).contains(said));
    Path expected = one.folder().resolve("expected.837");
    if (one.status() == 1) {
      assertThat(one.says()).as("the reason is named").isNotEmpty();
      assertThat(folder).isEmptyDirectory();
    } else {
      String written = Files.readString(out);
      assertThat(segments(written)).isEqualTo(segments(Files.readString(expected)));
      assertBalanced(out);
    }
  }

  private static void assertBalanced(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      X12File read = X12File.read(in);
      assertThat(read.problems()).isEmpty();
      assertThat(read.claims())
          .flatExtracting(transaction -> transaction.claims())
          .isNotEmpty()
          .allSatisfy(claim -> assertThat(ClaimBalance.check(claim, 1, 1)).isEmpty());
    }
  }
}
