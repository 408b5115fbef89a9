package org.cobaltclaims.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every way that the rules of the trade know a claim to go has a process test that bears its id in
 * its display name: {@code "DOMAIN 8.2-999: ..."}; several ids stand apart by commas.
 */
class DomainRowsTest {

  private static final Path ROWS = Path.of("src/test/resources/domain-rows.csv");
  private static final Path TESTS = Path.of("src/test/java");

  /** DOMAIN 12. */
  private static final List<String> ACCEPTANCE =
      List.of(
          "T-BAL-1", "T-BAL-2", "T-CH", "T-XO", "T-REV", "T-DUP", "T-DEN", "T-PLB", "T-SPLIT",
          "T-TER", "T-HIER", "T-999", "T-CA", "T-F8", "T-ORD", "T-DL", "T-1500", "T-PHI", "T-DMN",
          "T-NODUP");

  private static final Pattern DISPLAY_NAME =
      Pattern.compile("@(?:DisplayName|Label)\\(([^)]*)\\)");

  @Test
  void everyRowHasAProcessTestThatBearsItsId() throws IOException {
    String names = displayNames("ProcessTest.java");

    TreeSet<String> missing = new TreeSet<>();
    for (String row : rows()) {
      if (!Pattern.compile("(?<![\\w.-])" + Pattern.quote(row) + "(?![\\w-])")
          .matcher(names)
          .find()) {
        missing.add(row);
      }
    }

    assertThat(missing).as("rows of %s without a process test", ROWS).isEmpty();
  }

  @Test
  void everyAcceptanceTestOfTheRulesIsThere() throws IOException {
    String names = displayNames("Test.java");

    assertThat(ACCEPTANCE)
        .as("acceptance tests that no test bears in its display name")
        .allSatisfy(
            id ->
                assertThat(Pattern.compile("(?<![\\w-])" + id + "(?![\\w-])").matcher(names).find())
                    .as(id)
                    .isTrue());
  }

  private static List<String> rows() throws IOException {
    List<String> wanted = new ArrayList<>();
    for (String line : Files.readAllLines(ROWS).stream().skip(1).toList()) {
      String[] row = line.split(";");
      if (row.length > 2) {
        System.out.printf("no process test of %s yet: %s%n", row[0], row[2]);
      } else {
        wanted.add(row[0]);
      }
    }
    return wanted;
  }

  /** The display names of all tests in files of a name, one text. */
  private static String displayNames(String ending) throws IOException {
    StringBuilder names = new StringBuilder();
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        DISPLAY_NAME
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> names.append(found.group(1)).append('\n'));
      }
    }
    return names.toString();
  }
}
