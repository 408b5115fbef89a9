package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.engine.Models.Model;
import org.cobaltclaims.engine.Waits.Subject;
import org.cobaltclaims.engine.Waits.Wait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every place where an instance can rest follows from the database. */
class WaitsTest {

  static List<Model> models() {
    return Models.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyWaitOfAModelIsMappedAndNothingElse(Model model) {
    assertThat(Waits.of(model.id()).keySet())
        .containsExactlyInAnyOrderElementsOf(
            model.all(FlowNode.class).stream()
                .filter(WaitsTest::rests)
                .map(FlowNode::getId)
                .toList());
  }

  private static boolean rests(FlowNode node) {
    return switch (node) {
      case UserTask task -> true;
      case ReceiveTask task -> true;
      case EventBasedGateway gateway -> true;
      case StartEvent start -> false;
      case BoundaryEvent event ->
          event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
      case CatchEvent event -> true;
      default -> false;
    };
  }

  @ParameterizedTest
  @MethodSource("models")
  void aUserTasksWaitNamesItsKindAndAnyOtherWaitNone(Model model) {
    Waits.of(model.id())
        .forEach(
            (id, wait) -> {
              FlowNode node = model.bpmn().getModelElementById(id);
              String kind = node instanceof UserTask task ? UserTasksTest.kind(task).name() : null;
              assertThat(wait.task()).as(id).isEqualTo(kind);
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void statesAreThoseOfPayerClaimsAndOnlyTheyHaveThem(Model model) {
    List<String> known = Arrays.stream(PayerClaimState.values()).map(Enum::name).toList();
    assertThat(Waits.of(model.id()).values())
        .allSatisfy(
            wait -> {
              assertThat(wait.states()).isSubsetOf(known);
              assertThat(wait.states().isEmpty()).isEqualTo(wait.subject() != Subject.PAYER_CLAIM);
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void aTimerWaitsWhereItsHostWaits(Model model) {
    for (TimerEventDefinition timer : model.all(TimerEventDefinition.class)) {
      BoundaryEvent event = (BoundaryEvent) timer.getParentElement();
      Map<String, Wait> waits = Waits.of(model.id());
      assertThat(waits.get(event.getId())).isEqualTo(waits.get(event.getAttachedTo().getId()));
    }
  }

  @Test
  void stateAndOpenTaskTellOneWaitFromAnother() {
    Map<String, List<String>> places = new TreeMap<>();
    for (Model model : models()) {
      Waits.of(model.id()).entrySet().stream()
          .filter(e -> !e.getKey().startsWith("Timer_"))
          .flatMap(
              e ->
                  e.getValue().states().stream()
                      .map(state -> Map.entry(state + " " + e.getValue().task(), e.getKey())))
          .collect(
              Collectors.groupingBy(
                  Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
          .forEach((place, ids) -> places.merge(place, ids, WaitsTest::both));
    }
    assertThat(places).isNotEmpty().allSatisfy((place, ids) -> assertThat(ids).hasSize(1));
  }

  private static List<String> both(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
