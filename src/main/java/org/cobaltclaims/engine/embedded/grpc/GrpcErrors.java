package org.cobaltclaims.engine.embedded.grpc;

import io.camunda.zeebe.protocol.record.RejectionType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.cobaltclaims.engine.embedded.command.Reply.Refused;
import org.cobaltclaims.engine.embedded.command.Reply.Rejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in gRPC's terms why a command was not carried out; codes as a cluster's gateway has them.
 */
final class GrpcErrors {

  private static final Logger LOG = LoggerFactory.getLogger(GrpcErrors.class);

  private GrpcErrors() {}

  static StatusRuntimeException of(Rejected rejected) {
    return code(rejected.type())
        .withDescription(
            "Command '%s' rejected with code '%s': %s"
                .formatted(rejected.intent(), rejected.type(), rejected.reason()))
        .asRuntimeException();
  }

  static StatusRuntimeException of(Refused refused) {
    Status status =
        switch (refused.cause()) {
          case OVERLOADED, TOO_LARGE -> Status.RESOURCE_EXHAUSTED;
          case PURGED, CLOSED -> Status.UNAVAILABLE;
        };
    return status.withDescription(refused.reason()).asRuntimeException();
  }

  /** For what goes wrong before a command is sent: a request that cannot be understood. */
  static StatusRuntimeException of(RuntimeException error) {
    if (error instanceof StatusRuntimeException status) {
      return status;
    }
    if (error instanceof IllegalArgumentException) {
      return Status.INVALID_ARGUMENT.withDescription(error.getMessage()).asRuntimeException();
    }
    LOG.warn("a request failed in the embedded engine's gateway", error);
    return Status.INTERNAL
        .withDescription("the embedded engine failed over this request: " + error.getClass())
        .withCause(error)
        .asRuntimeException();
  }

  private static Status code(RejectionType type) {
    return switch (type) {
      case INVALID_ARGUMENT -> Status.INVALID_ARGUMENT;
      case NOT_FOUND -> Status.NOT_FOUND;
      case ALREADY_EXISTS -> Status.ALREADY_EXISTS;
      case INVALID_STATE -> Status.FAILED_PRECONDITION;
      case PROCESSING_ERROR -> Status.INTERNAL;
      case EXCEEDED_BATCH_RECORD_SIZE -> Status.RESOURCE_EXHAUSTED;
      case UNAUTHORIZED, FORBIDDEN -> Status.PERMISSION_DENIED;
      default -> Status.UNKNOWN;
    };
  }
}
