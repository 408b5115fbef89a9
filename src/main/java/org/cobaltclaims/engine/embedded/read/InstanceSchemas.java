package org.cobaltclaims.engine.embedded.read;

import static org.cobaltclaims.engine.embedded.read.Column.Use.FILTER;
import static org.cobaltclaims.engine.embedded.read.Column.Use.SHOW;
import static org.cobaltclaims.engine.embedded.read.Column.Use.SORT;

import io.camunda.client.protocol.rest.ElementInstanceResult;
import io.camunda.client.protocol.rest.ElementInstanceStateEnum;
import io.camunda.client.protocol.rest.IncidentResult;
import io.camunda.client.protocol.rest.ProcessInstanceStateEnum;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How process instances, their elements, variables and incidents appear in the API. */
final class InstanceSchemas {

  private InstanceSchemas() {}

  static final Schema<InstanceRow> INSTANCES =
      instances("process instance")
          .key("processDefinitionKey", row -> row.definition.key())
          .text("processDefinitionId", row -> row.definition.processId)
          .text("processDefinitionName", row -> row.definition.name())
          .number("processDefinitionVersion", row -> (long) row.definition.version)
          .text("processDefinitionVersionTag", row -> row.definition.versionTag)
          .object("tags", row -> row.tags)
          .special(
              "tags",
              (name, filter, tables) -> {
                Set<String> wanted = new HashSet<>();
                filter.path(name).forEach(tag -> wanted.add((String) Kind.TEXT.read(tag, name)));
                return row -> row.tags.containsAll(wanted);
              })
          .build();

  /** What instances of one process can be chosen by, for its statistics. */
  static final Schema<InstanceRow> INSTANCES_OF_ONE_PROCESS =
      instances("process instance in statistics").build();

  static final Schema<ElementRow> ELEMENTS =
      Schema.<ElementRow>of("element instance")
          .key("elementInstanceKey", ElementRow::key)
          .key("processInstanceKey", row -> row.owner)
          .key("processDefinitionKey", row -> row.definition.key())
          .text("processDefinitionId", row -> row.definition.processId)
          .text("elementId", row -> row.elementId)
          .text("elementName", row -> row.definition.nameOf(row.elementId))
          .oneOf(ElementInstanceResult.TypeEnum.values(), "type", row -> row.type)
          .oneOf(ElementInstanceStateEnum.values(), "state", row -> row.span.state().name())
          .date("startDate", row -> row.span.start)
          .date("endDate", row -> positive(row.span.end()))
          .flag("hasIncident", row -> row.incidents > 0, SHOW, FILTER)
          .key("incidentKey", row -> positive(row.incidentKey))
          .key("elementInstanceScopeKey", row -> row.scope, FILTER)
          .tenant()
          .build();

  static final Schema<VariableRow> VARIABLES =
      variables()
          .text("value", VariableRow::preview, SHOW, SORT)
          .flag("isTruncated", VariableRow::isLong, SHOW, FILTER)
          .build();

  /** For a search that asks for whole values. */
  static final Schema<VariableRow> WHOLE_VARIABLES =
      variables()
          .text("value", row -> row.value, SHOW, SORT)
          .flag("isTruncated", row -> false, SHOW, FILTER)
          .build();

  /** One variable alone is always whole. */
  static final Schema<VariableRow> ONE_VARIABLE =
      variables().text("value", row -> row.value, SHOW, SORT).build();

  static final Schema<IncidentRow> INCIDENTS =
      Schema.<IncidentRow>of("incident")
          .key("incidentKey", IncidentRow::key)
          .key("processDefinitionKey", row -> row.definition.key())
          .text("processDefinitionId", row -> row.definition.processId)
          .key("processInstanceKey", row -> row.owner)
          .oneOf(IncidentResult.ErrorTypeEnum.values(), "errorType", row -> row.errorType)
          .text("errorMessage", row -> row.errorMessage)
          .text("elementId", row -> row.elementId)
          .key("elementInstanceKey", row -> row.element)
          .date("creationTime", row -> row.created)
          .oneOf(
              IncidentResult.StateEnum.values(),
              "state",
              row -> row.resolved ? "RESOLVED" : "ACTIVE")
          .key("jobKey", row -> positive(row.job))
          .tenant()
          .build();

  private static @Nullable Long positive(long value) {
    return value > 0 ? value : null;
  }

  private static Schema.Builder<VariableRow> variables() {
    return Schema.<VariableRow>of("variable")
        .key("variableKey", VariableRow::key)
        .text("name", row -> row.name)
        .key("scopeKey", row -> row.scope)
        .key("processInstanceKey", row -> row.owner)
        .special(
            "value",
            (name, filter, tables) -> {
              Condition condition = Condition.read(Kind.TEXT, Set.of(), name, filter.path(name));
              return row -> condition.holds(row.value);
            })
        .tenant();
  }

  private static Schema.Builder<InstanceRow> instances(String what) {
    return Schema.<InstanceRow>of(what)
        .key("processInstanceKey", InstanceRow::key)
        .key("parentProcessInstanceKey", row -> positive(row.parentInstance))
        .key("parentElementInstanceKey", row -> positive(row.parentElement))
        .oneOf(ProcessInstanceStateEnum.values(), "state", row -> row.span.state().name())
        .date("startDate", row -> row.span.start)
        .date("endDate", row -> positive(row.span.end()))
        .flag("hasIncident", row -> row.incidents > 0)
        .tenant()
        .text("batchOperationId", row -> null, FILTER)
        .special("errorMessage", InstanceFilters::errorMessage)
        .special("incidentErrorHashCode", InstanceFilters::errorHash)
        .special("hasRetriesLeft", InstanceFilters::retriesLeft)
        .special("elementId", InstanceFilters::element)
        .special("elementInstanceState", InstanceFilters::element)
        .special("hasElementInstanceIncident", InstanceFilters::element)
        .special("variables", InstanceFilters::variables)
        .alternatives();
  }
}
