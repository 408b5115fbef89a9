package org.cobaltclaims.engine;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A message that the engine refused too often. It waits until a person has looked and puts it back.
 *
 * @param id the message id
 * @param name the message's name in the model
 * @param correlationKey the id of what it is about
 * @param attempts how often it was tried
 * @param error the kind of the last failure
 * @param since when it was written, UTC
 */
public record DeadMessage(
    String id,
    String name,
    String correlationKey,
    int attempts,
    @Nullable String error,
    LocalDateTime since) {}
