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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.worklist.Urgency;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Evaluates {@code bpmn/task-priority.dmn} where the task is opened: its row has its values in the
 * same transaction, and the engine's user task takes them over from the row. Money never becomes a
 * process variable.
 */
@Component
class TaskPriorityTable implements Urgency {

  private static final String ID = "task-priority";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final DecisionEngine engine = DecisionEngineFactory.createDecisionEngine();
  private final ParsedDecisionRequirementsGraph table;

  TaskPriorityTable() {
    try (InputStream file = new ClassPathResource("bpmn/" + ID + ".dmn").getInputStream()) {
      table = engine.parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!table.isValid()) {
      throw new IllegalStateException("table " + ID + ": " + table.getFailureMessage());
    }
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

  /** The decision engine writes every answer into the one buffer that it has. */
  private synchronized String evaluate(Map<String, Object> facts) {
    DecisionEvaluationResult result = engine.evaluateDecisionById(table, ID, () -> facts);
    if (result.isFailure()) {
      throw new IllegalStateException("table " + ID + ": " + result.getFailureMessage());
    }
    return MsgPackConverter.convertToJson(result.getOutput());
  }
}
