package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.FAMILY;
import static org.cobaltclaims.remittance.SampleClaims.PAID_ON;
import static org.cobaltclaims.remittance.SampleClaims.SERVICE;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.math.BigDecimal;
import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A paper EOB becomes the payment that an ERA would have brought (DOMAIN 3.4, 2.7)")
class EobMappingTest {

  private static final String CLAIM = FAMILY + "1";
  private static final EobEntry.Summary NOTHING =
      new EobEntry.Summary(null, null, null, null, null, null, null);
  private static final EobEntry EMPTY =
      new EobEntry(
          null, null, null, null, null, null, null, null, List.of(), null, List.of(), null,
          List.of());

  @Test
  @DisplayName("The primary's decision of DOMAIN 3.9, typed in line by line")
  void linesAreTakenOverToTheCent() {
    ClaimPayment payment =
        payment(
            lines(
                typed(1, 6400L, co(45, 7000), pr(1, 5000), pr(2, 1600)),
                typed(2, 6000L, co(45, 4000), pr(3, 2000))));

    assertThat(payment.claimNumber()).isEqualTo(FAMILY + "1A");
    assertThat(payment.charge()).isEqualTo(usd("320"));
    assertThat(payment.paid()).isEqualTo(usd("124"));
    assertThat(payment.patientResponsibility()).isNull();
    assertThat(payment.adjustments()).isEmpty();
    assertThat(payment.serviceFrom()).isEqualTo(SERVICE);
    assertThat(payment.adjudicated()).isEqualTo(PAID_ON);
    assertThat(payment.adjusted(AdjustmentGroup.PR)).isEqualTo(usd("86"));
    assertThat(payment.lines())
        .extracting(
            PaymentLine::lineNumber,
            PaymentLine::lineControlNumber,
            PaymentLine::charge,
            PaymentLine::paid,
            PaymentLine::serviceDate)
        .containsExactly(
            tuple(1, FAMILY + "L1", usd("200"), usd("64"), SERVICE),
            tuple(2, FAMILY + "L2", usd("120"), usd("60"), SERVICE));
    assertThat(payment.lines().get(0).adjustments())
        .containsExactly(
            adjustment(AdjustmentGroup.CO, "45", "70"),
            adjustment(AdjustmentGroup.PR, "1", "50"),
            adjustment(AdjustmentGroup.PR, "2", "16"));
    assertThat(PaymentBalance.failures(payment)).isEmpty();
  }

  @ParameterizedTest(name = "level {0}: {1}")
  @CsvSource({"1, 1", "2, 2", "3, 3", "4, 3"})
  @DisplayName("CLP02 follows the level where nothing is typed in (DOMAIN 3.2)")
  void statusIsThatOfTheLevel(int level, String status) {
    EobEntry entry = with(EMPTY, "paid", 32000L);

    assertThat(payment(entry, level, claim()).status()).isEqualTo(status);
    assertThat(payment(with(entry, "status", "19"), level, claim()).status()).isEqualTo("19");
  }

  @ParameterizedTest
  @ValueSource(strings = {"22", "23", "25", "", "primary"})
  void aStatusThatDecidesNothingOrTakesBackIsRefused(String status) {
    assertThat(refusal(with(with(EMPTY, "paid", 32000L), "status", status)))
        .isEqualTo(
            CLAIM
                + ": status is one of 1, 2, 3, 4, 19, 20, 21; what was posted is taken back by a"
                + " correction");
  }

