package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.DecisionEvaluationResult;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.dmn.impl.VariablesContext;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;

/** A table of {@code bpmn/}, evaluated by the engine's own decision engine. */
final class DecisionTable {

  private static final Pattern RULE = Pattern.compile("<rule id=\"(\\w+)\"");

  private final DecisionEngine engine = DecisionEngineFactory.createDecisionEngine();
  private final ParsedDecisionRequirementsGraph graph;
  private final String id;

  /** The rules' ids, in the table's order. */
  final List<String> rules;

  DecisionTable(String id) throws IOException {
    this.id = id;
    byte[] file = Files.readAllBytes(Models.FOLDER.resolve(id + ".dmn"));
    graph = engine.parse(new ByteArrayInputStream(file));
    rules = RULE.matcher(new String(file)).results().map(r -> r.group(1)).toList();
  }

  /** What the table answers, as JSON, and by which rule. */
  record Answer(String json, String rule) {}

  Answer answer(Map<String, ?> variables) {
    Map<String, Object> context = new HashMap<>();
    variables.forEach(
        (name, value) ->
            context.put(name, new UnsafeBuffer(MsgPackConverter.convertToMsgPack((Object) value))));
    DecisionEvaluationResult result =
        engine.evaluateDecisionById(graph, id, new VariablesContext(context));
    assertThat(result.isFailure()).as(result.getFailureMessage()).isFalse();
    return new Answer(
        MsgPackConverter.convertToJson(result.getOutput()),
        result.getEvaluatedDecisions().getFirst().matchedRules().getFirst().ruleId());
  }
}
