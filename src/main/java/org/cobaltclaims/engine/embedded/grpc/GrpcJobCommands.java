package org.cobaltclaims.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobRetriesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutRequest;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import org.cobaltclaims.engine.embedded.command.Command;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.JobCommands;
import org.cobaltclaims.engine.embedded.command.JobResults;
import org.cobaltclaims.engine.embedded.command.JobResults.Corrections;
import org.cobaltclaims.engine.embedded.command.JobResults.Element;
import org.jspecify.annotations.Nullable;

/** gRPC's messages about jobs, as commands. */
final class GrpcJobCommands {

  private GrpcJobCommands() {}

  static JobCommands.Wanted wanted(ActivateJobsRequest request) {
    return new JobCommands.Wanted(
        request.getType(),
        request.getWorker(),
        request.getTimeout(),
        request.getMaxJobsToActivate(),
        request.getFetchVariableList(),
        request.getTenantIdsList());
  }

  static Command complete(CompleteJobRequest request) {
    return JobCommands.complete(
        request.getJobKey(),
        Documents.fromJson(request.getVariables()),
        request.hasResult() ? result(request.getResult()) : null);
  }

  static Command fail(FailJobRequest request) {
    return JobCommands.fail(
        request.getJobKey(),
        request.getRetries(),
        request.getRetryBackOff(),
        request.getErrorMessage(),
        Documents.fromJson(request.getVariables()));
  }

  static Command throwError(ThrowErrorRequest request) {
    return JobCommands.throwError(
        request.getJobKey(),
        request.getErrorCode(),
        request.getErrorMessage(),
        Documents.fromJson(request.getVariables()));
  }

  static Command updateRetries(UpdateJobRetriesRequest request) {
    return JobCommands.updateRetries(request.getJobKey(), request.getRetries())
        .referringTo(request.getOperationReference());
  }

  static Command updateTimeout(UpdateJobTimeoutRequest request) {
    return JobCommands.updateTimeout(request.getJobKey(), request.getTimeout())
        .referringTo(request.getOperationReference());
  }

  private static JobResult result(GatewayOuterClass.JobResult message) {
    return switch (JobResultType.from(message.getType())) {
      case USER_TASK ->
          JobResults.userTask(
              message.getDenied(),
              message.getDeniedReason(),
              message.hasCorrections() ? corrections(message.getCorrections()) : null);
      case AD_HOC_SUB_PROCESS ->
          JobResults.adHocSubProcess(
              message.getActivateElementsList().stream()
                  .map(
                      element ->
                          new Element(
                              element.getElementId(), Documents.fromJson(element.getVariables())))
                  .toList(),
              message.getIsCompletionConditionFulfilled(),
              message.getIsCancelRemainingInstances());
    };
  }

  private static Corrections corrections(GatewayOuterClass.JobResultCorrections message) {
    return new Corrections(
        given(message.hasAssignee(), message.getAssignee()),
        given(message.hasDueDate(), message.getDueDate()),
        given(message.hasFollowUpDate(), message.getFollowUpDate()),
        given(message.hasCandidateUsers(), message.getCandidateUsers().getValuesList()),
        given(message.hasCandidateGroups(), message.getCandidateGroups().getValuesList()),
        given(message.hasPriority(), message.getPriority()));
  }

  private static <T> @Nullable T given(boolean given, T value) {
    return given ? value : null;
  }
}