  @Test
  @DisplayName("A summary becomes CO 45, OA 23, PR 1, PR 2, PR 3 and PR 192 (DOMAIN 2.7)")
  void aSummaryBecomesReasons() {
    EobEntry.Summary summary =
        new EobEntry.Summary(12400L, 11000L, 5000L, 1600L, 1500L, 400L, 100L);

    ClaimPayment payment = payment(with(EMPTY, "summary", summary), 2, claim());

    assertThat(payment.paid()).isEqualTo(usd("124"));
    assertThat(payment.lines()).isEmpty();
    assertThat(payment.adjustments())
        .containsExactly(
            adjustment(AdjustmentGroup.CO, "45", "110"),
            adjustment(AdjustmentGroup.OA, "23", "1"),
            adjustment(AdjustmentGroup.PR, "1", "50"),
            adjustment(AdjustmentGroup.PR, "2", "16"),
            adjustment(AdjustmentGroup.PR, "3", "15"),
            adjustment(AdjustmentGroup.PR, "192", "4"));
  }

  @Test
  void whatASummaryLeavesEmptyOrZeroIsNoReason() {
    EobEntry.Summary summary = with(with(NOTHING, "copay", 0L), "deductible", 32000L);

    ClaimPayment payment = payment(with(EMPTY, "summary", summary));

    assertThat(payment.paid()).isEqualTo(Money.ZERO);
    assertThat(payment.adjustments()).containsExactly(adjustment(AdjustmentGroup.PR, "1", "320"));
  }

