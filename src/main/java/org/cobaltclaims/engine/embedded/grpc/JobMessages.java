package org.cobaltclaims.engine.embedded.grpc;

import static io.camunda.zeebe.util.buffer.BufferUtil.wrapString;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob.JobKind;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob.ListenerEventType;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UserTaskProperties;
import io.camunda.zeebe.msgpack.value.StringValue;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationPropertiesImpl;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.cobaltclaims.engine.embedded.command.Documents;

/** Activation of jobs between gRPC's messages and the engine's records. */
final class JobMessages {

  private JobMessages() {}

  static JobActivationProperties properties(StreamActivatedJobsRequest request) {
    DirectBuffer worker = wrapString(request.getWorker());
    return new JobActivationPropertiesImpl()
        .setWorker(worker, 0, worker.capacity())
        .setTimeout(request.getTimeout())
        .setFetchVariables(request.getFetchVariableList().stream().map(StringValue::new).toList())
        .setTenantIds(Documents.tenants(request.getTenantIdsList()));
  }

  static ActivatedJob activated(long key, JobRecord job) {
    ActivatedJob.Builder message =
        ActivatedJob.newBuilder()
            .setKey(key)
            .setType(job.getType())
            .setProcessInstanceKey(job.getProcessInstanceKey())
            .setBpmnProcessId(job.getBpmnProcessId())
            .setProcessDefinitionVersion(job.getProcessDefinitionVersion())
            .setProcessDefinitionKey(job.getProcessDefinitionKey())
            .setElementId(job.getElementId())
            .setElementInstanceKey(job.getElementInstanceKey())
            .setCustomHeaders(Documents.toJson(job.getCustomHeadersBuffer()))
            .setWorker(job.getWorker())
            .setRetries(job.getRetries())
            .setDeadline(job.getDeadline())
            .setVariables(Documents.toJson(job.getVariablesBuffer()))
            .setTenantId(job.getTenantId())
            .setKind(JobKind.valueOf(job.getJobKind().name()))
            .setListenerEventType(ListenerEventType.valueOf(job.getJobListenerEventType().name()))
            .addAllTags(job.getTags());
    if (message.getKind() == JobKind.TASK_LISTENER) {
      message.setUserTask(userTask(job.getCustomHeaders()));
    }
    return message.build();
  }

  /** The user task that a listener's job is about: the engine sends it in reserved headers. */
  private static UserTaskProperties userTask(Map<String, String> headers) {
    UserTaskProperties.Builder task = UserTaskProperties.newBuilder();
    headers.forEach(
        (name, value) -> {
          if (value == null || value.isEmpty()) {
            return;
          }
          switch (name) {
            case Protocol.USER_TASK_ACTION_HEADER_NAME -> task.setAction(value);
            case Protocol.USER_TASK_ASSIGNEE_HEADER_NAME -> task.setAssignee(value);
            case Protocol.USER_TASK_CANDIDATE_GROUPS_HEADER_NAME ->
                task.addAllCandidateGroups(Documents.strings(value));
            case Protocol.USER_TASK_CANDIDATE_USERS_HEADER_NAME ->
                task.addAllCandidateUsers(Documents.strings(value));
            case Protocol.USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME ->
                task.addAllChangedAttributes(Documents.strings(value));
            case Protocol.USER_TASK_DUE_DATE_HEADER_NAME -> task.setDueDate(value);
            case Protocol.USER_TASK_FOLLOW_UP_DATE_HEADER_NAME -> task.setFollowUpDate(value);
            case Protocol.USER_TASK_FORM_KEY_HEADER_NAME -> task.setFormKey(Long.parseLong(value));
            case Protocol.USER_TASK_PRIORITY_HEADER_NAME ->
                task.setPriority(Integer.parseInt(value));
            case Protocol.USER_TASK_KEY_HEADER_NAME -> task.setUserTaskKey(Long.parseLong(value));
            default -> {
              // a header of the model's own
            }
          }
        });
    return task.build();
  }
}
