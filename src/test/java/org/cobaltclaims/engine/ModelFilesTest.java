package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.Definitions;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cobaltclaims.engine.Models.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model is one executable process whose ids were set by hand and whose picture is whole. */
class ModelFilesTest {

  private static final Map<String, String> PREFIX =
      Map.of(
          "startEvent", "StartEvent",
          "endEvent", "EndEvent",
          "serviceTask", "Task",
          "userTask", "UserTask",
          "receiveTask", "Receive",
          "callActivity", "Call",
          "businessRuleTask", "Decision",
          "exclusiveGateway", "Gateway",
          "sequenceFlow", "Flow");

  private static final Map<String, String> BOUNDARY_PREFIX =
      Map.of(
          "timerEventDefinition", "Timer",
          "messageEventDefinition", "MessageEvent",
          "errorEventDefinition", "ErrorEvent");

  /** What modelers make up: seven letters and digits after the type. */
  private static final Pattern GENERATED = Pattern.compile("\\w+_[01][a-z0-9]{6}(_di)?");

  static List<Model> models() {
    return Models.all();
  }

  @Test
  void thereIsAModelForEveryProcess() {
    assertThat(models())
        .extracting(Model::id)
        .containsExactlyInAnyOrderElementsOf(Models.NAMES.keySet());
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFileHoldsOneExecutableProcessOfItsName(Model model) {
    assertThat(model.all(Process.class)).hasSize(1);
    assertThat(model.file()).isEqualTo(model.id() + ".bpmn");
    assertThat(model.process().isExecutable()).isTrue();
    assertThat(model.process().getName()).isNotBlank();
    assertThat(model.process().getDocumentations())
        .singleElement()
        .extracting(d -> d.getTextContent().strip())
        .asString()
        .matches("[A-Z][^.]+\\.");
    Definitions definitions = model.bpmn().getDefinitions();
    String modeler = "http://camunda.org/schema/modeler/1.0";
    assertThat(definitions.getAttributeValueNs(modeler, "executionPlatform"))
        .isEqualTo("Camunda Cloud");
    assertThat(definitions.getAttributeValueNs(modeler, "executionPlatformVersion"))
        .isEqualTo("8.8.0");
  }

  @ParameterizedTest
  @MethodSource("models")
  void idsAreUniqueSetByHandAndSayWhatTheElementIs(Model model) {
    assertThat(model.all(BaseElement.class).stream().map(BaseElement::getId))
        .filteredOn(Objects::nonNull) // documentation and expressions need none
        .doesNotHaveDuplicates()
        .noneMatch(id -> GENERATED.matcher(id).matches());
    for (FlowElement element : model.all(FlowElement.class)) {
      assertThat(element.getId()).matches(prefix(element) + "(_[A-Z][A-Za-z]+)");
    }
  }

  private static String prefix(FlowElement element) {
    if (element instanceof BoundaryEvent event) {
      return BOUNDARY_PREFIX.get(
          event.getEventDefinitions().iterator().next().getElementType().getTypeName());
    }
    return PREFIX.get(element.getElementType().getTypeName());
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyElementIsLabelledExceptGatewaysThatJoin(Model model) {
    for (FlowNode node : model.all(FlowNode.class)) {
      boolean joins = node instanceof ExclusiveGateway && node.getOutgoing().size() == 1;
      if (joins) {
        assertThat(node.getIncoming()).as(node.getId()).hasSizeGreaterThan(1);
        assertThat(node.getName()).as(node.getId()).isNull();
      } else {
        assertThat(node.getName()).as(node.getId()).isNotBlank();
        assertThat(node.getIncoming()).as(node.getId()).hasSizeLessThan(2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void gatewaysAskAndTheirFlowsAnswer(Model model) {
    for (ExclusiveGateway gateway : model.all(ExclusiveGateway.class)) {
      if (gateway.getOutgoing().size() == 1) {
        continue;
      }
      assertThat(gateway.getName()).endsWith("?");
      for (SequenceFlow flow : gateway.getOutgoing()) {
        assertThat(flow.getName()).as(flow.getId()).isNotBlank();
        assertThat(flow.getConditionExpression() == null)
            .as(flow.getId() + " has a condition unless it is the default")
            .isEqualTo(flow.equals(gateway.getDefault()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyElementHasItsPlaceInTheDiagram(Model model) {
    Map<Boolean, List<String>> elements =
        model.all(FlowElement.class).stream()
            .collect(
                Collectors.partitioningBy(
                    SequenceFlow.class::isInstance,
                    Collectors.mapping(FlowElement::getId, Collectors.toList())));
    assertThat(model.all(BpmnShape.class))
        .extracting(shape -> shape.getBpmnElement().getId())
        .containsExactlyInAnyOrderElementsOf(elements.get(false));
    assertThat(model.all(BpmnEdge.class))
        .extracting(edge -> edge.getBpmnElement().getId())
        .containsExactlyInAnyOrderElementsOf(elements.get(true));
  }
}
