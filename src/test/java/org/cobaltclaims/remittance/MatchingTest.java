package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.SERVICE;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.code.Procedure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Matching (DOMAIN 3.7)")
class MatchingTest {

  @ParameterizedTest
  @ValueSource(strings = {"K7Q2M9X4T01A", " k7q2m9x4t01a ", "K7Q2-M9X4-T01A"})
  void claimNumberIsReadHoweverThePayerSpellsIt(String text) {
    assertThat(Matching.claimNumber(text).number())
        .isEqualTo(new ControlNumber("K7Q2M9X4T0", 1, 'A'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"K7Q2M9X4T0", "K7Q2M9X4T01", "00K7Q2M9X4T01A", "K7Q2M9X4T01A99"})
  void familyIsFoundInACutOrPrefixedNumber(String text) {
    Matching.ClaimNumber read = Matching.claimNumber(text);

    assertThat(read.number()).isNull();
    assertThat(read.families()).contains("K7Q2M9X4T0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "26407789", "PATIENT-ACCOUNT"})
  void numberOfOthersNamesNoFamily(String text) {
    assertThat(Matching.claimNumber(text).families()).isEmpty();
  }

  @Test
  void controlNumberDecidesAndMayComeTwice() {
    Matching.Lines lines =
        match(
            claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("120"))),
            theirs("K7Q2M9X4T0L2", "90833", "120", null),
            theirs("K7Q2M9X4T0L1", "99213", "150", null),
            theirs("K7Q2M9X4T0L1", "99214", "50", null));

    assertThat(numbers(lines)).containsExactly(2, 1, 1);
    assertThat(lines.unmatched()).isEmpty();
    assertThat(lines.undecided()).isEmpty();
    assertThat(lines.chargeAgrees()).isTrue();
  }

  @Test
  void codeModifiersDateAndChargeDecideWithoutControlNumber() {
    ClaimContent content =
        claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("200")));

