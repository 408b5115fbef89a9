package org.cobaltclaims.edi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitizerTest {

  @ParameterizedTest
  @CsvSource({
    "Mu\u00F1oz, MUNOZ",
    "O\u2019Brien, O'BRIEN",
    "Stra\u00DFe, STRASSE",
    "a*b~c:d^e, A B C D E",
    "'  two   blanks ', TWO BLANKS",
    "\u4E2D\u6587, ''",
  })
  void textBecomesWhatEveryReceiverTakes(String text, String expected) {
    assertThat(Sanitizer.text(text, 60)).isEqualTo(expected);
  }

  @Test
  void punctuationOfNamesIsThePayersSwitch() {
    assertThat(new Sanitizer(true).name("O'Brien-Smith", 60)).isEqualTo("O'BRIEN-SMITH");
    assertThat(new Sanitizer(false).name("O'Brien-Smith", 60)).isEqualTo("OBRIEN SMITH");
  }

  @Test
  void identifiersKeepLettersAndDigitsOnly() {
    assertThat(Sanitizer.identifier("12-345 6789", 50)).isEqualTo("123456789");
    assertThat(Sanitizer.identifier("(555) 555-0100", 50)).isEqualTo("5555550100");
  }

  @Test
  void theAtSignStandsInContactsOnly() {
    assertThat(Sanitizer.contact("a@b.org", 256)).isEqualTo("A@B.ORG");
    assertThat(Sanitizer.text("a@b.org", 50)).isEqualTo("A B.ORG");
  }

  @Test
  void textIsCutToTheElementsMaximum() {
    assertThat(Sanitizer.text("ABC DEF", 4)).isEqualTo("ABC");
  }
}
