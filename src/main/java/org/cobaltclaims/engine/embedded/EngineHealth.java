package org.cobaltclaims.engine.embedded;

import org.jspecify.annotations.Nullable;

/**
 * How the embedded engine is.
 *
 * @param problem what is wrong, null when it is up
 */
public record EngineHealth(boolean up, @Nullable String problem) {

  static final EngineHealth UP = new EngineHealth(true, null);

  static EngineHealth down(String problem) {
    return new EngineHealth(false, problem);
  }
}
