package org.cobaltclaims.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** Tables for spreadsheets: read back as they were, and no cell of them acts. */
class CsvTableTest {

  @Test
  void cellsWithCommasQuotesAndLinesAreQuoted() {
    assertThat(rows("Doe, Jane", "the \"old\" plan", "two\r\nlines", null, ""))
        .isEqualTo("\"Doe, Jane\",\"the \"\"old\"\" plan\",\"two\r\nlines\",,\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=HYPERLINK(\"https://elsewhere.example\")",
        "+1+1",
        "-1+1",
        "-2+cmd|' /C calc'!A0",
        "@SUM(A1:A9)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\uFF1D1+1",
        "-1,250.00-3"
      })
  void whatASpreadsheetWouldTakeForAFormulaIsText(String formula) {
    assertThat(rows(formula)).containsPattern("^\"?'").contains(formula.replace("\"", "\"\""));
  }

  @Test
  void amountsAndNumbersStayAsTheyAre() {
    assertThat(rows(Money.parse("-12.50"), -3, "-12.50", "+5", "-1,250.00", "-.5", "-"))
        .isEqualTo("-12.50,-3,-12.50,+5,\"-1,250.00\",-.5,-\r\n");
    assertThat(rows("00417", "EFT-1=2", "a@b.example", LocalDate.of(2026, 11, 5)))
        .isEqualTo("00417,EFT-1=2,a@b.example,2026-11-05\r\n");
  }

  @Test
  void whatIsTooMuchForATableIsSaidInItsLastRow() {
    List<Integer> all = Stream.iterate(1, n -> n + 1).limit(CsvTable.ASKED).toList();
    assertThat(CsvTable.text(csv -> csv.rows(all, csv::row), "n").lines())
        .hasSize(CsvTable.MOST + 2)
        .endsWith(
            "50000", "\"There is more: only the first 50,000 rows are here. Narrow the list.\"");
    assertThat(CsvTable.text(csv -> csv.rows(all.subList(1, all.size()), csv::row), "n").lines())
        .hasSize(CsvTable.MOST + 1)
        .last()
        .isEqualTo("50001");
  }

  @Test
  void theBrowserSavesItAsAFile() throws IOException {
    MockHttpServletResponse response = new MockHttpServletResponse();
    CsvTable.download(response, "claims-2026-11-05.csv", "claim", "patient").row("S01A", "Muñoz");
    assertThat(response.getContentAsString(UTF_8)).isEqualTo("claim,patient\r\nS01A,Muñoz\r\n");
    assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
    assertThat(response.getHeader("Content-Disposition"))
        .isEqualTo("attachment; filename=\"claims-2026-11-05.csv\"");
  }

  /** What is said to be CSV anywhere says so by {@link CsvTable#TYPE}. */
  @Test
  void nothingElseSaysThatItIsATable() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<Path> others =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .filter(CsvTableTest::namesTheType)
              .filter(file -> !file.endsWith("CsvTable.java"))
              .toList();
      assertThat(others).isEmpty();
    }
  }

  private static boolean namesTheType(Path file) {
    try {
      return Files.readString(file).contains("text/csv");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String rows(Object... cells) {
    return CsvTable.text(csv -> csv.row(cells), "heading").replaceFirst("heading\r\n", "");
  }
}
