package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/**
 * What a client wants of the engine, whatever protocol it came by.
 *
 * @param key the key of the thing to act on, {@link #NO_KEY} when the engine makes one
 * @param operationReference the client's own mark on the records that follow, 0 for none
 */
record Command(
    ValueType valueType,
    Intent intent,
    long key,
    UnifiedRecordValue value,
    long operationReference) {

  static final long NO_KEY = -1;

  /** A command that creates something. */
  static Command create(ValueType valueType, Intent intent, UnifiedRecordValue value) {
    return new Command(valueType, intent, NO_KEY, value, 0);
  }

  /** A command on something that exists. */
  static Command on(long key, ValueType valueType, Intent intent, UnifiedRecordValue value) {
    return new Command(valueType, intent, key, value, 0);
  }

  Command referringTo(long reference) {
    return new Command(valueType, intent, key, value, reference);
  }

  RecordMetadata metadata(int requestStreamId, long requestId) {
    RecordMetadata metadata =
        new RecordMetadata()
            .recordType(RecordType.COMMAND)
            .valueType(valueType)
            .intent(intent)
            .requestStreamId(requestStreamId)
            .requestId(requestId);
    return operationReference == 0 ? metadata : metadata.operationReference(operationReference);
  }
}