    assertThat(
            numbers(
                match(
                    content,
                    theirs("", "90833", "200", SERVICE),
                    theirs("", "99214", "200", SERVICE))))
        .containsExactly(2, 1);
  }

  @Test
  void submittedCodeDecidesWhereThePayerRecoded() {
    ClaimContent content =
        claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("200")));
    PaymentLine recoded =
        new PaymentLine(
            0,
            "",
            Procedure.hcpcs("99213"),
            Procedure.hcpcs("99214"),
            usd("200"),
            usd("200"),
            BigDecimal.ONE,
            SERVICE,
            List.of(),
            List.of(),
            20);

    assertThat(numbers(match(content, theirs("", "90834", "200", SERVICE), recoded)))
        .containsExactly(2, 1);
  }

  @Test
  void addedModifierDoesNotHinderAUniqueCode() {
    ClaimContent content =
        claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("200")));
    PaymentLine modified =
        new PaymentLine(
            0,
            "",
            Procedure.hcpcs("90833", "95"),
            null,
            usd("200"),
            usd("200"),
            BigDecimal.ONE,
            SERVICE,
            List.of(),
            List.of(),
            20);

    assertThat(numbers(match(content, modified, theirs("", "99214", "200", SERVICE))))
        .containsExactly(2, 1);
  }

  @Test
  void dateAndChargeDecideOnlyWhereTheyAreUnique() {
    ClaimContent alike = claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("200")));
    ClaimContent unlike =
        claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("120")));

    assertThat(match(alike, theirs("", "99299", "200", SERVICE)).unmatched()).hasSize(1);
    assertThat(numbers(match(unlike, theirs("", "99299", "200", SERVICE)))).containsExactly(1);
    assertThat(match(unlike, theirs("", "99214", "200", SERVICE.plusDays(1))).unmatched())
        .hasSize(1);
  }

  @Test
  void lineThatThePayerLeftOutIsNamed() {
    Matching.Lines lines =
        match(
            claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("120"))),
            theirs("", "99214", "200", null));

    assertThat(lines.undecided()).containsExactly(2);
    assertThat(lines.chargeAgrees()).isFalse();
  }

  private static Matching.Lines match(ClaimContent content, PaymentLine... lines) {
    return Matching.lines(content, payment("1", lines));
  }

  private static List<Integer> numbers(Matching.Lines lines) {
    return lines.payment().lines().stream().map(PaymentLine::lineNumber).toList();
  }

  private static PaymentLine theirs(
      String controlNumber, String code, String charge, @Nullable LocalDate date) {
    return new PaymentLine(
        0,
        controlNumber,
        Procedure.hcpcs(code),
        null,
        usd(charge),
        usd(charge),
        BigDecimal.ONE,
        date,
        List.of(),
        List.of(),
        20);
  }

  @Test
  void partsWithoutControlNumberAreTheLineWhoseChargeTheyMakeUp() {
    ClaimContent content =
        claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("120")));

    assertThat(
            numbers(
                match(
                    content,
                    theirs("", "99214", "150", SERVICE),
                    theirs("", "90833", "120", SERVICE),
                    theirs("", "99214", "50", null))))
        .containsExactly(1, 2, 1);
    assertThat(
            numbers(
                match(
                    content,
                    theirs("", "99214", "150", SERVICE),
                    theirs("", "90833", "120", SERVICE),
                    theirs("", "99214", "49", SERVICE))))
        .as("a cent must not be missing")
        .containsExactly(0, 2, 0);
    assertThat(
            numbers(
                match(
                    content,
                    theirs("", "99214", "150", SERVICE),
                    theirs("", "90833", "120", SERVICE),
                    theirs("", "99214", "50", SERVICE.plusDays(1)))))
        .as("another day")
        .containsExactly(0, 2, 0);
  }

  @Test
  void partsOfOneOfTwoAlikeLinesAreMatchedByHand() {
    ClaimContent content =
        claim(1, null, line(1, "99214", usd("200")), line(2, "99214", usd("200")));

    assertThat(
            numbers(
                match(
                    content,
                    theirs("", "99214", "150", SERVICE),
                    theirs("", "99214", "50", SERVICE))))
        .containsExactly(0, 0);
  }

  @Test
  void aVisitIsTheSameByChargeDayAndProcedures() {
    ClaimContent content =
        claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("120")));
    ClaimPayment payment = SampleClaims.primaryPayment();

    assertThat(Matching.sameVisit(content, payment)).isTrue();
    assertThat(Matching.sameVisit(content, with(payment, "charge", usd("319.99")))).isFalse();
    assertThat(Matching.sameVisit(content, with(payment, "serviceFrom", SERVICE.plusDays(1))))
        .isFalse();
    assertThat(Matching.sameVisit(content, with(payment, "serviceFrom", SERVICE.minusDays(1))))
        .isFalse();
    assertThat(Matching.sameVisit(content, with(payment, "serviceFrom", null))).isFalse();
    assertThat(Matching.sameVisit(content, with(payment, "lines", payment.lines().subList(0, 1))))
        .isFalse();
    PaymentLine informing = SampleClaims.paymentLine(0, "99999", "0", "0");
    assertThat(
            Matching.sameVisit(
                content,
                with(
                    payment,
                    "lines",
                    List.of(payment.lines().get(0), payment.lines().get(1), informing))))
        .isTrue();
    PaymentLine recoded =
        with(
            with(payment.lines().get(0), "procedure", Procedure.hcpcs("99213")),
            "submittedProcedure",
            Procedure.hcpcs("99214"));
    assertThat(
            Matching.sameVisit(
                content, with(payment, "lines", List.of(recoded, payment.lines().get(1)))))
        .isTrue();
    ClaimPayment taken = with(with(payment, "status", "22"), "charge", usd("-320"));
    assertThat(Matching.sameVisit(content, taken)).isTrue();
  }

  @Test
  void linesAlikeInAllThatCountsAreMatchedInTheirOrder() {
    ClaimContent alike = claim(1, null, line(1, "99214", usd("200")), line(2, "99214", usd("200")));

    assertThat(
            numbers(
                match(
                    alike,
                    theirs("", "99214", "200", SERVICE),
                    theirs("", "99214", "200", SERVICE))))
        .as("code, modifiers, day and charge")
        .containsExactly(1, 2);
    assertThat(numbers(match(alike, recoded("99213", "99214"), recoded("99213", "99214"))))
        .as("the same as submitted (SVC06)")
        .containsExactly(1, 2);
  }

  @Test
  @DisplayName("Modifiers that the payer added or dropped hinder no unique code")
  void aUniqueCodeDecidesWhereModifiersDiffer() {
    ClaimContent content =
        claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("200")));

    assertThat(
            numbers(
                match(
                    content,
                    with(
                        theirs("", "90833", "200", SERVICE),
                        "procedure",
                        Procedure.hcpcs("90833", "95")),
                    with(
                        theirs("", "99214", "200", SERVICE),
                        "procedure",
                        Procedure.hcpcs("99214", "95")))))
        .as("as adjudicated")
        .containsExactly(2, 1);
    assertThat(
            numbers(
                match(content, recoded("90834", "90833", "95"), recoded("99213", "99214", "95"))))
        .as("as submitted")
        .containsExactly(2, 1);
  }

  @Test
  void twoOfOurLinesWithTheSameCodeAreNotToldApartByIt() {
    ClaimContent content =
        claim(
            1,
            null,
            with(line(1, "99214", usd("200")), "procedure", Procedure.hcpcs("99214", "25")),
            with(line(2, "99214", usd("200")), "procedure", Procedure.hcpcs("99214", "59")));

    assertThat(match(content, theirs("", "99214", "200", SERVICE)).unmatched()).hasSize(1);
  }

  @Test
  void everyLineMayComeBackInParts() {
    ClaimContent content =
        claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("120")));

    Matching.Lines lines =
        match(
            content,
            theirs("", "90833", "70", SERVICE),
            theirs("", "99214", "150", SERVICE),
            theirs("", "90833", "50", SERVICE),
            theirs("", "99214", "50", SERVICE));

    assertThat(numbers(lines)).containsExactly(2, 1, 2, 1);
    assertThat(lines.undecided()).isEmpty();
  }

  @Test
  void partsOfTheSecondLineAreTheSecondLines() {
    assertThat(
            numbers(
                match(
                    claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("120"))),
                    theirs(SampleClaims.FAMILY + "L1", "99214", "200", SERVICE),
                    theirs("", "90833", "70", SERVICE),
                    theirs("", "90833", "50", SERVICE))))
        .containsExactly(1, 2, 2);
  }

  @Test
  void partsAreOfTheOnlyLineOfTheirCodeThatIsLeft() {
    assertThat(
            numbers(
                match(
                    claim(1, null, line(1, "99214", usd("200")), line(2, "99214", usd("200"))),
                    theirs(SampleClaims.FAMILY + "L1", "99214", "200", SERVICE),
                    theirs("", "99214", "150", SERVICE),
                    theirs("", "99214", "50", SERVICE))))
        .containsExactly(1, 2, 2);
  }

  @Test
  void partsBearTheLinesCodeAsAdjudicatedOrAsSubmitted() {
    ClaimContent content =
        claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("120")));

    assertThat(
            numbers(
                match(
                    content,
                    with(recoded("99213", "99214"), "charge", usd("150")),
                    with(recoded("99212", "99214"), "charge", usd("50")))))
        .containsExactly(1, 1);
    assertThat(
            numbers(
                match(
                    content,
                    theirs("", "99214", "150", SERVICE),
                    theirs("", "90834", "50", SERVICE))))
        .as("another code is no part")
        .containsExactly(0, 0);
  }

  @Test
  void aLineForInformationIsNoPart() {
    Matching.Lines lines =
        match(
            claim(1, null, line(1, "99214", usd("200"))),
            theirs("", "99214", "150", SERVICE),
            theirs("", "99214", "50", SERVICE),
            theirs("", "99214", "0", SERVICE));

    assertThat(numbers(lines)).containsExactly(1, 1, 0);
    assertThat(lines.unmatched()).as("it carries no money").isEmpty();
  }

  @Test
  void aLineOfAReversalIsMatchedByItsNegatedCharge() {
    ClaimContent content =
        claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("120")));
    ClaimPayment reversal =
        payment("22", theirs("", "90833", "-120", SERVICE), theirs("", "99214", "-200", SERVICE));

    Matching.Lines lines = Matching.lines(content, reversal);

    assertThat(numbers(lines)).containsExactly(2, 1);
    assertThat(lines.chargeAgrees()).isTrue();
  }

  private static PaymentLine recoded(String code, String submitted, String... modifiers) {
    return with(
        theirs("", code, "200", SERVICE),
        "submittedProcedure",
        Procedure.hcpcs(submitted, modifiers));
  }
}
