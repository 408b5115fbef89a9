package org.cobaltclaims.engine.embedded.endpoint;

import io.camunda.client.protocol.rest.ActivatedJobResult;
import io.camunda.client.protocol.rest.JobActivationResult;
import io.camunda.client.protocol.rest.JobKindEnum;
import io.camunda.client.protocol.rest.JobListenerEventTypeEnum;
import io.camunda.client.protocol.rest.UserTaskProperties;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.ListenerTask;
import org.cobaltclaims.engine.embedded.command.Reply.Accepted;
import org.jspecify.annotations.Nullable;

/** Jobs on their way to a worker, as REST has them. */
final class ActivatedJobs {

  private ActivatedJobs() {}

  static JobActivationResult of(Accepted reply) {
    JobBatchRecord batch = reply.read(new JobBatchRecord());
    List<Long> keys = batch.getJobKeys();
    List<JobRecordValue> jobs = batch.getJobs();
    JobActivationResult result = new JobActivationResult().jobs(new ArrayList<>());
    for (int i = 0; i < keys.size(); i++) {
      result.addJobsItem(job(keys.get(i), (JobRecord) jobs.get(i)));
    }
    return result;
  }

  private static ActivatedJobResult job(long key, JobRecord job) {
    return new ActivatedJobResult()
        .jobKey(String.valueOf(key))
        .type(job.getType())
        .processInstanceKey(String.valueOf(job.getProcessInstanceKey()))
        .processDefinitionId(job.getBpmnProcessId())
        .processDefinitionVersion(job.getProcessDefinitionVersion())
        .processDefinitionKey(String.valueOf(job.getProcessDefinitionKey()))
        .elementId(job.getElementId())
        .elementInstanceKey(String.valueOf(job.getElementInstanceKey()))
        .customHeaders(Documents.toMap(job.getCustomHeadersBuffer()))
        .worker(job.getWorker())
        .retries(job.getRetries())
        .deadline(job.getDeadline())
        .variables(Documents.toMap(job.getVariablesBuffer()))
        .tenantId(job.getTenantId())
        .kind(JobKindEnum.valueOf(job.getJobKind().name()))
        .listenerEventType(JobListenerEventTypeEnum.valueOf(job.getJobListenerEventType().name()))
        .tags(new LinkedHashSet<>(job.getTags()))
        .userTask(ListenerTask.of(job).map(ActivatedJobs::userTask).orElse(null));
  }

  private static UserTaskProperties userTask(ListenerTask task) {
    return new UserTaskProperties()
        .userTaskKey(key(task.key()))
        .action(task.action())
        .assignee(task.assignee())
        .candidateGroups(task.candidateGroups())
        .candidateUsers(task.candidateUsers())
        .changedAttributes(task.changedAttributes())
        .dueDate(task.dueDate())
        .followUpDate(task.followUpDate())
        .formKey(key(task.formKey()))
        .priority(task.priority());
  }

  private static @Nullable String key(@Nullable Long key) {
    return key == null ? null : key.toString();
  }
}
