package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.resource.ResourceDeletionRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceDeletionIntent;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** What clients ask about deployed resources (models, decisions, forms), as commands. */
public final class ResourceCommands {

  private ResourceCommands() {}

  /** A file to be deployed. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Resource(String name, byte[] content) {}

  public static Command deploy(List<Resource> resources, @Nullable String tenant) {
    DeploymentRecord deployment = new DeploymentRecord().setTenantId(Documents.tenant(tenant));
    for (Resource resource : resources) {
      deployment.resources().add().setResourceName(resource.name()).setResource(resource.content());
    }
    return Command.create(ValueType.DEPLOYMENT, DeploymentIntent.CREATE, deployment);
  }

  public static Command delete(long resourceKey) {
    return Command.create(
        ValueType.RESOURCE_DELETION,
        ResourceDeletionIntent.DELETE,
        new ResourceDeletionRecord().setResourceKey(resourceKey));
  }

  /**
   * Evaluates a decision.
   *
   * @param id the decision's id, empty when the key names it
   * @param key the decision's key, 0 or -1 when the id names it
   */
  public static Command evaluate(
      String id, long key, DirectBuffer variables, @Nullable String tenant) {
    DecisionEvaluationRecord evaluation =
        new DecisionEvaluationRecord()
            .setDecisionId(id)
            .setVariables(variables)
            .setTenantId(Documents.tenant(tenant));
    if (key > 0) {
      evaluation.setDecisionKey(key);
    }
    return Command.create(
        ValueType.DECISION_EVALUATION, DecisionEvaluationIntent.EVALUATE, evaluation);
  }
}
