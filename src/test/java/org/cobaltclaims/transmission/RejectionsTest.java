package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cobaltclaims.transmission.Rejections.Explained;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the codes of a rejection mean, and what mends it (DOMAIN 4.2, 4.3). */
class RejectionsTest {

  /** Every status that DOMAIN 4.3 names. */
  private static final List<Integer> NAMED =
      List.of(
          21, 26, 29, 30, 31, 32, 33, 34, 35, 54, 65, 78, 84, 85, 88, 90, 97, 116, 145, 153, 164,
          171, 187, 247, 249, 252, 254, 255, 488, 258, 476, 286, 287, 294, 400, 453, 454, 464, 477,
          479, 480, 481, 495, 500, 516, 519, 521, 696, 562, 672, 710, 718, 742, 746, 770, 771);

  @Test
  @DisplayName("DOMAIN 4.3: every status that needs its own rule has one")
  void everyStatusThatNeedsARuleHasOne() {
    assertThat(NAMED)
        .allSatisfy(
            status ->
                assertThat(Rejections.explain("A7:" + status).getFirst().meaning())
                    .doesNotContain("status " + status));
  }

  @ParameterizedTest
  @CsvSource({
    "A7:562:85, billingNpi",
    "A7:562:82, renderingNpi",
    "A3:164,    memberId",
    "A6:252,    authorization",
    "A7:477,    lines.diagnosisPointers",
    "A8:116,    payerId",
    "A7:85:PR,  payerOrder",
    "A7:999,    ''"
  })
  void aStatusNamesTheFieldToMend(String code, String field) {
    assertThat(Rejections.explain(code))
        .singleElement()
        .satisfies(
            explained -> {
              assertThat(explained.code()).isEqualTo(code);
              assertThat(explained.field()).isEqualTo(field);
              assertThat(explained.help()).isNotBlank();
            });
  }

  @Test
  @DisplayName("T-999: the segment that a 999 names leads to the field")
  void theSegmentOfA999LeadsToTheField() {
    assertThat(
            Rejections.explain(
                "999 R I5, SV1 at 29 in 2400: 8 element 7:1 1, NM1 at 14 in 2010BA: 8 element 9 1"))
        .extracting(Explained::field)
        .containsExactly("lines.diagnosisPointers", "memberId");
    assertThat(Rejections.explain("999 R, HI at 20 in 2300: I6"))
        .extracting(Explained::field)
        .containsExactly("diagnoses");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A7:54", "A3:65 A7:21", "A7:78", "A7:746", "A6:770:PR"})
  void whatThePayerHasMustNotGoAgain(String codes) {
    assertThat(Rejections.mustNotGoAgain(codes)).isTrue();
  }

  @Test
  void anyOtherRejectionMayGoAgain() {
    assertThat(Rejections.mustNotGoAgain("A7:562:85 A7:21")).isFalse();
  }
}
