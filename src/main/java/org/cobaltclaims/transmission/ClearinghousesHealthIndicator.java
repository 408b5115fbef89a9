package org.cobaltclaims.transmission;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How it goes with the servers of the clearinghouses. A server of somebody else that fails is no
 * reason to restart this application: the status is TROUBLE, which does not take the whole down.
 */
@Component
class ClearinghousesHealthIndicator implements HealthIndicator {

  private static final String TROUBLE = "TROUBLE";

  private final ServerStates servers;

  ClearinghousesHealthIndicator(ServerStates servers) {
    this.servers = servers;
  }

  @Override
  public Health health() {
    boolean trouble = false;
    Health.Builder health = Health.up();
    for (ServerStates.State state : servers.all()) {
      trouble |= state.problem() != null;
      health.withDetail(state.clearinghouse(), details(state));
    }
    return trouble ? health.status(TROUBLE).build() : health.build();
  }

  private static Map<String, Object> details(ServerStates.State state) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("waiting", state.waiting());
    put(details, "lastWell", state.wellAt());
    put(details, "failingSince", state.failingSince());
    put(details, "problem", state.problem());
    put(details, "do", state.remedy());
    put(details, "note", state.note());
    return details;
  }

  private static void put(Map<String, Object> details, String key, @Nullable Object value) {
    if (value != null) {
      details.put(key, value.toString());
    }
  }
}
