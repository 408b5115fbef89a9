package org.cobaltclaims.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What has failed in the processes so that somebody has to look: the engine knows. */
public interface ProcessIncidents {

  /**
   * One of them.
   *
   * @param kind the engine's word, such as {@code JOB_NO_RETRIES}
   * @param message what may be said of it; names ids only
   */
  record Incident(String process, String element, String kind, String message, Instant since) {}

  /**
   * The open ones, the oldest first; empty if the engine does not answer.
   *
   * @param process the model's id
   */
  Optional<List<Incident>> open(String process);
}
