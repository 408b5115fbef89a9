package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.cobaltclaims.engine.embedded.command.CommandGateway;
import org.cobaltclaims.engine.embedded.record.RecordListener;

/**
 * The engine's one partition from empty to gone: its log, its state, the processor and the reading
 * of its records. A purge ends it and begins another in the same surroundings.
 */
final class Partition implements AutoCloseable {

  /**
   * What outlives a purge.
   *
   * @param listeners told of every record; may grow while the partition lives
   * @param onFailure told when the partition has failed for good
   */
  record Surroundings(
      ActorScheduler scheduler,
      EngineClock clock,
      MeterRegistry meters,
      JobStreamer jobs,
      CommandGateway commands,
      List<RecordListener> listeners,
      Consumer<Throwable> onFailure) {}

  private final Closing closing = new Closing();
  private final MemoryLog log = new MemoryLog();
  private final LogStream stream;
  private final LogProgress progress;
  private final RecordFeed feed;
  private final EngineProcessor processor;

  /**
   * Opens an empty partition and returns when it processes.
   *
   * @param folder for its state; must not exist
   * @throws RuntimeException when it does not come up; nothing stays open then
   */
  Partition(Path folder, Surroundings around) {
    try {
      StateStore store = closing.add(StateStore.open(folder));
      stream = closing.add(logStream(around), LogStream::close);
      progress = new LogProgress(log, stream);
      feed = closing.add(new RecordFeed(stream, progress, around.listeners(), around.onFailure()));
      feed.start();
      processor =
          closing.add(
              new EngineProcessor(
                  stream, store, progress, around, new ReplyWriter(around.commands())));
      processor.open();
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private LogStream logStream(Surroundings around) {
    return LogStream.builder()
        .withPartitionId(Protocol.DEPLOYMENT_PARTITION)
        .withLogName("embedded")
        .withLogStorage(log)
        .withClock(around.clock())
        .withMeterRegistry(around.meters())
        .build();
  }

  LogStreamWriter newWriter() {
    return stream.newLogStreamWriter();
  }

  /** The log's end when everything up to it is processed and exported, empty otherwise. */
  OptionalLong restingAt() {
    return progress.restingAt();
  }

  /** Whether the log still ends there. */
  boolean endsAt(long position) {
    return progress.endsAt(position);
  }

  /** Waits until records were read, at most for the given real time. */
  void awaitNews(long millis) throws InterruptedException {
    feed.awaitNews(millis);
  }

  /** What keeps it from processing, empty when it is well. */
  Optional<String> problem() {
    return processor.problem();
  }

  /** The number of blocks in the log. */
  int logSize() {
    return log.size();
  }

  @Override
  public void close() {
    closing.close();
  }
}
