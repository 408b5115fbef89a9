package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.usd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.ContractRates.Rate;
import org.cobaltclaims.remittance.ContractRates.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What payers have agreed to allow, rates/&lt;payerId&gt;.csv (docs/money.md, Underpaid). */
class ContractRatesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
  private static final String HEAD = "procedure,modifier,place_of_service,from,until,allowed\n";

  @TempDir private Path data;
  private ContractRates rates;

  @BeforeEach
  void folder() throws IOException {
    Files.createDirectories(data.resolve("rates"));
    rates = new ContractRates(data);
  }

  @Test
  void everyColumnOfARowIsRead() throws IOException {
    Sheet sheet = sheet(HEAD + "99214,95 25,02,2026-01-01,2026-12-31,128.5\n");

    assertThat(sheet.problems()).isEmpty();
    assertThat(sheet.rates())
        .containsExactly(
            new Rate(
                2,
                "99214",
                Set.of("25", "95"),
                "02",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                usd("128.50")));
  }

  @Test
  void columnsComeInAnyOrderAndOnlyProcedureAndAllowedAreNeeded() throws IOException {
    Sheet sheet = sheet("\uFEFF Allowed , PROCEDURE\n$142.50, g0463\n\n90833\n");

    assertThat(sheet.rates())
        .containsExactly(new Rate(2, "G0463", Set.of(), "", null, null, usd("142.50")));
    assertThat(sheet.problems()).containsExactly("line 4: procedure is a code such as 99214");
  }

  @Test
  void namesOfColumnsMayBeWrittenWithBlanksAndDashes() throws IOException {
    Sheet sheet = sheet("procedure,Place of-Service,allowed\n99214,11,142.50\n");

    assertThat(sheet.problems()).isEmpty();
    assertThat(sheet.rates().getFirst().placeOfService()).isEqualTo("11");
  }

  @Test
  void aColumnThatMeansNothingIsNamedAndTheOthersAreUsed() throws IOException {
    Sheet sheet = sheet("procedure,allowed,color\n99214,142.50,red\n");

    assertThat(sheet.problems()).containsExactly("line 1: column color means nothing here");
    assertThat(sheet.rates()).extracting(Rate::allowed).containsExactly(usd("142.50"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"procedure,price\n99214,142.50\n", "code,allowed\n99214,142.50\n"})
  void aFileWithoutTheNeededColumnsHasNoRates(String text) throws IOException {
    Sheet sheet = sheet(text);

    assertThat(sheet.rates()).isEmpty();
    assertThat(sheet.problems())
        .containsExactly("line 1: the first line names the columns procedure and allowed");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "9,,,,,1.00|procedure is a code such as 99214",
        "99214-25,,,,,1.00|procedure is a code such as 99214",
        "99214,255,,,,1.00|modifier is two characters, such as 25; several apart by blanks",
        "99214,,1,,,1.00|place_of_service is two digits, such as 11, or empty",
        "99214,,,,,|allowed is an amount such as 142.50",
        "99214,,,,,-1.00|allowed is an amount such as 142.50",
        "99214,,,,,1.005|allowed is an amount such as 142.50",
        "99214,,,1/1/2026,,1.00|from is a day such as 2026-01-01, or empty",
        "99214,,,,2026-02-30,1.00|until is a day such as 2026-01-01, or empty",
        "99214,,,2026-01-02,2026-01-01,1.00|until is before from",
      })
  void aRowThatCannotBeReadIsNamedWithItsLineAndTheOthersAreUsed(String row, String problem)
      throws IOException {
    Sheet sheet = sheet(HEAD + row + "\n90833,,,2026-01-01,2026-01-01,80\n");

    assertThat(sheet.problems()).containsExactly("line 2: " + problem);
    assertThat(sheet.rates())
        .extracting(Rate::line, Rate::procedure, Rate::allowed)
        .containsExactly(tuple(3, "90833", usd("80")));
  }

  @Test
  void aStrayQuoteOrLetterOfAnotherCharacterSetSpoilsNoOtherRow() throws IOException {
    byte[] text =
        (HEAD + "\"99213\"x,,,,,60\n90833,\u00e9,,,,80\n99214,,,,,142.50\n90834,,,,,\"90\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file("12345"), text);

    assertThat(rates.of("12345").problems())
        .containsExactly("line 3: modifier is two characters, such as 25; several apart by blanks");
    assertThat(rate("99214", "11", DAY)).contains(usd("142.50"));
  }

  @Test
  void whoHasNoFileHasNoRates() {
    assertThat(rates.of("12345")).isEqualTo(new Sheet(List.of(), List.of(), 0, 0));
    assertThat(rate("99214", "11", DAY)).isEmpty();
  }

  @Test
  void aPayerIdNamesNoFileElsewhere() throws IOException {
    Files.writeString(data.resolve("secret.csv"), "procedure,allowed\n99214,142.50\n");
    Files.createDirectories(data.resolve("rates/folder.csv"));

    assertThat(rates.of("../secret").rates()).isEmpty();
    assertThat(rates.of("").rates()).isEmpty();
    assertThat(rates.of("X".repeat(81)).rates()).isEmpty();
    assertThat(rates.of("folder").rates()).isEmpty();
  }

  @Test
  void aFileThatChangesIsReadAnew() throws IOException {
    Sheet first = sheet("procedure,allowed\n99214,142.50\n");
    FileTime written = Files.getLastModifiedTime(file("12345"));
    assertThat(rates.of("12345")).as("unchanged").isSameAs(first);

    Files.writeString(file("12345"), "procedure,allowed\n99214,150.00\n");
    Files.setLastModifiedTime(file("12345"), FileTime.fromMillis(written.toMillis() + 2000));
    assertThat(rate("99214", "11", DAY)).as("same size, another time").contains(usd("150"));

    Files.writeString(file("12345"), "procedure,allowed\n99214,1500.00\n");
    Files.setLastModifiedTime(file("12345"), FileTime.fromMillis(written.toMillis() + 2000));
    assertThat(rate("99214", "11", DAY)).as("same time, another size").contains(usd("1500"));
  }

  @Test
  void aRateIsThatOfThePayerAndTheProcedure() throws IOException {
    sheet("procedure,allowed\n99214,142.50\n90833,80\n");

    assertThat(rate("90833", "11", DAY)).contains(usd("80"));
    assertThat(rate("90834", "11", DAY)).isEmpty();
    assertThat(rates.rate("67890", Procedure.hcpcs("99214"), "11", DAY)).isEmpty();
  }

  @Test
  void aRateHoldsFromItsFirstToItsLastDay() throws IOException {
    sheet(HEAD + "99214,,,2026-10-05,2026-10-07,142.50\n");

    assertThat(rate("99214", "11", DAY.minusDays(1))).isEmpty();
    assertThat(rate("99214", "11", DAY)).contains(usd("142.50"));
    assertThat(rate("99214", "11", DAY.plusDays(2))).contains(usd("142.50"));
    assertThat(rate("99214", "11", DAY.plusDays(3))).isEmpty();
  }

  @Test
  void allModifiersOfARowHaveToBeThere() throws IOException {
    sheet(HEAD + "99214,25:95,,,,100\n");

    assertThat(rate("99214", "11", DAY, "95", "25")).contains(usd("100"));
    assertThat(rate("99214", "11", DAY, "25", "59", "95")).contains(usd("100"));
    assertThat(rate("99214", "11", DAY, "25")).isEmpty();
  }

  @Test
  void theRowThatSaysMostCountsAndModifiersSayMoreThanThePlace() throws IOException {
    sheet(
        HEAD
            + "99214,95,,,,120\n"
            + "99214,95,02,,,110\n"
            + "99214,25 95,,,,105\n"
            + "99214,,02,,,130\n"
            + "99214,,,,,140\n");

    assertThat(rate("99214", "11", DAY)).as("the general row").contains(usd("140"));
    assertThat(rate("99214", "02", DAY)).as("the place").contains(usd("130"));
    assertThat(rate("99214", "11", DAY, "95")).as("the modifier").contains(usd("120"));
    assertThat(rate("99214", "02", DAY, "95")).as("both").contains(usd("110"));
    assertThat(rate("99214", "02", DAY, "95", "25")).as("two modifiers").contains(usd("105"));
  }

  @Test
  void ofTwoRowsThatSayTheSameTheLaterCounts() throws IOException {
    sheet(HEAD + "99214,,,,,140\n99214,,,,,141\n");

    assertThat(rate("99214", "11", DAY)).contains(usd("141"));
  }

  private Sheet sheet(String text) throws IOException {
    Files.writeString(file("12345"), text);
    return rates.of("12345");
  }

  private Path file(String payer) {
    return data.resolve("rates").resolve(payer + ".csv");
  }

  private Optional<Money> rate(String code, String place, LocalDate day, String... modifiers) {
    return rates.rate("12345", Procedure.hcpcs(code, modifiers), place, day);
  }
}
