package org.cobaltclaims.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.decision.Shipped.withInput;
import static org.cobaltclaims.decision.Shipped.withOutput;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cobaltclaims.decision.TableComparison.Difference;
import org.cobaltclaims.decision.TableComparison.Result;
import org.cobaltclaims.decision.process.FeelCells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableComparisonTest {

  private final CellLanguage language = new FeelCells();

  @ParameterizedTest
  @EnumSource(DecisionTopic.class)
  void theSameRowsDecideTheSameAndNoShippedRowIsInVain(DecisionTopic topic) {
    for (DecisionTable table : Shipped.file(topic).tables()) {
      Result result = compare(topic, table.id(), rules -> rules);
      assertThat(result.differences()).isEmpty();
      assertThat(result.looked()).isPositive();
      assertThat(result.unreached()).as(table.id()).isEmpty();
    }
  }

  @Test
  void whatAChangedLimitMovesIsFoundAndSaid() {
    Result result =
        compare(
            DecisionTopic.TASK_PRIORITY,
            "task-priority",
            rules -> {
              rules.set(5, withInput(rules.get(5), 1, ">= 1500"));
              return rules;
            });

    assertThat(result.differences())
        .anySatisfy(
            difference -> {
              assertThat(difference.was()).isEqualTo(6);
              assertThat(difference.wouldBe()).isEqualTo(8);
              assertThat(difference.example()).containsEntry("Kind of task", "WORK_DENIAL");
              assertThat(difference.words())
                  .contains("was Priority 70")
                  .contains("would be Priority 40");
            });
    assertThat(result.situations()).isEqualTo(result.looked());
  }

  @Test
  void factsWithoutAColumnVaryToo() {
    Result result =
        compare(
            DecisionTopic.CLAIM_ROUTE,
            "claim-route",
            rules -> {
              rules.remove(3);
              return rules;
            });

    assertThat(result.differences())
        .as("the last row sends more payers than fit to paper as well")
        .isEmpty();
    Result electronic =
        compare(
            DecisionTopic.CLAIM_ROUTE,
            "claim-route",
            rules -> {
              rules.set(3, withOutput(rules.get(3), 0, "\"ELECTRONIC\""));
              return rules;
            });
    assertThat(electronic.differences())
        .singleElement()
        .extracting(Difference::was, Difference::wouldBe)
        .containsExactly(4, 4);
  }

  @Test
  void aRowThatStandsBehindAnotherIsNamed() {
    Result result =
        compare(
            DecisionTopic.CLAIM_ROUTE,
            "claim-route",
            rules -> {
              rules.addFirst(rules.getLast());
              return rules;
            });

    assertThat(result.unreached()).containsExactly(2, 3, 4, 5, 6);
    assertThat(result.differences()).isNotEmpty().allMatch(d -> d.wouldBe() == 1);
  }

  @Test
  void aCaseWithoutAnswerIsADifference() {
    Result result =
        compare(
            DecisionTopic.TASK_PRIORITY,
            "task-priority",
            rules -> {
              rules.removeLast();
              return rules;
            });

    assertThat(result.differences()).anyMatch(d -> d.words().contains("would be no answer"));
  }

  private Result compare(DecisionTopic topic, String id, UnaryOperator<List<Rule>> change) {
    DecisionFile file = Shipped.file(topic);
    DecisionTable before = Shipped.table(topic, id);
    DecisionTable after = before.withRules(Shipped.rows(file, id, change).get(id));
    return TableComparison.compare(language, DecisionFacts.of(topic, file), before, after);
  }
}
