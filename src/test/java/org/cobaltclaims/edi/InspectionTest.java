package org.cobaltclaims.edi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cobaltclaims.edi.Inspection.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {

  @ParameterizedTest
  @CsvSource({
    "prim.835, 1, 2, 32000, 12400, 12525,  19600, -125",
    "den.835,  1, 1, 20000, 0,     0,      20000, 0",
    "xo.835,   1, 1, 20000, 7815,  7815,   12185, 0",
    "rev.835,  2, 4, 0,     1000,  1000,   -1000, 0",
  })
  void remittancesAreAddedUp(
      String name, int claims, int lines, long charged, long paid, long bpr, long adj, long plb)
      throws IOException {
    Inspection inspection = inspect(Samples.text(name));

    assertThat(inspection.verdict()).isEqualTo(Verdict.GOOD);
    assertThat(inspection)
        .extracting(
            Inspection::transaction,
            Inspection::claims,
            Inspection::lines,
            Inspection::chargedCents,
            Inspection::paidCents,
            Inspection::bprCents,
            Inspection::adjustmentCents,
            Inspection::plbCents,
            Inspection::balanced)
        .containsExactly("835", claims, lines, charged, paid, bpr, adj, plb, true);
  }

  @ParameterizedTest
  @CsvSource({
    "prim.837, 1, 2, 32000, 0",
    "sec.837,  1, 2, 32000, 1",
    "ter.837,  1, 1, 10000, 1",
    "bun.837,  1, 2, 20000, 1",
    "clo.837,  1, 1, 32000, 1",
    "a8.837,   1, 1, 32000, 1",
  })
  void claimsAreAddedUp(String name, int claims, int lines, long charged, int cobClaims)
      throws IOException {
    Inspection inspection = inspect(Samples.text(name));

    assertThat(inspection.verdict()).isEqualTo(Verdict.GOOD);
    assertThat(inspection)
        .extracting(
            Inspection::transaction,
            Inspection::claims,
            Inspection::lines,
            Inspection::chargedCents,
            Inspection::cobClaims,
            Inspection::balanced)
        .containsExactly("837P", claims, lines, charged, cobClaims, true);
  }

  /** Money that does not add up: which check names it first, and at which segment. */
  @ParameterizedTest
  @CsvSource({
    "835_one_cent_in_line.835,               C,  14, 0.01",
    "835_one_cent_in_payment.835,            T,  2,  0.01",
    "835_line_charges_miss_claim_charge.835, C,  14, -1.00",
    "837_charge_is_not_the_lines_sum.837,    B5, 19, 1.00",
    "837_line_out_of_balance_by_a_cent.837,  B1, 30, -0.01",
    "837_paid_is_not_the_lines_paid.837,     B2, 24, 1.00",
  })
  void differencesAreNamed(String name, String rule, int segment, String difference)
      throws IOException {
    Inspection inspection = inspect(Samples.text("defects/" + name));
    Problem first = inspection.problems().getFirst();

    assertThat(inspection.verdict()).isEqualTo(Verdict.PROBLEMS);
    assertThat(inspection.balanced()).isFalse();
    assertThat(first.rule()).isEqualTo(rule);
    assertThat(first.segment()).isEqualTo(segment);
    assertThat(first.message()).contains("expected ", "found ", "difference " + difference);
  }

  @ParameterizedTest
  @CsvSource({
    "837_missing_adjudication_date.837, B8",
    "837_liability_at_both_levels.837,  B6",
    "837_negative_line_payment.837,     B7",
    "837_adjudicating_payer_unknown.837, LINK",
  })
  void faultyCobDataIsNamed(String name, String rule) throws IOException {
    Inspection inspection = inspect(Samples.text("defects/" + name));

    assertThat(inspection.balanced()).isFalse();
    assertThat(inspection.problems()).extracting(Problem::rule).contains(rule);
  }

  @Test
  void aWrongPatientResponsibilityOnlyWarns() throws IOException {
    Inspection inspection = inspect(Samples.text("defects/835_patient_responsibility_differs.835"));

    assertThat(inspection.balanced()).isTrue();
    assertThat(inspection.verdict()).isEqualTo(Verdict.PROBLEMS);
    assertThat(inspection.problems()).extracting(Problem::rule).containsExactly("P");
  }

  @Test
  void acknowledgementsAreCounted() throws IOException {
    Inspection rejected = inspect(Samples.text("ack.999"));
    Inspection mixed = inspect(Samples.text("ca.277"));

    assertThat(rejected.accepted()).isZero();
    assertThat(rejected.rejected()).isOne();
    assertThat(mixed.claims()).isEqualTo(2);
    assertThat(mixed.accepted()).isOne();
    assertThat(mixed.rejected()).isOne();
  }

  @Test
  void totalsRunOverAllTransactionsOfAMixedFile() throws IOException {
    Inspection inspection =
        inspect(Samples.text("prim.837") + Samples.text("prim.835") + Samples.text("prim.835"));

    assertThat(inspection.transaction()).isEqualTo("MIXED");
    assertThat(inspection.kinds()).containsExactly("837P", "835");
    assertThat(inspection.claims()).isEqualTo(3);
    assertThat(inspection.chargedCents()).isEqualTo(96000);
    assertThat(inspection.paidCents()).isEqualTo(24800);
    assertThat(inspection.verdict()).isEqualTo(Verdict.GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "not_x12_report.txt",
    "835_version_4010.835",
    "837_institutional.837",
    "835_isa_garbled.835"
  })
  void whatCannotBeReadSaysSo(String name) throws IOException {
    Inspection inspection = inspect(Samples.text("defects/" + name));

    assertThat(inspection.verdict()).isEqualTo(Verdict.UNREADABLE);
    assertThat(inspection.problems()).isNotEmpty();
  }

  @Test
  void jsonHasTheNamesOfTheContract() throws IOException {
    var json = new ObjectMapper().valueToTree(inspect(Samples.text("prim.835")));

    assertThat(json.fieldNames())
        .toIterable()
        .contains(
            "transaction",
            "claims",
            "lines",
            "charged_cents",
            "paid_cents",
            "bpr_cents",
            "adjustment_cents",
            "plb_cents",
            "balanced",
            "problems")
        .doesNotContain("cob_claims", "verdict");
    assertThat(json.get("bpr_cents").asLong()).isEqualTo(12525);
  }

  @Test
  void publicConformingFilesBalance() throws IOException {
    for (String folder : new String[] {"835", "837P"}) {
      for (Path path : Samples.conformingPublicFiles(folder)) {
        Inspection inspection = inspect(Files.readString(path));

        assertThat(inspection.problems()).as(path.toString()).isEmpty();
        assertThat(inspection.balanced()).as(path.toString()).isTrue();
      }
    }
  }

  private static Inspection inspect(String text) throws IOException {
    return Inspection.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
