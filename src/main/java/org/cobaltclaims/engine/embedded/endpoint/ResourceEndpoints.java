package org.cobaltclaims.engine.embedded.endpoint;

import io.camunda.client.protocol.rest.DecisionEvaluationInstruction;
import io.camunda.client.protocol.rest.DeleteResourceRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.ResourceCommands;
import org.cobaltclaims.engine.embedded.command.ResourceCommands.Resource;
import org.cobaltclaims.engine.embedded.rest.Answer;
import org.cobaltclaims.engine.embedded.rest.Call;
import org.cobaltclaims.engine.embedded.rest.Part;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.cobaltclaims.engine.embedded.rest.Route;
import org.jspecify.annotations.Nullable;

/** Deployment and deletion of resources, and decisions evaluated on their own. */
public final class ResourceEndpoints {

  private static final String RESOURCES = "resources";
  private static final String TENANT = "tenantId";

  private final Commands commands;

  public ResourceEndpoints(Commands commands) {
    this.commands = commands;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/v2/deployments", this::deploy),
        Route.post("/v2/resources/{key}/deletion", this::delete),
        Route.post("/v2/decision-definitions/evaluation", this::evaluate));
  }

  private CompletionStage<Answer> deploy(Call call) {
    List<Resource> resources = new ArrayList<>();
    String tenant = null;
    for (Part part : call.parts()) {
      switch (part.name()) {
        case RESOURCES -> resources.add(resource(part));
        case TENANT -> tenant = new String(part.content(), StandardCharsets.UTF_8);
        default -> throw Problem.invalid("unknown part '%s'".formatted(part.name()));
      }
    }
    return deploy(call, resources, tenant);
  }

  private CompletionStage<Answer> deploy(
      Call call, List<Resource> resources, @Nullable String tenant) {
    if (resources.isEmpty()) {
      throw Problem.invalid("there is no part 'resources'");
    }
    return commands.send(
        call,
        ResourceCommands.deploy(resources, tenant),
        reply -> Answer.json(ResourceResults.deployed(reply)));
  }

  private static Resource resource(Part part) {
    return new Resource(Fields.required("filename", part.filename()), part.content());
  }

  private CompletionStage<Answer> delete(Call call) {
    DeleteResourceRequest request = call.json(DeleteResourceRequest.class);
    return commands.send(
        call,
        ResourceCommands.delete(call.key("key")).referringTo(request.getOperationReference()));
  }

  private CompletionStage<Answer> evaluate(Call call) {
    DecisionEvaluationInstruction request = call.json(DecisionEvaluationInstruction.class);
    String id = Fields.text(request.getDecisionDefinitionId());
    long key = Fields.key("decisionDefinitionKey", request.getDecisionDefinitionKey());
    if (id.isEmpty() == key < 0) {
      throw Problem.invalid(
          "give either 'decisionDefinitionId' or 'decisionDefinitionKey', not both");
    }
    return commands.send(
        call,
        ResourceCommands.evaluate(
            id, key, Documents.fromMap(request.getVariables()), request.getTenantId()),
        reply -> Answer.json(ResourceResults.evaluated(reply)));
  }
}
