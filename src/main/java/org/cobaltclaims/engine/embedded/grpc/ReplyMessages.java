package org.cobaltclaims.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BrokerInfo;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DecisionMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DecisionRequirementsMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployProcessResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecision;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecisionInput;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluatedDecisionOutput;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FormMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MatchedDecisionRule;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerHealth;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerRole;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;
import io.camunda.zeebe.protocol.record.value.deployment.ProcessMetadataValue;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.EngineStatus;
import org.cobaltclaims.engine.embedded.command.Reply.Accepted;

/** The engine's answers as gRPC's messages. */
final class ReplyMessages {

  private ReplyMessages() {}

  static TopologyResponse topology(EngineStatus status) {
    Partition partition =
        Partition.newBuilder()
            .setPartitionId(Protocol.DEPLOYMENT_PARTITION)
            .setRole(PartitionBrokerRole.LEADER)
            .setHealth(
                status.healthy() ? PartitionBrokerHealth.HEALTHY : PartitionBrokerHealth.UNHEALTHY)
            .build();
    return TopologyResponse.newBuilder()
        .setClusterSize(1)
        .setPartitionsCount(1)
        .setReplicationFactor(1)
        .setGatewayVersion(status.version())
        .addBrokers(
            BrokerInfo.newBuilder()
                .setNodeId(0)
                .setHost(status.host())
                .setPort(status.port())
                .setVersion(status.version())
                .addPartitions(partition))
        .build();
  }

  static DeployResourceResponse deployed(Accepted reply) {
    DeploymentRecord deployment = reply.read(new DeploymentRecord());
    DeployResourceResponse.Builder message =
        DeployResourceResponse.newBuilder()
            .setKey(reply.key())
            .setTenantId(deployment.getTenantId());
    deployment
        .getProcessesMetadata()
        .forEach(process -> message.addDeploymentsBuilder().setProcess(process(process)));
    deployment
        .getDecisionsMetadata()
        .forEach(
            decision ->
                message
                    .addDeploymentsBuilder()
                    .setDecision(
                        DecisionMetadata.newBuilder()
                            .setDmnDecisionId(decision.getDecisionId())
                            .setDmnDecisionName(decision.getDecisionName())
                            .setVersion(decision.getVersion())
                            .setDecisionKey(decision.getDecisionKey())
                            .setDmnDecisionRequirementsId(decision.getDecisionRequirementsId())
                            .setDecisionRequirementsKey(decision.getDecisionRequirementsKey())
                            .setTenantId(decision.getTenantId())));
    deployment
        .getDecisionRequirementsMetadata()
        .forEach(
            requirements ->
                message
                    .addDeploymentsBuilder()
                    .setDecisionRequirements(
                        DecisionRequirementsMetadata.newBuilder()
                            .setDmnDecisionRequirementsId(requirements.getDecisionRequirementsId())
                            .setDmnDecisionRequirementsName(
                                requirements.getDecisionRequirementsName())
                            .setVersion(requirements.getDecisionRequirementsVersion())
                            .setDecisionRequirementsKey(requirements.getDecisionRequirementsKey())
                            .setResourceName(requirements.getResourceName())
                            .setTenantId(requirements.getTenantId())));
    deployment
        .getFormMetadata()
        .forEach(
            form ->
                message
                    .addDeploymentsBuilder()
                    .setForm(
                        FormMetadata.newBuilder()
                            .setFormId(form.getFormId())
                            .setVersion(form.getVersion())
                            .setFormKey(form.getFormKey())
                            .setResourceName(form.getResourceName())
                            .setTenantId(form.getTenantId())));
    return message.build();
  }

  private static ProcessMetadata process(ProcessMetadataValue process) {
    return ProcessMetadata.newBuilder()
        .setBpmnProcessId(process.getBpmnProcessId())
        .setVersion(process.getVersion())
        .setProcessDefinitionKey(process.getProcessDefinitionKey())
        .setResourceName(process.getResourceName())
        .setTenantId(process.getTenantId())
        .build();
  }

  static DeployProcessResponse deployedProcesses(Accepted reply) {
    DeployProcessResponse.Builder message = DeployProcessResponse.newBuilder().setKey(reply.key());
    reply
        .read(new DeploymentRecord())
        .getProcessesMetadata()
        .forEach(process -> message.addProcesses(process(process)));
    return message.build();
  }

  static PublishMessageResponse published(Accepted reply) {
    return PublishMessageResponse.newBuilder()
        .setKey(reply.key())
        .setTenantId(reply.read(new MessageRecord()).getTenantId())
        .build();
  }

