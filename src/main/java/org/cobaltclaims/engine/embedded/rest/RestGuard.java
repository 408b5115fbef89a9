package org.cobaltclaims.engine.embedded.rest;

import org.jspecify.annotations.Nullable;

/** Decides who may call. */
@FunctionalInterface
public interface RestGuard {

  /**
   * Whether the call is let in.
   *
   * @param authorization the header of that name, null when it is missing
   */
  boolean admits(@Nullable String authorization);
}
