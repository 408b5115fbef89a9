package org.cobaltclaims.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobaltclaims.decision.Shipped.withInput;
import static org.cobaltclaims.decision.Shipped.withOutput;

import java.util.List;
import java.util.Map;
import org.cobaltclaims.decision.process.DmnRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionFileTest {

  @ParameterizedTest
  @EnumSource(DecisionTopic.class)
  void everyShippedFileIsReadWholeAndStaysAsItIs(DecisionTopic topic) {
    DecisionFile file = Shipped.file(topic);

    assertThat(file.tables()).isNotEmpty();
    for (DecisionTable table : file.tables()) {
      assertThat(table.hitPolicy()).isEqualTo("FIRST");
      assertThat(table.rules()).isNotEmpty();
      assertThat(table.rules())
          .allSatisfy(
              rule -> {
                assertThat(rule.inputs()).hasSameSizeAs(table.inputs());
                assertThat(rule.outputs()).hasSameSizeAs(table.outputs());
                assertThat(rule.id()).startsWith("Rule_");
              });
      assertThat(file.withRules(Map.of(table.id(), table.rules())).text()).isEqualTo(file.text());
    }
  }

  @Test
  void aChangedCellIsAllThatChangesInTheText() {
    DecisionFile file = Shipped.file(DecisionTopic.TASK_PRIORITY);

    DecisionFile changed =
        file.withRules(
            Shipped.rows(
                file,
                "task-priority",
                rules -> {
                  rules.set(5, withInput(rules.get(5), 1, "< 1500 & more"));
                  return rules;
                }));

    String before = "<inputEntry id=\"InputEntry_LargeDenial_Money\">\n          <text>";
    assertThat(file.text()).contains(before + "&gt;= 1000</text>");
    assertThat(changed.text())
        .isEqualTo(
            file.text()
                .replace(before + "&gt;= 1000</text>", before + "&lt; 1500 &amp; more</text>"));
    assertThat(changed.tables().getFirst().rules().get(5).inputs().get(1))
        .isEqualTo("< 1500 & more");
  }

  @Test
  void aNoteIsChangedAndNothingElse() {
    DecisionFile file = Shipped.file(DecisionTopic.CLAIM_ROUTE);
    Rule old = file.tables().getFirst().rules().getFirst();

    DecisionFile changed =
        file.withRules(
            Shipped.rows(
                file,
                "claim-route",
                rules -> {
                  rules.set(
                      0, new Rule(old.id(), "Paper \\ $1 it is", old.inputs(), old.outputs()));
                  return rules;
                }));

    assertThat(changed.text()).isEqualTo(file.text().replace(old.note(), "Paper \\ $1 it is"));
  }

  @Test
  void rowsAreAddedMovedAndTakenOutAndTheEngineTakesThem() {
    DecisionFile file = Shipped.file(DecisionTopic.DENIAL_SUGGESTION);

    DecisionFile changed =
        file.withRules(
            Shipped.rows(
                file,
                "denialUrgency",
                rules -> {
                  Rule first = rules.removeFirst();
                  rules.add(1, first);
                  rules.add(0, new Rule("", "New", List.of("< 2", "\"x\""), List.of("99")));
                  rules.add(0, withOutput(rules.get(1), 0, "81"));
                  return rules;
                }));

    List<Rule> rules =
        changed.tables().stream()
            .filter(t -> t.id().equals("denialUrgency"))
            .findFirst()
            .orElseThrow()
            .rules();
    assertThat(rules).hasSize(5).extracting(Rule::id).doesNotHaveDuplicates();
    assertThat(rules.get(1).note()).isEqualTo("New");
    assertThat(rules.get(1).id()).startsWith("Rule_");
    assertThat(new DmnRuns().refusal(changed.text())).isEmpty();
    assertThat(changed.text()).contains("<dmndi:DMNDI>").contains("denialAction.action");
    for (DecisionTable table : file.tables()) {
      if (!table.id().equals("denialUrgency")) {
        assertThat(changed.tables()).contains(table);
      }
    }
  }

  @Test
  void aRowThatIsSentTwiceGetsAnIdOfItsOwn() {
    DecisionFile file = Shipped.file(DecisionTopic.CLAIM_ROUTE);

    DecisionFile changed =
        file.withRules(
            Shipped.rows(
                file,
                "claim-route",
                rules -> {
                  rules.add(1, rules.getFirst());
                  return rules;
                }));

    List<Rule> rules = changed.tables().getFirst().rules();
    assertThat(rules.getFirst().id()).isEqualTo("Rule_NotElectronic");
    assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates();
    assertThat(rules.get(1).decidesTheSameAs(rules.getFirst())).isTrue();
  }

  @Test
  void otherColumnsCannotStandIn() {
    DecisionFile file = Shipped.file(DecisionTopic.CLAIM_ROUTE);

    assertThat(file.canStandInFor(file)).isTrue();
    assertThat(
            DecisionFile.parse(file.text().replace("<text>channel</text>", "<text>way</text>"))
                .canStandInFor(file))
        .isFalse();
    assertThat(file.canStandInFor(Shipped.file(DecisionTopic.TASK_PRIORITY))).isFalse();
    DecisionFile denial = Shipped.file(DecisionTopic.DENIAL_SUGGESTION);
    assertThat(
            DecisionFile.parse(denial.text().replace("urgency: denialUrgency", "urgency: 1"))
                .canStandInFor(denial))
        .as("what is no table is leant on too")
        .isFalse();
  }

  @Test
  void whatIsNoTableIsRefused() {
    assertThatThrownBy(() -> DecisionFile.parse("<a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DecisionFile.parse("<a/>"))
        .isInstanceOf(IllegalArgumentException.class);
    DecisionFile file = Shipped.file(DecisionTopic.CLAIM_ROUTE);
    assertThatThrownBy(() -> file.withRules(Map.of("other", List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void foreignDeclarationsAreRefused() {
    String text = Shipped.file(DecisionTopic.CLAIM_ROUTE).text();
    int begin = text.indexOf("<definitions");
    String declared =
        text.substring(0, begin)
            + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + text.substring(begin);
    assertThatThrownBy(() -> DecisionFile.parse(declared))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
