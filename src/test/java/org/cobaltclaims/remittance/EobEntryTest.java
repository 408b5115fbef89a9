package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Imbalance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person types in from a paper EOB, and how it is refused. */
class EobEntryTest {

  private static final EobEntry FULL =
      new EobEntry(
          "K7Q2M9X4T01",
          "1",
          "ACM1",
          "ACM0",
          LocalDate.of(2026, 11, 4),
          32000L,
          12400L,
          21000L,
          List.of(new EobEntry.Row(AdjustmentGroup.CO, "45", 11000L)),
          null,
          List.of("MA18"),
          "BETA",
          List.of());

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void thePayersNumberFillsAnEmptyOne(@Nullable String none) {
    assertThat(with(FULL, "controlNumber", none).orControlNumber("ACM9"))
        .isEqualTo(with(FULL, "controlNumber", "ACM9"));
  }

  @Test
  void thePayersNumberThatWasTypedInStays() {
    assertThat(FULL.orControlNumber("ACM9")).isSameAs(FULL);
  }

  @Test
  void theSameEntryMayBeForAnotherClaim() {
    assertThat(FULL.of("K7Q2M9X4T02")).isEqualTo(with(FULL, "claim", "K7Q2M9X4T02"));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "000123, 123",
    "' 00-12 3a', 123A",
    "100, 100",
    "000, 0",
    "0, 0",
    "'', ''",
    "--, ''",
    ", ''"
  })
  void aCheckNumberIsTheSameHoweverItIsWritten(@Nullable String written, String key) {
    assertThat(CheckEntry.numberKey(written)).isEqualTo(key);
  }

  @Test
  void aRefusalNamesTheClaimOfTheFirstSumAndKeepsThemAll() {
    Imbalance sum = Imbalance.of("3.4-C", 0, usd("320"), usd("319.99"), "does not add up");
    EobRefused.Fault ofClaim = new EobRefused.Fault("K7Q2M9X4T01", sum);
    EobRefused.Fault ofCheck = new EobRefused.Fault("", sum);

    EobRefused refused = new EobRefused(List.of(ofClaim, ofCheck));

    assertThat(refused.faults()).containsExactly(ofClaim, ofCheck);
    assertThat(refused.reason()).isEqualTo("K7Q2M9X4T01: does not add up");
    assertThat(new EobRefused(List.of(ofCheck)).reason()).isEqualTo("does not add up");
  }

  @Test
  void aRefusalOfSomethingMissingHasNoSums() {
    EobRefused refused = new EobRefused("the check has no date");

    assertThat(refused.faults()).isEmpty();
    assertThat(refused.reason()).isEqualTo("the check has no date");
  }
}
