package org.cobaltclaims.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

  @ParameterizedTest
  @ValueSource(strings = {"1234567893", "1987654328", "1112223338", "1912301953"})
  void npiWithItsCheckDigitIsValid(String npi) {
    assertThat(Npi.isValid(npi)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890" /* check digit */,
        "9876543213" /* begins with neither 1 nor 2 */,
        "123456789" /* nine digits */,
        "12345678930",
        "123456789A",
        ""
      })
  void otherTextIsNoNpi(String npi) {
    assertThat(Npi.isValid(npi)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"F411", "I10", "U071", "C7A010", "Z3A01", "S72001A", "T360X1A"})
  void icd10HasItsForm(String code) {
    assertThat(Codes.isIcd10(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"F41.1", "f411", "4779", "F4", "F41123456", "FX11", ""})
  void otherTextIsNoIcd10(String code) {
    assertThat(Codes.isIcd10(code)).isFalse();
  }

  @Test
  void icd9HasItsForm() {
    assertThat(Codes.isIcd9("53081")).isTrue();
    assertThat(Codes.isIcd9("V7389")).isTrue();
    assertThat(Codes.isIcd9("E8888")).isTrue();
    assertThat(Codes.isIcd9("F411")).isFalse();
  }

  @Test
  void taxIdIsNineDigitsWithOrWithoutDashes() {
    assertThat(Codes.isTaxId("12-3456789")).isTrue();
    assertThat(Codes.isTaxId("12345678")).isFalse();
    assertThat(Codes.isTaxId("")).isFalse();
  }
}
