package org.cobaltclaims.worklist.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.DecisionEvaluationResult;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.decision.DecisionsInForce;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.worklist.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Evaluates the table {@code task-priority} that is in force where the task is opened: its row has
 * its values in the same transaction, and the engine's user task takes them over from the row.
 * Money never becomes a process variable.
 */
@Component
class TaskPriorityTable implements Urgency {

  private static final String ID = "task-priority";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final DecisionEngine engine = DecisionEngineFactory.createDecisionEngine();
  private final UnaryOperator<String> inForce;

  /** What was parsed last, and from which text. */
  private record Parsed(String text, ParsedDecisionRequirementsGraph table) {}

  private @Nullable Parsed parsed;

  @Autowired
  TaskPriorityTable(DecisionsInForce tables) {
    this(id -> tables.of(id).text());
  }

  /**
   * @param inForce gives the text of a table by its id
   */
  TaskPriorityTable(UnaryOperator<String> inForce) {
    this.inForce = inForce;
  }

  @Override
  public Rating rate(TaskKind kind, Money money, int daysLeft) {
    Map<String, Object> facts =
        Map.of(
            "kind", kind.name(),
            "money", BigDecimal.valueOf(money.cents(), 2),
            "daysLeft", daysLeft);
    try {
      JsonNode answer = JSON.readTree(evaluate(facts));
      return new Rating(answer.required("priority").asInt(), answer.required("dueDays").asInt());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("table " + ID + " gives no rating", e);
    }
  }

  private String evaluate(Map<String, Object> facts) {
    return evaluate(inForce.apply(ID), facts);
  }

  /** The decision engine writes every answer into the one buffer that it has. */
  private synchronized String evaluate(String text, Map<String, Object> facts) {
    DecisionEvaluationResult result = engine.evaluateDecisionById(table(text), ID, () -> facts);
    if (result.isFailure()) {
      throw new IllegalStateException("table " + ID + ": " + result.getFailureMessage());
    }
    return MsgPackConverter.convertToJson(result.getOutput());
  }

  private ParsedDecisionRequirementsGraph table(String text) {
    if (parsed != null && parsed.text().equals(text)) {
      return parsed.table();
    }
    ParsedDecisionRequirementsGraph table =
        engine.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    if (!table.isValid()) {
      throw new IllegalStateException("table " + ID + ": " + table.getFailureMessage());
    }
    parsed = new Parsed(text, table);
    return table;
  }
}
