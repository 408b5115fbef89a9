package org.cobaltclaims.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.CompleteUserTaskCommandStep1;
import io.camunda.client.api.command.UpdateUserTaskCommandStep1;
import io.grpc.Status;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Publishes through the client; a message that the engine knows already has been taken, and so has
 * a command about a user task that is gone.
 */
@Component
class CamundaMessagePublisher implements MessagePublisher {

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectProvider<CamundaClient> client;
  private final ObjectProvider<EngineCommand> commands;

  CamundaMessagePublisher(
      ObjectProvider<CamundaClient> client, ObjectProvider<EngineCommand> commands) {
    this.client = client;
    this.commands = commands;
  }

  @Override
  public CompletionStage<?> publish(EngineMessage message) {
    return switch (message.name()) {
      case UserTasks.COMPLETE -> complete(message);
      case UserTasks.ASSIGN -> assign(message);
      case UserTasks.RESCHEDULE -> reschedule(message);
      default ->
          commands.stream()
              .filter(command -> command.name().equals(message.name()))
              .findFirst()
              .<CompletionStage<?>>map(
                  command -> command.send(client.getObject(), message.correlationKey()))
              .orElseGet(() -> send(message));
    };
  }

  private CompletionStage<?> complete(EngineMessage command) {
    JsonNode what = read(command);
    CompleteUserTaskCommandStep1 complete =
        client.getObject().newCompleteUserTaskCommand(what.required(UserTasks.KEY).asLong());
    String decision = ProcessNames.FormFields.DECISION;
    return unlessGone(
        what.has(decision)
            ? complete
                .variables(Map.<String, Object>of(decision, what.get(decision).asText()))
                .send()
            : complete.send());
  }

  private CompletionStage<?> assign(EngineMessage command) {
    JsonNode what = read(command);
    long key = what.required(UserTasks.KEY).asLong();
    String assignee = what.required(UserTasks.ASSIGNEE).asText();
    return unlessGone(
        assignee.isEmpty()
            ? client.getObject().newUnassignUserTaskCommand(key).send()
            : client
                .getObject()
                .newAssignUserTaskCommand(key)
                .assignee(assignee)
                .allowOverride(true)
                .send());
  }

  private CompletionStage<?> reschedule(EngineMessage command) {
    JsonNode what = read(command);
    UpdateUserTaskCommandStep1 update =
        client
            .getObject()
            .newUpdateUserTaskCommand(what.required(UserTasks.KEY).asLong())
            .priority(what.required(UserTasks.PRIORITY).asInt());
    String followUp = what.required(UserTasks.FOLLOW_UP_DATE).asText();
    return unlessGone(
        (followUp.isEmpty() ? update.clearFollowUpDate() : update.followUpDate(followUp)).send());
  }

  private static JsonNode read(EngineMessage command) {
    try {
      return JSON.readTree(command.variables());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("command " + command.id() + " cannot be read", e);
    }
  }

  /** A user task that is gone has been completed, or its process went on without it. */
  private static CompletionStage<?> unlessGone(CompletionStage<?> answer) {
    return answer.handle(
        (response, failure) -> {
          if (failure != null && !gone(failure)) {
            throw failure instanceof CompletionException wrapped
                ? wrapped
                : new CompletionException(failure);
          }
          return true;
        });
  }

  static boolean gone(Throwable failure) {
    return answers(failure, Status.Code.NOT_FOUND, NOT_FOUND);
  }

  private CompletionStage<?> send(EngineMessage message) {
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
    return answers(failure, Status.Code.ALREADY_EXISTS, CONFLICT);
  }

  private static boolean answers(Throwable failure, Status.Code grpc, int http) {
    Throwable cause = Failures.unwrap(failure);
    return Failures.grpcStatus(cause) == grpc
        || cause instanceof ClientHttpException answer && answer.code() == http;
  }
}
