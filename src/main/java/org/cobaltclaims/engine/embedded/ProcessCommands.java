package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CancelProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.ActivateInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ResolveIncidentRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesRequest;
import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRuntimeInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationMappingInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationActivateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationTerminateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationVariableInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.resource.ResourceDeletionRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceMigrationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceModificationIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceDeletionIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.RuntimeInstructionType;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import java.util.Set;

/** What clients ask about resources, messages and process instances, as commands. */
final class ProcessCommands {

  private ProcessCommands() {}

  static Command deploy(DeployResourceRequest request) {
    DeploymentRecord deployment =
        new DeploymentRecord().setTenantId(Documents.tenant(request.getTenantId()));
    request
        .getResourcesList()
        .forEach(
            resource ->
                deployment
                    .resources()
                    .add()
                    .setResourceName(resource.getName())
                    .setResource(resource.getContent().toByteArray()));
    return Command.create(ValueType.DEPLOYMENT, DeploymentIntent.CREATE, deployment);
  }

  static Command deleteResource(DeleteResourceRequest request) {
    ResourceDeletionRecord deletion =
        new ResourceDeletionRecord().setResourceKey(request.getResourceKey());
    return Command.create(ValueType.RESOURCE_DELETION, ResourceDeletionIntent.DELETE, deletion)
        .referringTo(request.getOperationReference());
  }

  static Command publish(PublishMessageRequest request) {
    MessageRecord message =
        new MessageRecord()
            .setName(request.getName())
            .setCorrelationKey(request.getCorrelationKey())
            .setMessageId(request.getMessageId())
            .setTimeToLive(request.getTimeToLive())
            .setVariables(Documents.fromJson(request.getVariables()))
            .setTenantId(Documents.tenant(request.getTenantId()));
    return Command.create(ValueType.MESSAGE, MessageIntent.PUBLISH, message);
  }

  static Command broadcast(BroadcastSignalRequest request) {
    SignalRecord signal =
        new SignalRecord()
            .setSignalName(request.getSignalName())
            .setVariables(Documents.fromJson(request.getVariables()))
            .setTenantId(Documents.tenant(request.getTenantId()));
    return Command.create(ValueType.SIGNAL, SignalIntent.BROADCAST, signal);
  }

  static Command create(CreateProcessInstanceRequest request) {
    return Command.create(
            ValueType.PROCESS_INSTANCE_CREATION,
            ProcessInstanceCreationIntent.CREATE,
            creation(request))
        .referringTo(request.getOperationReference());
  }

  static Command createAwaitingResult(CreateProcessInstanceWithResultRequest request) {
    return Command.create(
            ValueType.PROCESS_INSTANCE_CREATION,
            ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT,
            creation(request.getRequest()).setFetchVariables(request.getFetchVariablesList()))
        .referringTo(request.getRequest().getOperationReference());
  }

  private static ProcessInstanceCreationRecord creation(CreateProcessInstanceRequest request) {
    ProcessInstanceCreationRecord creation =
        new ProcessInstanceCreationRecord()
            .setBpmnProcessId(request.getBpmnProcessId())
            .setProcessDefinitionKey(request.getProcessDefinitionKey())
            .setVersion(request.getVersion())
            .setVariables(Documents.fromJson(request.getVariables()))
            .setTags(Set.copyOf(request.getTagsList()))
            .setTenantId(Documents.tenant(request.getTenantId()));
    request
        .getStartInstructionsList()
        .forEach(
            start ->
                creation.addStartInstruction(
                    new ProcessInstanceCreationStartInstruction()
                        .setElementId(start.getElementId())));
    request
        .getRuntimeInstructionsList()
        .forEach(
            instruction ->
                creation.addRuntimeInstruction(
                    new ProcessInstanceCreationRuntimeInstruction()
                        .setType(RuntimeInstructionType.TERMINATE_PROCESS_INSTANCE)
                        .setAfterElementId(instruction.getTerminate().getAfterElementId())));
    return creation;
  }

