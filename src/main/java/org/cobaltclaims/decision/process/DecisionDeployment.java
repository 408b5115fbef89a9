package org.cobaltclaims.decision.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.event.CamundaPostDeploymentEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.cobaltclaims.decision.DecisionChanged;
import org.cobaltclaims.decision.DecisionTables;
import org.cobaltclaims.decision.DecisionsInForce;
import org.cobaltclaims.decision.DecisionsInForce.InForce;
import org.cobaltclaims.engine.EngineCommand;
import org.cobaltclaims.engine.Outbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings the tables that are in force to the engine: all of them at start, before any message
 * leaves, and each that is changed, through the outbox. What is sent is what is in force when it is
 * sent; a text that the engine has already it does not take again.
 */
@Component
class DecisionDeployment implements EngineCommand {

  private static final String NAME = "deploy-decision";

  private final ObjectProvider<CamundaClient> client;
  private final DecisionsInForce inForce;
  private final DecisionTables tables;
  private final Outbox outbox;

  DecisionDeployment(
      ObjectProvider<CamundaClient> client,
      DecisionsInForce inForce,
      DecisionTables tables,
      Outbox outbox) {
    this.client = client;
    this.inForce = inForce;
    this.tables = tables;
    this.outbox = outbox;
  }

  /** Processes ask for the newest that is deployed, so it has to be there before they run. */
  @EventListener(CamundaPostDeploymentEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void deployAll() {
    Map<String, InForce> deployed;
    do {
      // Another application may have deployed a change meanwhile, which ours would undo.
      deployed = texts();
      deploy(deployed);
    } while (!deployed.equals(texts()));
  }

  private Map<String, InForce> texts() {
    Map<String, InForce> texts = new LinkedHashMap<>();
    inForce.all().forEach(decision -> texts.put(decision, inForce.of(decision)));
    return texts;
  }

  private void deploy(Map<String, InForce> texts) {
    DeployResourceCommandStep1 command = client.getObject().newDeployResourceCommand();
    DeployResourceCommandStep2 deployment = null;
    for (Map.Entry<String, InForce> text : texts.entrySet()) {
      byte[] body = bytes(text.getValue());
      deployment =
          deployment == null
              ? command.addResourceBytes(body, resource(text.getKey()))
              : deployment.addResourceBytes(body, resource(text.getKey()));
    }
    if (deployment != null) {
      deployment.send().join();
      texts.forEach((decision, text) -> tables.deployed(decision, text.version()));
    }
  }

  private static byte[] bytes(InForce text) {
    return text.text().getBytes(StandardCharsets.UTF_8);
  }

  /** The engine compares texts of one resource name. */
  private static String resource(String decision) {
    return decision + ".dmn";
  }

  @EventListener
  void on(DecisionChanged changed) {
    outbox.publish(NAME, changed.decision(), Duration.ofHours(1), Map.of());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CompletionStage<?> send(CamundaClient engine, String decision) {
    InForce text = inForce.of(decision);
    return engine
        .newDeployResourceCommand()
        .addResourceBytes(bytes(text), resource(decision))
        .send()
        .thenAccept(deployed -> tables.deployed(decision, text.version()));
  }
}