  @Test
  void aLineMayBeASummaryToo() {
    EobEntry.Summary first = with(with(NOTHING, "paid", 13000L), "contractual", 7000L);

    ClaimPayment payment = payment(lines(with(typed(1, null), "summary", first), typed(2, 12000L)));

    assertThat(payment.paid()).isEqualTo(usd("250"));
    assertThat(payment.lines().get(0).paid()).isEqualTo(usd("130"));
    assertThat(payment.lines().get(0).adjustments())
        .containsExactly(adjustment(AdjustmentGroup.CO, "45", "70"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"contractual", "otherPayers", "deductible", "coinsurance", "copay", "patient"})
  void aSummaryTakesNothingBack(String field) {
    EobEntry.Summary summary = with(with(NOTHING, "paid", 32001L), field, -1L);

    assertThat(refusal(with(EMPTY, "summary", summary)))
        .isEqualTo(CLAIM + ": the claim: amounts of a summary are not negative");
    assertThat(refusal(lines(with(typed(1, null), "summary", summary), typed(2, 12000L))))
        .isEqualTo(CLAIM + ": line 1: amounts of a summary are not negative");
  }

  @Test
  void aSummaryStandsAlone() {
    EobEntry whole = with(EMPTY, "summary", with(NOTHING, "paid", 32000L));
    EobEntry.Line line = with(typed(1, null), "summary", with(NOTHING, "paid", 20000L));

    assertThat(refusal(with(whole, "adjustments", List.of(co(45, 1)))))
        .isEqualTo(CLAIM + ": the claim: either a summary, or paid and adjustments");
    assertThat(refusal(with(whole, "paid", 32000L)))
        .isEqualTo(CLAIM + ": a summary stands alone: for the claim as a whole, or for each line");
    assertThat(refusal(with(whole, "lines", List.of(typed(1, 20000L), typed(2, 12000L)))))
        .isEqualTo(CLAIM + ": a summary stands alone: for the claim as a whole, or for each line");
    assertThat(refusal(lines(with(line, "paid", 20000L), typed(2, 12000L))))
        .isEqualTo(CLAIM + ": line 1: either a summary, or paid and adjustments");
    assertThat(refusal(lines(with(line, "adjustments", List.of(co(45, 1))), typed(2, 12000L))))
        .isEqualTo(CLAIM + ": line 1: either a summary, or paid and adjustments");
  }

  @Test
  void whatWasPaidIsSaidForTheClaimOrForEachLine() {
    assertThat(refusal(EMPTY))
        .isEqualTo(CLAIM + ": paid is missing: what the payer paid in all, 0 for nothing");
    assertThat(refusal(lines(typed(1, 20000L), typed(2, null))))
        .isEqualTo(CLAIM + ": line 2: paid is missing, 0 for nothing");
  }

  @Test
  void nothingPaidIsADecision() {
    ClaimPayment payment =
        payment(with(with(EMPTY, "paid", 0L), "adjustments", List.of(co(197, 32000))));

    assertThat(payment.paid()).isEqualTo(Money.ZERO);
    assertThat(payment.adjustments()).containsExactly(adjustment(AdjustmentGroup.CO, "197", "320"));
  }

  @Test
  @DisplayName("CLP04 is the lines' payments less the claim's adjustments (DOMAIN 3.4 C)")
  void adjustmentsOfTheWholeClaimReduceWhatItsLinesSay() {
    EobEntry entry =
        with(
            lines(typed(1, 13000L, co(45, 7000)), typed(2, 12000L)),
            "adjustments",
            List.of(pr(1, 3000)));

    assertThat(payment(entry).paid()).isEqualTo(usd("220"));
    assertThat(payment(with(entry, "paid", 22000L)).paid()).isEqualTo(usd("220"));
    assertThat(faults(with(entry, "paid", 22001L)))
        .extracting(Imbalance::rule, Imbalance::line, Imbalance::expected, Imbalance::found)
        .containsExactly(
            tuple("3.4-C", 0, usd("320"), usd("320.01")),
            tuple("3.4-C", 0, usd("220"), usd("220.01")));
  }

  @Test
  void moneyIsNotTakenBackByAnEob() {
    assertThat(refusal(with(with(EMPTY, "paid", -1L), "adjustments", List.of(co(45, 32001)))))
        .isEqualTo(CLAIM + ": paid is not negative: what was posted is taken back by a correction");
    assertThat(refusal(lines(typed(1, -1L, co(45, 20001)), typed(2, 12000L))))
        .isEqualTo(CLAIM + ": paid of line 1 is negative");
  }

  @Test
  void everySumThatDoesNotAddUpIsNamed() {
    EobEntry entry = lines(typed(1, 6400L, co(45, 7000), pr(1, 5000)), typed(2, 12000L));

    EobRefused refused = refused(entry);

    assertThat(refused.faults()).extracting(EobRefused.Fault::claim).containsOnly(CLAIM);
    assertThat(faults(entry))
        .extracting(Imbalance::rule, Imbalance::line, Imbalance::expected, Imbalance::found)
        .containsExactly(
            tuple("3.4-C", 0, usd("320"), usd("304")), tuple("3.4-L", 1, usd("200"), usd("184")));
    assertThat(refused.reason())
        .isEqualTo(CLAIM + ": claim charge (CLP03) is not payment (CLP04) plus all adjustments");
  }

  @Test
  @DisplayName("The charge on the EOB is what was billed (DOMAIN 3.7)")
  void anotherChargeThanBilledIsNamed() {
    EobEntry entry = with(EMPTY, "paid", 32001L);

    assertThat(payment(with(with(EMPTY, "paid", 32000L), "charge", 32000L)).charge())
        .isEqualTo(usd("320"));
    assertThat(faults(with(entry, "charge", 32001L)))
        .containsExactly(
            Imbalance.of(
                "3.7",
                0,
                usd("320"),
                usd("320.01"),
                "the charge on the EOB is not what was billed"));
  }

  @Test
  void anotherChargeOfALineThanBilledIsNamed() {
    EobEntry same = lines(with(typed(1, 20000L), "charge", 20000L), typed(2, 12000L));
    EobEntry other =
        lines(with(typed(1, 19900L), "charge", 19900L), with(typed(2, 12100L), "charge", 12100L));

    assertThat(payment(same).lines().get(0).charge()).isEqualTo(usd("200"));
    assertThat(faults(other))
        .extracting(Imbalance::rule, Imbalance::line, Imbalance::expected, Imbalance::found)
        .containsExactly(
            tuple("3.7", 1, usd("200"), usd("199")), tuple("3.7", 2, usd("120"), usd("121")));
  }

  @Test
  @DisplayName("Allowed is the charge less what the contract writes off (DOMAIN 3.1, AMT*B6)")
  void theAllowedAmountIsCheckedWhereItIsGiven() {
    EobEntry entry =
        with(
            lines(
                with(typed(1, 6400L, co(45, 7000), pr(1, 6600)), "allowed", 13000L),
                with(typed(2, 6000L, co(45, 4000), pr(3, 2000)), "allowed", 8000L)),
            "allowed",
            21000L);

    assertThat(payment(entry).paid()).isEqualTo(usd("124"));
    assertThat(faults(with(entry, "allowed", 21001L)))
        .containsExactly(
            Imbalance.of(
                "3.1",
                0,
                usd("210.01"),
                usd("210"),
                "the charge less what the contract writes off is not the allowed amount"));
    assertThat(
            faults(
                lines(
                    with(typed(1, 6400L, co(45, 7000), pr(1, 6600)), "allowed", 12999L),
                    typed(2, 12000L))))
        .extracting(Imbalance::rule, Imbalance::line, Imbalance::expected, Imbalance::found)
        .containsExactly(tuple("3.1", 1, usd("129.99"), usd("130")));
  }

  @Test
  void theWholeClaimsAllowedAmountCountsItsOwnAdjustmentsToo() {
    EobEntry entry =
        with(
            with(
                lines(typed(1, 13000L, co(45, 7000)), typed(2, 12000L)),
                "adjustments",
                List.of(co(45, 3000))),
            "allowed",
            22000L);

    assertThat(payment(entry).paid()).isEqualTo(usd("220"));
  }

  @Test
  void everyLineOfOursIsDecidedOnce() {
    assertThat(refusal(lines(typed(1, 20000L), typed(1, 20000L))))
        .isEqualTo(CLAIM + ": line 1 stands twice");
    assertThat(refusal(lines(typed(1, 20000L))))
        .isEqualTo(
            CLAIM
                + ": line 2 is missing: every line, or none where the EOB speaks of the claim as a"
                + " whole");
    assertThat(refusal(lines(typed(1, 20000L), typed(2, 12000L), typed(3, 0L))))
        .isEqualTo(CLAIM + ": line 3 is none of the claim's");
  }

  @Test
  void linesComeInOurOrder() {
    assertThat(payment(lines(typed(2, 12000L), typed(1, 20000L))).lines())
        .extracting(PaymentLine::lineNumber)
        .containsExactly(1, 2);
  }

  @Test
  @DisplayName("A recoded line keeps our code as submitted (SVC06, DOMAIN 3.1)")
  void anotherProcedureIsWhatThePayerDecidedOn() {
    PaymentLine recoded = firstLine("99213:25");

    assertThat(recoded.procedure()).isEqualTo(Procedure.hcpcs("99213", "25"));
    assertThat(recoded.submittedProcedure()).isEqualTo(Procedure.hcpcs("99214"));
    assertThat(firstLine(" 99213 25-59 ").procedure())
        .isEqualTo(Procedure.hcpcs("99213", "25", "59"));
    assertThat(firstLine("99213:1A:2B:3C:4D").procedure().modifiers())
        .containsExactly("1A", "2B", "3C", "4D");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "99214"})
  void theSameProcedureIsNoRecoding(String procedure) {
    assertThat(firstLine(procedure).procedure()).isEqualTo(Procedure.hcpcs("99214"));
    assertThat(firstLine(procedure).submittedProcedure()).isNull();
  }

