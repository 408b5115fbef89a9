package org.cobaltclaims.decision.process;

import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.DecisionEvaluationResult;
import io.camunda.zeebe.dmn.DecisionType;
import io.camunda.zeebe.dmn.EvaluatedDecision;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobaltclaims.decision.DecisionRuns;
import org.cobaltclaims.decision.InvalidDecisionException;
import org.springframework.stereotype.Component;

/** DMN by the engine's own decision engine, which writes every answer into one buffer. */
@Component
public class DmnRuns implements DecisionRuns {

  private final DecisionEngine engine = DecisionEngineFactory.createDecisionEngine();

  @Override
  public synchronized Optional<String> refusal(String text) {
    ParsedDecisionRequirementsGraph graph = parse(text);
    return graph.isValid() ? Optional.empty() : Optional.of(graph.getFailureMessage());
  }

  private ParsedDecisionRequirementsGraph parse(String text) {
    return engine.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public synchronized Run run(String text, String decision, Map<String, Object> facts) {
    ParsedDecisionRequirementsGraph graph = parse(text);
    if (!graph.isValid()) {
      throw new InvalidDecisionException(
          "The process engine does not take this table: " + graph.getFailureMessage());
    }
    DecisionEvaluationResult result = engine.evaluateDecisionById(graph, decision, () -> facts);
    if (result.isFailure()) {
      throw new InvalidDecisionException(
          "It cannot be decided with these values: " + result.getFailureMessage());
    }
    List<Step> steps =
        result.getEvaluatedDecisions().stream()
            .filter(evaluated -> evaluated.decisionType() == DecisionType.DECISION_TABLE)
            .map(DmnRuns::step)
            .toList();
    return new Run(MsgPackConverter.convertToJson(result.getOutput()), steps);
  }

  private static Step step(EvaluatedDecision evaluated) {
    int row =
        evaluated.matchedRules().isEmpty() ? 0 : evaluated.matchedRules().getFirst().ruleIndex();
    return new Step(
        evaluated.decisionId(), row, MsgPackConverter.convertToJson(evaluated.decisionOutput()));
  }
}
