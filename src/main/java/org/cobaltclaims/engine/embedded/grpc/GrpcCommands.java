package org.cobaltclaims.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CancelProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployProcessRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest.MappingInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.ActivateInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.TerminateInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ResolveIncidentRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesRequest;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import java.util.stream.Collectors;
import org.cobaltclaims.engine.embedded.command.Command;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.MessageCommands;
import org.cobaltclaims.engine.embedded.command.ProcessCommands;
import org.cobaltclaims.engine.embedded.command.ProcessCommands.Activation;
import org.cobaltclaims.engine.embedded.command.ProcessCommands.Course;
import org.cobaltclaims.engine.embedded.command.ProcessCommands.Definition;
import org.cobaltclaims.engine.embedded.command.ProcessCommands.Variables;
import org.cobaltclaims.engine.embedded.command.ResourceCommands;
import org.cobaltclaims.engine.embedded.command.ResourceCommands.Resource;

/** gRPC's messages about resources, messages and process instances, as commands. */
final class GrpcCommands {

  private GrpcCommands() {}

  static Command deploy(DeployResourceRequest request) {
    return ResourceCommands.deploy(
        request.getResourcesList().stream()
            .map(resource -> new Resource(resource.getName(), resource.getContent().toByteArray()))
            .toList(),
        request.getTenantId());
  }

  static Command deploy(DeployProcessRequest request) {
    return ResourceCommands.deploy(
        request.getProcessesList().stream()
            .map(process -> new Resource(process.getName(), process.getDefinition().toByteArray()))
            .toList(),
        null);
  }

  static Command deleteResource(DeleteResourceRequest request) {
    return ResourceCommands.delete(request.getResourceKey())
        .referringTo(request.getOperationReference());
  }

  static Command evaluate(EvaluateDecisionRequest request) {
    return ResourceCommands.evaluate(
        request.getDecisionId(),
        request.getDecisionKey(),
        Documents.fromJson(request.getVariables()),
        request.getTenantId());
  }

  static Command publish(PublishMessageRequest request) {
    return MessageCommands.publish(
        request.getName(),
        request.getCorrelationKey(),
        request.getMessageId(),
        request.getTimeToLive(),
        Documents.fromJson(request.getVariables()),
        request.getTenantId());
  }

  static Command broadcast(BroadcastSignalRequest request) {
    return MessageCommands.broadcast(
        request.getSignalName(), Documents.fromJson(request.getVariables()), request.getTenantId());
  }

  static Command create(CreateProcessInstanceRequest request) {
    return ProcessCommands.create(creation(request)).referringTo(request.getOperationReference());
  }

  static Command createAwaitingResult(CreateProcessInstanceWithResultRequest request) {
    return ProcessCommands.createAwaitingResult(
            creation(request.getRequest()), request.getFetchVariablesList())
        .referringTo(request.getRequest().getOperationReference());
  }

  private static ProcessInstanceCreationRecord creation(CreateProcessInstanceRequest request) {
    return ProcessCommands.creation(
        new Definition(
            request.getBpmnProcessId(), request.getProcessDefinitionKey(), request.getVersion()),
        Documents.fromJson(request.getVariables()),
        new Course(
            request.getStartInstructionsList().stream()
                .map(ProcessInstanceCreationStartInstruction::getElementId)
                .toList(),
            request.getRuntimeInstructionsList().stream()
                .map(instruction -> instruction.getTerminate().getAfterElementId())
                .toList()),
        request.getTagsList(),
        request.getTenantId());
  }

  static Command cancel(CancelProcessInstanceRequest request) {
    return ProcessCommands.cancel(request.getProcessInstanceKey())
        .referringTo(request.getOperationReference());
  }

  static Command setVariables(SetVariablesRequest request) {
    return ProcessCommands.setVariables(
            request.getElementInstanceKey(),
            Documents.fromJson(request.getVariables()),
            request.getLocal())
        .referringTo(request.getOperationReference());
  }

  static Command resolveIncident(ResolveIncidentRequest request) {
    return ProcessCommands.resolveIncident(request.getIncidentKey())
        .referringTo(request.getOperationReference());
  }

  static Command modify(ModifyProcessInstanceRequest request) {
    return ProcessCommands.modify(
            request.getProcessInstanceKey(),
            request.getActivateInstructionsList().stream().map(GrpcCommands::activation).toList(),
            request.getTerminateInstructionsList().stream()
                .map(TerminateInstruction::getElementInstanceKey)
                .toList())
        .referringTo(request.getOperationReference());
  }

  private static Activation activation(ActivateInstruction instruction) {
    return new Activation(
        instruction.getElementId(),
        instruction.getAncestorElementInstanceKey(),
        instruction.getVariableInstructionsList().stream()
            .map(
                variables ->
                    new Variables(
                        variables.getScopeId(), Documents.fromJson(variables.getVariables())))
            .toList());
  }

  static Command migrate(MigrateProcessInstanceRequest request) {
    return ProcessCommands.migrate(
            request.getProcessInstanceKey(),
            request.getMigrationPlan().getTargetProcessDefinitionKey(),
            request.getMigrationPlan().getMappingInstructionsList().stream()
                .collect(
                    Collectors.toMap(
                        MappingInstruction::getSourceElementId,
                        MappingInstruction::getTargetElementId)))
        .referringTo(request.getOperationReference());
  }
}
