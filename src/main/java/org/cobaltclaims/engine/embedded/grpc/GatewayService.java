package org.cobaltclaims.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc.GatewayImplBase;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CancelProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CancelProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployProcessRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployProcessResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.EvaluateDecisionResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ResolveIncidentRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ResolveIncidentResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobRetriesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobRetriesResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cobaltclaims.engine.embedded.command.Command;
import org.cobaltclaims.engine.embedded.command.CommandGateway;
import org.cobaltclaims.engine.embedded.command.EngineStatus;
import org.cobaltclaims.engine.embedded.command.Reply;
import org.cobaltclaims.engine.embedded.command.Reply.Accepted;
import org.cobaltclaims.engine.embedded.command.Reply.Refused;
import org.cobaltclaims.engine.embedded.command.Reply.Rejected;

/**
 * The gateway as clients know it: each call becomes one command, and the engine's answer the
 * response.
 */
public final class GatewayService extends GatewayImplBase {

  private final CommandGateway commands;
  private final JobCalls jobs;
  private final Supplier<EngineStatus> status;
  private final Executor executor;

  /**
   * @param executor turns answers into messages, so that the engine's own thread need not
   */
  public GatewayService(
      CommandGateway commands, JobCalls jobs, Supplier<EngineStatus> status, Executor executor) {
    this.commands = commands;
    this.jobs = jobs;
    this.status = status;
    this.executor = executor;
  }

  private <T> void answer(
      StreamObserver<T> client, Supplier<Command> command, Function<Accepted, T> message) {
    CompletableFuture<Reply> reply;
    try {
      reply = commands.send(command.get());
    } catch (RuntimeException e) {
      client.onError(GrpcErrors.of(e));
      return;
    }
    ((ServerCallStreamObserver<T>) client).setOnCancelHandler(() -> reply.cancel(false));
    reply.thenAcceptAsync(answer -> send(client, answer, message), executor);
  }

  private static <T> void send(
      StreamObserver<T> client, Reply reply, Function<Accepted, T> message) {
    switch (reply) {
      case Accepted accepted -> {
        T response;
        try {
          response = message.apply(accepted);
        } catch (RuntimeException e) {
          client.onError(GrpcErrors.of(e));
          return;
        }
        client.onNext(response);
        client.onCompleted();
      }
      case Rejected rejected -> client.onError(GrpcErrors.of(rejected));
      case Refused refused -> client.onError(GrpcErrors.of(refused));
    }
  }

  @Override
  public void topology(TopologyRequest request, StreamObserver<TopologyResponse> client) {
    client.onNext(ReplyMessages.topology(status.get()));
    client.onCompleted();
  }

  @Override
  public void deployResource(
      DeployResourceRequest request, StreamObserver<DeployResourceResponse> client) {
    answer(client, () -> GrpcCommands.deploy(request), ReplyMessages::deployed);
  }

  @Deprecated
  @Override
  public void deployProcess(
      DeployProcessRequest request, StreamObserver<DeployProcessResponse> client) {
    answer(client, () -> GrpcCommands.deploy(request), ReplyMessages::deployedProcesses);
  }

  @Override
  public void deleteResource(
      DeleteResourceRequest request, StreamObserver<DeleteResourceResponse> client) {
    answer(
        client,
        () -> GrpcCommands.deleteResource(request),
        reply -> DeleteResourceResponse.getDefaultInstance());
  }

  @Override
  public void publishMessage(
      PublishMessageRequest request, StreamObserver<PublishMessageResponse> client) {
    answer(client, () -> GrpcCommands.publish(request), ReplyMessages::published);
  }

  @Override
  public void broadcastSignal(
      BroadcastSignalRequest request, StreamObserver<BroadcastSignalResponse> client) {
    answer(client, () -> GrpcCommands.broadcast(request), ReplyMessages::broadcast);
  }

  @Override
  public void createProcessInstance(
      CreateProcessInstanceRequest request, StreamObserver<CreateProcessInstanceResponse> client) {
    answer(client, () -> GrpcCommands.create(request), ReplyMessages::created);
  }

  @Override
  public void createProcessInstanceWithResult(
      CreateProcessInstanceWithResultRequest request,
      StreamObserver<CreateProcessInstanceWithResultResponse> client) {
    answer(client, () -> GrpcCommands.createAwaitingResult(request), ReplyMessages::finished);
  }

  @Override
  public void cancelProcessInstance(
      CancelProcessInstanceRequest request, StreamObserver<CancelProcessInstanceResponse> client) {
    answer(
        client,
        () -> GrpcCommands.cancel(request),
        reply -> CancelProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void modifyProcessInstance(
      ModifyProcessInstanceRequest request, StreamObserver<ModifyProcessInstanceResponse> client) {
    answer(
        client,
        () -> GrpcCommands.modify(request),
        reply -> ModifyProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void migrateProcessInstance(
      MigrateProcessInstanceRequest request,
      StreamObserver<MigrateProcessInstanceResponse> client) {
    answer(
        client,
        () -> GrpcCommands.migrate(request),
        reply -> MigrateProcessInstanceResponse.getDefaultInstance());
  }

  @Override
  public void setVariables(
      SetVariablesRequest request, StreamObserver<SetVariablesResponse> client) {
    answer(
        client,
        () -> GrpcCommands.setVariables(request),
        reply -> SetVariablesResponse.newBuilder().setKey(reply.key()).build());
  }

  @Override
  public void resolveIncident(
      ResolveIncidentRequest request, StreamObserver<ResolveIncidentResponse> client) {
    answer(
        client,
        () -> GrpcCommands.resolveIncident(request),
        reply -> ResolveIncidentResponse.getDefaultInstance());
  }

  @Override
  public void evaluateDecision(
      EvaluateDecisionRequest request, StreamObserver<EvaluateDecisionResponse> client) {
    answer(client, () -> GrpcCommands.evaluate(request), ReplyMessages::evaluated);
  }

  @Override
  public void activateJobs(
      ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> client) {
    jobs.activate(request, (ServerCallStreamObserver<ActivateJobsResponse>) client);
  }

  @Override
  public void streamActivatedJobs(
      StreamActivatedJobsRequest request, StreamObserver<ActivatedJob> client) {
    jobs.stream(request, (ServerCallStreamObserver<ActivatedJob>) client);
  }

  @Override
  public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> client) {
    answer(
        client,
        () -> GrpcJobCommands.complete(request),
        reply -> CompleteJobResponse.getDefaultInstance());
  }

  @Override
  public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> client) {
    answer(
        client, () -> GrpcJobCommands.fail(request), reply -> FailJobResponse.getDefaultInstance());
  }

  @Override
  public void throwError(ThrowErrorRequest request, StreamObserver<ThrowErrorResponse> client) {
    answer(
        client,
        () -> GrpcJobCommands.throwError(request),
        reply -> ThrowErrorResponse.getDefaultInstance());
  }

  @Override
  public void updateJobRetries(
      UpdateJobRetriesRequest request, StreamObserver<UpdateJobRetriesResponse> client) {
    answer(
        client,
        () -> GrpcJobCommands.updateRetries(request),
        reply -> UpdateJobRetriesResponse.getDefaultInstance());
  }

  @Override
  public void updateJobTimeout(
      UpdateJobTimeoutRequest request, StreamObserver<UpdateJobTimeoutResponse> client) {
    answer(
        client,
        () -> GrpcJobCommands.updateTimeout(request),
        reply -> UpdateJobTimeoutResponse.getDefaultInstance());
  }
}
