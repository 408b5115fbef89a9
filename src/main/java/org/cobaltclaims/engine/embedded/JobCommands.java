package org.cobaltclaims.engine.embedded;

import static io.camunda.zeebe.util.buffer.BufferUtil.wrapString;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobRetriesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutRequest;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import java.util.ArrayList;
import java.util.List;

/** What a worker says about its job, as commands. */
final class JobCommands {

  private JobCommands() {}

  static Command complete(CompleteJobRequest request) {
    JobRecord job = new JobRecord().setVariables(Documents.fromJson(request.getVariables()));
    if (request.hasResult()) {
      job.setResult(result(request.getResult()));
    }
    return Command.on(request.getJobKey(), ValueType.JOB, JobIntent.COMPLETE, job);
  }

  static Command fail(FailJobRequest request) {
    JobRecord job =
        new JobRecord()
            .setRetries(request.getRetries())
            .setRetryBackoff(request.getRetryBackOff())
            .setErrorMessage(request.getErrorMessage())
            .setVariables(Documents.fromJson(request.getVariables()));
    return Command.on(request.getJobKey(), ValueType.JOB, JobIntent.FAIL, job);
  }

  static Command throwError(ThrowErrorRequest request) {
    JobRecord job =
        new JobRecord()
            .setErrorCode(wrapString(request.getErrorCode()))
            .setErrorMessage(request.getErrorMessage())
            .setVariables(Documents.fromJson(request.getVariables()));
    return Command.on(request.getJobKey(), ValueType.JOB, JobIntent.THROW_ERROR, job);
  }

  static Command updateRetries(UpdateJobRetriesRequest request) {
    JobRecord job = new JobRecord().setRetries(request.getRetries());
    return Command.on(request.getJobKey(), ValueType.JOB, JobIntent.UPDATE_RETRIES, job)
        .referringTo(request.getOperationReference());
  }

  static Command updateTimeout(UpdateJobTimeoutRequest request) {
    JobRecord job = new JobRecord().setTimeout(request.getTimeout());
    return Command.on(request.getJobKey(), ValueType.JOB, JobIntent.UPDATE_TIMEOUT, job)
        .referringTo(request.getOperationReference());
  }

  private static JobResult result(GatewayOuterClass.JobResult message) {
    JobResult result =
        new JobResult()
            .setType(JobResultType.from(message.getType()))
            .setDenied(message.getDenied())
            .setDeniedReason(message.getDeniedReason())
            .setCompletionConditionFulfilled(message.getIsCompletionConditionFulfilled())
            .setCancelRemainingInstances(message.getIsCancelRemainingInstances());
    message
        .getActivateElementsList()
        .forEach(
            element ->
                result.addActivateElement(
                    new JobResultActivateElement()
                        .setElementId(element.getElementId())
                        .setVariables(Documents.fromJson(element.getVariables()))));
    if (message.hasCorrections()) {
      correct(result, message.getCorrections());
    }
    return result;
  }

  /** Only what the listener names is corrected; an empty value clears the attribute. */
  private static void correct(JobResult result, GatewayOuterClass.JobResultCorrections message) {
    JobResultCorrections corrections = new JobResultCorrections();
    List<String> corrected = new ArrayList<>();
    if (message.hasAssignee()) {
      corrections.setAssignee(message.getAssignee());
      corrected.add(UserTaskRecord.ASSIGNEE);
    }
    if (message.hasDueDate()) {
      corrections.setDueDate(message.getDueDate());
      corrected.add(UserTaskRecord.DUE_DATE);
    }
    if (message.hasFollowUpDate()) {
      corrections.setFollowUpDate(message.getFollowUpDate());
      corrected.add(UserTaskRecord.FOLLOW_UP_DATE);
    }
    if (message.hasCandidateUsers()) {
      corrections.setCandidateUsersList(message.getCandidateUsers().getValuesList());
      corrected.add(UserTaskRecord.CANDIDATE_USERS);
    }
    if (message.hasCandidateGroups()) {
      corrections.setCandidateGroupsList(message.getCandidateGroups().getValuesList());
      corrected.add(UserTaskRecord.CANDIDATE_GROUPS);
    }
    if (message.hasPriority()) {
      corrections.setPriority(message.getPriority());
      corrected.add(UserTaskRecord.PRIORITY);
    }
    result.setCorrections(corrections).setCorrectedAttributes(corrected);
  }
}
