package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.engine.Models.Model;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Models and {@link ProcessNames} say the same. */
class ModelContractTest {

  private static final Map<String, String> START_MESSAGES =
      Map.of(
          ProcessNames.ClaimFamily.ID, ProcessNames.Messages.FAMILY_OPEN,
          ProcessNames.RemittanceIntake.ID, ProcessNames.Messages.REMITTANCE_RECEIVED,
          ProcessNames.BatchTransmission.ID, ProcessNames.Messages.BATCH_CREATED);

  private static final Map<String, String> CORRELATION_KEYS =
      Map.of(
          ProcessNames.Messages.PAYER_CLAIM_CHANGED, "=payerClaimId",
          ProcessNames.Messages.PAYER_CLAIM_ACCEPTED, "=payerClaimId",
          ProcessNames.Messages.BATCH_CHANGED, "=batchId");

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-zA-Z]\\w*");
  private static final Set<String> FEEL =
      Set.of("true", "false", "null", "and", "or", "not", "list", "contains", "if", "then", "else");

  static List<Model> models() {
    return Models.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void theJobsOfAModelAreThoseThatTheCodeKnows(Model model) {
    assertThat(model.all(ZeebeTaskDefinition.class))
        .extracting(ZeebeTaskDefinition::getType)
        .as("each once, and no other")
        .containsExactlyInAnyOrderElementsOf(Models.constants(model.id(), "Jobs"));
    assertThat(model.all(ZeebeTaskDefinition.class))
        .extracting(ZeebeTaskDefinition::getRetries)
        .containsOnly("4");
    assertThat(model.all(ServiceTask.class)).hasSameSizeAs(model.all(ZeebeTaskDefinition.class));
  }

  @Test
  void noTwoProcessesShareAJobType() {
    assertThat(models().stream().flatMap(m -> Models.constants(m.id(), "Jobs").stream()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("models")
  void rootsStartByTheirMessageAndCalledProcessesByNone(Model model) {
    List<String> starts =
        model.all(StartEvent.class).stream()
            .flatMap(s -> s.getEventDefinitions().stream())
            .map(MessageEventDefinition.class::cast)
            .map(d -> d.getMessage().getName())
            .toList();
    String message = START_MESSAGES.get(model.id());
    assertThat(model.all(StartEvent.class)).hasSize(1);
    assertThat(starts).isEqualTo(message == null ? List.of() : List.of(message));
  }

  @Test
  void theRootsThatTheOutboxStartsAreThoseThatStartByMessage() {
    assertThat(RootProcess.values())
        .hasSize(START_MESSAGES.size())
        .allSatisfy(
            root -> {
              assertThat(START_MESSAGES).containsEntry(root.processId(), root.startMessage());
              assertThat(Models.constants(root.processId(), "Variables"))
                  .contains(root.subjectVariable());
            });
  }

  @Test
  void everyMessageIsKnownAndCorrelatesByItsOwnId() {
    Collection<Message> messages =
        models().stream().flatMap(m -> m.all(Message.class).stream()).toList();
    for (Message message : messages) {
      ZeebeSubscription subscription = Models.extension(message, ZeebeSubscription.class);
      assertThat(subscription == null ? null : subscription.getCorrelationKey())
          .as(message.getName())
          .isEqualTo(CORRELATION_KEYS.get(message.getName()));
    }
    assertThat(messages.stream().map(Message::getName).collect(Collectors.toSet()))
        .isEqualTo(Models.constants(ProcessNames.Messages.class));
  }

  @Test
  void everyErrorCodeIsCaught() {
    assertThat(
            models().stream()
                .flatMap(m -> m.all(ErrorEventDefinition.class).stream())
                .filter(d -> d.getParentElement() instanceof BoundaryEvent)
                .map(d -> d.getError().getErrorCode()))
        .containsExactlyInAnyOrderElementsOf(Models.constants(ProcessNames.Errors.class));
  }

  @Test
  void everyCalledProcessExistsAndGetsOnlyWhatIsGiven() {
    for (Model model : models()) {
      for (CallActivity call : model.all(CallActivity.class)) {
        ZeebeCalledElement called = Models.extension(call, ZeebeCalledElement.class);
        assertThat(Models.NAMES).containsKey(called.getProcessId());
        assertThat(START_MESSAGES).doesNotContainKey(called.getProcessId());
        assertThat(called.isPropagateAllParentVariablesEnabled()).isFalse();
        assertThat(called.isPropagateAllChildVariablesEnabled()).isFalse();
        assertThat(called.getBindingType()).isEqualTo(ZeebeBindingType.deployment);
        Set<String> known = Models.constants(called.getProcessId(), "Variables");
        assertThat(Models.inputs(call)).extracting(ZeebeInput::getTarget).isSubsetOf(known);
        assertThat(Models.outputs(call)).extracting(ZeebeOutput::getTarget).isSubsetOf(known);
      }
    }
  }

  @Test
  void everyDecisionHasItsTable() {
    for (Model model : models()) {
      for (ZeebeCalledDecision decision : model.all(ZeebeCalledDecision.class)) {
        assertThat(Files.exists(Models.FOLDER.resolve(decision.getDecisionId() + ".dmn"))).isTrue();
        assertThat(decision.getBindingType())
            .as("edited tables are deployed by themselves")
            .isEqualTo(ZeebeBindingType.latest);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void timersAreDatesThatDoNotInterruptTheWait(Model model) {
    for (TimerEventDefinition timer : model.all(TimerEventDefinition.class)) {
      assertThat(timer.getTimeDate().getTextContent()).matches("=(next\\.)?\\w+Due");
      assertThat(((BoundaryEvent) timer.getParentElement()).cancelActivity()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("T-PHI: a process knows no variable but those of its list")
  void aProcessKnowsNoVariableButThoseOfItsList(Model model) {
    Set<String> used = new TreeSet<>();
    for (BaseElement element : model.all(BaseElement.class)) {
      if (!(element instanceof CallActivity)) { // what is given there is the called one's
        Models.inputs(element).forEach(i -> used.add(i.getTarget()));
      }
      Models.inputs(element).forEach(i -> used.addAll(namesIn(i.getSource())));
      Models.outputs(element).forEach(o -> used.add(o.getTarget()));
      Models.outputs(element).forEach(o -> used.addAll(namesIn(o.getSource())));
    }
    model.all(ZeebeCalledDecision.class).forEach(d -> used.add(d.getResultVariable()));
    model.all(ZeebeSubscription.class).forEach(s -> used.addAll(namesIn(s.getCorrelationKey())));
    model
        .all(TimerEventDefinition.class)
        .forEach(t -> used.addAll(namesIn(t.getTimeDate().getTextContent())));
    model.conditions().values().forEach(c -> used.addAll(namesIn(c)));
    used.removeAll(Models.constants(ProcessNames.FormFields.class));
    assertThat(Models.constants(model.id(), "Variables")).containsAll(used);
    // The id that starts a process, or that its parent gives, need not be read by the model itself.
    assertThat(used)
        .containsAll(
            Models.constants(model.id(), "Variables").stream()
                .filter(v -> !v.endsWith("Id"))
                .toList());
  }

  private static Set<String> namesIn(String feel) {
    return NAME.matcher(TEXT.matcher(feel).replaceAll(""))
        .results()
        .map(r -> r.group())
        .filter(n -> !FEEL.contains(n))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({
    "claim-family, next, org.cobaltclaims.engine.ProcessNames$ClaimFamily$Step",
    "payer-claim, outcome, org.cobaltclaims.engine.ProcessNames$PayerClaim$Preparation",
    "remittance-intake, balance, org.cobaltclaims.engine.ProcessNames$RemittanceIntake$Balance",
    "payer-claim, place, org.cobaltclaims.engine.ProcessNames$PayerClaim$Place",
    "payer-claim, decided, org.cobaltclaims.engine.ProcessNames$AwaitRemittance$Decided",
    "denial-resubmission, stand, org.cobaltclaims.engine.ProcessNames$DenialResubmission$Stand",
    "await-remittance, decided, org.cobaltclaims.engine.ProcessNames$AwaitRemittance$Decided",
    "await-remittance, missing, org.cobaltclaims.engine.ProcessNames$AwaitRemittance$Missing",
    "batch-transmission, answer, org.cobaltclaims.engine.ProcessNames$BatchTransmission$Answer"
  })
  void gatewaysAskOnlyForValuesThatTheJobsGive(String process, String variable, Class<?> values) {
    Model model = models().stream().filter(m -> m.id().equals(process)).findFirst().orElseThrow();
    assertThat(asked(model, variable))
        .isNotEmpty()
        .isSubsetOf(Arrays.stream(values.getEnumConstants()).map(Object::toString).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "claim-family, Gateway_NextStep, org.cobaltclaims.engine.ProcessNames$ClaimFamily$Step",
    "payer-claim, Gateway_Place, org.cobaltclaims.engine.ProcessNames$PayerClaim$Place",
    "payer-claim, Gateway_ClaimClean, org.cobaltclaims.engine.ProcessNames$PayerClaim$Preparation",
    "remittance-intake, Gateway_RemittanceBalances,"
        + " org.cobaltclaims.engine.ProcessNames$RemittanceIntake$Balance",
    "batch-transmission, Gateway_FileAnswer,"
        + " org.cobaltclaims.engine.ProcessNames$BatchTransmission$Answer"
  })
  void aGatewayWithoutDefaultAnswersEveryValue(String process, String gateway, Class<?> values) {
    Model model = models().stream().filter(m -> m.id().equals(process)).findFirst().orElseThrow();
    ExclusiveGateway asking = model.bpmn().getModelElementById(gateway);
    assertThat(asking.getDefault()).isNull();
    assertThat(
            asking.getOutgoing().stream()
                .flatMap(f -> texts(f.getConditionExpression().getTextContent())))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(values.getEnumConstants()).map(Object::toString).toList());
  }

  private static Set<String> asked(Model model, String variable) {
    return model.conditions().values().stream()
        .filter(c -> namesIn(c).contains(variable))
        .flatMap(ModelContractTest::texts)
        .collect(Collectors.toSet());
  }

  private static Stream<String> texts(String feel) {
    Matcher matcher = TEXT.matcher(feel);
    return matcher.results().map(r -> r.group(1));
  }
}
