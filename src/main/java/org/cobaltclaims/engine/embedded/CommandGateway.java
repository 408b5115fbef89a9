package org.cobaltclaims.engine.embedded;

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
import org.cobaltclaims.engine.embedded.Reply.Cause;
import org.cobaltclaims.engine.embedded.Reply.Refused;

/**
 * The command layer that every protocol stands on: writes a command to the engine's log and
 * completes when the engine answers. Nothing is lost silently: a write that the log refuses is
 * answered at once, and closing answers everything that still waits.
 */
final class CommandGateway implements AutoCloseable {

  private static final int REQUEST_STREAM = 1;

  /**
   * What starts new work, and how much of it may wait for its answer. More is refused at once: its
   * sender would only run into its deadline and not know what became of it. What ends work (jobs
   * completed, tasks decided) is never held up.
   */
  private static final Set<Intent> NEW_WORK =
      Set.of(MessageIntent.PUBLISH, ProcessInstanceCreationIntent.CREATE, SignalIntent.BROADCAST);

  static final int MOST_NEW_WORK = 256;

  private final LogStreamWriter log;
  private final AtomicLong lastRequest = new AtomicLong();
  private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger newWork = new AtomicInteger();
  private volatile boolean closed;

  CommandGateway(LogStreamWriter log) {
    this.log = log;
  }

  /**
   * Sends a command. The future always completes normally, with one of the three kinds of reply;
   * cancelling it means that nobody wants the answer any more, not that the command is taken back.
   */
  CompletableFuture<Reply> send(Command command) {
    long request = lastRequest.incrementAndGet();
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    LogAppendEntry entry =
        LogAppendEntry.of(
            command.key(), command.metadata(REQUEST_STREAM, request), command.value());
    if (!log.canWriteEvents(1, entry.getLength())) {
      reply.complete(new Refused(Cause.TOO_LARGE, "the command exceeds the size of a log entry"));
      return reply;
    }
    if (NEW_WORK.contains(command.intent())) {
      if (newWork.incrementAndGet() > MOST_NEW_WORK) {
        newWork.decrementAndGet();
        reply.complete(
            new Refused(
                Cause.OVERLOADED, "the engine is busy: %d commands wait".formatted(MOST_NEW_WORK)));
        return reply;
      }
      reply.whenComplete((answer, error) -> newWork.decrementAndGet());
    }
    waiting.put(request, reply);
    reply.whenComplete((answer, error) -> waiting.remove(request));
    Either<WriteFailure, Long> written =
        log.tryWrite(WriteContext.userCommand(command.intent()), entry);
    if (written.isLeft()) {
      reply.complete(refusal(written.getLeft()));
    } else if (closed) {
      reply.complete(CLOSED);
    }
    return reply;
  }

  /** The engine's answer to a request; unknown ids belong to clients that have gone. */
  void answer(long request, Reply reply) {
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
