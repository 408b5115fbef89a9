package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import org.agrona.concurrent.UnsafeBuffer;

/** What became of a {@link Command}. */
public sealed interface Reply {

  /**
   * The engine carried it out.
   *
   * @param key the key of the record that answers
   * @param value the record, in the engine's encoding
   */
  record Accepted(long key, ValueType valueType, Intent intent, byte[] value) implements Reply {

    /** Reads the record into the given one and returns that. */
    public <T extends UnifiedRecordValue> T read(T into) {
      into.wrap(new UnsafeBuffer(value));
      return into;
    }
  }

  /** The engine looked at it and said no. */
  record Rejected(Intent intent, RejectionType type, String reason) implements Reply {}

  /** It never reached the engine; the same command may be sent again later. */
  record Refused(Cause cause, String reason) implements Reply {}

  /** Why a command did not reach the engine. */
  enum Cause {
    /** Too much is waiting to be processed. */
    OVERLOADED,
    /** The command is larger than one log entry may be. */
    TOO_LARGE,
    /** The engine was emptied while the command was under way. */
    PURGED,
    /** The engine is closed or closing. */
    CLOSED
  }
}
