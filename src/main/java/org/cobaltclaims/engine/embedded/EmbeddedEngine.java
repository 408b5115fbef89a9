package org.cobaltclaims.engine.embedded;

import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BrokerInfo;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerHealth;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerRole;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.util.VersionUtil;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.cobaltclaims.engine.embedded.record.RecordListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Camunda 8.8 engine in this process, reached over gRPC on a local port like a cluster. It starts
 * empty and leaves nothing behind. When it fails it stays failed: the application is expected to
 * end ({@link EngineOptions#onFailure}).
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
  private final EngineCredentials credentials = new EngineCredentials();
  private final EngineFolder folder;
  private final MemoryLog log = new MemoryLog();
  private final LogProgress progress;
  private final JobPolling polling;
  private final RecordFeed feed;
  private final EngineProcessor processor;
  private final GatewayServer server;

  private EmbeddedEngine(EngineOptions options) {
    this.options = options;
    this.clock = options.clock();
    try {
      folder = closing.add(EngineFolder.create(options.parentFolder()));
      StateStore store = closing.add(StateStore.open(folder.state()));
      MeterRegistry meters = closing.add(noMeters(), MeterRegistry::close);
      ActorScheduler scheduler = closing.add(scheduler());
      LogStream stream = closing.add(logStream(meters), LogStream::close);
      progress = new LogProgress(log, stream);
      ExecutorService executor = closing.add(workers(), ExecutorService::shutdownNow);
      ScheduledThreadPoolExecutor timer = closing.add(timer(), ExecutorService::shutdownNow);
      CommandGateway commands = closing.add(new CommandGateway(stream.newLogStreamWriter()));
      polling = new JobPolling(commands, timer, executor);
      JobStreams streams = new JobStreams(polling);
      feed = closing.add(new RecordFeed(stream, progress, List.of(state), this::failed));
      feed.start();
      processor =
          closing.add(
              new EngineProcessor(
                  stream,
                  store,
                  scheduler,
                  clock,
                  progress,
                  streams,
                  new ReplyWriter(commands),
                  meters,
                  this::failed));
      processor.open();
      GatewayService service =
          new GatewayService(
              commands, new JobCalls(polling, streams, executor), this::topology, executor);
      server = closing.add(GatewayServer.start(service, credentials, executor));
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
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
        "embedded engine {} listens at {}, its time is {}",
        VersionUtil.getVersion(),
        engine.grpcAddress(),
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

  private LogStream logStream(MeterRegistry meters) {
    return LogStream.builder()
        .withPartitionId(Protocol.DEPLOYMENT_PARTITION)
        .withLogName("embedded")
        .withLogStorage(log)
        .withClock(clock)
        .withMeterRegistry(meters)
        .build();
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

  /** Where clients connect to. */
  public URI grpcAddress() {
    return server.address();
  }

  /** What clients must present, made at this start. */
  public CredentialsProvider credentialsProvider() {
    return credentials;
  }

  /** A client of this engine, to be closed by the caller. */
  public CamundaClient newClient() {
    return CamundaClient.newClientBuilder()
        .grpcAddress(grpcAddress())
        .restAddress(grpcAddress())
        .credentialsProvider(credentials)
        .preferRestOverGrpc(false)
        .defaultRequestTimeout(REQUEST_TIMEOUT)
        .build();
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
    OptionalLong end = progress.restingAt();
    // The counts tell of at least all up to the end; if the log has not grown, of exactly that.
    return end.isPresent() && !state.hasWork(clock.millis()) && progress.endsAt(end.getAsLong());
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
      feed.awaitNews(LOOK_MILLIS);
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
    return processor.problem().map(EngineHealth::down).orElse(EngineHealth.UP);
  }

  private void failed(Throwable cause) {
    if (!closed.get() && failure.compareAndSet(null, cause)) {
      LOG.error("the embedded engine failed and does not go on", cause);
      options.onFailure().accept(cause);
    }
  }

  private TopologyResponse topology() {
    String version = VersionUtil.getVersion();
    Partition partition =
        Partition.newBuilder()
            .setPartitionId(Protocol.DEPLOYMENT_PARTITION)
            .setRole(PartitionBrokerRole.LEADER)
            .setHealth(
                health().up() ? PartitionBrokerHealth.HEALTHY : PartitionBrokerHealth.UNHEALTHY)
            .build();
    return TopologyResponse.newBuilder()
        .setClusterSize(1)
        .setPartitionsCount(1)
        .setReplicationFactor(1)
        .setGatewayVersion(version)
        .addBrokers(
            BrokerInfo.newBuilder()
                .setNodeId(0)
                .setHost(grpcAddress().getHost())
                .setPort(grpcAddress().getPort())
                .setVersion(version)
                .addPartitions(partition))
        .build();
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
    feed.listen(listener);
  }

  /** The number of blocks in the log. */
  int logSize() {
    return log.size();
  }

  /** Ends the engine: calls that wait are answered with UNAVAILABLE, the folder is removed. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      closing.close();
    }
  }
}
