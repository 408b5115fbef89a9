package org.cobaltclaims.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.patient.PlanKind.INDIAN_HEALTH;
import static org.cobaltclaims.patient.PlanKind.MEDICAID;
import static org.cobaltclaims.patient.PlanKind.MEDICARE;
import static org.cobaltclaims.patient.PlanKind.PRIVATE;
import static org.cobaltclaims.patient.PlanKind.SUPPLEMENT;
import static org.cobaltclaims.patient.PlanKind.TRICARE;
import static org.cobaltclaims.patient.PlanKind.WORKERS_COMPENSATION;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.patient.OrderReason.Confidence;
import org.cobaltclaims.patient.OrderRules.Suggestion;
import org.cobaltclaims.patient.OrderSituation.Event;
import org.cobaltclaims.patient.OrderSituation.Parents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who pays first (DOMAIN 7.2, 7.3, 7.5). */
@DisplayName("T-ORD: the order of the payers")
class OrderRulesTest {

  private static final LocalDate SERVICE = LocalDate.of(2026, 10, 5);
  private static final LocalDate AGED = LocalDate.of(1950, 1, 1);
  private static final LocalDate YOUNGER = LocalDate.of(1980, 1, 1);

  @ParameterizedTest(name = "parents born {0} and {1}: plan {2}")
  @CsvSource({
    "1985-03-15, 1980-07-01, 1",
    "1985-07-01, 1990-03-15, 2",
    "1990-03-14, 1970-03-15, 1",
    "1970-12-31, 1990-01-01, 2"
  })
  @DisplayName("birthday rule: month and day, not the year")
  void theParentWithTheEarlierBirthdayComesFirst(LocalDate one, LocalDate other, int first) {
    OrderReason reason =
        OrderRules.compare(child(1, one, null), child(2, other, null), parents(Parents.TOGETHER));
    assertThat(reason.rule()).isEqualTo("R5");
    assertThat(reason.first()).isEqualTo(first);
    assertThat(reason.confidence()).isEqualTo(Confidence.HIGH);
  }

  @Test
  void onTheSameBirthdayTheLongerCoverageComesFirst() {
    LocalDate birthday = LocalDate.of(1985, 3, 15);
    Plan shorter = child(1, birthday, LocalDate.of(2020, 1, 1));
    Plan longer = child(2, birthday.minusYears(3), LocalDate.of(2015, 1, 1));
    assertThat(OrderRules.compare(shorter, longer, parents(Parents.TOGETHER)).first()).isEqualTo(2);

    OrderReason unknown =
        OrderRules.compare(child(1, birthday, null), longer, parents(Parents.TOGETHER));
    assertThat(unknown.decides()).isFalse();
    assertThat(unknown.missingFacts())
        .containsExactly("since when each plan covers its subscriber");
  }

  @Test
  void whetherParentsLiveTogetherMakesTheBirthdayRuleSure() {
    OrderReason reason =
        OrderRules.compare(
            child(1, LocalDate.of(1985, 7, 1), null),
            child(2, LocalDate.of(1980, 3, 1), null),
            parents(Parents.UNKNOWN));
    assertThat(reason.first()).isEqualTo(2);
    assertThat(reason.confidence()).isEqualTo(Confidence.LOW);
    assertThat(reason.missingFacts()).containsExactly("whether the parents live together");
  }

