package org.cobaltclaims.engine.embedded.read;

import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;
import java.util.List;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Evaluated;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Input;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Occasion;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Output;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Rule;
import org.jspecify.annotations.Nullable;

/** Decisions that were made. */
final class DecisionEvents {

  private final Tables tables;
  private final Strings strings;
  private final Retention retention;

  DecisionEvents(Tables tables, Strings strings, Retention retention) {
    this.tables = tables;
    this.strings = strings;
    this.retention = retention;
  }

  void onEvaluation(long key, long timestamp, Intent intent, DecisionEvaluationRecord evaluation) {
    if (intent != DecisionEvaluationIntent.EVALUATED && intent != DecisionEvaluationIntent.FAILED) {
      return;
    }
    boolean failed = intent == DecisionEvaluationIntent.FAILED;
    long instance = evaluation.getProcessInstanceKey();
    boolean alone = instance <= 0;
    if (alone) {
      retention.started(key);
    } else if (!retention.knows(instance)) {
      return;
    }
    Occasion occasion =
        new Occasion(
            evaluation.getProcessDefinitionKey(),
            instance,
            evaluation.getElementInstanceKey(),
            timestamp);
    List<EvaluatedDecisionValue> decisions = evaluation.getEvaluatedDecisions();
    for (int number = 1; number <= decisions.size(); number++) {
      boolean broke = failed && number == decisions.size();
      tables.evaluated.put(
          evaluated(
              new RowId(key, number),
              occasion,
              decisions.get(number - 1),
              broke ? evaluation.getEvaluationFailureMessage() : null));
    }
    if (alone) {
      retention.ended(key);
    }
  }

  private Evaluated evaluated(
      RowId id, Occasion occasion, EvaluatedDecisionValue decision, @Nullable String failure) {
    return new Evaluated(
        id,
        occasion,
        strings.shared(decision.getDecisionId()),
        decision.getDecisionKey(),
        strings.shared(decision.getDecisionName()),
        decision.getDecisionVersion(),
        strings.shared(decision.getDecisionType()),
        decision.getDecisionOutput(),
        failure,
        decision.getEvaluatedInputs().stream()
            .map(
                input ->
                    new Input(
                        strings.shared(input.getInputId()),
                        strings.shared(input.getInputName()),
                        input.getInputValue()))
            .toList(),
        decision.getMatchedRules().stream().map(this::rule).toList());
  }

  private Rule rule(MatchedRuleValue rule) {
    return new Rule(
        strings.shared(rule.getRuleId()),
        rule.getRuleIndex(),
        rule.getEvaluatedOutputs().stream()
            .map(
                output ->
                    new Output(
                        strings.shared(output.getOutputId()),
                        strings.shared(output.getOutputName()),
                        output.getOutputValue()))
            .toList());
  }
}
