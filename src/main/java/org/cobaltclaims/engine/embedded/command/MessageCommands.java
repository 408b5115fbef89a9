package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.record.value.message.MessageCorrelationRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.MessageCorrelationIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** Messages and signals from clients, as commands. */
public final class MessageCommands {

  private MessageCommands() {}

  /**
   * Publishes a message: it waits for whom it is for as long as it lives.
   *
   * @param id the same id is accepted once while the message lives; empty for none
   * @param timeToLiveMillis 0 for a message that is lost unless somebody waits
   */
  public static Command publish(
      String name,
      String correlationKey,
      String id,
      long timeToLiveMillis,
      DirectBuffer variables,
      @Nullable String tenant) {
    MessageRecord message =
        new MessageRecord()
            .setName(name)
            .setCorrelationKey(correlationKey)
            .setMessageId(id)
            .setTimeToLive(timeToLiveMillis)
            .setVariables(variables)
            .setTenantId(Documents.tenant(tenant));
    return Command.create(ValueType.MESSAGE, MessageIntent.PUBLISH, message);
  }

  /** Correlates a message now; the answer says with which instance, or that there is none. */
  public static Command correlate(
      String name, String correlationKey, DirectBuffer variables, @Nullable String tenant) {
    MessageCorrelationRecord message =
        new MessageCorrelationRecord()
            .setName(name)
            .setCorrelationKey(correlationKey)
            .setVariables(variables)
            .setTenantId(Documents.tenant(tenant));
    return Command.create(
        ValueType.MESSAGE_CORRELATION, MessageCorrelationIntent.CORRELATE, message);
  }

  public static Command broadcast(String signal, DirectBuffer variables, @Nullable String tenant) {
    SignalRecord record =
        new SignalRecord()
            .setSignalName(signal)
            .setVariables(variables)
            .setTenantId(Documents.tenant(tenant));
    return Command.create(ValueType.SIGNAL, SignalIntent.BROADCAST, record);
  }
}
