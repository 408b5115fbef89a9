package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.BETA;
import static org.cobaltclaims.remittance.SampleClaims.PAID_ON;
import static org.cobaltclaims.remittance.SampleClaims.STATE;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;
import static org.cobaltclaims.remittance.SampleClaims.withRemarks;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.coordination.PriorAdjudication.CobLine;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("COB data from what a prior payer decided (DOMAIN 2.9, 2.10)")
class CobBuilderTest {

  @Test
  @DisplayName("T-BAL-1: the money of DOMAIN 2.11 from the remittance of 3.9")
  void lineLevelPrimary() {
    PriorAdjudication cob = built(claim(), primaryPayment());

    assertThat(cob.payerId()).isEqualTo("12345");
    assertThat(cob.paid()).isEqualTo(usd("124"));
    assertThat(cob.adjudicated()).isEqualTo(PAID_ON);
    assertThat(cob.adjustments()).isEmpty();
    assertThat(cob.remainingLiability()).isNull();
    assertThat(cob.atClaimLevelOnly()).isFalse();
    assertThat(cob.payerClaimControlNumber()).isEqualTo("ACM2026110200441");
    assertThat(cob.lines())
        .extracting(CobLine::lineNumber, CobLine::paid, CobLine::remainingLiability)
        .containsExactly(tuple(1, usd("64"), usd("66")), tuple(2, usd("60"), usd("20")));
    assertThat(reasons(cob.lines().get(0).adjustments()))
        .containsExactly("CO-45 70.00", "PR-1 50.00", "PR-2 16.00");
    assertThat(cob.sources()).containsExactly("R1-1");
  }

  @Test
  @DisplayName("2.12: a decision without lines stays at the claim, with its date and liability")
  void claimLevelOnly() {
    ClaimContent content = claim(2, null, line(1, "99214", usd("320")));
    ClaimPayment whole =
        payment(
            "1",
            usd("320"),
            usd("100"),
            List.of(row("PR-1", "200"), row("CO-45", "20")),
            List.of(),
            "");

    PriorAdjudication cob = built(content, whole);

    assertThat(cob.atClaimLevelOnly()).isTrue();
    assertThat(cob.lines()).isEmpty();
    assertThat(cob.paid()).isEqualTo(usd("100"));
    assertThat(cob.remainingLiability()).isEqualTo(usd("200"));
    assertThat(reasons(cob.adjustments())).containsExactly("PR-1 200.00", "CO-45 20.00");
  }

  @Test
  @DisplayName("2.13: bundled lines name the line that they were paid with")
  void bundledLines() {
    ClaimContent content =
        claim(2, null, line(1, "80048", usd("100")), line(2, "80076", usd("100")));
    ClaimPayment bundled =
        payment(
            "1",
            paymentLine(1, "80053", "100", "120", row("CO-94", "-100"), row("CO-45", "80")),
            paymentLine(2, "80053", "100", "0", row("CO-97", "100")));

    PriorAdjudication cob = built(content, bundled);

    assertThat(cob.paid()).isEqualTo(usd("120"));
    assertThat(cob.lines())
        .extracting(CobLine::lineNumber, CobLine::paid, CobLine::bundledInto)
        .containsExactly(tuple(1, usd("120"), 0), tuple(2, usd("0"), 1));
    assertThat(cob.lines()).allMatch(l -> usd("0").equals(l.remainingLiability()));
  }

  @Test
  @DisplayName("2.14: each of two prior payers explains the whole charge on its own")
  void tertiary() {
    ClaimContent content = claim(3, null, line(1, "90837", usd("100")));
    ClaimPayment primary =
        payment("1", paymentLine(1, "90837", "100", "40", row("CO-45", "30"), row("PR-2", "30")));
    ClaimPayment secondary =
        payment("2", paymentLine(1, "90837", "100", "15", row("OA-23", "70"), row("PR-2", "15")));

    PriorAdjudication first = built(content, primary);
    PriorAdjudication second =
        Objects.requireNonNull(
            CobBuilder.build(content, 2, List.of(secondary), BETA, STATE).adjudication());

    assertThat(first.lines().get(0).remainingLiability()).isEqualTo(usd("30"));
    assertThat(second.payerId()).isEqualTo("67890");
    assertThat(second.paid()).isEqualTo(usd("15"));
    assertThat(second.lines().get(0).remainingLiability()).isEqualTo(usd("15"));
    assertThat(reasons(second.lines().get(0).adjustments()))
        .containsExactly("OA-23 70.00", "PR-2 15.00");
  }

