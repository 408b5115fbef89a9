package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.BETA;
import static org.cobaltclaims.remittance.SampleClaims.PAID_ON;
import static org.cobaltclaims.remittance.SampleClaims.SERVICE;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.coordination.EffectiveAdjudication.State;
import org.cobaltclaims.coordination.Gate.Condition;
import org.cobaltclaims.coordination.Gate.Facts;
import org.cobaltclaims.coordination.Gate.Question;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.PayerProfile.FilingBasis;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Gate (DOMAIN 2.2)")
class GateTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);

  @Test
  void allElevenConditionsHoldForAPaidPrimary() {
    Facts facts = Gate.facts(question());

    assertThat(facts.conditions())
        .extracting(Condition::number)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(facts.unmet()).isEmpty();
    assertThat(facts.variables())
        .containsEntry("adjudicationCertain", true)
        .containsEntry("openReversal", false)
        .containsEntry("crossoverContradiction", false)
        .containsEntry("crossoverSignal", false)
        .containsEntry("statusAllowed", true)
        .containsEntry("nextCoverageReady", true)
        .containsEntry("denialOutcome", "YES")
        .containsEntry("remainingPositive", true)
        .containsEntry("billZeroBalance", false)
        .containsEntry("deadlinePassed", false)
        .containsEntry("noOtherOpenClaim", true)
        .hasSize(11);
  }

  @Test
  void decisionThatIsNotPostedIsNotCertain() {
    assertUnmet(with(question(), "posted", false), 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"NONE", "UNKNOWN_REVERSAL", "INCOMPLETE", "AMBIGUOUS"})
  void decisionThatCannotBeReliedOnIsNotCertain(State state) {
    Question question =
        with(question(), "prior", new EffectiveAdjudication(List.of(primaryPayment()), state));

    assertUnmet(question, 1);
  }

  @Test
  void openReversalStops() {
    Question question =
        with(
            question(),
            "prior",
            new EffectiveAdjudication(List.of(primaryPayment()), State.OPEN_REVERSAL));

    assertUnmet(question, 4);
    assertThat(Gate.facts(question).openReversal()).isTrue();
  }

  @Test
  void statusFourNeedsAPersonsLook() {
    Question question = after(with(primaryPayment(), "status", "4"));

    assertUnmet(question, 2);
    assertThat(Gate.facts(with(question, "statusReviewed", true)).unmet()).isEmpty();
  }

  @Test
  @DisplayName("T-XO: a forwarded claim is waited for until that is settled")
  void crossoverStopsUntilItIsSettled() {
    Question question = after(with(primaryPayment(), "status", "19"));

    assertThat(Gate.facts(question).crossoverSignal()).isTrue();
    assertUnmet(question, 2, 3);
    assertThat(Gate.facts(with(question, "crossoverSettled", true)).unmet()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CONTRADICTORY", "OTHER_CARRIER"})
  @DisplayName("T-XO: doubtful forwarding is for a person")
  void doubtfulForwardingIsForAPerson(Crossover.Decision decision) {
    Question question =
        with(question(), "crossover", new Crossover(decision, List.of(), List.of()));

    assertThat(Gate.facts(question).crossoverContradiction()).isTrue();
    assertThat(Gate.facts(question).crossoverSignal()).isFalse();
    assertUnmet(question, 3);
  }

  @Test
  void coverageMustBeThereActiveAndComplete() {
    assertUnmet(with(question(), "level", 3), 5);
    assertUnmet(with(question(), "coverageActive", false), 5);
    assertUnmet(secondary("memberId", ""), 5);
    assertUnmet(secondary("filingIndicator", "MB"), 5);
  }

  @Test
  void nothingLeftIsNamedAndZeroBalanceMayBeWanted() {
    Question question =
        after(payment("1", paymentLine(1, "99214", "320", "220", row("CO-45", "100"))));

    assertUnmet(question, 6);
    assertThat(Gate.facts(question).unmet().get(0).reason()).startsWith("NO_PR");
    Facts wanted = Gate.facts(with(question, "destination", with(BETA, "billZeroBalance", true)));
    assertThat(wanted.unmet()).isEmpty();
    assertThat(wanted.remainingPositive()).isFalse();
    assertThat(wanted.billZeroBalance()).isTrue();
  }

  @Test
  void paidToThePatientDoesNotCountAndReleasedDenialsDo() {
    Question question =
        after(
            payment(
                "1",
                paymentLine(1, "99214", "320", "0", row("CO-45", "100"), row("PR-100", "220"))));

    assertUnmet(question, 6);
    assertThat(Gate.facts(with(question, "releasedToNextPayer", usd("10"))).remainingPositive())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Secondary.class,
      names = {"NO", "FIX_FIRST", "REVIEW"})
  @DisplayName("T-DEN: a denial that is not for the next payer stops until a person settles it")
  void denialStops(Secondary denial) {
    Question question = with(question(), "denial", denial);

    assertUnmet(question, 7);
    assertThat(Gate.facts(question).denialOutcome()).isEqualTo(denial);
    assertThat(Gate.facts(with(question, "denialSettled", true)).unmet()).isEmpty();
  }

  @Test
  @DisplayName("T-DL: the secondary's deadline counts from the primary's decision")
  void passedDeadlineStopsUntilADelayReasonIsGiven() {
    LocalDate last = PAID_ON.plusDays(90);
    Question late = with(question(), "today", last.plusDays(1));

    assertThat(Gate.facts(question()).deadline()).isEqualTo(last);
    assertThat(Gate.facts(with(question(), "today", last)).unmet()).isEmpty();
    assertUnmet(late, 8);
    assertThat(Gate.facts(with(late, "delayReason", "7")).unmet()).isEmpty();
  }

  @Test
  void printIsNamedAndDoesNotDecide() {
    Question question = with(question(), "destination", with(BETA, "acceptsElectronicCob", false));

    assertUnmet(question, 9);
    assertUnmet(secondary("payerId", "12345"), 9);
    assertUnmet(with(question(), "destination", with(BETA, "maxPriorPayersElectronic", 0)), 9);
  }

  @Test
  void otherOpenClaimAndUnbalancedClaimStop() {
    assertUnmet(with(question(), "otherOpenClaim", true), 10);
    assertUnmet(
        with(question(), "cobProblems", List.of(Imbalance.of("B1", 1, usd("200"), usd("199"), ""))),
        11);
  }

  @Test
  @DisplayName("T-DL: deadline by decision, by service, and the earlier of both")
  void deadlineHasItsBasis() {
    ClaimContent content = claim();

    assertThat(Deadlines.secondary(content, BETA, PAID_ON)).isEqualTo(PAID_ON.plusDays(90));
    assertThat(Deadlines.secondary(content, basis(FilingBasis.DOS), PAID_ON))
        .isEqualTo(SERVICE.plusDays(90));
    assertThat(Deadlines.secondary(content, basis(FilingBasis.BOTH_MIN), PAID_ON))
        .isEqualTo(SERVICE.plusDays(90));
    assertThat(Deadlines.secondary(content, basis(FilingBasis.BOTH_MIN), SERVICE.minusDays(1)))
        .isEqualTo(SERVICE.plusDays(89));
  }

  @Test
  @DisplayName("8.4: a crossover is waited for 30 days, less where filing would be too late")
  void crossoverWaitIsShortenedByTheDeadline() {
    assertThat(Deadlines.crossoverWait(PAID_ON, BETA, PAID_ON.plusDays(90)))
        .isEqualTo(PAID_ON.plusDays(30));
    assertThat(Deadlines.crossoverWait(PAID_ON, BETA, PAID_ON.plusDays(40)))
        .isEqualTo(PAID_ON.plusDays(25));
    assertThat(Deadlines.crossoverWait(PAID_ON, BETA, PAID_ON.plusDays(5)))
        .isEqualTo(PAID_ON.plusDays(1));
  }

  private static PayerProfile basis(FilingBasis basis) {
    return with(BETA, "secondaryFilingBasis", basis);
  }

  private static void assertUnmet(Question question, int... numbers) {
    List<Condition> unmet = Gate.facts(question).unmet();
    assertThat(unmet.stream().mapToInt(Condition::number).toArray()).containsExactly(numbers);
    assertThat(unmet).allMatch(condition -> !condition.reason().isEmpty());
  }

  private static Question question() {
    return question(claim(), primaryPayment());
  }

  private static Question after(ClaimPayment payment) {
    return payment.lines().size() == 1
        ? question(claim(2, null, line(1, "99214", usd("320"))), payment)
        : question(claim(), payment);
  }

  private static Question secondary(String component, String value) {
    Coverage changed = with(claim().coverages().get(1), component, value);
    return with(
        question(),
        "content",
        with(claim(), "coverages", List.of(claim().coverages().get(0), changed)));
  }

  private static Question question(ClaimContent content, ClaimPayment payment) {
    return new Question(
        content,
        2,
        EffectiveAdjudication.of(content, List.of(payment)),
        true,
        Crossover.decide(content, 1, List.of(payment), Set.of(), ACME, BETA),
        false,
        Secondary.YES,
        false,
        Money.ZERO,
        false,
        true,
        false,
        "",
        TODAY,
        ACME,
        BETA,
        List.of());
  }
}
