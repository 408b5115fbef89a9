package org.cobaltclaims.engine;

import io.camunda.client.api.command.ClientHttpException;
import io.grpc.Status;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Failures that say nothing about the work itself: the engine, the database or the disk cannot be
 * used at the moment. The same work is right again when that is over, however long it lasts.
 */
public final class Outage {

  private static final Set<Status.Code> UNREACHABLE =
      EnumSet.of(
          Status.Code.UNAVAILABLE,
          // A broker that lost its partition to another does not say whether it had done it.
          Status.Code.ABORTED,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.CANCELLED,
          Status.Code.UNAUTHENTICATED);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_FAULTS = 500;

  /** SQL states of class 08 tell of the connection. */
  private static final String CONNECTION = "08";

  private Outage() {}

  /** True if the failure or one of its causes is of this kind. */
  public static boolean is(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (isItself(t)) {
        return true;
      }
    }
    return false;
  }

  /** True if the engine is there and has no room at the moment: it has to be asked more slowly. */
  static boolean isPushingBack(Throwable failure) {
    Throwable cause = Failures.unwrap(failure);
    return Failures.grpcStatus(cause) == Status.Code.RESOURCE_EXHAUSTED
        || cause instanceof ClientHttpException http && http.code() == TOO_MANY_REQUESTS;
  }

  private static boolean isItself(Throwable failure) {
    Status.Code answer = Failures.grpcStatus(failure);
    if (answer != null) {
      return UNREACHABLE.contains(answer);
    }
    return switch (failure) {
      case ClientHttpException http ->
          http.code() >= SERVER_FAULTS || http.code() == TOO_MANY_REQUESTS;
      case SQLTransientConnectionException connection -> true;
      case SQLNonTransientConnectionException connection -> true;
      case SQLRecoverableException connection -> true;
      case SQLException sql ->
          sql.getSQLState() != null && sql.getSQLState().startsWith(CONNECTION);
      case TimeoutException timeout -> true;
      case InterruptedException ending -> true;
      case NoSuchFileException gone -> false;
      case EOFException cutOff -> false;
      case IOException disk -> disk.getClass().getPackageName().startsWith("java.");
      default -> false;
    };
  }
}