  @Test
  @DisplayName("T-DEN: a denied primary is told with AMT*D 0, SVD 0, PR 96 200 and EAF 200")
  void deniedPrimary() {
    ClaimContent content = claim(2, null, line(1, "90847", usd("200")));
    ClaimPayment denied =
        payment("1", withRemarks(paymentLine(1, "90847", "200", "0", row("PR-96", "200")), "N130"));

    PriorAdjudication cob = built(content, denied);

    assertThat(cob.paid()).isEqualTo(usd("0"));
    CobLine only = cob.lines().get(0);
    assertThat(only.paid()).isEqualTo(usd("0"));
    assertThat(only.remainingLiability()).isEqualTo(usd("200"));
    assertThat(reasons(only.adjustments())).containsExactly("PR-96 200.00");
  }

  @Test
  @DisplayName("T-PLB: interest is nowhere in what the next payer is told")
  void interestIsNotPartOfIt() {
    // The 1.25 of the remittance of 3.9 stands in PLB and AMT*I; CLP04 is 124.
    assertThat(built(claim(), primaryPayment()).paid()).isEqualTo(usd("124"));
  }

  @Test
  @DisplayName("T-SPLIT: the parts of a split claim are told as one")
  void splitClaim() {
    ClaimPayment first =
        payment("1", paymentLine(1, "99214", "200", "64", row("CO-45", "70"), row("PR-1", "66")));
    ClaimPayment second =
        payment("1", paymentLine(2, "90833", "120", "60", row("CO-45", "40"), row("PR-3", "20")));

    CobBuilder.Result result = CobBuilder.build(claim(), 1, List.of(second, first), ACME, BETA);

    assertThat(result.problems()).isEmpty();
    PriorAdjudication cob = Objects.requireNonNull(result.adjudication());
    assertThat(cob.paid()).isEqualTo(usd("124"));
    assertThat(cob.lines()).extracting(CobLine::lineNumber).containsExactly(1, 2);
  }

  @Test
  @DisplayName("T-SPLIT: a line that came back as two is told as two decisions on our line")
  void splitLine() {
    ClaimContent content = claim(2, null, line(1, "99214", usd("200")));
    ClaimPayment payment =
        payment(
            "1",
            paymentLine(1, "99213", "150", "100", row("CO-45", "50")),
            paymentLine(1, "99214", "50", "40", row("PR-2", "10")));

    assertThat(built(content, payment).lines())
        .extracting(CobLine::lineNumber, CobLine::paid)
        .containsExactly(tuple(1, usd("100")), tuple(1, usd("40")));
  }

  @Test
  void claimAndLineAdjustmentsStayWhereThePayerReportedThem() {
    ClaimContent content = claim(2, null, line(1, "99214", usd("200")));
    ClaimPayment payment =
        payment(
            "1",
            usd("200"),
            usd("100"),
            List.of(row("PR-1", "30")),
            List.of(),
            "",
            paymentLine(1, "99214", "200", "130", row("CO-45", "70")));

    PriorAdjudication cob = built(content, payment);

    assertThat(reasons(cob.adjustments())).containsExactly("PR-1 30.00");
    assertThat(cob.remainingLiability()).isEqualTo(usd("30"));
    assertThat(cob.lines().get(0).remainingLiability()).isNull();
  }

