package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants of the engine, whatever protocol it came by.
 *
 * @param key the key of the thing to act on, {@link #NO_KEY} when the engine makes one
 * @param operationReference the client's own mark on the records that follow, 0 for none
 */
public record Command(
    ValueType valueType,
    Intent intent,
    long key,
    UnifiedRecordValue value,
    long operationReference) {

  public static final long NO_KEY = -1;

  /** A command that creates something. */
  public static Command create(ValueType valueType, Intent intent, UnifiedRecordValue value) {
    return new Command(valueType, intent, NO_KEY, value, 0);
  }

  /** A command on something that exists. */
  public static Command on(long key, ValueType valueType, Intent intent, UnifiedRecordValue value) {
    return new Command(valueType, intent, key, value, 0);
  }

  /**
   * The same with the client's mark.
   *
   * @param reference null or 0 for none
   */
  public Command referringTo(@Nullable Long reference) {
    return new Command(valueType, intent, key, value, reference == null ? 0 : reference);
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
