package org.cobaltclaims.engine;

import io.camunda.client.CamundaClient;
import java.util.concurrent.CompletionStage;

/**
 * Something else than a message that leaves for the engine through the outbox, published under its
 * name. It may be sent twice.
 */
public interface EngineCommand {

  /** Its name in the outbox. */
  String name();

  /**
   * Carries it out.
   *
   * @param key the correlation key under which it was written
   */
  CompletionStage<?> send(CamundaClient client, String key);
}
