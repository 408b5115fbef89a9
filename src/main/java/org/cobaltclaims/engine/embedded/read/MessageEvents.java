package org.cobaltclaims.engine.embedded.read;

import io.camunda.zeebe.protocol.impl.record.value.message.MessageStartEventSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.ProcessMessageSubscriptionRecord;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;

/** Waits for messages, and the messages that came. */
final class MessageEvents {

  private final Tables tables;
  private final Strings strings;
  private final Retention retention;

  MessageEvents(Tables tables, Strings strings, Retention retention) {
    this.tables = tables;
    this.strings = strings;
    this.retention = retention;
  }

  void onSubscription(
      long key, long timestamp, Intent intent, ProcessMessageSubscriptionRecord subscription) {
    if (!(intent instanceof ProcessMessageSubscriptionIntent what)) {
      return;
    }
    switch (what) {
      case CREATED -> created(key, timestamp, subscription);
      case CORRELATED -> {
        moved(key, timestamp, what);
        correlated(key, timestamp, subscription);
      }
      case DELETED -> moved(key, timestamp, what);
      case MIGRATED -> {
        SubscriptionRow row = tables.subscriptions.get(key);
        if (row != null) {
          row.definition = definitionOf(subscription);
          row.elementId = strings.shared(subscription.getElementId());
        }
        moved(key, timestamp, what);
      }
      default -> {
        // between the subscription's two ends
      }
    }
  }

  private void created(long key, long timestamp, ProcessMessageSubscriptionRecord subscription) {
    if (!retention.knows(subscription.getProcessInstanceKey())) {
      return;
    }
    tables.subscriptions.put(
        new SubscriptionRow(
            key,
            subscription.getProcessInstanceKey(),
            subscription.getElementInstanceKey(),
            definitionOf(subscription),
            strings.shared(subscription.getElementId()),
            strings.shared(subscription.getMessageName()),
            subscription.getCorrelationKey(),
            ProcessMessageSubscriptionIntent.CREATED.name(),
            timestamp));
  }

  private void moved(long key, long timestamp, ProcessMessageSubscriptionIntent to) {
    SubscriptionRow row = tables.subscriptions.get(key);
    if (row != null) {
      row.state = to.name();
      row.updated = timestamp;
    }
  }

  private void correlated(long key, long timestamp, ProcessMessageSubscriptionRecord subscription) {
    if (!retention.knows(subscription.getProcessInstanceKey())) {
      return;
    }
    tables.correlated.put(
        new CorrelatedRow(
            subscription.getMessageKey(),
            key,
            subscription.getProcessInstanceKey(),
            definitionOf(subscription),
            strings.shared(subscription.getElementId()),
            subscription.getElementInstanceKey(),
            strings.shared(subscription.getMessageName()),
            subscription.getCorrelationKey(),
            timestamp));
  }

  /** The record does not tell the definition's key: it is the instance's. */
  private DefinitionRow definitionOf(ProcessMessageSubscriptionRecord subscription) {
    InstanceRow instance = tables.instances.get(subscription.getProcessInstanceKey());
    return instance != null
        ? instance.definition
        : DefinitionRow.unknown(-1, subscription.getBpmnProcessId(), 0);
  }

  /** The message comes before the instance that it starts. */
  void onStart(long key, long timestamp, Intent intent, MessageStartEventSubscriptionRecord start) {
    if (intent != MessageStartEventSubscriptionIntent.CORRELATED) {
      return;
    }
    retention.started(start.getProcessInstanceKey());
    tables.correlated.put(
        new CorrelatedRow(
            start.getMessageKey(),
            key,
            start.getProcessInstanceKey(),
            tables.definition(start.getProcessDefinitionKey(), start.getBpmnProcessId(), 0),
            strings.shared(start.getStartEventId()),
            -1,
            strings.shared(start.getMessageName()),
            start.getCorrelationKey(),
            timestamp));
  }
}
