package org.cobaltclaims.engine.embedded.endpoint;

import io.camunda.client.protocol.rest.MessageCorrelationRequest;
import io.camunda.client.protocol.rest.MessageCorrelationResult;
import io.camunda.client.protocol.rest.MessagePublicationRequest;
import io.camunda.client.protocol.rest.MessagePublicationResult;
import io.camunda.client.protocol.rest.SignalBroadcastRequest;
import io.camunda.client.protocol.rest.SignalBroadcastResult;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageCorrelationRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.MessageCommands;
import org.cobaltclaims.engine.embedded.rest.Answer;
import org.cobaltclaims.engine.embedded.rest.Call;
import org.cobaltclaims.engine.embedded.rest.Route;

/** Messages and signals. */
public final class MessageEndpoints {

  private final Commands commands;

  public MessageEndpoints(Commands commands) {
    this.commands = commands;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/v2/messages/publication", this::publish),
        Route.post("/v2/messages/correlation", this::correlate),
        Route.post("/v2/signals/broadcast", this::broadcast));
  }

  private CompletionStage<Answer> publish(Call call) {
    MessagePublicationRequest request = call.json(MessagePublicationRequest.class);
    Long timeToLive = request.getTimeToLive();
    return commands.send(
        call,
        MessageCommands.publish(
            Fields.required("name", request.getName()),
            Fields.text(request.getCorrelationKey()),
            Fields.text(request.getMessageId()),
            timeToLive == null ? 0 : timeToLive,
            Documents.fromMap(request.getVariables()),
            request.getTenantId()),
        reply ->
            Answer.json(
                new MessagePublicationResult()
                    .messageKey(String.valueOf(reply.key()))
                    .tenantId(reply.read(new MessageRecord()).getTenantId())));
  }

  private CompletionStage<Answer> correlate(Call call) {
    MessageCorrelationRequest request = call.json(MessageCorrelationRequest.class);
    return commands.send(
        call,
        MessageCommands.correlate(
            Fields.required("name", request.getName()),
            Fields.text(request.getCorrelationKey()),
            Documents.fromMap(request.getVariables()),
            request.getTenantId()),
        reply -> {
          MessageCorrelationRecord message = reply.read(new MessageCorrelationRecord());
          return Answer.json(
              new MessageCorrelationResult()
                  .messageKey(String.valueOf(reply.key()))
                  .processInstanceKey(String.valueOf(message.getProcessInstanceKey()))
                  .tenantId(message.getTenantId()));
        });
  }

  private CompletionStage<Answer> broadcast(Call call) {
    SignalBroadcastRequest request = call.json(SignalBroadcastRequest.class);
    return commands.send(
        call,
        MessageCommands.broadcast(
            Fields.required("signalName", request.getSignalName()),
            Documents.fromMap(request.getVariables()),
            request.getTenantId()),
        reply ->
            Answer.json(
                new SignalBroadcastResult()
                    .signalKey(String.valueOf(reply.key()))
                    .tenantId(reply.read(new SignalRecord()).getTenantId())));
  }
}
