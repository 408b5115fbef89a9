package org.cobaltclaims.engine.embedded;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.engine.processing.streamprocessor.TypedRecordProcessorContext;
import io.camunda.zeebe.engine.processing.streamprocessor.TypedRecordProcessors;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import io.camunda.zeebe.stream.api.ReadonlyStreamProcessorContext;
import io.camunda.zeebe.stream.api.StreamProcessorLifecycleAware;
import io.camunda.zeebe.stream.impl.ControllableStreamClockImpl;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.util.FeatureFlags;
import io.camunda.zeebe.util.health.FailureListener;
import io.camunda.zeebe.util.health.HealthReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The stream processor with the BPMN engine in it, on one partition. */
final class EngineProcessor implements AutoCloseable {

  /**
   * The engine allows an expression one second and makes an incident of a longer one, to be safe
   * from a stranger's models. Here all models are ours, and a busy machine or a pause of the JVM
   * can take that long.
   */
  private static final Duration EXPRESSION_TIMEOUT = Duration.ofMinutes(5);

  private static final int PARTITIONS = 1;
  private static final Duration OPEN_WITHIN = Duration.ofSeconds(60);

  /**
   * How often the engine looks whether something has become due. The engine's schedule runs on the
   * engine's clock, its threads on real time: after an advance everything due is found at the next
   * look, however far the clock jumped.
   */
  private static final Duration LOOK_FOR_DUE = Duration.ofMillis(20);

  private final StreamProcessor processor;
  private final Consumer<Throwable> onFailure;
  private final CompletableFuture<Void> processing = new CompletableFuture<>();

  EngineProcessor(
      LogStream log,
      StateStore store,
      LogProgress progress,
      Partition.Surroundings around,
      CommandResponseWriter replies) {
    this.onFailure = around.onFailure();
    InterPartitionCommandSender sender = new LoopbackSender(log.newLogStreamWriter());
    SecurityConfiguration security = new SecurityConfiguration();
    security.getAuthorizations().setEnabled(false);
    EngineConfiguration configuration =
        new EngineConfiguration()
            .setEnableIdentitySetup(false)
            .setEnableAuthorization(false)
            .setExpressionEvaluationTimeout(EXPRESSION_TIMEOUT);
    Engine engine =
        new Engine(
            context -> processors(context, sender, around.jobs(), security),
            configuration,
            security);
    this.processor =
        StreamProcessor.builder()
            .logStream(log)
            .zeebeDb(store.db())
            .commandResponseWriter(replies)
            .partitionCommandSender(sender)
            .recordProcessors(List.of(engine))
            .actorSchedulingService(around.scheduler())
            .clock(new ControllableStreamClockImpl(around.clock()))
            .setScheduledTaskCheckInterval(LOOK_FOR_DUE)
            .listener(progress)
            .addLifecycleListener(new Lifecycle())
            .meterRegistry(around.meters())
            .build();
  }

  private static TypedRecordProcessors processors(
      TypedRecordProcessorContext context,
      InterPartitionCommandSender sender,
      JobStreamer jobs,
      SecurityConfiguration security) {
    return EngineProcessors.createEngineProcessors(
        context,
        PARTITIONS,
        new SubscriptionCommandSender(context.getPartitionId(), sender),
        sender,
        FeatureFlags.createDefault(),
        jobs,
        SearchClientsProxy.noop(),
        new BrokerRequestAuthorizationConverter(security));
  }

  /**
   * Starts processing and returns when commands are being processed.
   *
   * @throws IllegalStateException when the engine does not come up
   */
  void open() {
    processor.openAsync(false);
    processor.addFailureListener(new Failures());
    try {
      processing.get(OPEN_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the engine failed while starting", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the engine did not start within " + OPEN_WITHIN, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the engine started", e);
    }
  }

  /** What keeps the engine from processing, empty when it is well. */
  Optional<String> problem() {
    HealthReport report = processor.getHealthReport();
    if (report.isHealthy()) {
      return Optional.empty();
    }
    return Optional.of(describe(report));
  }

  private static String describe(HealthReport report) {
    if (report.getIssue() == null) {
      return report.getStatus().name();
    }
    String message = report.getIssue().message();
    return message == null ? String.valueOf(report.getIssue().throwable()) : message;
  }

  private void failed(Throwable cause) {
    processing.completeExceptionally(cause);
    onFailure.accept(cause);
  }

  @Override
  public void close() {
    processor.closeAsync().join();
  }

  private final class Lifecycle implements StreamProcessorLifecycleAware {
    @Override
    public void onRecovered(ReadonlyStreamProcessorContext context) {
      processing.complete(null);
    }

    @Override
    public void onFailed() {
      failed(new IllegalStateException("the stream processor failed; its log says why"));
    }
  }

  private final class Failures implements FailureListener {
    @Override
    public void onFailure(HealthReport report) {
      unwell(report);
    }

    @Override
    public void onRecovered(HealthReport report) {
      // nothing to do: a failure ends the engine
    }

    @Override
    public void onUnrecoverableFailure(HealthReport report) {
      unwell(report);
    }

    private void unwell(HealthReport report) {
      Throwable cause = report.getIssue() == null ? null : report.getIssue().throwable();
      failed(cause == null ? new IllegalStateException(describe(report)) : cause);
    }
  }
}