  static Command cancel(CancelProcessInstanceRequest request) {
    long key = request.getProcessInstanceKey();
    return Command.on(
            key,
            ValueType.PROCESS_INSTANCE,
            ProcessInstanceIntent.CANCEL,
            new ProcessInstanceRecord().setProcessInstanceKey(key))
        .referringTo(request.getOperationReference());
  }

  static Command setVariables(SetVariablesRequest request) {
    VariableDocumentRecord document =
        new VariableDocumentRecord()
            .setScopeKey(request.getElementInstanceKey())
            .setVariables(Documents.fromJson(request.getVariables()))
            .setUpdateSemantics(
                request.getLocal()
                    ? VariableDocumentUpdateSemantic.LOCAL
                    : VariableDocumentUpdateSemantic.PROPAGATE);
    return Command.create(ValueType.VARIABLE_DOCUMENT, VariableDocumentIntent.UPDATE, document)
        .referringTo(request.getOperationReference());
  }

  static Command resolveIncident(ResolveIncidentRequest request) {
    return Command.on(
            request.getIncidentKey(),
            ValueType.INCIDENT,
            IncidentIntent.RESOLVE,
            new IncidentRecord())
        .referringTo(request.getOperationReference());
  }

  static Command evaluate(EvaluateDecisionRequest request) {
    DecisionEvaluationRecord evaluation =
        new DecisionEvaluationRecord()
            .setDecisionId(request.getDecisionId())
            .setVariables(Documents.fromJson(request.getVariables()))
            .setTenantId(Documents.tenant(request.getTenantId()));
    if (request.getDecisionKey() > 0) {
      evaluation.setDecisionKey(request.getDecisionKey());
    }
    return Command.create(
        ValueType.DECISION_EVALUATION, DecisionEvaluationIntent.EVALUATE, evaluation);
  }

  static Command modify(ModifyProcessInstanceRequest request) {
    long key = request.getProcessInstanceKey();
    ProcessInstanceModificationRecord modification =
        new ProcessInstanceModificationRecord().setProcessInstanceKey(key);
    request
        .getActivateInstructionsList()
        .forEach(instruction -> modification.addActivateInstruction(activation(instruction)));
    request
        .getTerminateInstructionsList()
        .forEach(
            instruction ->
                modification.addTerminateInstruction(
                    new ProcessInstanceModificationTerminateInstruction()
                        .setElementInstanceKey(instruction.getElementInstanceKey())));
    return Command.on(
            key,
            ValueType.PROCESS_INSTANCE_MODIFICATION,
            ProcessInstanceModificationIntent.MODIFY,
            modification)
        .referringTo(request.getOperationReference());
  }

  private static ProcessInstanceModificationActivateInstruction activation(
      ActivateInstruction instruction) {
    ProcessInstanceModificationActivateInstruction activation =
        new ProcessInstanceModificationActivateInstruction()
            .setElementId(instruction.getElementId())
            .setAncestorScopeKey(instruction.getAncestorElementInstanceKey());
    instruction
        .getVariableInstructionsList()
        .forEach(
            variable ->
                activation.addVariableInstruction(
                    new ProcessInstanceModificationVariableInstruction()
                        .setElementId(variable.getScopeId())
                        .setVariables(Documents.fromJson(variable.getVariables()))));
    return activation;
  }

  static Command migrate(MigrateProcessInstanceRequest request) {
    long key = request.getProcessInstanceKey();
    ProcessInstanceMigrationRecord migration =
        new ProcessInstanceMigrationRecord()
            .setProcessInstanceKey(key)
            .setTargetProcessDefinitionKey(
                request.getMigrationPlan().getTargetProcessDefinitionKey());
    request
        .getMigrationPlan()
        .getMappingInstructionsList()
        .forEach(
            mapping ->
                migration.addMappingInstruction(
                    new ProcessInstanceMigrationMappingInstruction()
                        .setSourceElementId(mapping.getSourceElementId())
                        .setTargetElementId(mapping.getTargetElementId())));
    return Command.on(
            key,
            ValueType.PROCESS_INSTANCE_MIGRATION,
            ProcessInstanceMigrationIntent.MIGRATE,
            migration)
        .referringTo(request.getOperationReference());
  }
}
