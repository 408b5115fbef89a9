package org.cobaltclaims.engine.embedded.read;

import io.camunda.client.protocol.rest.ProcessInstanceCallHierarchyEntry;
import io.camunda.client.protocol.rest.ProcessInstanceSequenceFlowResult;
import io.camunda.client.protocol.rest.ProcessInstanceSequenceFlowsQueryResult;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked about one process instance. */
final class Instances {

  private Instances() {}

  /** The instances that called it, the root first, itself last. */
  static List<ProcessInstanceCallHierarchyEntry> callers(Queries queries, long key) {
    LinkedList<ProcessInstanceCallHierarchyEntry> entries = new LinkedList<>();
    InstanceRow row = queries.get(queries.tables().instances, InstanceSchemas.INSTANCES, key);
    while (row != null) {
      String name = row.definition.name();
      entries.addFirst(
          new ProcessInstanceCallHierarchyEntry()
              .processInstanceKey(Long.toString(row.key()))
              .processDefinitionKey(Long.toString(row.definition.key()))
              .processDefinitionName(name == null ? row.definition.processId : name));
      row = caller(queries.tables(), row);
    }
    return entries;
  }

  private static @Nullable InstanceRow caller(Tables tables, InstanceRow row) {
    return tables.instances.get(row.parentInstance);
  }

  /** The sequence flows that it took, each once. */
  static ProcessInstanceSequenceFlowsQueryResult flows(Queries queries, long key) {
    InstanceRow row = queries.get(queries.tables().instances, InstanceSchemas.INSTANCES, key);
    return new ProcessInstanceSequenceFlowsQueryResult()
        .items(row.flows.stream().map(flow -> flow(row, flow)).toList());
  }

  private static ProcessInstanceSequenceFlowResult flow(InstanceRow row, String elementId) {
    return new ProcessInstanceSequenceFlowResult()
        .sequenceFlowId(row.key() + "_" + elementId)
        .processInstanceKey(Long.toString(row.key()))
        .processDefinitionKey(Long.toString(row.definition.key()))
        .processDefinitionId(row.definition.processId)
        .elementId(elementId)
        .tenantId("<default>");
  }

  /** The variables that a user task sees: those of its own scope and of all scopes around it. */
  static List<VariableRow> variables(Tables tables, UserTaskRow task) {
    Set<Long> scopes = new HashSet<>(Set.of(task.owner, task.element));
    ElementRow element = tables.elements.get(task.element);
    while (element != null) {
      scopes.add(element.scope);
      element = tables.elements.get(element.scope);
    }
    return tables.variables.of(task.owner).stream()
        .filter(variable -> scopes.contains(variable.scope))
        .toList();
  }
}
