package org.cobaltclaims.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.cobaltclaims.engine.embedded.command.JobCommands;
import org.cobaltclaims.engine.embedded.command.JobPolling;
import org.cobaltclaims.engine.embedded.command.JobStreams;
import org.cobaltclaims.engine.embedded.command.Reply;
import org.cobaltclaims.engine.embedded.command.Reply.Accepted;
import org.cobaltclaims.engine.embedded.command.Reply.Refused;
import org.cobaltclaims.engine.embedded.command.Reply.Rejected;

/** The two calls by which workers get jobs over gRPC: long polls and streams. */
public final class JobCalls {

  /** Largest response, in bytes: below what clients take by default. */
  private static final int MAX_RESPONSE = 4 << 20;

  private final JobPolling polling;
  private final JobStreams streams;
  private final Executor executor;

  public JobCalls(JobPolling polling, JobStreams streams, Executor executor) {
    this.polling = polling;
    this.streams = streams;
    this.executor = executor;
  }

  void activate(
      ActivateJobsRequest request, ServerCallStreamObserver<ActivateJobsResponse> client) {
    CompletableFuture<Reply> poll;
    try {
      JobCommands.Wanted wanted = GrpcJobCommands.wanted(request);
      poll =
          polling.poll(
              request.getType(), wanted::batch, JobPolling.waiting(request.getRequestTimeout()));
    } catch (RuntimeException e) {
      client.onError(GrpcErrors.of(e));
      return;
    }
    client.setOnCancelHandler(() -> poll.cancel(false));
    poll.thenAcceptAsync(reply -> deliver(reply, client), executor);
  }

  private void deliver(Reply reply, ServerCallStreamObserver<ActivateJobsResponse> client) {
    if (client.isCancelled()) {
      polling.handBack(reply);
      return;
    }
    switch (reply) {
      case Accepted accepted -> {
        try {
          deliver(accepted.read(new JobBatchRecord()), client);
        } catch (RuntimeException e) {
          polling.handBack(reply);
          client.onError(GrpcErrors.of(e));
        }
      }
      case Rejected rejected -> client.onError(GrpcErrors.of(rejected));
      case Refused refused -> client.onError(GrpcErrors.of(refused));
    }
  }

  private void deliver(
      JobBatchRecord batch, ServerCallStreamObserver<ActivateJobsResponse> client) {
    ActivateJobsResponse.Builder response = ActivateJobsResponse.newBuilder();
    List<Long> tooMuch = new ArrayList<>();
    List<Long> keys = batch.getJobKeys();
    List<JobRecordValue> jobs = batch.getJobs();
    int size = 0;
    for (int i = 0; i < keys.size(); i++) {
      ActivatedJob job = JobMessages.activated(keys.get(i), (JobRecord) jobs.get(i));
      if (size > 0 && size + job.getSerializedSize() > MAX_RESPONSE) {
        tooMuch.add(keys.get(i));
      } else {
        size += job.getSerializedSize();
        response.addJobs(job);
      }
    }
    polling.handBack(tooMuch);
    if (response.getJobsCount() > 0) {
      client.onNext(response.build());
    }
    client.onCompleted();
  }

  void stream(StreamActivatedJobsRequest request, ServerCallStreamObserver<ActivatedJob> client) {
    if (request.getType().isBlank() || request.getTimeout() < 1) {
      client.onError(
          GrpcErrors.of(
              new IllegalArgumentException("a job stream needs a type and a timeout above 0")));
      return;
    }
    Runnable unsubscribe;
    try {
      unsubscribe =
          streams.subscribe(
              request.getType(), JobMessages.properties(request), new StreamClient(client));
    } catch (RuntimeException e) {
      client.onError(GrpcErrors.of(e));
      return;
    }
    client.setOnCancelHandler(unsubscribe);
    client.setOnCloseHandler(unsubscribe);
  }

  /** Called from the engine's thread only, one job at a time. */
  private record StreamClient(ServerCallStreamObserver<ActivatedJob> client)
      implements JobStreams.Subscriber {

    @Override
    public boolean ready() {
      return !client.isCancelled() && client.isReady();
    }

    @Override
    public boolean push(long jobKey, JobRecord job) {
      if (client.isCancelled()) {
        return false;
      }
      client.onNext(JobMessages.activated(jobKey, job));
      return true;
    }
  }
}
