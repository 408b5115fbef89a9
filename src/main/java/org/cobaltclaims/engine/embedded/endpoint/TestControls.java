package org.cobaltclaims.engine.embedded.endpoint;

import java.time.Duration;
import java.time.Instant;

/** What tests may do with the engine that nobody else may. */
public interface TestControls {

  Instant time();

  /** Moves time, also back. */
  void moveTime(Duration step);

  /** Time stands still at the instant until it is reset. */
  void pinTime(Instant instant);

  /** Time runs as if nobody had moved it. */
  void resetTime();

  /**
   * Empties the engine.
   *
   * @return the change's id, which the topology shows as completed
   */
  long purge();
}