  @Test
  @DisplayName("Codes are upper case however they are typed in (DOMAIN 1.2)")
  void aCodeInLowerCaseIsTheSameCode() {
    ClaimContent content = claim(1, null, line(1, "G0463", usd("200")));
    EobEntry entry = lines(with(typed(1, 20000L), "procedure", "g0463"));

    PaymentLine line = payment(entry, 1, content).lines().get(0);

    assertThat(line.procedure()).isEqualTo(Procedure.hcpcs("G0463"));
    assertThat(line.submittedProcedure()).isNull();
    assertThat(firstLine("99214:hq").procedure()).isEqualTo(Procedure.hcpcs("99214", "HQ"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99213/25", "99213:1A:2B:3C:4D:5E", ":25", "Ärger"})
  void whatIsNoProcedureIsRefused(String procedure) {
    assertThat(refusal(lines(with(typed(1, 20000L), "procedure", procedure), typed(2, 12000L))))
        .isEqualTo(CLAIM + ": procedure of line 1 is a code, such as 99213:25");
  }

  @Test
  @DisplayName("SVC05 is what was billed, 1 if that is nothing (DOMAIN 3.1)")
  void unitsAreThoseThatWereBilled() {
    ClaimContent content =
        claim(
            1,
            null,
            with(line(1, "99214", usd("200")), "units", new BigDecimal("3")),
            with(line(2, "90833", usd("120")), "units", BigDecimal.ZERO));

    assertThat(payment(lines(typed(1, 20000L), typed(2, 12000L)), 1, content).lines())
        .extracting(PaymentLine::units)
        .containsExactly(new BigDecimal("3"), BigDecimal.ONE);
  }

  @Test
  void anAdjustmentHasGroupReasonAndAmount() {
    String message =
        CLAIM
            + ": the claim: an adjustment has group (CO, PR, OA, PI), reason and amount, such as"
            + " CO, 45, 7000";
    EobEntry.Row good = co(45, 7000);

    for (EobEntry.Row bad :
        List.of(
            with(good, "group", null),
            with(good, "group", AdjustmentGroup.CR),
            with(good, "reason", null),
            with(good, "reason", "co45"),
            with(good, "reason", "1234"),
            with(good, "reason", ""),
            with(good, "amount", null))) {
      assertThat(refusal(with(with(EMPTY, "paid", 25000L), "adjustments", List.of(bad))))
          .as(bad.toString())
          .isEqualTo(message);
    }
    assertThat(refusal(lines(typed(1, 20000L), typed(2, 12000L, with(good, "amount", null)))))
        .startsWith(CLAIM + ": line 2: an adjustment has group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A1", "B11", "253", "P12"})
  void everyFormOfAReasonIsTaken(String reason) {
    EobEntry.Row row = new EobEntry.Row(AdjustmentGroup.OA, reason, 32000L);

    assertThat(payment(with(with(EMPTY, "paid", 0L), "adjustments", List.of(row))).adjustments())
        .containsExactly(adjustment(AdjustmentGroup.OA, reason, "320"));
  }

  @Test
  @DisplayName("Remarks are codes such as N130 or MA18 (RARC)")
  void remarksAreKeptWhereTheyStand() {
    EobEntry entry =
        with(
            lines(with(typed(1, 20000L), "remarks", List.of("N130")), typed(2, 12000L)),
            "remarks",
            List.of("MA18", "M1"));

    ClaimPayment payment = payment(entry);

    assertThat(payment.remarks()).containsExactly("MA18", "M1");
    assertThat(payment.lines().get(0).remarks()).containsExactly("N130");
    assertThat(payment.lines().get(1).remarks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forwarded", "N", "130", "n130", "N12345", ""})
  void whatIsNoRemarkIsRefused(String remark) {
    String message = CLAIM + ": a remark is a code such as N130 or MA18";

    assertThat(refusal(with(with(EMPTY, "paid", 32000L), "remarks", List.of(remark))))
        .isEqualTo(message);
    assertThat(refusal(lines(with(typed(1, 20000L), "remarks", List.of(remark)), typed(2, 12000L))))
        .isEqualTo(message);
  }

  @Test
  void numbersOfThePayerAreTakenWithoutBlanks() {
    EobEntry entry =
        with(
            with(
                with(with(EMPTY, "paid", 32000L), "controlNumber", " ACM1 "),
                "originalControlNumber",
                " ACM0 "),
            "forwardedTo",
            " BETA SUPPLEMENTAL ");

    assertThat(payment(entry))
        .extracting(
            ClaimPayment::payerClaimControlNumber,
            ClaimPayment::originalControlNumber,
            ClaimPayment::forwardedTo)
        .containsExactly("ACM1", "ACM0", "BETA SUPPLEMENTAL");
    assertThat(payment(with(EMPTY, "paid", 32000L)))
        .extracting(
            ClaimPayment::payerClaimControlNumber,
            ClaimPayment::originalControlNumber,
            ClaimPayment::forwardedTo)
        .containsExactly("", "", "");
  }

  @ParameterizedTest(name = "{0} has at most {1} characters")
  @CsvSource({"controlNumber, 50", "originalControlNumber, 50", "forwardedTo, 80"})
  void whatIsTooLongIsRefused(String field, int longest) {
    EobEntry entry = with(EMPTY, "paid", 32000L);

    assertThat(refusal(with(entry, field, "X".repeat(longest + 1))))
        .isEqualTo(CLAIM + ": " + field + " has at most " + longest + " characters");
    assertThat(payment(with(entry, field, "X".repeat(longest))).paid()).isEqualTo(usd("320"));
  }

  @Test
  @DisplayName("Decided on the day of the EOB, else of the check (DOMAIN 2.6)")
  void theDayOnTheEobGoesBeforeThatOfTheCheck() {
    EobEntry entry = with(EMPTY, "paid", 32000L);

    assertThat(payment(entry).adjudicated()).isEqualTo(PAID_ON);
    assertThat(payment(with(entry, "decided", PAID_ON.minusDays(2))).adjudicated())
        .isEqualTo(PAID_ON.minusDays(2));
  }

  @Test
  void theFirstDayOfServiceIsTheEarliestOfItsLines() {
    ClaimContent content =
        claim(
            1,
            null,
            line(1, "99214", usd("200")),
            with(line(2, "90833", usd("120")), "serviceFrom", SERVICE.minusDays(3)));

    assertThat(payment(with(EMPTY, "paid", 32000L), 1, content).serviceFrom())
        .isEqualTo(SERVICE.minusDays(3));
  }

  private static PaymentLine firstLine(String procedure) {
    return payment(lines(with(typed(1, 20000L), "procedure", procedure), typed(2, 12000L)))
        .lines()
        .get(0);
  }

  private static ClaimPayment payment(EobEntry entry) {
    return payment(entry, 1, claim());
  }

  private static ClaimPayment payment(EobEntry entry, int level, ClaimContent content) {
    return EobMapping.payment(
        entry, CLAIM, level, FAMILY + level + "A", content, PAID_ON, ReasonCodes.standard());
  }

  private static String refusal(EobEntry entry) {
    EobRefused refused = refused(entry);
    assertThat(refused.faults()).isEmpty();
    return refused.reason();
  }

  private static List<Imbalance> faults(EobEntry entry) {
    return refused(entry).faults().stream().map(EobRefused.Fault::imbalance).toList();
  }

  private static EobRefused refused(EobEntry entry) {
    return catchThrowableOfType(EobRefused.class, () -> payment(entry));
  }

  private static EobEntry lines(EobEntry.Line... lines) {
    return with(EMPTY, "lines", List.of(lines));
  }

  private static EobEntry.Line typed(int number, @Nullable Long paid, EobEntry.Row... rows) {
    return new EobEntry.Line(number, null, null, paid, null, List.of(rows), null, List.of());
  }

  private static EobEntry.Row co(int reason, long cents) {
    return new EobEntry.Row(AdjustmentGroup.CO, String.valueOf(reason), cents);
  }

  private static EobEntry.Row pr(int reason, long cents) {
    return new EobEntry.Row(AdjustmentGroup.PR, String.valueOf(reason), cents);
  }

  private static Adjustment adjustment(AdjustmentGroup group, String reason, String amount) {
    return new Adjustment(group, reason, usd(amount), null, 0);
  }
}
