package org.cobaltclaims.engine.embedded.read;

import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.util.List;
import org.cobaltclaims.engine.embedded.read.Span.State;

/** Process instances, their elements, variables and incidents. */
final class InstanceEvents {

  private final Tables tables;
  private final Strings strings;
  private final Retention retention;

  InstanceEvents(Tables tables, Strings strings, Retention retention) {
    this.tables = tables;
    this.strings = strings;
    this.retention = retention;
  }

  void onElement(long key, long timestamp, Intent intent, ProcessInstanceRecord element) {
    if (!(intent instanceof ProcessInstanceIntent what)) {
      return;
    }
    switch (what) {
      case ELEMENT_ACTIVATING -> started(key, timestamp, element);
      case ELEMENT_COMPLETED -> ended(key, timestamp, element, State.COMPLETED);
      case ELEMENT_TERMINATED -> ended(key, timestamp, element, State.TERMINATED);
      case ELEMENT_MIGRATED -> migrated(key, element);
      case SEQUENCE_FLOW_TAKEN -> flowTaken(element, true);
      case SEQUENCE_FLOW_DELETED -> flowTaken(element, false);
      default -> {
        // steps on the way
      }
    }
  }

  private static boolean isProcess(ProcessInstanceRecord element) {
    return element.getBpmnElementType() == BpmnElementType.PROCESS;
  }

  private DefinitionRow definition(ProcessInstanceRecord element) {
    return tables.definition(
        element.getProcessDefinitionKey(), element.getBpmnProcessId(), element.getVersion());
  }

  private void started(long key, long timestamp, ProcessInstanceRecord element) {
    DefinitionRow definition = definition(element);
    if (!isProcess(element)) {
      if (retention.knows(element.getProcessInstanceKey())) {
        tables.elements.put(
            new ElementRow(
                key,
                element.getProcessInstanceKey(),
                definition,
                strings.shared(element.getElementId()),
                element.getBpmnElementType().name(),
                element.getFlowScopeKey(),
                timestamp));
      }
      return;
    }
    if (element.hasParentProcess()) {
      retention.started(key, element.getParentProcessInstanceKey());
    } else {
      retention.started(key);
    }
    List<String> tags = element.getTags().stream().sorted().map(strings::shared).toList();
    tables.instances.put(
        new InstanceRow(
            key,
            definition,
            element.getParentProcessInstanceKey(),
            element.getParentElementInstanceKey(),
            tags,
            timestamp));
  }

  private void ended(long key, long timestamp, ProcessInstanceRecord element, State how) {
    if (!isProcess(element)) {
      ElementRow row = tables.elements.get(key);
      if (row != null) {
        row.span.ended(how, timestamp);
      }
      return;
    }
    InstanceRow row = tables.instances.get(key);
    if (row != null) {
      row.span.ended(how, timestamp);
      retention.ended(key);
    }
  }

  private void migrated(long key, ProcessInstanceRecord element) {
    DefinitionRow target = definition(element);
    if (isProcess(element)) {
      InstanceRow row = tables.instances.get(key);
      if (row != null) {
        row.definition = target;
      }
      return;
    }
    ElementRow row = tables.elements.get(key);
    if (row != null) {
      row.definition = target;
      row.elementId = strings.shared(element.getElementId());
    }
  }

  private void flowTaken(ProcessInstanceRecord flow, boolean taken) {
    InstanceRow row = tables.instances.get(flow.getProcessInstanceKey());
    if (row == null) {
      return;
    }
    if (taken) {
      row.flows.add(strings.shared(flow.getElementId()));
    } else {
      row.flows.remove(flow.getElementId());
    }
  }

  /** Variables given at the start come before the instance does. */
  void onVariable(long key, Intent intent, VariableRecord variable) {
    if (intent == VariableIntent.CREATED) {
      retention.started(variable.getProcessInstanceKey());
      tables.variables.put(
          new VariableRow(
              key,
              variable.getProcessInstanceKey(),
              strings.shared(variable.getName()),
              variable.getScopeKey(),
              variable.getValue()));
    } else if (intent == VariableIntent.UPDATED) {
      VariableRow row = tables.variables.get(key);
      if (row != null) {
        row.value = variable.getValue();
      }
    }
  }

  void onIncident(long key, long timestamp, Intent intent, IncidentRecord incident) {
    if (intent == IncidentIntent.CREATED) {
      raised(key, timestamp, incident);
      return;
    }
    IncidentRow row = tables.incidents.get(key);
    if (row == null) {
      return;
    }
    if (intent == IncidentIntent.RESOLVED && !row.resolved) {
      row.resolved = true;
      flag(row, -1);
    } else if (intent == IncidentIntent.MIGRATED) {
      row.definition =
          tables.definition(incident.getProcessDefinitionKey(), incident.getBpmnProcessId(), 0);
      row.elementId = strings.shared(incident.getElementId());
    }
  }

  private void raised(long key, long timestamp, IncidentRecord incident) {
    if (!retention.knows(incident.getProcessInstanceKey())) {
      return;
    }
    IncidentRow row =
        new IncidentRow(
            key,
            incident.getProcessInstanceKey(),
            tables.definition(incident.getProcessDefinitionKey(), incident.getBpmnProcessId(), 0),
            strings.shared(incident.getElementId()),
            incident.getErrorType().name(),
            incident.getErrorMessage(),
            incident.getElementInstanceKey(),
            incident.getJobKey(),
            timestamp,
            path(incident));
    tables.incidents.put(row);
    flag(row, 1);
  }

  private static long[] path(IncidentRecord incident) {
    long[] path =
        incident.getElementInstancePath().stream()
            .flatMap(List::stream)
            .mapToLong(Long::longValue)
            .toArray();
    return path.length > 0
        ? path
        : new long[] {incident.getProcessInstanceKey(), incident.getElementInstanceKey()};
  }

  /** Marks all that the incident stands in, or takes the marks away. */
  private void flag(IncidentRow incident, int by) {
    for (long key : incident.path) {
      InstanceRow instance = tables.instances.get(key);
      if (instance != null) {
        instance.incidents += by;
      }
      ElementRow element = tables.elements.get(key);
      if (element != null) {
        element.incidents += by;
      }
    }
    ElementRow own = tables.elements.get(incident.element);
    if (own != null) {
      own.incidentKey = by > 0 ? incident.key() : 0;
    }
  }
}
