package org.cobaltclaims.engine;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of an exception where others read it: logs, incidents, the engine's database.
 * Another library's message may repeat what it choked on, ours name ids only.
 */
final class Failures {

  private static final String OURS = "org.cobaltclaims.";

  private Failures() {}

  /**
   * What the engine answered over gRPC, itself and not one of its causes; null if this is no such
   * answer. A future fails with gRPC's own exception, which the client wraps only for those who
   * join it.
   */
  static Status.@Nullable Code grpcStatus(Throwable failure) {
    return switch (failure) {
      case ClientStatusException answer -> answer.getStatusCode();
      case StatusRuntimeException answer -> answer.getStatus().getCode();
      case StatusException answer -> answer.getStatus().getCode();
      default -> null;
    };
  }

  /** The kind of the failure's cause, and what the engine answered if it did. */
  static String name(Throwable failure) {
    Throwable cause = unwrap(failure);
    Status.Code answer = grpcStatus(cause);
    String kind = cause.getClass().getSimpleName();
    return answer == null ? kind : kind + " " + answer;
  }

  /** The kind, and the message where it is ours. */
  static String describe(Throwable failure) {
    Throwable cause = unwrap(failure);
    return isOurs(cause) ? name(cause) + ": " + cause.getMessage() : name(cause);
  }

  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Ours are our own types, and the plain ones that our own code threw. */
  private static boolean isOurs(Throwable failure) {
    if (failure.getMessage() == null) {
      return false;
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass().getName().startsWith(OURS)
        || (failure instanceof IllegalStateException || failure instanceof IllegalArgumentException)
            && trace.length > 0
            && trace[0].getClassName().startsWith(OURS);
  }

  /** The same failure for a log: types, places and our own messages. */
  static Throwable forLog(Throwable failure) {
    Throwable cause = unwrap(failure);
    Silenced silenced = new Silenced(describe(cause));
    silenced.setStackTrace(cause.getStackTrace());
    if (cause.getCause() != null && cause.getCause() != cause) {
      silenced.initCause(forLog(cause.getCause()));
    }
    return silenced;
  }

  private static final class Silenced extends RuntimeException {
    private static final long serialVersionUID = 1;

    Silenced(String message) {
      super(message);
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
