package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.ProcessElementStatisticsResult;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.engine.embedded.rest.Problem;

/** How often each element was run, and how that went. Active ones with an incident are apart. */
final class Statistics {

  private final Map<String, ProcessElementStatisticsResult> byElement = new TreeMap<>();

  private Statistics() {}

  /** Of the instances of one process definition that satisfy the filter in the body. */
  static Map<String, Object> ofDefinition(Tables tables, long definition, JsonNode body) {
    for (Map.Entry<String, JsonNode> property : body.properties()) {
      if (!property.getKey().equals("filter")) {
        throw Problem.invalid("statistics have no '%s', only filter".formatted(property.getKey()));
      }
    }
    Filter<InstanceRow> filter =
        Filter.read(InstanceSchemas.INSTANCES_OF_ONE_PROCESS, tables, body.path("filter"));
    Statistics statistics = new Statistics();
    for (InstanceRow instance : tables.instances.all()) {
      if (instance.definition.key() == definition && filter.test(instance)) {
        tables.elements.of(instance.key()).forEach(statistics::count);
      }
    }
    return statistics.answer();
  }

  /** Of one process instance. */
  static Map<String, Object> ofInstance(Tables tables, long instance) {
    Statistics statistics = new Statistics();
    tables.elements.of(instance).forEach(statistics::count);
    return statistics.answer();
  }

  private void count(ElementRow element) {
    ProcessElementStatisticsResult counts =
        byElement.computeIfAbsent(
            element.elementId,
            id ->
                new ProcessElementStatisticsResult()
                    .elementId(id)
                    .active(0L)
                    .incidents(0L)
                    .completed(0L)
                    .canceled(0L));
    switch (element.span.state()) {
      case COMPLETED -> counts.completed(counts.getCompleted() + 1);
      case TERMINATED -> counts.canceled(counts.getCanceled() + 1);
      case ACTIVE -> {
        if (element.incidents > 0) {
          counts.incidents(counts.getIncidents() + 1);
        } else {
          counts.active(counts.getActive() + 1);
        }
      }
    }
  }

  private Map<String, Object> answer() {
    return Queries.items(byElement.values(), each -> each);
  }
}
