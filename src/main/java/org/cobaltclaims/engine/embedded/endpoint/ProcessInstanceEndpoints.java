package org.cobaltclaims.engine.embedded.endpoint;

import io.camunda.client.protocol.rest.AdHocSubProcessActivateActivitiesInstruction;
import io.camunda.client.protocol.rest.CancelProcessInstanceRequest;
import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.IncidentResolutionRequest;
import io.camunda.client.protocol.rest.MigrateProcessInstanceMappingInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceCreationInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceCreationRuntimeInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceCreationStartInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceCreationTerminateInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceMigrationInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceModificationActivateInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceModificationInstruction;
import io.camunda.client.protocol.rest.SetVariableRequest;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.ProcessCommands;
import org.cobaltclaims.engine.embedded.command.ProcessCommands.Activation;
import org.cobaltclaims.engine.embedded.command.ProcessCommands.Course;
import org.cobaltclaims.engine.embedded.command.ProcessCommands.Definition;
import org.cobaltclaims.engine.embedded.command.ProcessCommands.Variables;
import org.cobaltclaims.engine.embedded.command.Reply.Accepted;
import org.cobaltclaims.engine.embedded.rest.Answer;
import org.cobaltclaims.engine.embedded.rest.Call;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.cobaltclaims.engine.embedded.rest.Route;

/** Process instances, their variables and their incidents. */
public final class ProcessInstanceEndpoints {

  private static final int LATEST = -1;

  private final Commands commands;

