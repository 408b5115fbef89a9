package org.cobaltclaims.engine.embedded.endpoint;

import io.camunda.client.protocol.rest.DeploymentDecisionRequirementsResult;
import io.camunda.client.protocol.rest.DeploymentDecisionResult;
import io.camunda.client.protocol.rest.DeploymentFormResult;
import io.camunda.client.protocol.rest.DeploymentMetadataResult;
import io.camunda.client.protocol.rest.DeploymentProcessResult;
import io.camunda.client.protocol.rest.DeploymentResult;
import io.camunda.client.protocol.rest.EvaluateDecisionResult;
import io.camunda.client.protocol.rest.EvaluatedDecisionInputItem;
import io.camunda.client.protocol.rest.EvaluatedDecisionOutputItem;
import io.camunda.client.protocol.rest.EvaluatedDecisionResult;
import io.camunda.client.protocol.rest.MatchedDecisionRuleItem;
import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRequirementsMetadataValue;
import io.camunda.zeebe.protocol.record.value.deployment.FormMetadataValue;
import io.camunda.zeebe.protocol.record.value.deployment.ProcessMetadataValue;
import java.util.ArrayList;
import org.cobaltclaims.engine.embedded.command.Reply.Accepted;

/** The engine's answers about resources and decisions, as REST has them. */
final class ResourceResults {

  private ResourceResults() {}

  static DeploymentResult deployed(Accepted reply) {
    DeploymentRecord deployment = reply.read(new DeploymentRecord());
    DeploymentResult result =
        new DeploymentResult()
            .deploymentKey(String.valueOf(reply.key()))
            .tenantId(deployment.getTenantId())
            .deployments(new ArrayList<>());
    deployment
        .getProcessesMetadata()
        .forEach(
            process ->
                result.addDeploymentsItem(
                    new DeploymentMetadataResult().processDefinition(process(process))));
    deployment
        .getDecisionsMetadata()
        .forEach(
            decision ->
                result.addDeploymentsItem(
                    new DeploymentMetadataResult().decisionDefinition(decision(decision))));
    deployment
        .getDecisionRequirementsMetadata()
        .forEach(
            requirements ->
                result.addDeploymentsItem(
                    new DeploymentMetadataResult()
                        .decisionRequirements(requirements(requirements))));
    deployment
        .getFormMetadata()
        .forEach(
            form -> result.addDeploymentsItem(new DeploymentMetadataResult().form(form(form))));
    return result;
  }

  private static DeploymentProcessResult process(ProcessMetadataValue process) {
    return new DeploymentProcessResult()
        .processDefinitionId(process.getBpmnProcessId())
        .processDefinitionVersion(process.getVersion())
        .processDefinitionKey(String.valueOf(process.getProcessDefinitionKey()))
        .resourceName(process.getResourceName())
        .tenantId(process.getTenantId());
  }

  private static DeploymentDecisionResult decision(DecisionRecordValue decision) {
    return new DeploymentDecisionResult()
        .decisionDefinitionId(decision.getDecisionId())
        .name(decision.getDecisionName())
        .version(decision.getVersion())
        .decisionDefinitionKey(String.valueOf(decision.getDecisionKey()))
        .decisionRequirementsId(decision.getDecisionRequirementsId())
        .decisionRequirementsKey(String.valueOf(decision.getDecisionRequirementsKey()))
        .tenantId(decision.getTenantId());
  }

  private static DeploymentDecisionRequirementsResult requirements(
      DecisionRequirementsMetadataValue requirements) {
    return new DeploymentDecisionRequirementsResult()
        .decisionRequirementsId(requirements.getDecisionRequirementsId())
        .decisionRequirementsName(requirements.getDecisionRequirementsName())
        .version(requirements.getDecisionRequirementsVersion())
        .decisionRequirementsKey(String.valueOf(requirements.getDecisionRequirementsKey()))
        .resourceName(requirements.getResourceName())
        .tenantId(requirements.getTenantId());
  }

  private static DeploymentFormResult form(FormMetadataValue form) {
    return new DeploymentFormResult()
        .formId(form.getFormId())
        .version(form.getVersion())
        .formKey(String.valueOf(form.getFormKey()))
        .resourceName(form.getResourceName())
        .tenantId(form.getTenantId());
  }

  static EvaluateDecisionResult evaluated(Accepted reply) {
    DecisionEvaluationRecord evaluation = reply.read(new DecisionEvaluationRecord());
    EvaluateDecisionResult result =
        new EvaluateDecisionResult()
            .decisionEvaluationKey(String.valueOf(reply.key()))
            .decisionInstanceKey(String.valueOf(reply.key()))
            .decisionDefinitionId(evaluation.getDecisionId())
            .decisionDefinitionKey(String.valueOf(evaluation.getDecisionKey()))
            .decisionDefinitionName(evaluation.getDecisionName())
            .decisionDefinitionVersion(evaluation.getDecisionVersion())
            .decisionRequirementsId(evaluation.getDecisionRequirementsId())
            .decisionRequirementsKey(String.valueOf(evaluation.getDecisionRequirementsKey()))
            .tenantId(evaluation.getTenantId())
            .evaluatedDecisions(new ArrayList<>());
    evaluation
        .getEvaluatedDecisions()
        .forEach(decision -> result.addEvaluatedDecisionsItem(evaluated(decision)));
    return evaluation.getFailedDecisionId().isEmpty()
        ? result.output(evaluation.getDecisionOutput())
        : result
            .failedDecisionDefinitionId(evaluation.getFailedDecisionId())
            .failureMessage(evaluation.getEvaluationFailureMessage());
  }

  private static EvaluatedDecisionResult evaluated(EvaluatedDecisionValue decision) {
    EvaluatedDecisionResult result =
        new EvaluatedDecisionResult()
            .decisionDefinitionId(decision.getDecisionId())
            .decisionDefinitionKey(String.valueOf(decision.getDecisionKey()))
            .decisionDefinitionName(decision.getDecisionName())
            .decisionDefinitionVersion((int) decision.getDecisionVersion())
            .decisionDefinitionType(decision.getDecisionType())
            .decisionEvaluationInstanceKey(decision.getDecisionEvaluationInstanceKey())
            .output(decision.getDecisionOutput())
            .tenantId(decision.getTenantId())
            .evaluatedInputs(new ArrayList<>())
            .matchedRules(new ArrayList<>());
    decision
        .getEvaluatedInputs()
        .forEach(
            input ->
                result.addEvaluatedInputsItem(
                    new EvaluatedDecisionInputItem()
                        .inputId(input.getInputId())
                        .inputName(input.getInputName())
                        .inputValue(input.getInputValue())));
    decision.getMatchedRules().forEach(rule -> result.addMatchedRulesItem(matched(rule)));
    return result;
  }

  private static MatchedDecisionRuleItem matched(MatchedRuleValue rule) {
    MatchedDecisionRuleItem item =
        new MatchedDecisionRuleItem()
            .ruleId(rule.getRuleId())
            .ruleIndex(rule.getRuleIndex())
            .evaluatedOutputs(new ArrayList<>());
    rule.getEvaluatedOutputs()
        .forEach(
            output ->
                item.addEvaluatedOutputsItem(
                    new EvaluatedDecisionOutputItem()
                        .outputId(output.getOutputId())
                        .outputName(output.getOutputName())
                        .outputValue(output.getOutputValue())));
    return item;
  }
}
