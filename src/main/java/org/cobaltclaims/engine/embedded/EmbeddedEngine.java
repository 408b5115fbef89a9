package org.cobaltclaims.engine.embedded;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.util.VersionUtil;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.cobaltclaims.engine.embedded.command.CommandGateway;
import org.cobaltclaims.engine.embedded.command.EngineStatus;
import org.cobaltclaims.engine.embedded.command.JobPolling;
import org.cobaltclaims.engine.embedded.command.JobStreams;
import org.cobaltclaims.engine.embedded.endpoint.ClusterEndpoints;
import org.cobaltclaims.engine.embedded.endpoint.Commands;
import org.cobaltclaims.engine.embedded.endpoint.JobEndpoints;
import org.cobaltclaims.engine.embedded.endpoint.MessageEndpoints;
import org.cobaltclaims.engine.embedded.endpoint.ProcessInstanceEndpoints;
import org.cobaltclaims.engine.embedded.endpoint.ResourceEndpoints;
import org.cobaltclaims.engine.embedded.endpoint.TestEndpoints;
import org.cobaltclaims.engine.embedded.endpoint.UserTaskEndpoints;
import org.cobaltclaims.engine.embedded.grpc.GatewayServer;
import org.cobaltclaims.engine.embedded.grpc.GatewayService;
import org.cobaltclaims.engine.embedded.grpc.JobCalls;
import org.cobaltclaims.engine.embedded.read.QueryRoutes;
import org.cobaltclaims.engine.embedded.read.ReadModel;
import org.cobaltclaims.engine.embedded.record.RecordListener;
import org.cobaltclaims.engine.embedded.rest.RestServer;
import org.cobaltclaims.engine.embedded.rest.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Camunda 8.8 engine in this process, reached like a cluster over gRPC and REST on local ports.
 * It starts empty and leaves nothing behind. When it fails it stays failed: the application is
 * expected to end ({@link EngineOptions#onFailure}).
 */
public final class EmbeddedEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);
  private static final AtomicBoolean LICENCE_TOLD = new AtomicBoolean();

  /**
   * How long clients wait for an answer. The engine shares a small machine with everything else and
   * compiles its own code while it starts, so a cluster's 10 s can be too short.
   */
  static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(1);

  /** Longest real time between two looks at whether the engine is idle, in milliseconds. */
  private static final long LOOK_MILLIS = 20;

  private final Closing closing = new Closing();
  private final EngineOptions options;
  private final EngineClock clock;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final EngineState state = new EngineState();
  private final ReadModel readModel = new ReadModel();
  private final EngineCredentials credentials;
  private final EngineFolder folder;
  private final List<RecordListener> listeners =
      new CopyOnWriteArrayList<>(List.of(state, readModel));
  private final CommandGateway commands;
  private final JobPolling polling;
  private final Partition.Surroundings surroundings;
  private final GatewayServer grpc;
  private final RestServer rest;
  private final Object life = new Object();
  private volatile Partition partition;
  private volatile long purges;

  private EmbeddedEngine(EngineOptions options) {
    this.options = options;
    this.clock = options.clock();
    this.credentials = new EngineCredentials(options.openAccess());
    try {
      folder = closing.add(EngineFolder.create(options.parentFolder()));
      ActorScheduler scheduler = closing.add(scheduler());
      MeterRegistry meters = closing.add(noMeters(), MeterRegistry::close);
      ExecutorService executor = closing.add(workers(), ExecutorService::shutdownNow);
      ScheduledThreadPoolExecutor timer = closing.add(timer(), ExecutorService::shutdownNow);
      commands = new CommandGateway();
      polling = new JobPolling(commands, timer, executor);
      JobStreams streams = new JobStreams(polling);
      surroundings =
          new Partition.Surroundings(
              scheduler, clock, meters, streams, commands, listeners, this::failed);
      partition = new Partition(folder.newState(), surroundings);
      closing.add(this, engine -> engine.partition.close());
      commands.open(partition.newWriter());
      closing.add(commands);
      JobCalls jobs = new JobCalls(polling, streams, executor);
      grpc =
          closing.add(
              GatewayServer.start(
                  options.grpcPort(),
                  new GatewayService(commands, jobs, this::status, executor),
                  credentials,
                  executor));
      rest =
          closing.add(
              RestServer.start(
                  options.restPort(), routes(executor), credentials::admits, executor));
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private List<Route> routes(Executor executor) {
    Commands sender = new Commands(commands, executor);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new ClusterEndpoints(this::status).routes());
    routes.addAll(new ProcessInstanceEndpoints(sender).routes());
    routes.addAll(new MessageEndpoints(sender).routes());
    routes.addAll(new UserTaskEndpoints(sender).routes());
    routes.addAll(new JobEndpoints(sender, polling).routes());
    routes.addAll(new ResourceEndpoints(sender).routes());
    routes.addAll(QueryRoutes.of(readModel));
    if (options.testControls()) {
      routes.addAll(new TestEndpoints(new EngineControls(clock, this::purge)).routes());
    }
    return routes;
  }

  /**
   * Starts an engine and returns when it takes commands.
   *
   * @throws RuntimeException when it does not start; nothing is left behind then
   */
  public static EmbeddedEngine start(EngineOptions options) {
    EmbeddedEngine engine = new EmbeddedEngine(options);
    if (LICENCE_TOLD.compareAndSet(false, true)) {
      LOG.warn(
          "The embedded Camunda 8 engine is licensed by Camunda for non-production use only"
              + " (Camunda License 1.0). Production needs a licence from Camunda.");
    }
    LOG.info(
        "embedded engine {} listens at {} (gRPC) and {} (REST), its time is {}",
        VersionUtil.getVersion(),
        engine.grpcAddress(),
        engine.restAddress(),
        engine.clock.instant());
    return engine;
  }

  private static ActorScheduler scheduler() {
    ActorScheduler scheduler =
        ActorScheduler.newActorScheduler()
            .setSchedulerName("engine")
            .setCpuBoundActorThreadCount(2)
            .setIoBoundActorThreadCount(1)
            .build();
    scheduler.start();
    return scheduler;
  }

  /** The engine measures itself in great detail; nobody reads that here. */
  private static MeterRegistry noMeters() {
    MeterRegistry meters = new SimpleMeterRegistry();
    meters.config().meterFilter(MeterFilter.deny());
    return meters;
  }

  private static ExecutorService workers() {
    return Executors.newFixedThreadPool(
        2, Thread.ofPlatform().daemon().name("engine-gateway-", 0).factory());
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("engine-timer").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** Where clients connect to for gRPC. */
  public URI grpcAddress() {
    return grpc.address();
  }

  /** Where clients connect to for REST. */
  public URI restAddress() {
    return rest.address();
  }

  /** What clients must present, made at this start. */
  public CredentialsProvider credentialsProvider() {
    return credentials;
  }

  /** A client of this engine, to be closed by the caller. */
  public CamundaClient newClient() {
    return clientBuilder().build();
  }

  /** Builds clients of this engine. */
  public CamundaClientBuilder clientBuilder() {
    return CamundaClient.newClientBuilder()
        .grpcAddress(grpcAddress())
        .restAddress(restAddress())
        .credentialsProvider(credentials)
        .preferRestOverGrpc(false)
        .defaultRequestTimeout(REQUEST_TIMEOUT);
  }

  /** The engine's time, which is the application's too. */
  public EngineClock clock() {
    return clock;
  }

  /** What the engine is doing. */
  public EngineState state() {
    return state;
  }

  /**
   * Whether nothing moves: all that was written is processed and exported, no job can be taken or
   * is being worked on, no timer and no retry is due. Jobs that back off and jobs in incidents do
   * not count. A caller that has given nothing to the engine since before the call can rely on it
   * until it does, or until time makes something due.
   */
  public boolean isIdle() {
    Partition now = partition;
    OptionalLong end = now.restingAt();
    // The counts tell of at least all up to the end; if the log has not grown, of exactly that.
    return end.isPresent()
        && !state.hasWork(clock.millis())
        && now.endsAt(end.getAsLong())
        && now == partition;
  }

  /**
   * Waits until the engine {@linkplain #isIdle is idle}.
   *
   * @param longest real time to wait at most
   * @return false when it was not idle by then
   */
  public boolean awaitIdle(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!isIdle()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      partition.awaitNews(LOOK_MILLIS);
    }
    return true;
  }

  /** How the engine is. */
  public EngineHealth health() {
    if (closed.get()) {
      return EngineHealth.down("closed");
    }
    Throwable cause = failure.get();
    if (cause != null) {
      return EngineHealth.down("failed: " + cause);
    }
    return partition.problem().map(EngineHealth::down).orElse(EngineHealth.UP);
  }

  private void failed(Throwable cause) {
    if (!closed.get() && failure.compareAndSet(null, cause)) {
      LOG.error("the embedded engine failed and does not go on", cause);
      options.onFailure().accept(cause);
    }
  }

  private EngineStatus status() {
    return new EngineStatus(
        VersionUtil.getVersion(),
        grpcAddress().getHost(),
        grpcAddress().getPort(),
        health().up(),
        purges);
  }

  /**
   * Empties the engine: instances, deployments, messages, everything. It goes on at the same
   * addresses with the same time; workers stay connected.
   *
   * @return how often it was emptied
   */
  public long purge() {
    synchronized (life) {
      if (closed.get()) {
        throw new IllegalStateException("the engine is closed");
      }
      commands.interrupt();
      partition.close();
      folder.removeStates();
      listeners.forEach(RecordListener::onPurge);
      try {
        partition = new Partition(folder.newState(), surroundings);
      } catch (RuntimeException e) {
        failed(e);
        throw e;
      }
      purges++;
      commands.open(partition.newWriter());
      return purges;
    }
  }

  /** The folder that holds the state while the engine runs. */
  Path folder() {
    return folder.path();
  }

  /** The job types that a long poll waits for. */
  List<String> awaitedJobTypes() {
    return polling.awaitedTypes();
  }

  /** Adds a listener for what happens from now on. */
  void listen(RecordListener listener) {
    listeners.add(listener);
  }

  /** The number of blocks in the log. */
  int logSize() {
    return partition.logSize();
  }

  /** Ends the engine: calls that wait are answered with UNAVAILABLE, the folder is removed. */
  @Override
  public void close() {
    synchronized (life) {
      if (closed.compareAndSet(false, true)) {
        closing.close();
      }
    }
  }
}
