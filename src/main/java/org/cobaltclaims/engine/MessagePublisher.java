package org.cobaltclaims.engine;

import java.util.concurrent.CompletionStage;

/** Hands a message to the engine. */
interface MessagePublisher {

  /**
   * Completes when the engine has taken the message, now or earlier; completes exceptionally if it
   * did not, or if that is not known.
   */
  CompletionStage<?> publish(EngineMessage message);
}
