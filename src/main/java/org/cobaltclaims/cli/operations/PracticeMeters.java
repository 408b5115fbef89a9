package org.cobaltclaims.cli.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.engine.embedded.EngineState;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.transmission.Fate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The practice's work as numbers, for {@code /actuator/prometheus}. A label's values are the names
 * of an enum and nothing else: no id, no name, no payer.
 */
@Component
class PracticeMeters implements MeterBinder {

  private final Readings readings;
  private final ObjectProvider<EmbeddedEngine> engine;

  PracticeMeters(Readings readings, ObjectProvider<EmbeddedEngine> engine) {
    this.readings = readings;
    this.engine = engine;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    work(registry);
    files(registry);
    outbox(registry);
    EmbeddedEngine embedded = engine.getIfAvailable();
    if (embedded != null) {
      processes(registry, embedded.state());
    }
  }

  private void work(MeterRegistry registry) {
    each(
        registry,
        "cobalt.claim.families",
        "claim families",
        "state",
        FamilyState.values(),
        Readings.FAMILIES);
    each(
        registry,
        "cobalt.claims",
        "payer claims",
        "state",
        PayerClaimState.values(),
        Readings.CLAIMS);
    each(
        registry,
        "cobalt.tasks.open",
        "open tasks",
        "kind",
        TaskKind.values(),
        Readings.OPEN_TASKS);
    each(
        registry,
        "cobalt.tasks.late",
        "open tasks whose due date has passed",
        "kind",
        TaskKind.values(),
        Readings.LATE_TASKS);
    each(
        registry,
        "cobalt.remittances",
        "remittances",
        "state",
        RemittanceState.values(),
        Readings.REMITTANCES);
    one(
        registry,
        "cobalt.remittances.unposted.oldest.days",
        "days since the oldest remittance came that is not wholly posted; 0 if there is none",
        Readings.REMITTANCE_AGE);
  }

  private void files(MeterRegistry registry) {
    for (Map.Entry<String, String> direction :
        Map.of("in", Readings.FILES_IN, "out", Readings.FILES_OUT).entrySet()) {
      for (Fate.Kind fate : Fate.Kind.values()) {
        Gauge.builder(
                "cobalt.files", readings, r -> r.look().count(direction.getValue(), fate.name()))
            .description("files that came or went")
            .tag("direction", direction.getKey())
            .tag("fate", fate.name())
            .register(registry);
      }
    }
    one(
        registry,
        "cobalt.files.waiting.oldest.seconds",
        "how long the oldest file waits to be worked or handed over; 0 if there is none",
        Readings.FILE_AGE);
    one(
        registry,
        "cobalt.relay.waiting.oldest.seconds",
        "how long the oldest ERA waits to be sent to the practice's system; 0 if there is none",
        Readings.RELAY_AGE);
    one(
        registry,
        "cobalt.batches.last.sent.days",
        "days since a batch was last sent; not a number if none ever was",
        Readings.LAST_BATCH);
    one(
        registry,
        "cobalt.batches.unanswered.late",
        "batches that were sent and whose acknowledgement is overdue",
        Readings.LATE_BATCHES);
  }

  private void outbox(MeterRegistry registry) {
    one(
        registry,
        "cobalt.outbox.waiting",
        "messages that wait to be taken by the process engine",
        Readings.OUTBOX_WAITING);
    one(
        registry,
        "cobalt.outbox.dead",
        "messages that the process engine refused too often",
        Readings.OUTBOX_DEAD);
    one(
        registry,
        "cobalt.outbox.oldest.seconds",
        "how long the oldest waiting message has waited; 0 if there is none",
        Readings.OUTBOX_AGE);
  }

  private static void processes(MeterRegistry registry, EngineState state) {
    now(
        registry,
        "cobalt.incidents",
        "places where a process stopped and waits for a person",
        state,
        s -> s.openIncidents().size());
    now(
        registry,
        "cobalt.jobs.backing.off",
        "jobs that failed and are tried again after a wait",
        state,
        s -> total(s.jobsBackingOff()));
    now(
        registry,
        "cobalt.jobs.failed",
        "jobs whose last try failed",
        state,
        s -> total(s.failedJobs()));
  }

  private static double total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void now(
      MeterRegistry registry,
      String name,
      String description,
      EngineState state,
      ToDoubleFunction<EngineState> value) {
    Gauge.builder(name, state, value).description(description).register(registry);
  }

  private void one(MeterRegistry registry, String name, String description, String reading) {
    Gauge.builder(name, readings, r -> r.look().number(reading))
        .description(description)
        .register(registry);
  }

  private void each(
      MeterRegistry registry,
      String name,
      String description,
      String label,
      Enum<?>[] values,
      String of) {
    Arrays.stream(values)
        .map(Enum::name)
        .forEach(
            value ->
                Gauge.builder(name, readings, r -> r.look().count(of, value))
                    .description(description)
                    .tag(label, value)
                    .register(registry));
  }
}