  @Test
  void zeroRowsAreLeftOutAndRowsOfAGroupStandTogether() {
    ClaimContent content = claim(2, null, line(1, "99214", usd("200")));
    ClaimPayment payment =
        payment(
            "1",
            paymentLine(
                1,
                "99214",
                "200",
                "64",
                row("CO-45", "60"),
                row("PR-1", "50"),
                row("CO-253", "10"),
                row("PR-3", "0"),
                row("PR-2", "16")));

    assertThat(reasons(built(content, payment).lines().get(0).adjustments()))
        .containsExactly("CO-45 60.00", "CO-253 10.00", "PR-1 50.00", "PR-2 16.00");
  }

  @Test
  void lineThatThePayerLeftOutIsAFailureAndNeverFilledWithZeros() {
    CobBuilder.Result result =
        CobBuilder.build(
            claim(), 1, List.of(payment("1", paymentLine(1, "99214", "200", "200"))), ACME, BETA);

    assertThat(result.adjudication()).isNull();
    assertThat(result.problems())
        .extracting(Imbalance::rule, Imbalance::line, Imbalance::expected, Imbalance::found)
        .contains(tuple("B1", 2, usd("120"), usd("0")));
  }

  @Test
  void decisionThatMatchesNoLineOfOursIsAFailure() {
    CobBuilder.Result result =
        CobBuilder.build(
            claim(2, null, line(1, "99214", usd("200"))),
            1,
            List.of(payment("1", paymentLine(0, "99215", "200", "200"))),
            ACME,
            BETA);

    assertThat(result.problems()).extracting(Imbalance::rule).contains("2.10-LINE", "B1");
  }

  @Test
  void moreReasonsThanAClaimCanCarryAreAFailure() {
    Adjustment[] rows = new Adjustment[31];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("CO-45", "1");
    }
    ClaimContent content = claim(2, null, line(1, "99214", usd("31")));

