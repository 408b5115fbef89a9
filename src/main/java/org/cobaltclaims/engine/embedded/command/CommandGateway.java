package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.LogStreamWriter.WriteFailure;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import io.camunda.zeebe.util.Either;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.cobaltclaims.engine.embedded.command.Reply.Cause;
import org.cobaltclaims.engine.embedded.command.Reply.Refused;

/**
 * The command layer that every protocol stands on: writes a command to the engine's log and
 * completes when the engine answers. Nothing is lost silently: a write that the log refuses is
 * answered at once, and closing answers everything that still waits.
 */
public final class CommandGateway implements AutoCloseable {

  private static final int REQUEST_STREAM = 1;

  /**
   * What starts new work, and how much of it may wait for its answer. More is refused at once: its
   * sender would only run into its deadline and not know what became of it. What ends work (jobs
   * completed, tasks decided) is never held up.
   */
  private static final Set<Intent> NEW_WORK =
      Set.of(MessageIntent.PUBLISH, ProcessInstanceCreationIntent.CREATE, SignalIntent.BROADCAST);

  static final int MOST_NEW_WORK = 256;

  /** Completed with the log to write to; a new one, still open, while the engine is purged. */
  private volatile CompletableFuture<LogStreamWriter> log;

  private final AtomicLong lastRequest = new AtomicLong();
  private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger newWork = new AtomicInteger();
  private volatile boolean closed;

  /** A gateway that holds commands back until {@link #open} is called. */
  public CommandGateway() {
    log = new CompletableFuture<>();
  }

  /** A gateway to the log. */
  public CommandGateway(LogStreamWriter log) {
    this.log = CompletableFuture.completedFuture(log);
  }

  /** From now on commands go to the given log; what was held back goes first. */
  public void open(LogStreamWriter newLog) {
    log.complete(newLog);
  }

  /**
   * The log is going away: answers everything that waits, and holds back what comes until the next
   * {@link #open}.
   */
  public void interrupt() {
    log = new CompletableFuture<>();
    waiting.values().forEach(reply -> reply.complete(PURGED));
  }

  /**
   * Sends a command. The future always completes normally, with one of the three kinds of reply;
   * cancelling it means that nobody wants the answer any more, not that the command is taken back.
   */
  public CompletableFuture<Reply> send(Command command) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    if (closed) {
      reply.complete(CLOSED);
      return reply;
    }
    CompletableFuture<LogStreamWriter> current = log;
    if (current.isDone()) {
      write(command, current, reply);
    } else {
      long request = lastRequest.incrementAndGet();
      waiting.put(request, reply);
      reply.whenComplete((answer, error) -> waiting.remove(request));
      current.thenRun(
          () -> {
            waiting.remove(request);
            if (!reply.isDone()) {
              write(command, current, reply);
            }
          });
      if (closed) {
        reply.complete(CLOSED);
      }
    }
    return reply;
  }

  private void write(
      Command command, CompletableFuture<LogStreamWriter> current, CompletableFuture<Reply> reply) {
    LogStreamWriter writer = current.join();
    long request = lastRequest.incrementAndGet();
    LogAppendEntry entry =
        LogAppendEntry.of(
            command.key(), command.metadata(REQUEST_STREAM, request), command.value());
    if (!writer.canWriteEvents(1, entry.getLength())) {
      reply.complete(new Refused(Cause.TOO_LARGE, "the command exceeds the size of a log entry"));
      return;
    }
    if (NEW_WORK.contains(command.intent())) {
      if (newWork.incrementAndGet() > MOST_NEW_WORK) {
        newWork.decrementAndGet();
        reply.complete(
            new Refused(
                Cause.OVERLOADED, "the engine is busy: %d commands wait".formatted(MOST_NEW_WORK)));
        return;
      }
      reply.whenComplete((answer, error) -> newWork.decrementAndGet());
    }
    waiting.put(request, reply);
    reply.whenComplete((answer, error) -> waiting.remove(request));
    Either<WriteFailure, Long> written =
        writer.tryWrite(WriteContext.userCommand(command.intent()), entry);
    if (closed) {
      reply.complete(CLOSED);
    } else if (log != current) {
      reply.complete(PURGED);
    } else if (written.isLeft()) {
      reply.complete(refusal(written.getLeft()));
    }
  }

  /** The engine's answer to a request; unknown ids belong to clients that have gone. */
  public void answer(long request, Reply reply) {
    CompletableFuture<Reply> future = waiting.get(request);
    if (future != null) {
      future.complete(reply);
    }
  }

  /** The number of commands whose answer is outstanding. */
  int outstanding() {
    return waiting.size();
  }

  @Override
  public void close() {
    closed = true;
    waiting.values().forEach(reply -> reply.complete(CLOSED));
  }

  private static final Refused PURGED =
      new Refused(Cause.PURGED, "the engine was emptied before it answered");

  private static final Refused CLOSED = new Refused(Cause.CLOSED, "the engine is closed");

  private static Refused refusal(WriteFailure failure) {
    return switch (failure) {
      case CLOSED -> CLOSED;
      case REQUEST_LIMIT_EXHAUSTED, WRITE_LIMIT_EXHAUSTED ->
          new Refused(Cause.OVERLOADED, "the engine is busy: " + failure);
      case INVALID_ARGUMENT ->
          throw new IllegalArgumentException("a command without value or metadata");
    };
  }
}
