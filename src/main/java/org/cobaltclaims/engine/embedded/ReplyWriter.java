package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.BufferWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.cobaltclaims.engine.embedded.command.CommandGateway;
import org.cobaltclaims.engine.embedded.command.Reply;

/**
 * Takes the engine's answers, one at a time and always from the processor's thread, and gives them
 * to the {@link CommandGateway}.
 */
final class ReplyWriter implements CommandResponseWriter {

  private final CommandGateway gateway;
  private long key;
  private Intent intent = Intent.UNKNOWN;
  private RecordType recordType = RecordType.NULL_VAL;
  private ValueType valueType = ValueType.NULL_VAL;
  private RejectionType rejectionType = RejectionType.NULL_VAL;
  private String rejectionReason = "";
  private byte[] value = new byte[0];

  ReplyWriter(CommandGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public CommandResponseWriter partitionId(int partition) {
    return this;
  }

  @Override
  public CommandResponseWriter key(long newKey) {
    key = newKey;
    return this;
  }

  @Override
  public CommandResponseWriter intent(Intent newIntent) {
    intent = newIntent;
    return this;
  }

  @Override
  public CommandResponseWriter recordType(RecordType type) {
    recordType = type;
    return this;
  }

  @Override
  public CommandResponseWriter valueType(ValueType type) {
    valueType = type;
    return this;
  }

  @Override
  public CommandResponseWriter rejectionType(RejectionType type) {
    rejectionType = type;
    return this;
  }

  @Override
  public CommandResponseWriter rejectionReason(DirectBuffer reason) {
    rejectionReason = BufferUtil.bufferAsString(reason);
    return this;
  }

  @Override
  public CommandResponseWriter valueWriter(BufferWriter writer) {
    value = new byte[writer.getLength()];
    writer.write(new UnsafeBuffer(value), 0);
    return this;
  }

  @Override
  public void tryWriteResponse(int requestStream, long request) {
    gateway.answer(
        request,
        recordType == RecordType.COMMAND_REJECTION
            ? new Reply.Rejected(intent, rejectionType, rejectionReason)
            : new Reply.Accepted(key, valueType, intent, value));
  }
}