  public ProcessInstanceEndpoints(Commands commands) {
    this.commands = commands;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/v2/process-instances", this::create),
        Route.post("/v2/process-instances/{key}/cancellation", this::cancel),
        Route.post("/v2/process-instances/{key}/modification", this::modify),
        Route.post("/v2/process-instances/{key}/migration", this::migrate),
        Route.put("/v2/element-instances/{key}/variables", this::setVariables),
        Route.post("/v2/element-instances/ad-hoc-activities/{key}/activation", this::activateAdHoc),
        Route.post("/v2/incidents/{key}/resolution", this::resolveIncident));
  }

  private CompletionStage<Answer> create(Call call) {
    ProcessInstanceCreationInstruction request =
        call.json(ProcessInstanceCreationInstruction.class);
    ProcessInstanceCreationRecord creation = creation(request);
    Long reference = request.getOperationReference();
    if (Fields.flag(request.getAwaitCompletion())) {
      return commands.send(
          call,
          ProcessCommands.createAwaitingResult(creation, Fields.list(request.getFetchVariables()))
              .referringTo(reference),
          request.getRequestTimeout(),
          ProcessInstanceEndpoints::finished);
    }
    return commands.send(
        call,
        ProcessCommands.create(creation).referringTo(reference),
        ProcessInstanceEndpoints::created);
  }

  private static ProcessInstanceCreationRecord creation(
      ProcessInstanceCreationInstruction request) {
    String id = Fields.text(request.getProcessDefinitionId());
    long key = Fields.key("processDefinitionKey", request.getProcessDefinitionKey());
    if (id.isEmpty() == key < 0) {
      throw Problem.invalid(
          "give either 'processDefinitionId' or 'processDefinitionKey', not both");
    }
    Integer version = request.getProcessDefinitionVersion();
    Set<String> tags = request.getTags();
    return ProcessCommands.creation(
        new Definition(id, key, version == null ? LATEST : version),
        Documents.fromMap(request.getVariables()),
        new Course(
            Fields.list(request.getStartInstructions()).stream()
                .map(ProcessInstanceCreationStartInstruction::getElementId)
                .toList(),
            Fields.list(request.getRuntimeInstructions()).stream()
                .map(ProcessInstanceEndpoints::terminateAfter)
                .toList()),
        tags == null ? Set.of() : tags,
        request.getTenantId());
  }

  private static String terminateAfter(ProcessInstanceCreationRuntimeInstruction instruction) {
    if (instruction instanceof ProcessInstanceCreationTerminateInstruction terminate) {
      return terminate.getAfterElementId();
    }
    throw Problem.invalid("a runtime instruction of an unknown type");
  }

  private static Answer created(Accepted reply) {
    ProcessInstanceCreationRecord instance = reply.read(new ProcessInstanceCreationRecord());
    return Answer.json(
        new CreateProcessInstanceResult()
            .processDefinitionId(instance.getBpmnProcessId())
            .processDefinitionKey(String.valueOf(instance.getProcessDefinitionKey()))
            .processDefinitionVersion(instance.getVersion())
            .processInstanceKey(String.valueOf(instance.getProcessInstanceKey()))
            .tenantId(instance.getTenantId())
            .tags(instance.getTags())
            .variables(Map.of()));
  }

  private static Answer finished(Accepted reply) {
    ProcessInstanceResultRecord instance = reply.read(new ProcessInstanceResultRecord());
    return Answer.json(
        new CreateProcessInstanceResult()
            .processDefinitionId(instance.getBpmnProcessId())
            .processDefinitionKey(String.valueOf(instance.getProcessDefinitionKey()))
            .processDefinitionVersion(instance.getVersion())
            .processInstanceKey(String.valueOf(instance.getProcessInstanceKey()))
            .tenantId(instance.getTenantId())
            .tags(instance.getTags())
            .variables(Documents.toMap(instance.getVariablesBuffer())));
  }

  private CompletionStage<Answer> cancel(Call call) {
    CancelProcessInstanceRequest request = call.json(CancelProcessInstanceRequest.class);
    return commands.send(
        call, ProcessCommands.cancel(call.key("key")).referringTo(request.getOperationReference()));
  }

  private CompletionStage<Answer> modify(Call call) {
    ProcessInstanceModificationInstruction request =
        call.json(ProcessInstanceModificationInstruction.class);
    return commands.send(
        call,
        ProcessCommands.modify(
                call.key("key"),
                Fields.list(request.getActivateInstructions()).stream()
                    .map(ProcessInstanceEndpoints::activation)
                    .toList(),
                Fields.list(request.getTerminateInstructions()).stream()
                    .map(
                        terminate ->
                            Fields.requiredKey(
                                "elementInstanceKey", terminate.getElementInstanceKey()))
                    .toList())
            .referringTo(request.getOperationReference()));
  }

  private static Activation activation(ProcessInstanceModificationActivateInstruction request) {
    return new Activation(
        Fields.required("elementId", request.getElementId()),
        Fields.key("ancestorElementInstanceKey", request.getAncestorElementInstanceKey()),
        Fields.list(request.getVariableInstructions()).stream()
            .map(
                variables ->
                    new Variables(
                        Fields.text(variables.getScopeId()),
                        Documents.fromMap(variables.getVariables())))
            .toList());
  }

  private CompletionStage<Answer> migrate(Call call) {
    ProcessInstanceMigrationInstruction request =
        call.json(ProcessInstanceMigrationInstruction.class);
    return commands.send(
        call,
        ProcessCommands.migrate(
                call.key("key"),
                Fields.requiredKey(
                    "targetProcessDefinitionKey", request.getTargetProcessDefinitionKey()),
                Fields.list(request.getMappingInstructions()).stream()
                    .collect(
                        Collectors.toMap(
                            MigrateProcessInstanceMappingInstruction::getSourceElementId,
                            MigrateProcessInstanceMappingInstruction::getTargetElementId)))
            .referringTo(request.getOperationReference()));
  }

  private CompletionStage<Answer> setVariables(Call call) {
    SetVariableRequest request = call.json(SetVariableRequest.class);
    return commands.send(
        call,
        ProcessCommands.setVariables(
                call.key("key"),
                Documents.fromMap(request.getVariables()),
                Fields.flag(request.getLocal()))
            .referringTo(request.getOperationReference()));
  }

  private CompletionStage<Answer> activateAdHoc(Call call) {
    AdHocSubProcessActivateActivitiesInstruction request =
        call.json(AdHocSubProcessActivateActivitiesInstruction.class);
    return commands.send(
        call,
        ProcessCommands.activateInAdHocSubProcess(
            call.key("key"),
            Fields.required("elements", request.getElements()).stream()
                .map(
                    element ->
                        new Variables(
                            Fields.required("elementId", element.getElementId()),
                            Documents.fromMap(element.getVariables())))
                .toList(),
            Fields.flag(request.getCancelRemainingInstances())));
  }

  private CompletionStage<Answer> resolveIncident(Call call) {
    IncidentResolutionRequest request = call.json(IncidentResolutionRequest.class);
    return commands.send(
        call,
        ProcessCommands.resolveIncident(call.key("key"))
            .referringTo(request.getOperationReference()));
  }
}
