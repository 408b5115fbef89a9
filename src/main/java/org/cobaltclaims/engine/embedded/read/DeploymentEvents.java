package org.cobaltclaims.engine.embedded.read;

import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRequirementsRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.FormRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.record.intent.DecisionIntent;
import io.camunda.zeebe.protocol.record.intent.DecisionRequirementsIntent;
import io.camunda.zeebe.protocol.record.intent.FormIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import java.nio.charset.StandardCharsets;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Definition;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Form;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Requirements;

/** What was deployed. What is deleted stays known, as its instances do. */
final class DeploymentEvents {

  private final Tables tables;

  DeploymentEvents(Tables tables) {
    this.tables = tables;
  }

  void onProcess(Intent intent, ProcessRecord process) {
    if (intent != ProcessIntent.CREATED) {
      return;
    }
    byte[] xml = process.getResource();
    tables.definitions.put(
        new DefinitionRow(
            process.getProcessDefinitionKey(),
            process.getBpmnProcessId(),
            process.getVersion(),
            Strings.orNull(process.getVersionTag()),
            process.getResourceName(),
            xml,
            ProcessModel.read(xml, process.getBpmnProcessId())));
  }

  void onDecision(Intent intent, DecisionRecord decision) {
    if (intent == DecisionIntent.CREATED) {
      tables.decisions.put(
          new Definition(
              decision.getDecisionKey(),
              decision.getDecisionId(),
              decision.getDecisionName(),
              decision.getVersion(),
              decision.getDecisionRequirementsId(),
              decision.getDecisionRequirementsKey()));
    }
  }

  void onRequirements(Intent intent, DecisionRequirementsRecord graph) {
    if (intent == DecisionRequirementsIntent.CREATED) {
      tables.requirements.put(
          new Requirements(
              graph.getDecisionRequirementsKey(),
              graph.getDecisionRequirementsId(),
              graph.getDecisionRequirementsName(),
              graph.getDecisionRequirementsVersion(),
              graph.getResourceName(),
              graph.getResource()));
    }
  }

  void onForm(Intent intent, FormRecord form) {
    if (intent == FormIntent.CREATED) {
      tables.forms.put(
          new Form(
              form.getFormKey(),
              form.getFormId(),
              form.getVersion(),
              new String(form.getResource(), StandardCharsets.UTF_8)));
    }
  }
}
