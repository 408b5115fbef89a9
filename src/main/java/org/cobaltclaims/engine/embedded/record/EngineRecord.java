package org.cobaltclaims.engine.embedded.record;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/**
 * Something that happened in the engine.
 *
 * @param timestamp milliseconds since the epoch, in the engine's time
 * @param value valid only during the call that hands it over: the next record reuses it
 */
public record EngineRecord(
    long position,
    long key,
    long timestamp,
    ValueType valueType,
    Intent intent,
    UnifiedRecordValue value) {}