    assertThat(
            CobBuilder.build(
                    content,
                    1,
                    List.of(payment("1", paymentLine(1, "99214", "31", "0", rows))),
                    ACME,
                    BETA)
                .problems())
        .extracting(Imbalance::rule)
        .containsExactly("2.4-CAS");
  }

  @Test
  void informationLineIsNotTold() {
    ClaimContent content = claim(2, null, line(1, "99214", usd("200")));
    PaymentLine information =
        new PaymentLine(
            0,
            "",
            Procedure.hcpcs("G8427"),
            null,
            usd("0"),
            usd("0"),
            BigDecimal.ONE,
            null,
            List.of(),
            List.of(),
            40);

    assertThat(
            built(content, payment("1", paymentLine(1, "99214", "200", "200"), information))
                .lines())
        .hasSize(1);
  }

  @Test
  @DisplayName("2.7: paid to the patient is no liability, a billable cut out of network is")
  void remainingLiability() {
    List<Adjustment> rows =
        List.of(row("OA-45", "300"), row("PR-1", "200"), row("PR-100", "50"), row("CO-45", "5"));

    assertThat(CobBuilder.remainingLiability(rows, ACME)).isEqualTo(usd("200"));
    assertThat(CobBuilder.remainingLiability(rows, outOfNetwork())).isEqualTo(usd("500"));
    assertThat(CobBuilder.remainingLiability(List.of(row("PR-1", "-20")), ACME))
        .isEqualTo(usd("0"));
  }

  @Test
  void destinationThatWantsNeitherLiabilityNorControlNumberGetsNeither() {
    CobBuilder.Result result =
        CobBuilder.build(claim(), 1, List.of(primaryPayment()), ACME, sparse());

    PriorAdjudication cob = Objects.requireNonNull(result.adjudication());
    assertThat(cob.payerClaimControlNumber()).isEmpty();
    assertThat(cob.lines()).allMatch(l -> l.remainingLiability() == null);
  }

  @Test
  @DisplayName("MOA is copied; those of a split claim are told as one")
  void outpatientAdjudication() {
    ClaimPayment first =
        payment("1", paymentLine(1, "99214", "200", "64", row("CO-45", "70"), row("PR-1", "66")));
    ClaimPayment second =
        payment("1", paymentLine(2, "90833", "120", "60", row("CO-45", "40"), row("PR-3", "20")));

    assertThat(moa(first, List.of("0.8", "10", "MA01", "MA15"), second, List.of()))
        .containsExactly("0.8", "10", "MA01", "MA15");
    assertThat(moa(first, List.of(), second, List.of("", "", "MA15")))
        .containsExactly("", "", "MA15");
    assertThat(moa(first, List.of("0.8", "10", "MA15", "N19"), second, List.of("0.8", "7", "MA15")))
        .containsExactly("0.8", "", "MA15", "N19");
    assertThat(
            moa(
                first,
                List.of("", "", "A1", "A2", "A3", "A4"),
                second,
                List.of("", "", "B1", "A2", "B2", "", "B3", "9", "9")))
        .containsExactly("", "", "A1", "A2", "A3", "A4", "B1");
    assertThat(moa(first, List.of(), second, List.of())).isEmpty();
  }

  private static List<String> moa(
      ClaimPayment first, List<String> ofFirst, ClaimPayment second, List<String> ofSecond) {
    return Objects.requireNonNull(
            CobBuilder.build(
                    claim(),
                    1,
                    List.of(
                        with(first, "outpatientAdjudication", ofFirst),
                        with(second, "outpatientAdjudication", ofSecond)),
                    ACME,
                    BETA)
                .adjudication())
        .outpatientAdjudication();
  }

  @Test
  void theNewestControlNumberAndTheLatestDateCount() {
    ClaimPayment first =
        with(payment("1", paymentLine(1, "99214", "200", "200")), "payerClaimControlNumber", "A");
    ClaimPayment second =
        with(payment("1", paymentLine(2, "90833", "120", "120")), "payerClaimControlNumber", "B");

    PriorAdjudication cob =
        Objects.requireNonNull(
            CobBuilder.build(
                    claim(),
                    1,
                    List.of(with(first, "adjudicated", PAID_ON.plusDays(3)), second),
                    ACME,
                    BETA)
                .adjudication());

    assertThat(cob.payerClaimControlNumber()).isEqualTo("B");
    assertThat(cob.adjudicated()).isEqualTo(PAID_ON.plusDays(3));
  }

  @Test
  @DisplayName("2.9: absorbed lines without a word on the paying one are told as they came")
  void absorbedWithoutAPayingLine() {
    ClaimContent content =
        claim(2, null, line(1, "80048", usd("100")), line(2, "80076", usd("100")));

    assertThat(
            built(
                    content,
                    payment(
                        "1",
                        paymentLine(1, "80048", "100", "80", row("CO-45", "20")),
                        paymentLine(2, "80076", "100", "0", row("CO-97", "100"))))
                .lines())
        .extracting(CobLine::bundledInto)
        .containsExactly(0, 0);
  }

  @Test
  @DisplayName("2.9: SVD06 needs one paying line under the bundled code, no more and no other")
  void whenALineCountsAsAbsorbed() {
    PaymentLine paying = paymentLine(1, "80053", "100", "100");
    assertThat(bundled(paying, paymentLine(2, "80053", "100", "0", row("CO-97", "100"))))
        .isEqualTo(1);
    assertThat(bundled(paying, paymentLine(2, "80053", "100", "0", row("CO-45", "100")))).isZero();
    assertThat(bundled(paying, paymentLine(2, "80053", "100", "1", row("CO-97", "99")))).isZero();
    assertThat(bundled(paying, paymentLine(2, "80076", "100", "0", row("CO-97", "100")))).isZero();
    assertThat(
            bundled(
                paymentLine(1, "80053", "100", "0", row("CO-45", "100")),
                paymentLine(2, "80053", "100", "0", row("CO-97", "100"))))
        .isZero();
    assertThat(
            bundled(
                paymentLine(1, "80050", "100", "100"),
                paymentLine(2, "80053", "100", "0", row("CO-97", "100"))))
        .isZero();
    assertThat(
            bundled(
                paying,
                paymentLine(2, "80053", "100", "0", row("CO-97", "-1"), row("CO-45", "101"))))
        .isZero();
  }

  @Test
  void twoPayingLinesUnderTheSameCodeNameNone() {
    ClaimContent content =
        claim(
            2,
            null,
            line(1, "80048", usd("100")),
            line(2, "80076", usd("100")),
            line(3, "80061", usd("100")));

    assertThat(
            built(
                    content,
                    payment(
                        "1",
                        paymentLine(1, "80053", "100", "100"),
                        paymentLine(2, "80053", "100", "0", row("CO-97", "100")),
                        paymentLine(3, "80053", "100", "100")))
                .lines()
                .get(1)
                .bundledInto())
        .isZero();
  }

  @Test
  void panelThatWasBilledItselfAbsorbsTheOthers() {
    ClaimContent content =
        claim(2, null, line(1, "80053", usd("100")), line(2, "80076", usd("100")));

    assertThat(
            built(
                    content,
                    payment(
                        "1",
                        paymentLine(1, "80053", "100", "100"),
                        paymentLine(2, "80053", "100", "0", row("CO-97", "100"))))
                .lines())
        .extracting(CobLine::bundledInto)
        .containsExactly(0, 1);
  }

  private static int bundled(PaymentLine paying, PaymentLine absorbed) {
    ClaimContent content =
        claim(2, null, line(1, "80048", usd("100")), line(2, "80076", usd("100")));
    return built(content, payment("1", paying, absorbed)).lines().get(1).bundledInto();
  }

  @Test
  void thirtyReasonsFitInFiveSegmentsAndFiveGroupsTakeOneEach() {
    assertThat(problems(rows("CO-45", 30))).isEmpty();
    assertThat(problems(rows("CO-45", 31))).containsExactly("2.4-CAS");
    Adjustment[] groups = {
      row("CO-45", "1"), row("PR-1", "1"), row("OA-23", "1"), row("PI-144", "1"), row("CR-45", "1")
    };
    assertThat(problems(groups)).isEmpty();
    Adjustment[] seven = new Adjustment[11];
    System.arraycopy(groups, 0, seven, 0, 5);
    System.arraycopy(rows("CO-253", 6), 0, seven, 5, 6);
    assertThat(problems(seven)).containsExactly("2.4-CAS");
  }

  @Test
  void codeThatAClaimCannotTellIsAFailure() {
    PaymentLine byDrug =
        with(
            paymentLine(1, "99214", "31", "31"),
            "procedure",
            new Procedure("N4", "00071015723", List.of(), null));

    assertThat(
            CobBuilder.build(
                    claim(2, null, line(1, "99214", usd("31"))),
                    1,
                    List.of(payment("1", byDrug)),
                    ACME,
                    BETA)
                .problems())
        .extracting(Imbalance::rule, Imbalance::line)
        .containsExactly(tuple("2.4-SVD03", 1));
  }

  private static Adjustment[] rows(String reason, int count) {
    Adjustment[] rows = new Adjustment[count];
    Arrays.fill(rows, row(reason, "1"));
    return rows;
  }

  private static List<String> problems(Adjustment... rows) {
    ClaimContent content = claim(2, null, line(1, "99214", usd(String.valueOf(rows.length))));
    return CobBuilder.build(
            content,
            1,
            List.of(payment("1", paymentLine(1, "99214", rows.length + "", "0", rows))),
            ACME,
            BETA)
        .problems()
        .stream()
        .map(Imbalance::rule)
        .toList();
  }

  private static PriorAdjudication built(ClaimContent content, ClaimPayment payment) {
    CobBuilder.Result result = CobBuilder.build(content, 1, List.of(payment), ACME, BETA);
    assertThat(result.problems()).isEmpty();
    return Objects.requireNonNull(result.adjudication());
  }

  private static List<String> reasons(List<Adjustment> rows) {
    return rows.stream().map(r -> r.group() + "-" + r.reason() + " " + r.amount()).toList();
  }

  private static PayerProfile outOfNetwork() {
    return with(with(ACME, "outOfNetwork", true), "oonBalanceBillable", true);
  }

  private static PayerProfile sparse() {
    return with(with(BETA, "sendEaf", false), "sendPriorPayerControlNumber", false);
  }
}
