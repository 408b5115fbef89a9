package org.cobaltclaims.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.decision.Shipped.withInput;
import static org.cobaltclaims.decision.Shipped.withOutput;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cobaltclaims.decision.process.DmnRuns;
import org.cobaltclaims.decision.process.FeelCells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TableCheckTest {

  private final CellLanguage language = new FeelCells();

  @ParameterizedTest
  @EnumSource(DecisionTopic.class)
  void whatIsShippedIsRight(DecisionTopic topic) {
    assertThat(TableCheck.check(language, topic, Shipped.file(topic))).isEmpty();
    assertThat(new DmnRuns().refusal(Shipped.file(topic).text())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Text, number and boolean, each with what it is not.
        "0 | \"ELECTRONIC\"           | ``",
        "0 | not(\"PRINT\")           | ``",
        "0 | ELECTRONIC               | \"ELECTRONIC\"",
        "0 | \"ELECTRONIC             | cannot be read",
        "0 | 7                        | text in quotes",
        "0 | \"FAX\"                  | “FAX” is none of",
        "0 | \"PRINT\",\"FAX\"        | “FAX” is none of",
        "1 | 3                        | ``",
        "1 | [1..maxPriorPayers]      | ``",
        "1 | > maxPriorPayer          | maxPriorPayer",
        "1 | >=                       | cannot be read",
        "1 | \"3\"                    | comparison such as",
        "1 | ? > 1 and ? < 4          | ``",
        "1 | twice(?)                 | no such function",
        "2 | true                     | ``",
        "2 | yes                      | “yes”",
        "2 | -                        | ``"
      })
  void aTestThatCannotBeUnderstoodIsSaidAtItsCell(int column, String cell, String message) {
    List<CellFault> faults =
        faults(
            DecisionTopic.CLAIM_ROUTE,
            "claim-route",
            rules -> {
              rules.set(2, withInput(rules.get(2), column, cell));
              return rules;
            });

    if (message.isEmpty()) {
      assertThat(faults).isEmpty();
    } else {
      assertThat(faults).hasSize(1);
      assertThat(faults.getFirst().message()).contains(message);
      assertThat(faults.getFirst())
          .extracting(CellFault::table, CellFault::row, CellFault::column)
          .containsExactly("claim-route", 2, column);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 | 77      | ``",
        "0 | 101     | from 0 to 100",
        "0 | \"77\"  | Write a number",
        "0 | ``      | An answer is missing",
        "0 | seven   | “seven”",
        "1 | 400     | from 0 to 365",
        "1 | 1 +     | cannot be read",
        "1 | if daysLeft < 10 then 1 else 2 | ``"
      })
  void anAnswerThatTheProcessesCannotTakeIsSaidAtItsCell(int column, String cell, String message) {
    List<CellFault> faults =
        faults(
            DecisionTopic.TASK_PRIORITY,
            "task-priority",
            rules -> {
              rules.set(1, withOutput(rules.get(1), column, cell));
              return rules;
            });

    assertThat(faults).hasSize(message.isEmpty() ? 0 : 1);
    assertThat(faults).allMatch(f -> f.row() == 1 && f.column() == 3 + column);
    assertThat(faults).allMatch(f -> f.message().contains(message));
  }

  @Test
  void anActionThatNobodyKnowsIsRefused() {
    assertThat(
            faults(
                DecisionTopic.DENIAL_SUGGESTION,
                "denialReason",
                rules -> {
                  rules.set(0, withOutput(rules.get(0), 1, "\"CORECT_R7\""));
                  return rules;
                }))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("“CORECT_R7” is none of"));
  }

  @ParameterizedTest
  @EnumSource(DecisionTopic.class)
  void aTableThatLeavesACaseWithoutAnswerIsRefused(DecisionTopic topic) {
    String table = Shipped.file(topic).tables().getFirst().id();

    assertThat(
            faults(
                topic,
                table,
                rules -> {
                  rules.removeLast();
                  return rules;
                }))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.row()).isEqualTo(-1);
              assertThat(fault.message()).contains("Add a last row");
            });
  }

  private List<CellFault> faults(
      DecisionTopic topic, String table, UnaryOperator<List<Rule>> change) {
    DecisionFile file = Shipped.file(topic);
    return TableCheck.check(language, topic, file.withRules(Shipped.rows(file, table, change)));
  }
}
