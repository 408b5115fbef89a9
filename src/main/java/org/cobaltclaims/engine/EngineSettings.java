package org.cobaltclaims.engine;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code cobalt.processes.*}. All but the retry back-off are measured in real time.
 *
 * @param relayBatch messages that a relay publishes at once at most
 * @param relayPoll how often the outbox is looked at when nobody says that there is something
 * @param relayLease how long a relay may take to publish what it leased
 * @param relayAttempts after so many failures a message is DEAD and a person has to look
 * @param epochLease how long an application may be silent before another may take the engine over
 * @param startGrace how long a root's start may take before it is published again
 * @param resumePage roots that are started again at once
 * @param retryBackoff waits before a failed job's second, third ... try; after the last an incident
 * @param enginePatience how long a cluster may be silent when the application starts
 */
@ConfigurationProperties("cobalt.processes")
public record EngineSettings(
    @DefaultValue("200") int relayBatch,
    @DefaultValue("1s") Duration relayPoll,
    @DefaultValue("30s") Duration relayLease,
    @DefaultValue("20") int relayAttempts,
    @DefaultValue("15s") Duration epochLease,
    @DefaultValue("2m") Duration startGrace,
    @DefaultValue("500") int resumePage,
    @DefaultValue({"1m", "5m", "30m"}) List<Duration> retryBackoff,
    @DefaultValue("2m") Duration enginePatience) {

  public EngineSettings {
    retryBackoff = List.copyOf(retryBackoff);
  }
}
