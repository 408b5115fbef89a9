package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.stream.job.ActivatedJob;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;

/**
 * The open job streams. The engine asks for one whenever a job may be taken: if there is one, the
 * job is activated and pushed at once; if not, the long polls are told.
 */
public final class JobStreams implements JobStreamer {

  /** A client that wants jobs pushed to it. */
  public interface Subscriber {

    /** Whether it can take a job now. */
    boolean ready();

    /** Takes a job, false when it could not be sent. */
    boolean push(long jobKey, JobRecord job);
  }

  private final JobPolling polling;
  private final Map<String, List<Stream>> streams = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();

  public JobStreams(JobPolling polling) {
    this.polling = polling;
  }

  /** Adds a subscriber; what is returned takes it away again. */
  public Runnable subscribe(
      String jobType, JobActivationProperties properties, Subscriber subscriber) {
    Stream stream = new Stream(properties, subscriber);
    List<Stream> ofType = streams.computeIfAbsent(jobType, type -> new CopyOnWriteArrayList<>());
    ofType.add(stream);
    return () -> ofType.remove(stream);
  }

  @Override
  public void notifyWorkAvailable(String jobType) {
    polling.announce(jobType);
  }

  @Override
  public Optional<JobStream> streamFor(
      DirectBuffer jobType, Predicate<JobActivationProperties> filter) {
    List<Stream> ofType = streams.getOrDefault(BufferUtil.bufferAsString(jobType), List.of());
    List<Stream> able =
        ofType.stream()
            .filter(stream -> stream.subscriber.ready() && filter.test(stream.properties))
            .toList();
    return able.isEmpty()
        ? Optional.empty()
        : Optional.of(able.get(Math.floorMod(turn.getAndIncrement(), able.size())));
  }

  private final class Stream implements JobStream {
    private final JobActivationProperties properties;
    private final Subscriber subscriber;

    private Stream(JobActivationProperties properties, Subscriber subscriber) {
      this.properties = properties;
      this.subscriber = subscriber;
    }

    @Override
    public JobActivationProperties properties() {
      return properties;
    }

    @Override
    public void push(ActivatedJob job) {
      if (!subscriber.push(job.jobKey(), job.jobRecord())) {
        polling.handBack(List.of(job.jobKey()));
      }
    }
  }
}
