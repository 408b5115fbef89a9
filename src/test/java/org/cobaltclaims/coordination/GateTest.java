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
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Patient;
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

  private static final Address SOMEWHERE =
      new Address("22 OAK AVE", "", "SPRINGFIELD", "IL", "627020022", "");

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
      names = {"NONE", "UNKNOWN_REVERSAL", "INCOMPLETE", "OVERCHARGED", "AMBIGUOUS"})
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
  void whatIsMissingOfTheCoverageIsNamed() {
    assertThat(reasonOf(5, with(question(), "level", 3))).contains("no further coverage");
    assertThat(reasonOf(5, secondary("payerId", " "))).contains("payer, member id");
    assertThat(reasonOf(5, secondary("relationship", ""))).contains("relationship");
    assertThat(reasonOf(5, secondary("subscriber", new Name(true, "", "JANE", "", ""))))
        .contains("subscriber");
    ClaimContent gap =
        claim(3, null, line(1, "99214", usd("320")))
            .withCoverages(
                List.of(claim(3, null).coverages().get(1), claim(3, null).coverages().get(2)));
    assertThat(reasonOf(5, with(with(question(), "content", gap), "level", 3)))
        .contains("has a gap");
  }

  @Test
  void whoThePatientIsMayStandAtTheSubscriber() {
    Patient unknown = new Patient(claim().patient().name(), null, "F", null);
    Question ofSelf = with(question(), "content", with(claim(), "patient", unknown));
    assertThat(Gate.facts(ofSelf).unmet()).isEmpty();

    assertThat(reasonOf(5, asChild(unknown))).contains("birth date or address");
    Patient born = new Patient(unknown.name(), LocalDate.of(2015, 6, 10), "F", null);
    assertThat(reasonOf(5, asChild(born))).contains("birth date or address");
    Patient living = new Patient(unknown.name(), null, "F", claim().patient().address());
    assertThat(reasonOf(5, asChild(living))).contains("birth date or address");
    assertThat(Gate.facts(asChild(claim().patient())).unmet()).isEmpty();

    Coverage bare =
        with(
            with(claim().coverages().get(1), "subscriberBirthDate", null),
            "subscriberAddress",
            null);
    assertThat(reasonOf(5, selfWith(unknown, bare))).contains("birth date or address");
    assertThat(reasonOf(5, selfWith(unknown, with(bare, "subscriberAddress", SOMEWHERE))))
        .contains("birth date or address");
    assertThat(
            reasonOf(
                5, selfWith(unknown, with(bare, "subscriberBirthDate", LocalDate.of(1980, 3, 15)))))
        .contains("birth date or address");
  }

  private static Question selfWith(Patient patient, Coverage secondary) {
    return with(
        question(),
        "content",
        with(
            with(claim(), "patient", patient),
            "coverages",
            List.of(claim().coverages().get(0), secondary)));
  }

  private static Question asChild(Patient patient) {
    return selfWith(patient, with(claim().coverages().get(1), "relationship", "19"));
  }

  @Test
  void whyItIsNotCertainIsNamed() {
    assertThat(reasonOf(1, with(question(), "posted", false))).contains("not posted");
    assertThat(reasonOf(1, state(State.NONE))).contains("has not decided");
    assertThat(reasonOf(1, state(State.UNKNOWN_REVERSAL))).contains("do not know");
    assertThat(reasonOf(1, state(State.INCOMPLETE))).contains("a part of the charge");
    assertThat(reasonOf(1, state(State.OVERCHARGED))).contains("more than was charged");
    assertThat(reasonOf(1, state(State.AMBIGUOUS))).contains("more than once");
    assertThat(reasonOf(4, state(State.OPEN_REVERSAL))).contains("took its decision back");
  }

  @Test
  void whyForwardingStopsIsNamedAndEachDenialToo() {
    Question forwarded = after(with(primaryPayment(), "status", "19"));
    assertThat(reasonOf(3, forwarded)).contains("answer is awaited");
    assertThat(reasonOf(3, doubtful(Crossover.Decision.OTHER_CARRIER))).contains("not surely");
    assertThat(reasonOf(3, doubtful(Crossover.Decision.CONTRADICTORY)))
        .contains("both that it forwarded");
    assertThat(reasonOf(7, with(question(), "denial", Secondary.NO))).contains("must not");
    assertThat(reasonOf(7, with(question(), "denial", Secondary.FIX_FIRST))).contains("first");
    assertThat(reasonOf(7, with(question(), "denial", Secondary.REVIEW))).contains("a person");
    assertThat(Gate.facts(forwarded).unmet().get(0).ruleId()).isEqualTo("2.2-2");
  }

  private static Question state(State state) {
    return with(question(), "prior", new EffectiveAdjudication(List.of(primaryPayment()), state));
  }

  private static Question doubtful(Crossover.Decision decision) {
    return with(question(), "crossover", new Crossover(decision, List.of(), List.of()));
  }

  private static String reasonOf(int number, Question question) {
    return Gate.facts(question).unmet().stream()
        .filter(condition -> condition.number() == number)
        .map(Condition::reason)
        .findFirst()
        .orElse("");
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

  private static Question secondary(String component, Object value) {
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
        false,
        false,
        List.of());
  }
}
