package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.ElementInstanceStateEnum;
import java.util.function.Predicate;

/** Filters that look at what belongs to a process instance. */
final class InstanceFilters {

  /** How an element of an instance can be asked for, under the names that instances use for it. */
  private static final Schema<ElementRow> ELEMENT =
      Schema.<ElementRow>of("element of a process instance")
          .text("elementId", row -> row.elementId)
          .oneOf(
              ElementInstanceStateEnum.values(),
              "elementInstanceState",
              row -> row.span.state().name())
          .flag("hasElementInstanceIncident", row -> row.incidents > 0)
          .build();

  private static final Schema<IncidentRow> INCIDENT =
      Schema.<IncidentRow>of("incident of a process instance")
          .text("errorMessage", row -> row.errorMessage)
          .number("incidentErrorHashCode", row -> (long) row.errorMessage.hashCode())
          .build();

  private InstanceFilters() {}

  /** One element that has all the properties that are asked for. */
  static Predicate<InstanceRow> element(String name, JsonNode filter, Tables tables) {
    Filter<ElementRow> element = Filter.readPart(ELEMENT, tables, filter);
    return row -> tables.elements.of(row.key()).stream().anyMatch(element::test);
  }

  /** An open incident with the message. */
  static Predicate<InstanceRow> errorMessage(String name, JsonNode filter, Tables tables) {
    return incident(filter, tables);
  }

  /** An open incident whose message has the hash, as Java computes it. */
  static Predicate<InstanceRow> errorHash(String name, JsonNode filter, Tables tables) {
    return incident(filter, tables);
  }

  private static Predicate<InstanceRow> incident(JsonNode filter, Tables tables) {
    Filter<IncidentRow> incident = Filter.readPart(INCIDENT, tables, filter);
    return row ->
        tables.incidents.of(row.key()).stream()
            .anyMatch(each -> !each.resolved && incident.test(each));
  }

  /** A job that failed and will be tried again. */
  static Predicate<InstanceRow> retriesLeft(String name, JsonNode filter, Tables tables) {
    boolean wanted = (Boolean) Kind.FLAG.read(filter.path(name), name);
    return row ->
        wanted
            == tables.jobs.of(row.key()).stream()
                .anyMatch(job -> job.state.equals("FAILED") && job.retries > 0);
  }

  /** Variables of any scope. */
  static Predicate<InstanceRow> variables(String name, JsonNode filter, Tables tables) {
    VariableFilters wanted = VariableFilters.read(name, filter.path(name));
    return row -> wanted.allIn(tables.variables.of(row.key()));
  }
}
