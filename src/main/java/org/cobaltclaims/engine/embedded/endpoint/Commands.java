package org.cobaltclaims.engine.embedded.endpoint;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.cobaltclaims.engine.embedded.command.Command;
import org.cobaltclaims.engine.embedded.command.CommandGateway;
import org.cobaltclaims.engine.embedded.command.Reply;
import org.cobaltclaims.engine.embedded.command.Reply.Accepted;
import org.cobaltclaims.engine.embedded.rest.Answer;
import org.cobaltclaims.engine.embedded.rest.Call;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.jspecify.annotations.Nullable;

/** Sends commands for REST calls; what the engine did not do is told as a {@link Problem}. */
public final class Commands {

  private final CommandGateway gateway;
  private final Executor executor;

  /**
   * @param executor turns replies into answers, so that the engine's own thread need not
   */
  public Commands(CommandGateway gateway, Executor executor) {
    this.gateway = gateway;
    this.executor = executor;
  }

  /** Sends a command that has nothing to answer but that it was done: 204. */
  CompletionStage<Answer> send(Call call, Command command) {
    return send(call, command, reply -> Answer.noContent());
  }

  CompletionStage<Answer> send(Call call, Command command, Function<Accepted, Answer> answer) {
    CompletableFuture<Reply> reply = gateway.send(command);
    call.disconnected().thenRun(() -> reply.cancel(false));
    return answer(reply, answer);
  }

  /**
   * The same with a limit to the wait.
   *
   * @param longestMillis null or 0 for none
   */
  CompletionStage<Answer> send(
      Call call, Command command, @Nullable Long longestMillis, Function<Accepted, Answer> answer) {
    if (longestMillis == null || longestMillis <= 0) {
      return send(call, command, answer);
    }
    return send(call, command, answer)
        .toCompletableFuture()
        .orTimeout(longestMillis, TimeUnit.MILLISECONDS)
        .exceptionally(
            error -> {
              if (error instanceof TimeoutException) {
                throw new Problem(
                    504,
                    "DEADLINE_EXCEEDED",
                    "no result within " + Duration.ofMillis(longestMillis));
              }
              throw error instanceof CompletionException completion
                  ? completion
                  : new CompletionException(error);
            });
  }

  /** Answers when the reply is there. */
  CompletionStage<Answer> answer(CompletionStage<Reply> reply, Function<Accepted, Answer> answer) {
    return reply.thenApplyAsync(
        known ->
            switch (known) {
              case Accepted accepted -> answer.apply(accepted);
              case Reply.Rejected rejected -> throw problem(rejected);
              case Reply.Refused refused -> throw problem(refused);
            },
        executor);
  }

  private static Problem problem(Reply.Rejected rejected) {
    int status =
        switch (rejected.type()) {
          case INVALID_ARGUMENT -> 400;
          case UNAUTHORIZED -> 401;
          case FORBIDDEN -> 403;
          case NOT_FOUND -> 404;
          case ALREADY_EXISTS, INVALID_STATE -> 409;
          case EXCEEDED_BATCH_RECORD_SIZE -> 413;
          default -> 500;
        };
    return new Problem(
        status,
        rejected.type().name(),
        "Command '%s' rejected with code '%s': %s"
            .formatted(rejected.intent(), rejected.type(), rejected.reason()));
  }

  private static Problem problem(Reply.Refused refused) {
    return switch (refused.cause()) {
      case OVERLOADED -> new Problem(503, "RESOURCE_EXHAUSTED", refused.reason());
      case TOO_LARGE -> new Problem(413, "RESOURCE_EXHAUSTED", refused.reason());
      case PURGED, CLOSED -> new Problem(503, "UNAVAILABLE", refused.reason());
    };
  }
}