  @Test
  void ofParentsApartTheDecreeThenTheCustodialParentComesFirst() {
    Plan mother = custody(1, Plan.Custody.NON_CUSTODIAL_PARENT);
    Plan stepfather = custody(2, Plan.Custody.SPOUSE_OF_CUSTODIAL);
    Plan father = custody(3, Plan.Custody.CUSTODIAL_PARENT);
    assertThat(OrderRules.suggest(List.of(mother, stepfather, father), parents(Parents.APART)))
        .extracting(Suggestion::levels)
        .isEqualTo(List.of(3, 2, 1));

    Plan decreed = custody(4, Plan.Custody.COURT_DECREE);
    assertThat(OrderRules.compare(father, decreed, parents(Parents.APART)).first()).isEqualTo(4);
    assertThat(
            OrderRules.compare(
                    child(1, AGED, null), child(2, YOUNGER, null), parents(Parents.APART))
                .missingFacts())
        .containsExactly("which parent has custody");
    assertThat(
            OrderRules.compare(
                    child(1, LocalDate.of(1980, 5, 1), null),
                    child(2, LocalDate.of(1980, 2, 1), null),
                    parents(Parents.JOINT_CUSTODY))
                .first())
        .isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} employees, disabled {1}: Medicare {2}")
  @CsvSource({"19, false, first", "20, false, second", "99, true, first", "100, true, second"})
  @DisplayName("MSP limits: 19 and 20, 99 and 100 employees")
  void theEmployersSizeDecidesWhetherMedicareIsSecond(int size, boolean disabled, String place) {
    OrderReason reason =
        OrderRules.compare(
            medicare(1),
            employed(2, size),
            new OrderSituation(
                disabled ? YOUNGER : AGED, SERVICE, Event.NONE, Parents.UNKNOWN, disabled, null));
    assertThat(reason.rule()).isEqualTo("R3");
    assertThat(reason.first()).isEqualTo(place.equals("first") ? 1 : 2);
    assertThat(reason.insuranceType())
        .isEqualTo(place.equals("first") ? "" : disabled ? "43" : "12");
  }

  @ParameterizedTest(name = "month {0}: plan {1} first")
  @CsvSource({"1, 2", "30, 2", "31, 1"})
  @DisplayName("end-stage renal disease: months 30 and 31")
  void theGroupPlanPaysFirstForThirtyMonths(int month, int first) {
    OrderReason reason =
        OrderRules.compare(
            medicare(1),
            employed(2, 5),
            new OrderSituation(YOUNGER, SERVICE, Event.NONE, Parents.UNKNOWN, true, month));
    assertThat(reason.first()).isEqualTo(first);
    assertThat(reason.insuranceType()).isEqualTo(first == 2 ? "13" : "");
  }

  @Test
  void medicareSaysWhatItWouldHaveToKnow() {
    OrderReason reason =
        OrderRules.compare(Plan.of(1, MEDICARE, true, false), privately(2), adult(null));
    assertThat(reason.decides()).isFalse();
    assertThat(reason.missingFacts())
        .containsExactly(
            "whether the other plan comes from current employment",
            "the patient's date of birth",
            "the size of the employer");
    assertThat(OrderRules.suggest(List.of(privately(1), medicare(2)), adult(AGED)).differs())
        .as("where no rule decides the present order holds")
        .isFalse();
  }

