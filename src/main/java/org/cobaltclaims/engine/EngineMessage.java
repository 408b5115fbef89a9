package org.cobaltclaims.engine;

import java.time.Duration;

/**
 * A message on its way to the engine.
 *
 * @param id the message id: the engine takes one id once while the first lives
 * @param name the message's name in the model
 * @param correlationKey the id of what it is about
 * @param timeToLive how long it is kept if nobody waits for it; zero for start messages
 * @param variables JSON: ids only
 * @param attempts failures so far
 */
record EngineMessage(
    String id,
    String name,
    String correlationKey,
    Duration timeToLive,
    String variables,
    int attempts) {}
