package org.cobaltclaims.engine.embedded.endpoint;

import io.camunda.client.protocol.rest.JobActivationRequest;
import io.camunda.client.protocol.rest.JobChangeset;
import io.camunda.client.protocol.rest.JobCompletionRequest;
import io.camunda.client.protocol.rest.JobErrorRequest;
import io.camunda.client.protocol.rest.JobFailRequest;
import io.camunda.client.protocol.rest.JobResult;
import io.camunda.client.protocol.rest.JobResultAdHocSubProcess;
import io.camunda.client.protocol.rest.JobResultCorrections;
import io.camunda.client.protocol.rest.JobResultUserTask;
import io.camunda.client.protocol.rest.JobUpdateRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.JobCommands;
import org.cobaltclaims.engine.embedded.command.JobPolling;
import org.cobaltclaims.engine.embedded.command.JobResults;
import org.cobaltclaims.engine.embedded.command.JobResults.Corrections;
import org.cobaltclaims.engine.embedded.command.JobResults.Element;
import org.cobaltclaims.engine.embedded.command.Reply;
import org.cobaltclaims.engine.embedded.rest.Answer;
import org.cobaltclaims.engine.embedded.rest.Call;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.cobaltclaims.engine.embedded.rest.Route;
import org.jspecify.annotations.Nullable;

/** How workers get jobs by long polling, and what they say about them. */
public final class JobEndpoints {

  private final Commands commands;
  private final JobPolling polling;

  public JobEndpoints(Commands commands, JobPolling polling) {
    this.commands = commands;
    this.polling = polling;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/v2/jobs/activation", this::activate),
        Route.post("/v2/jobs/{key}/completion", this::complete),
        Route.post("/v2/jobs/{key}/failure", this::fail),
        Route.post("/v2/jobs/{key}/error", this::throwError),
        Route.patch("/v2/jobs/{key}", this::update));
  }

  private CompletionStage<Answer> activate(Call call) {
    JobActivationRequest request = call.json(JobActivationRequest.class);
    JobCommands.Wanted wanted =
        new JobCommands.Wanted(
            Fields.required("type", request.getType()),
            Fields.text(request.getWorker()),
            Fields.required("timeout", request.getTimeout()),
            Fields.required("maxJobsToActivate", request.getMaxJobsToActivate()),
            Fields.list(request.getFetchVariable()),
            Fields.list(request.getTenantIds()));
    CompletableFuture<Reply> poll =
        polling.poll(wanted.type(), wanted::batch, JobPolling.waiting(request.getRequestTimeout()));
    call.disconnected().thenRun(() -> poll.cancel(false));
    return commands.answer(
        poll,
        reply -> {
          // Gone after the jobs were taken and before they could be sent.
          call.disconnected().thenRun(() -> polling.handBack(reply));
          return Answer.json(ActivatedJobs.of(reply));
        });
  }

  private CompletionStage<Answer> complete(Call call) {
    JobCompletionRequest request = call.json(JobCompletionRequest.class);
    return commands.send(
        call,
        JobCommands.complete(
            call.key("key"),
            Documents.fromMap(request.getVariables()),
            result(request.getResult())));
  }

  private static io.camunda.zeebe.protocol.impl.record.value.job.@Nullable JobResult result(
      @Nullable JobResult result) {
    return switch (result) {
      case null -> null;
      case JobResultUserTask task ->
          JobResults.userTask(
              Fields.flag(task.getDenied()),
              Fields.text(task.getDeniedReason()),
              corrections(task.getCorrections()));
      case JobResultAdHocSubProcess adHoc ->
          JobResults.adHocSubProcess(
              Fields.list(adHoc.getActivateElements()).stream()
                  .map(
                      element ->
                          new Element(
                              Fields.required("elementId", element.getElementId()),
                              Documents.fromMap(element.getVariables())))
                  .toList(),
              Fields.flag(adHoc.getIsCompletionConditionFulfilled()),
              Fields.flag(adHoc.getIsCancelRemainingInstances()));
      default -> throw Problem.invalid("a job result of an unknown type");
    };
  }

  private static @Nullable Corrections corrections(@Nullable JobResultCorrections corrections) {
    return corrections == null
        ? null
        : new Corrections(
            corrections.getAssignee(),
            corrections.getDueDate(),
            corrections.getFollowUpDate(),
            corrections.getCandidateUsers(),
            corrections.getCandidateGroups(),
            corrections.getPriority());
  }

  private CompletionStage<Answer> fail(Call call) {
    JobFailRequest request = call.json(JobFailRequest.class);
    Integer retries = request.getRetries();
    Long backOff = request.getRetryBackOff();
    return commands.send(
        call,
        JobCommands.fail(
            call.key("key"),
            retries == null ? 0 : retries,
            backOff == null ? 0 : backOff,
            Fields.text(request.getErrorMessage()),
            Documents.fromMap(request.getVariables())));
  }

  private CompletionStage<Answer> throwError(Call call) {
    JobErrorRequest request = call.json(JobErrorRequest.class);
    return commands.send(
        call,
        JobCommands.throwError(
            call.key("key"),
            Fields.required("errorCode", request.getErrorCode()),
            Fields.text(request.getErrorMessage()),
            Documents.fromMap(request.getVariables())));
  }

  private CompletionStage<Answer> update(Call call) {
    JobUpdateRequest request = call.json(JobUpdateRequest.class);
    JobChangeset changes = Fields.required("changeset", request.getChangeset());
    if (changes.getRetries() == null && changes.getTimeout() == null) {
      throw Problem.invalid("nothing to update: give 'retries', 'timeout' or both");
    }
    return commands.send(
        call,
        JobCommands.update(call.key("key"), changes.getRetries(), changes.getTimeout())
            .referringTo(request.getOperationReference()));
  }
}
