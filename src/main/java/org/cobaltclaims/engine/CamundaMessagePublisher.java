package org.cobaltclaims.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Publishes through the client; a message that the engine knows already has been taken. */
@Component
class CamundaMessagePublisher implements MessagePublisher {

  private static final int CONFLICT = 409;

  private final ObjectProvider<CamundaClient> client;

  CamundaMessagePublisher(ObjectProvider<CamundaClient> client) {
    this.client = client;
  }

  @Override
  public CompletionStage<?> publish(EngineMessage message) {
    return client
        .getObject()
        .newPublishMessageCommand()
        .messageName(message.name())
        .correlationKey(message.correlationKey())
        .messageId(message.id())
        .timeToLive(message.timeToLive())
        .variables(message.variables())
        .send()
        .handle(
            (response, failure) -> {
              if (failure != null && !knownAlready(failure)) {
                throw failure instanceof CompletionException wrapped
                    ? wrapped
                    : new CompletionException(failure);
              }
              return message.id();
            });
  }

  static boolean knownAlready(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof ClientStatusException status
            && status.getStatusCode() == Status.Code.ALREADY_EXISTS
        || cause instanceof ClientHttpException http && http.code() == CONFLICT;
  }
}
