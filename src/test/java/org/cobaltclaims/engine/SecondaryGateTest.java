package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.engine.DecisionTable.Answer;
import org.cobaltclaims.testing.GateFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the next payer may be billed (DOMAIN 2.2, conditions 1 to 8 and 10). */
class SecondaryGateTest {

  private final DecisionTable table = new DecisionTable("secondary-gate");

  SecondaryGateTest() throws IOException {}

  static Stream<Arguments> cases() {
    return Stream.of(
        row(
            "OnHold",
            "REVIEW",
            "ON_HOLD",
            Map.of("onHold", true, "adjudicationCertain", false, "remainingPositive", false)),
        row("NotCertain", "REVIEW", "NOT_CERTAIN", Map.of("adjudicationCertain", false)),
        row("Reversal", "REVIEW", "REVERSAL", Map.of("openReversal", true)),
        row(
            "CrossoverContradiction",
            "REVIEW",
            "CROSSOVER_CONTRADICTION",
            Map.of("crossoverSignal", true, "crossoverContradiction", true)),
        row("Crossover", "AWAIT_CROSSOVER", "CROSSOVER", Map.of("crossoverSignal", true)),
        row(
            "Crossover",
            "AWAIT_CROSSOVER",
            "CROSSOVER",
            Map.of("crossoverSignal", true, "statusAllowed", false)),
        row("Status", "REVIEW", "STATUS", Map.of("statusAllowed", false)),
        row("CoverageInactive", "SKIP", "COVERAGE_INACTIVE", Map.of("coverage", "INACTIVE")),
        row("NoCoverageData", "REVIEW", "NO_COVERAGE_DATA", Map.of("nextCoverageReady", false)),
        row(
            "FixDenialFirst",
            "FIX_FIRST",
            "FIX_DENIAL_FIRST",
            Map.of("denialOutcome", "FIX_FIRST")),
        row("FixDenialFirst", "FIX_FIRST", "FIX_DENIAL_FIRST", Map.of("denialOutcome", "NO")),
        row("ReviewDenial", "REVIEW", "REVIEW_DENIAL", Map.of("denialOutcome", "REVIEW")),
        row("NothingLeft", "SKIP", "NO_PR", Map.of("remainingPositive", false)),
        row("Deadline", "DEADLINE", "DEADLINE", Map.of("deadlinePassed", true)),
        row("AlreadyOpen", "SKIP", "ALREADY_OPEN", Map.of("noOtherOpenClaim", false)),
        row("Unverified", "REVIEW", "ELIGIBILITY", Map.of("coverage", "UNVERIFIED")),
        row("ByHand", "REVIEW", "BY_HAND", Map.of("handling", "BY_HAND")),
        row("PracticeReview", "REVIEW", "PRACTICE_REVIEW", Map.of("handling", "REVIEW")),
        row("SomethingLeft", "SEND", "OK", Map.of()),
        row(
            "ZeroBalanceWanted",
            "SEND",
            "OK",
            Map.of("remainingPositive", false, "billZeroBalance", true)),
        row("Otherwise", "REVIEW", "NOT_CERTAIN", Map.of("denialOutcome", "UNHEARD_OF")));
  }

  private static Arguments row(
      String rule, String outcome, String reason, Map<String, Object> differing) {
    return Arguments.of("Rule_" + rule, outcome, reason, differing);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachRowDecidesItsCase(
      String rule, String outcome, String reason, Map<String, Object> differing) {
    Map<String, Object> facts = new HashMap<>(GateFacts.ALL_HOLD);
    facts.putAll(differing);
    assertThat(table.answer(facts)).isEqualTo(new Answer(gate(outcome, reason), rule));
  }

  private static String gate(String outcome, String reason) {
    return "{\"outcome\":\"%s\",\"reason\":\"%s\"}".formatted(outcome, reason);
  }

  @Test
  void everyRowHasACaseAndTheCatchAllComesLast() {
    assertThat(cases().map(c -> (String) c.get()[0]).distinct())
        .containsExactlyElementsOf(table.rules);
    assertThat(table.rules).last().isEqualTo("Rule_Otherwise");
  }

  @Test
  void aMissingFactNeverSends() {
    for (String fact : GateFacts.ALL_HOLD.keySet()) {
      if (fact.equals("billZeroBalance")) {
        continue; // says nothing while something is left to pay
      }
      Map<String, Object> facts = new HashMap<>(GateFacts.ALL_HOLD);
      facts.put(fact, null);
      assertThat(table.answer(facts))
          .as(fact)
          .isEqualTo(new Answer(gate("REVIEW", "NOT_CERTAIN"), "Rule_Otherwise"));
    }
  }

  @Test
  void everyCombinationOfFactsIsDecidedAndSentOnlyWhenAllConditionsHold() {
    Set<String> hit = new HashSet<>(CHOICES_ALONE);
    for (Map<String, Object> facts : combinations()) {
      Answer answer = table.answer(facts);
      hit.add(answer.rule());
      assertThat(answer.json().contains("\"SEND\"")).as("%s", facts).isEqualTo(mayBeSent(facts));
    }
    assertThat(hit).doesNotContain("Rule_Otherwise").hasSize(table.rules.size() - 1);
  }

  /** Each has a case of its own above; not crossed with everything else. */
  private static final Set<String> CHOICES_ALONE =
      Set.of("Rule_Unverified", "Rule_ByHand", "Rule_PracticeReview");

  private static boolean mayBeSent(Map<String, Object> facts) {
    Map<String, Object> zeroBalance = new HashMap<>(GateFacts.ALL_HOLD);
    zeroBalance.put("remainingPositive", facts.get("remainingPositive"));
    zeroBalance.put("billZeroBalance", facts.get("billZeroBalance"));
    boolean somethingToSend =
        facts.get("remainingPositive").equals(true) || facts.get("billZeroBalance").equals(true);
    return facts.equals(zeroBalance) && somethingToSend;
  }

  private static List<Map<String, Object>> combinations() {
    List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
    for (String fact : GateFacts.ALL_HOLD.keySet()) {
      List<Object> values =
          switch (fact) {
            case "denialOutcome" -> List.of("YES", "REVIEW", "FIX_FIRST", "NO");
            case "coverage" -> List.of("ACTIVE", "INACTIVE");
            case "handling" -> List.of("AUTOMATIC");
            default -> List.of(true, false);
          };
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> facts : all) {
        for (Object value : values) {
          Map<String, Object> more = new HashMap<>(facts);
          more.put(fact, value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }
}
