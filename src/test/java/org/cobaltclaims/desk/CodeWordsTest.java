package org.cobaltclaims.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cobaltclaims.claim.Paperwork;
import org.cobaltclaims.code.CodeSets;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every code that a page shows has its words, and no word belongs to a code that there is not. */
class CodeWordsTest extends ApplicationTest {

  @Autowired private CodeWords codes;

  @ParameterizedTest
  @CsvSource({
    "CO-197,    Contractual obligation",
    "PR-1,      Patient responsibility",
    "PI-B7,     Reduced by the payer",
    "A7:562:85, billing provider",
    "N130,      See the plan's benefits",
    "PLB-WO,    Overpayment recovery"
  })
  void aCodeOfADecisionIsExplained(String code, String words) {
    assertThat(codes.of(code)).contains(words);
  }

  @Test
  void whatIsNoCodeIsNotExplained() {
    for (String text : List.of("", "ON_HOLD", "XX-1", "MEMBER_ID", "N999", "7")) {
      assertThat(codes.of(text)).as(text).isEmpty();
    }
  }

  @Test
  void ourOwnCodesWithinASentenceAreWords() {
    assertThat(
            new Words().plain("Suggested for CO-22: BILL_OTHER_PAYER_FIRST, because A7:562:85 DOE"))
        .isEqualTo("Suggested for CO-22: bill other payer first, because A7:562:85 DOE");
  }

  @Test
  void everyPlaceOfServiceHasAName() {
    IntStream.rangeClosed(1, 99)
        .mapToObj(number -> String.format(Locale.ROOT, "%02d", number))
        .forEach(
            code ->
                assertThat(!CodeWords.place(code).equals(code))
                    .as(code)
                    .isEqualTo(CodeSets.isPlaceOfService(code)));
    assertThat(codes.ofField("lines.1.placeOfService", "11")).isEqualTo("Office");
  }

  @Test
  void everyFilingIndicatorHasAName() {
    for (String code :
        "11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ".split(" ")) {
      assertThat(CodeSets.isFilingIndicator(code)).as(code).isTrue();
      assertThat(CodeWords.filing(code)).startsWith(code + " ");
    }
    assertThat(CodeWords.filing("QQ")).isEqualTo("QQ");
    assertThat(codes.ofField("filingIndicator", "CI")).isEqualTo("Commercial");
  }

  @Test
  void fieldsOfAClaimAreReadInWords() {
    assertThat(codes.ofField("subscriber.relationship", "G8")).isEqualTo("Other relation");
    assertThat(codes.ofField("insuranceType", "12")).isEqualTo("Working aged");
    assertThat(codes.ofField("delayReason", "7")).isEqualTo("Third-party processing delay");
    assertThat(codes.ofField("relatedCauses", "AA EM")).isEqualTo("Automobile accident, at work");
    assertThat(codes.ofField("memberId", "11")).isEmpty();
  }

  @Test
  void whatMayGoBesideAClaimIsOffered() {
    assertThat(CodeWords.papers().keySet()).containsExactlyInAnyOrderElementsOf(Paperwork.TYPES);
    assertThat(CodeWords.paperWays().keySet())
        .containsExactlyInAnyOrderElementsOf(Paperwork.TRANSMISSIONS);
  }
}
