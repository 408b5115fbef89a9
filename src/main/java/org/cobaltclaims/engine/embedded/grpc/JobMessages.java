package org.cobaltclaims.engine.embedded.grpc;

import static io.camunda.zeebe.util.buffer.BufferUtil.wrapString;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob.JobKind;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob.ListenerEventType;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UserTaskProperties;
import io.camunda.zeebe.msgpack.value.StringValue;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationPropertiesImpl;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.ListenerTask;
import org.jspecify.annotations.Nullable;

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
    ListenerTask.of(job).ifPresent(task -> message.setUserTask(userTask(task)));
    return message.build();
  }

  private static UserTaskProperties userTask(ListenerTask task) {
    UserTaskProperties.Builder message =
        UserTaskProperties.newBuilder()
            .addAllCandidateGroups(task.candidateGroups())
            .addAllCandidateUsers(task.candidateUsers())
            .addAllChangedAttributes(task.changedAttributes());
    set(task.key(), message::setUserTaskKey);
    set(task.action(), message::setAction);
    set(task.assignee(), message::setAssignee);
    set(task.dueDate(), message::setDueDate);
    set(task.followUpDate(), message::setFollowUpDate);
    set(task.formKey(), message::setFormKey);
    set(task.priority(), message::setPriority);
    return message.build();
  }

  private static <T> void set(@Nullable T value, Consumer<T> field) {
    if (value != null) {
      field.accept(value);
    }
  }
}
