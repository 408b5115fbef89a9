package org.cobaltclaims.engine.embedded.read;

import static org.cobaltclaims.engine.embedded.read.Column.Use.FILTER;
import static org.cobaltclaims.engine.embedded.read.Column.Use.SHOW;

import io.camunda.client.protocol.rest.JobKindEnum;
import io.camunda.client.protocol.rest.JobListenerEventTypeEnum;
import io.camunda.client.protocol.rest.JobStateEnum;
import io.camunda.client.protocol.rest.MessageSubscriptionStateEnum;
import io.camunda.client.protocol.rest.UserTaskStateEnum;
import io.camunda.zeebe.protocol.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How user tasks, jobs and messages appear in the API. */
final class WorkSchemas {

  private WorkSchemas() {}

  static final Schema<UserTaskRow> USER_TASKS =
      Schema.<UserTaskRow>of("user task")
          .key("userTaskKey", UserTaskRow::key, SHOW, FILTER)
          .text("name", row -> row.definition.nameOf(row.elementId))
          .oneOf(UserTaskStateEnum.values(), "state", row -> row.state, SHOW, FILTER)
          .text("assignee", row -> row.assignee, SHOW, FILTER)
          .text("elementId", row -> row.elementId, SHOW, FILTER)
          .object("candidateGroups", row -> row.candidateGroups)
          .object("candidateUsers", row -> row.candidateUsers)
          .someOf("candidateGroup", (row, tables) -> row.candidateGroups)
          .someOf("candidateUser", (row, tables) -> row.candidateUsers)
          .text("processDefinitionId", row -> row.definition.processId, SHOW, FILTER)
          .text("processName", row -> row.definition.name(), SHOW)
          .date("creationDate", row -> row.created)
          .date("completionDate", row -> row.completed)
          .date("followUpDate", row -> row.followUp)
          .date("dueDate", row -> row.due)
          .text("externalFormReference", row -> row.externalForm, SHOW)
          .number("processDefinitionVersion", row -> (long) row.definition.version, SHOW)
          .object("customHeaders", row -> row.headers)
          .number("priority", row -> (long) row.priority)
          .key("elementInstanceKey", row -> row.element, SHOW, FILTER)
          .key("processDefinitionKey", row -> row.definition.key(), SHOW, FILTER)
          .key("processInstanceKey", row -> row.owner, SHOW, FILTER)
          .key("formKey", row -> positive(row.form), SHOW)
          .text("tenantId", row -> "<default>", SHOW, FILTER)
          .special(
              "processInstanceVariables",
              (name, filter, tables) -> {
                VariableFilters wanted = VariableFilters.read(name, filter.path(name));
                return row -> wanted.allIn(inScope(tables, row, row.owner));
              })
          .special(
              "localVariables",
              (name, filter, tables) -> {
                VariableFilters wanted = VariableFilters.read(name, filter.path(name));
                return row -> wanted.allIn(inScope(tables, row, row.element));
              })
          .build();

  static final Schema<JobRow> JOBS =
      Schema.<JobRow>of("job")
          .key("jobKey", JobRow::key)
          .text("type", row -> row.type)
          .text("worker", row -> row.worker)
          .oneOf(JobStateEnum.values(), "state", row -> row.state)
          .oneOf(JobKindEnum.values(), "kind", row -> row.kind)
          .oneOf(JobListenerEventTypeEnum.values(), "listenerEventType", row -> row.listenerEvent)
          .number("retries", row -> (long) row.retries)
          .flag("isDenied", row -> row.denied)
          .text("deniedReason", row -> row.deniedReason)
          .flag("hasFailedWithRetriesLeft", row -> row.failedWithRetriesLeft)
          .text("errorCode", row -> row.errorCode)
          .text("errorMessage", row -> row.errorMessage)
          .object("customHeaders", row -> row.headers)
          .date("deadline", row -> row.deadline)
          .date("endTime", row -> row.ended)
          .text("processDefinitionId", row -> row.definition.processId)
          .key("processDefinitionKey", row -> row.definition.key())
          .key("processInstanceKey", row -> row.owner)
          .text("elementId", row -> row.elementId)
          .key("elementInstanceKey", row -> row.element)
          .tenant()
          .build();

  static final Schema<SubscriptionRow> SUBSCRIPTIONS =
      Schema.<SubscriptionRow>of("message subscription")
          .key("messageSubscriptionKey", SubscriptionRow::key)
          .text("processDefinitionId", row -> row.definition.processId)
          .key("processDefinitionKey", row -> positive(row.definition.key()), SHOW)
          .key("processInstanceKey", row -> row.owner)
          .text("elementId", row -> row.elementId)
          .key("elementInstanceKey", row -> row.element)
          .oneOf(
              MessageSubscriptionStateEnum.values(), "messageSubscriptionState", row -> row.state)
          .date("lastUpdatedDate", row -> row.updated)
          .text("messageName", row -> row.messageName)
          .text("correlationKey", row -> row.correlationKey)
          .tenant()
          .build();

  static final Schema<CorrelatedRow> CORRELATED =
      Schema.<CorrelatedRow>of("correlated message subscription")
          .key("messageKey", CorrelatedRow::key)
          .key("subscriptionKey", row -> row.id.part())
          .text("messageName", row -> row.messageName)
          .text("correlationKey", row -> row.correlationKey)
          .date("correlationTime", row -> row.time)
          .number("partitionId", row -> (long) Protocol.DEPLOYMENT_PARTITION)
          .text("processDefinitionId", row -> row.definition.processId)
          .key("processDefinitionKey", row -> positive(row.definition.key()))
          .key("processInstanceKey", row -> row.owner)
          .text("elementId", row -> row.elementId)
          .key("elementInstanceKey", row -> positive(row.element))
          .tenant()
          .build();

  private static @Nullable Long positive(long value) {
    return value > 0 ? value : null;
  }

  private static List<VariableRow> inScope(Tables tables, UserTaskRow task, long scope) {
    return tables.variables.of(task.owner).stream()
        .filter(variable -> variable.scope == scope)
        .toList();
  }
}