  static BroadcastSignalResponse broadcast(Accepted reply) {
    return BroadcastSignalResponse.newBuilder()
        .setKey(reply.key())
        .setTenantId(reply.read(new SignalRecord()).getTenantId())
        .build();
  }

  static CreateProcessInstanceResponse created(Accepted reply) {
    ProcessInstanceCreationRecord creation = reply.read(new ProcessInstanceCreationRecord());
    return CreateProcessInstanceResponse.newBuilder()
        .setProcessDefinitionKey(creation.getProcessDefinitionKey())
        .setBpmnProcessId(creation.getBpmnProcessId())
        .setVersion(creation.getVersion())
        .setProcessInstanceKey(creation.getProcessInstanceKey())
        .setTenantId(creation.getTenantId())
        .addAllTags(creation.getTags())
        .build();
  }

  static CreateProcessInstanceWithResultResponse finished(Accepted reply) {
    ProcessInstanceResultRecord result = reply.read(new ProcessInstanceResultRecord());
    return CreateProcessInstanceWithResultResponse.newBuilder()
        .setProcessDefinitionKey(result.getProcessDefinitionKey())
        .setBpmnProcessId(result.getBpmnProcessId())
        .setVersion(result.getVersion())
        .setProcessInstanceKey(result.getProcessInstanceKey())
        .setVariables(Documents.toJson(result.getVariablesBuffer()))
        .setTenantId(result.getTenantId())
        .addAllTags(result.getTags())
        .build();
  }

  static EvaluateDecisionResponse evaluated(Accepted reply) {
    DecisionEvaluationRecord evaluation = reply.read(new DecisionEvaluationRecord());
    EvaluateDecisionResponse.Builder message =
        EvaluateDecisionResponse.newBuilder()
            .setDecisionInstanceKey(reply.key())
            .setDecisionEvaluationKey(reply.key())
            .setDecisionId(evaluation.getDecisionId())
            .setDecisionKey(evaluation.getDecisionKey())
            .setDecisionName(evaluation.getDecisionName())
            .setDecisionVersion(evaluation.getDecisionVersion())
            .setDecisionRequirementsId(evaluation.getDecisionRequirementsId())
            .setDecisionRequirementsKey(evaluation.getDecisionRequirementsKey())
            .setTenantId(evaluation.getTenantId());
    evaluation
        .getEvaluatedDecisions()
        .forEach(decision -> message.addEvaluatedDecisions(evaluatedDecision(decision)));
    if (evaluation.getFailedDecisionId().isEmpty()) {
      message.setDecisionOutput(evaluation.getDecisionOutput());
    } else {
      message
          .setFailedDecisionId(evaluation.getFailedDecisionId())
          .setFailureMessage(evaluation.getEvaluationFailureMessage());
    }
    return message.build();
  }

  private static EvaluatedDecision evaluatedDecision(EvaluatedDecisionValue decision) {
    EvaluatedDecision.Builder message =
        EvaluatedDecision.newBuilder()
            .setDecisionId(decision.getDecisionId())
            .setDecisionKey(decision.getDecisionKey())
            .setDecisionName(decision.getDecisionName())
            .setDecisionVersion(decision.getDecisionVersion())
            .setDecisionType(decision.getDecisionType())
            .setDecisionOutput(decision.getDecisionOutput())
            .setDecisionEvaluationInstanceKey(decision.getDecisionEvaluationInstanceKey())
            .setTenantId(decision.getTenantId());
    decision
        .getEvaluatedInputs()
        .forEach(
            input ->
                message.addEvaluatedInputs(
                    EvaluatedDecisionInput.newBuilder()
                        .setInputId(input.getInputId())
                        .setInputName(input.getInputName())
                        .setInputValue(input.getInputValue())));
    decision.getMatchedRules().forEach(rule -> message.addMatchedRules(matchedRule(rule)));
    return message.build();
  }

  private static MatchedDecisionRule matchedRule(MatchedRuleValue rule) {
    MatchedDecisionRule.Builder message =
        MatchedDecisionRule.newBuilder()
            .setRuleId(rule.getRuleId())
            .setRuleIndex(rule.getRuleIndex());
    rule.getEvaluatedOutputs()
        .forEach(
            output ->
                message.addEvaluatedOutputs(
                    EvaluatedDecisionOutput.newBuilder()
                        .setOutputId(output.getOutputId())
                        .setOutputName(output.getOutputName())
                        .setOutputValue(output.getOutputValue())));
    return message.build();
  }
}
