package org.cobaltclaims.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.decision.Shipped.withInput;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cobaltclaims.decision.RowChange.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowChangeTest {

  @Test
  void aChangedCellIsSaidInWords() {
    assertThat(
            changes(
                rules -> {
                  rules.set(5, withInput(rules.get(5), 1, ">= 1500"));
                  return rules;
                }))
        .containsExactly(
            new RowChange(
                "task-priority",
                Kind.CHANGED,
                6,
                6,
                List.of(1),
                "Row 6: Dollars at stake was at least 1000, is now at least 1500."));
  }

  @Test
  void oneRowThatMovesIsOneChange() {
    List<RowChange> changes =
        changes(
            rules -> {
              rules.add(2, rules.remove(9));
              return rules;
            });

    assertThat(changes).singleElement().extracting(RowChange::kind).isEqualTo(Kind.MOVED);
    assertThat(changes.getFirst()).extracting(RowChange::was, RowChange::is).containsExactly(10, 3);
  }

  @Test
  void rowsThatComeAndGoAreSaid() {
    List<RowChange> changes =
        changes(
            rules -> {
              rules.remove(0);
              rules.add(
                  1, new Rule("", "Ours", List.of("", "[1..2]", "not(9999)"), List.of("1", "2")));
              return rules;
            });

    assertThat(changes)
        .extracting(RowChange::words)
        .containsExactly(
            "Row 2 is new: Dollars at stake from 1 to 2, Days to the deadline not 9999 →"
                + " Priority 1, Due in days 2.",
            "Row 1 is gone: Days to the deadline less than 5 → Priority 95, Due in days 0.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                  | anything",
        "-                   | anything",
        "\"A\",\"B\"         | A or B",
        "\"\"                | nothing",
        "< 5                 | less than 5",
        "<= 5                | at most 5",
        "> maxPriorPayers    | more than maxPriorPayers",
        "[5..15]             | from 5 to 15",
        "(15..30]            | more than 15 to 30",
        "[200..1000)         | from 200 to less than 1000",
        "not(\"A\")          | not A",
        "true                | yes",
        "? > 3 and ? < 9     | ? > 3 and ? < 9"
      })
  void testsAreReadOut(String test, String words) {
    assertThat(CellWords.ofTest(test)).isEqualTo(words);
  }

  private static List<RowChange> changes(UnaryOperator<List<Rule>> change) {
    DecisionFile file = Shipped.file(DecisionTopic.TASK_PRIORITY);
    DecisionTable before = file.tables().getFirst();
    return RowChange.between(
        before, before.withRules(Shipped.rows(file, "task-priority", change).get("task-priority")));
  }
}
