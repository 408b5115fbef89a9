package org.cobaltclaims.engine.embedded.rest;

import java.util.concurrent.CompletionStage;

/** Serves a {@link Route}. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a call, now or later; it must not block. A {@link Problem}, thrown or as the stage's
   * failure, becomes a problem detail; an {@link IllegalArgumentException} becomes one with status
   * 400 and its message; anything else one with status 500.
   */
  CompletionStage<Answer> answer(Call call);
}
