package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.with;
import static org.cobaltclaims.remittance.SampleClaims.withRemarks;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What remark codes change (DOMAIN 5.5, 3.10)")
class RemarksTest {

  @ParameterizedTest(name = "{0} at level {1}: {2}")
  @CsvSource({
    "'M127 MA130', 1, MA130",
    "'MA130 M127', 1, MA130",
    "'MA130 N522', 1, N522",
    "'N522 N779', 1, N779",
    "'MA01 N130 N179', 1, N179",
    "'M76 N245', 1, N245",
    "'N179 N245', 2, N245",
  })
  void theStrongestRemarkIsTheOneThatRestrictsMost(String remarks, int level, String strongest) {
    assertThat(Remarks.strongest(List.of(remarks.split(" ")), level)).contains(strongest);
  }

  @Test
  void remarksThatChangeNothingAreNotStrong() {
    assertThat(Remarks.strongest(List.of("MA01", "N130", "MA18"), 1)).isEmpty();
    assertThat(Remarks.strongest(List.of(), 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "96", "129", "A1", "226", "227", "252"})
  void someReasonsNeedARemarkThatExplainsThem(String carc) {
    assertThat(Remarks.missing(carc, List.of())).isTrue();
    assertThat(Remarks.missing(carc, List.of("MA01", "MA15", "MA18"))).isTrue();
    assertThat(Remarks.missing(carc, List.of("MA01", "N130"))).isFalse();
  }

  @Test
  void otherReasonsNeedNone() {
    assertThat(Remarks.missing("45", List.of())).isFalse();
    assertThat(Remarks.missing("197", List.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"N192", "N781", "N782", "N783"})
  void aPatientWhomTheRemarkProtectsIsNotBilled(String remark) {
    ClaimPayment payment = payment("1", paymentLine(1, "99214", "200", "130", row("PR-2", "70")));

    assertThat(Remarks.patientBillable(payment)).isTrue();
    assertThat(Remarks.patientBillable(with(payment, "remarks", List.of("MA13")))).isTrue();
    assertThat(Remarks.patientBillable(with(payment, "remarks", List.of(remark)))).isFalse();
    assertThat(
            Remarks.patientBillable(
                with(
                    payment,
                    "lines",
                    List.of(withRemarks(payment.lines().getFirst(), "MA13", remark)))))
        .isFalse();
  }

  @Test
  void remarksOfTheClaimAndOfItsLinesAreToldOnce() {
    ClaimPayment payment =
        with(
            payment(
                "1",
                withRemarks(paymentLine(1, "99214", "200", "200"), "N130", "MA01"),
                withRemarks(paymentLine(2, "90833", "120", "120"), "N130")),
            "remarks",
            List.of("MA01", "MA18"));

    assertThat(Remarks.allOf(payment)).containsExactly("MA01", "MA18", "N130");
  }
}
