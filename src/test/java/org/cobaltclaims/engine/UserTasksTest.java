package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.TaskKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every user task names its kind, goes to the kind's group and has a form that is fit for it. */
class UserTasksTest {

  private static final Path FORMS = Path.of("forms");
  private static final Set<String> COMPONENTS = Set.of("text", "textfield", "radio", "textarea");

  static Stream<UserTask> userTasks() {
    return Models.all().stream().flatMap(m -> m.all(UserTask.class).stream());
  }

  static List<Path> forms() {
    return Models.files(FORMS, ".form");
  }

  @ParameterizedTest
  @MethodSource("userTasks")
  void aUserTaskGoesToTheGroupOfItsKindWithTheFormOfItsKind(UserTask task) {
    TaskKind kind = kind(task);
    assertThat(Models.extension(task, ZeebeUserTask.class)).isNotNull();
    assertThat(Models.extension(task, ZeebeAssignmentDefinition.class).getCandidateGroups())
        .isEqualTo(kind.group());
    ZeebeFormDefinition form = Models.extension(task, ZeebeFormDefinition.class);
    assertThat(form.getFormId()).isEqualTo(formOf(kind));
    assertThat(form.getBindingType()).isEqualTo(ZeebeBindingType.deployment);
  }

  @ParameterizedTest
  @MethodSource("userTasks")
  void everythingThatHappensToAUserTaskIsHeard(UserTask task) {
    assertThat(Models.extension(task, ZeebeTaskListeners.class).getTaskListeners())
        .allSatisfy(
            listener -> {
              assertThat(listener.getType()).isEqualTo("task-" + listener.getEventType());
              assertThat(listener.getRetries()).isEqualTo("4");
            })
        .extracting(ZeebeTaskListener::getType)
        .containsExactlyInAnyOrderElementsOf(Models.constants(ProcessNames.TaskListeners.class));
  }

  @ParameterizedTest
  @MethodSource("userTasks")
  void whatAFormFillsInStaysWithItsTask(UserTask task) throws IOException {
    Set<String> local =
        Models.inputs(task).stream().map(ZeebeInput::getTarget).collect(Collectors.toSet());
    Set<String> filledIn =
        components(FORMS.resolve(formOf(kind(task)) + ".form")).stream()
            .filter(c -> c.has("key") && !c.path("readonly").asBoolean())
            .map(c -> c.get("key").asText())
            .collect(Collectors.toSet());
    assertThat(filledIn).isEqualTo(Models.constants(ProcessNames.FormFields.class));
    assertThat(local).containsAll(filledIn);
    assertThat(Models.outputs(task)).isEmpty();
  }

  @Test
  void thereIsAFormForEveryKindAndNoOther() {
    assertThat(forms().stream().map(f -> f.getFileName().toString()))
        .containsExactlyElementsOf(
            Arrays.stream(TaskKind.values())
                .map(kind -> formOf(kind) + ".form")
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Kinds without a user task are looked after outside of the processes; some leave no choice. */
  @Test
  void aFormLeavesAChoiceWhereAProcessGoesOn() throws IOException {
    Set<TaskKind> inModels = userTasks().map(UserTasksTest::kind).collect(Collectors.toSet());
    for (TaskKind kind : TaskKind.values()) {
      List<String> decisions = decisions(FORMS.resolve(formOf(kind) + ".form"));
      assertThat(decisions)
          .as(kind.name())
          .hasSizeGreaterThanOrEqualTo(inModels.contains(kind) ? 2 : 1);
    }
  }

  private static List<String> decisions(Path form) throws IOException {
    return components(form).stream()
        .filter(c -> c.path("key").asText().equals("decision"))
        .flatMap(c -> c.get("values").findValuesAsText("value").stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormAsksForADecisionAndShowsNothingButIds(Path form) throws IOException {
    JsonNode json = new ObjectMapper().readTree(form.toFile());
    assertThat(json.get("type").asText()).isEqualTo("default");
    assertThat(json.get("id").asText() + ".form").isEqualTo(form.getFileName().toString());
    assertThat(json.get("executionPlatform").asText()).isEqualTo("Camunda Cloud");
    assertThat(json.get("executionPlatformVersion").asText()).isEqualTo("8.8.0");
    assertThat(components(form)).extracting(c -> c.get("type").asText()).isSubsetOf(COMPONENTS);
    assertThat(components(form)).extracting(c -> c.get("id").asText()).doesNotHaveDuplicates();
    assertThat(components(form).stream().filter(c -> c.path("readonly").asBoolean()))
        .extracting(c -> c.get("key").asText())
        .isSubsetOf("payerClaimId", "batchId", "remittanceId", "reason");
    JsonNode decision =
        components(form).stream()
            .filter(c -> c.path("key").asText().equals("decision"))
            .findFirst()
            .orElseThrow();
    assertThat(decision.get("type").asText()).isEqualTo("radio");
    assertThat(decision.at("/validate/required").asBoolean()).isTrue();
    assertThat(decision.get("values")).allMatch(v -> v.get("value").asText().matches("[A-Z_]+"));
  }

  private static List<JsonNode> components(Path form) throws IOException {
    List<JsonNode> components = new ArrayList<>();
    new ObjectMapper().readTree(form.toFile()).get("components").forEach(components::add);
    return components;
  }

  static TaskKind kind(UserTask task) {
    return Models.extension(task, ZeebeProperties.class).getProperties().stream()
        .filter(p -> p.getName().equals("taskKind"))
        .map(p -> TaskKind.valueOf(p.getValue()))
        .findFirst()
        .orElseThrow();
  }

  private static String formOf(TaskKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