  @Test
  void retirementAndSupplementsLeaveMedicareFirst() {
    Plan retired =
        new Plan(1, PRIVATE, true, true, false, AGED, false, null, 500, false, null, null);
    assertThat(OrderRules.compare(retired, medicare(2), adult(AGED)).first()).isEqualTo(2);
    assertThat(
            OrderRules.compare(Plan.of(1, SUPPLEMENT, true, false), medicare(2), adult(AGED))
                .first())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("Medicaid after all, TRICARE before Medicaid and after the others")
  void thePayersOfLastResortComeLast() {
    Suggestion suggestion =
        OrderRules.suggest(
            List.of(
                Plan.of(1, MEDICAID, true, false), Plan.of(2, TRICARE, true, false), privately(3)),
            adult(YOUNGER));
    assertThat(suggestion.levels()).containsExactly(3, 2, 1);
    assertThat(suggestion.differs()).isTrue();
    assertThat(suggestion.reasons()).allMatch(reason -> reason.rule().equals("R2"));
    assertThat(
            OrderRules.compare(
                    Plan.of(1, TRICARE, true, false),
                    Plan.of(2, INDIAN_HEALTH, true, false),
                    adult(YOUNGER))
                .confidence())
        .isEqualTo(Confidence.LOW);
  }

  @Test
  @DisplayName("a child on two parents' plans and Medicaid")
  void aChildOnTwoParentsPlansAndMedicaid() {
    Suggestion suggestion =
        OrderRules.suggest(
            List.of(
                Plan.of(1, MEDICAID, true, false),
                child(2, LocalDate.of(1980, 9, 1), null),
                child(3, LocalDate.of(1982, 4, 1), null)),
            parents(Parents.TOGETHER));
    assertThat(suggestion.levels()).containsExactly(3, 2, 1);
  }

  @Test
  void whatHappenedBringsItsOwnPayerFirstAndNothingElse() {
    Plan workers = Plan.of(1, WORKERS_COMPENSATION, true, false);
    OrderSituation atWork =
        new OrderSituation(YOUNGER, SERVICE, Event.EMPLOYMENT, Parents.UNKNOWN, false, null);
    assertThat(OrderRules.compare(privately(2), workers, atWork).first()).isEqualTo(1);
    assertThat(OrderRules.compare(workers, privately(2), adult(YOUNGER)).first()).isEqualTo(2);
  }

  @Test
  void subscriberBeforeDependentWorkBeforeRetirementCurrentBeforeContinued() {
    Plan dependent = Plan.of(1, PRIVATE, false, false);
    assertThat(OrderRules.compare(dependent, privately(2), adult(YOUNGER)).rule()).isEqualTo("R4");
    assertThat(OrderRules.compare(dependent, privately(2), adult(YOUNGER)).first()).isEqualTo(2);

    Plan retired =
        new Plan(1, PRIVATE, true, true, false, null, false, null, null, false, null, null);
    assertThat(OrderRules.compare(retired, employed(2, 10), adult(YOUNGER)).rule()).isEqualTo("R6");
    Plan continued =
        new Plan(1, PRIVATE, true, true, false, null, true, true, null, false, null, null);
    Plan current =
        new Plan(2, PRIVATE, true, true, false, null, true, false, null, false, null, null);
    assertThat(OrderRules.compare(continued, current, adult(YOUNGER)))
        .extracting(OrderReason::rule, OrderReason::first)
        .containsExactly("R7", 2);
    Plan clauseless =
        new Plan(3, PRIVATE, false, true, false, null, null, null, null, false, null, null);
    assertThat(OrderRules.compare(current, clauseless, adult(YOUNGER)))
        .extracting(OrderReason::rule, OrderReason::first)
        .containsExactly("R1", 3);
  }

  @Test
  void theLongerCoverageIsTheLastRuleAndOtherwiseAPersonAsks() {
    Plan young = since(1, LocalDate.of(2024, 1, 1));
    Plan old = since(2, LocalDate.of(2019, 1, 1));
    assertThat(OrderRules.compare(young, old, adult(YOUNGER)))
        .extracting(OrderReason::rule, OrderReason::first)
        .containsExactly("R8", 2);
    assertThat(OrderRules.compare(privately(1), privately(2), adult(YOUNGER)))
        .extracting(OrderReason::rule, OrderReason::decides, OrderReason::confidence)
        .containsExactly("R9", false, Confidence.NONE);
  }

  private static Plan privately(int level) {
    return Plan.of(level, PRIVATE, true, false);
  }

  private static Plan medicare(int level) {
    return Plan.of(level, MEDICARE, true, false);
  }

  private static Plan employed(int level, int employees) {
    return new Plan(
        level, PRIVATE, true, true, false, null, true, false, employees, false, null, null);
  }

  private static Plan since(int level, LocalDate since) {
    return new Plan(level, PRIVATE, true, true, false, null, null, null, null, false, since, null);
  }

  private static Plan child(int level, LocalDate parent, @Nullable LocalDate since) {
    return new Plan(
        level, PRIVATE, true, false, true, parent, null, null, null, false, since, null);
  }

  private static Plan custody(int level, Plan.Custody custody) {
    return new Plan(
        level, PRIVATE, true, false, true, null, null, null, null, false, null, custody);
  }

  private static OrderSituation parents(Parents parents) {
    return new OrderSituation(LocalDate.of(2015, 6, 10), SERVICE, Event.NONE, parents, false, null);
  }

  private static OrderSituation adult(@Nullable LocalDate birth) {
    return new OrderSituation(birth, SERVICE, Event.NONE, Parents.UNKNOWN, false, null);
  }
}
