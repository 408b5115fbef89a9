package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.encoding.AuthInfo;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import org.cobaltclaims.engine.embedded.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries commands between partitions; there is only one, so they come back to the same log. The
 * engine sends again what was not written.
 */
final class LoopbackSender implements InterPartitionCommandSender {

  private static final Logger LOG = LoggerFactory.getLogger(LoopbackSender.class);

  private final LogStreamWriter log;

  LoopbackSender(LogStreamWriter log) {
    this.log = log;
  }

  @Override
  public void sendCommand(
      int partition,
      ValueType valueType,
      Intent intent,
      @Nullable Long key,
      UnifiedRecordValue command,
      @Nullable AuthInfo authorization) {
    RecordMetadata metadata =
        new RecordMetadata().recordType(RecordType.COMMAND).valueType(valueType).intent(intent);
    if (authorization != null) {
      metadata.authorization(authorization);
    }
    LogAppendEntry entry = LogAppendEntry.of(key == null ? Command.NO_KEY : key, metadata, command);
    if (log.tryWrite(WriteContext.interPartition(), entry).isLeft()) {
      LOG.debug("{} {} was not written; the engine repeats it", valueType, intent);
    }
  }
}
