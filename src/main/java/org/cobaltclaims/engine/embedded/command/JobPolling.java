package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cobaltclaims.engine.embedded.command.Reply.Accepted;
import org.cobaltclaims.engine.embedded.command.Reply.Cause;
import org.cobaltclaims.engine.embedded.command.Reply.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Long polling for jobs, for any protocol: a poll that finds nothing waits until a job of its type
 * appears or its time is over. Jobs that were activated for a client that has gone are handed back
 * at once instead of lying idle until their timeout.
 */
public final class JobPolling {

  /** How long a poll waits that does not say; a cluster's default. */
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);

  /** What is known about one job type. */
  private static final class Type {
    private final Deque<Poll> waiting = new ArrayDeque<>();

    /** Counts announcements, so that one made while a poll is under way is not lost. */
    private long announcements;
  }

  private final class Poll {
    private final String type;
    private final Supplier<JobBatchRecord> request;
    private final CompletableFuture<Reply> result = new CompletableFuture<>();
    private final long deadline;
    private @Nullable Reply lastEmpty;

    private Poll(String type, Supplier<JobBatchRecord> request, long deadline) {
      this.type = type;
      this.request = request;
      this.deadline = deadline;
    }

    private boolean over() {
      return System.nanoTime() - deadline >= 0;
    }
  }

  private final CommandGateway commands;
  private final ScheduledExecutorService timer;
  private final Executor executor;
  private final Map<String, Type> types = new HashMap<>();

  public JobPolling(CommandGateway commands, ScheduledExecutorService timer, Executor executor) {
    this.commands = commands;
    this.timer = timer;
    this.executor = executor;
  }

  /**
   * Asks for jobs.
   *
   * @param request makes the record that says what is wanted, afresh for every try
   * @param wait real time to wait for a job, zero for not at all
   * @return accepted with a {@link JobBatchRecord}, which is empty when the time is over, or the
   *     engine's rejection; cancelled by the client when it goes
   */
  public CompletableFuture<Reply> poll(
      String type, Supplier<JobBatchRecord> request, Duration wait) {
    Poll poll = new Poll(type, request, System.nanoTime() + wait.toNanos());
    tryNow(poll);
    if (wait.isPositive()) {
      var expiry = timer.schedule(() -> expire(poll), wait.toNanos(), TimeUnit.NANOSECONDS);
      poll.result.whenComplete(
          (reply, error) -> {
            expiry.cancel(false);
            forget(poll);
          });
    }
    return poll.result;
  }

  /**
   * How long a poll waits, as clients say it.
   *
   * @param millis null or 0 for a cluster's default, negative for not at all
   */
  public static Duration waiting(@Nullable Long millis) {
    if (millis == null || millis == 0) {
      return DEFAULT_WAIT;
    }
    return millis < 0 ? Duration.ZERO : Duration.ofMillis(millis);
  }

  /** Tells that a job of the type may be taken. */
  void announce(String jobType) {
    Poll next;
    synchronized (types) {
      Type type = type(jobType);
      type.announcements++;
      next = type.waiting.poll();
    }
    if (next != null) {
      Poll woken = next;
      executor.execute(() -> tryNow(woken));
    }
  }

  /** Gives jobs back that their client cannot take; their retries stay as they are. */
  public void handBack(Iterable<Long> jobKeys) {
    for (long key : jobKeys) {
      commands.send(Command.on(key, ValueType.JOB, JobIntent.YIELD, new JobRecord()));
    }
  }

  /** Gives all jobs of a reply back. */
  public void handBack(Reply reply) {
    if (reply instanceof Accepted accepted) {
      handBack(accepted.read(new JobBatchRecord()).getJobKeys());
    }
  }

  private void tryNow(Poll poll) {
    if (poll.result.isDone()) {
      passOn(poll);
      return;
    }
    long announcements;
    synchronized (types) {
      announcements = type(poll.type).announcements;
    }
    commands
        .send(Command.create(ValueType.JOB_BATCH, JobBatchIntent.ACTIVATE, poll.request.get()))
        .thenAcceptAsync(reply -> answered(poll, announcements, reply), executor);
  }

  private void answered(Poll poll, long announcementsBefore, Reply reply) {
    if (reply instanceof Refused refused && refused.cause() == Cause.PURGED && !poll.over()) {
      tryNow(poll);
      return;
    }
    boolean empty =
        reply instanceof Accepted accepted
            && accepted.read(new JobBatchRecord()).getJobKeys().isEmpty();
    if (!empty) {
      if (!poll.result.complete(reply)) {
        handBack(reply);
      }
      return;
    }
    synchronized (types) {
      Type type = type(poll.type);
      // Expiry and departure look into the queue under the same lock: whichever came before is
      // seen here, whichever comes later finds the poll in the queue.
      if (type.announcements == announcementsBefore && !poll.over() && !poll.result.isDone()) {
        poll.lastEmpty = reply;
        type.waiting.add(poll);
        return;
      }
    }
    if (poll.over()) {
      poll.result.complete(reply);
    } else {
      tryNow(poll);
    }
  }

  /** The woken poll has ended meanwhile: the announcement belongs to the next. */
  private void passOn(Poll ended) {
    announce(ended.type);
  }

  private void expire(Poll poll) {
    Reply empty;
    synchronized (types) {
      empty = type(poll.type).waiting.remove(poll) ? poll.lastEmpty : null;
    }
    // When it is under way, its answer ends it.
    if (empty != null) {
      poll.result.complete(empty);
    }
  }

  private void forget(Poll poll) {
    synchronized (types) {
      type(poll.type).waiting.remove(poll);
    }
  }

  private Type type(String name) {
    return types.computeIfAbsent(name, unknown -> new Type());
  }

  /** The types that somebody waits for, for tests and diagnosis. */
  public List<String> awaitedTypes() {
    synchronized (types) {
      return types.entrySet().stream()
          .filter(entry -> !entry.getValue().waiting.isEmpty())
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }
  }
}
