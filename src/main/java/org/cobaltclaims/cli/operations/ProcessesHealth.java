package org.cobaltclaims.cli.operations;

import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Whether a process stopped and waits for a person; the check {@code processes}. */
@Component("processesHealthIndicator")
class ProcessesHealth implements HealthIndicator {

  /** Work goes on, and somebody has to look. */
  static final Status ATTENTION = new Status("ATTENTION");

  private final ObjectProvider<EmbeddedEngine> engine;

  ProcessesHealth(ObjectProvider<EmbeddedEngine> engine) {
    this.engine = engine;
  }

  @Override
  public Health health() {
    EmbeddedEngine embedded = engine.getIfAvailable();
    if (embedded == null) {
      return Health.up().withDetail("see", "the cluster's own tools").build();
    }
    int incidents = embedded.state().openIncidents().size();
    Health.Builder health = incidents == 0 ? Health.up() : Health.status(ATTENTION);
    health.withDetail("incidents", incidents);
    if (incidents > 0) {
      health.withDetail("do", "see the log for the cause, mend it, then 'cobalt resume --all'");
    }
    return health.build();
  }
}
