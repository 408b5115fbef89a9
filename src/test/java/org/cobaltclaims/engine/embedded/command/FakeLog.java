package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.util.Either;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log that keeps what is written and answers nothing. */
public final class FakeLog implements LogStreamWriter {

  private final List<LogAppendEntry> written = new ArrayList<>();
  private @Nullable WriteFailure failure;
  private int capacity = Integer.MAX_VALUE;

  /** From now on every write fails so; null for none. */
  public void failWith(@Nullable WriteFailure newFailure) {
    failure = newFailure;
  }

  /** Entries larger than this many bytes do not fit. */
  public void limitTo(int bytes) {
    capacity = bytes;
  }

  @Override
  public boolean canWriteEvents(int events, int size) {
    return size <= capacity;
  }

  @Override
  public Either<WriteFailure, Long> tryWrite(
      WriteContext context, List<LogAppendEntry> entries, long source) {
    if (failure != null) {
      return Either.left(failure);
    }
    written.addAll(entries);
    return Either.right((long) written.size());
  }

  public List<LogAppendEntry> written() {
    return written;
  }

  public LogAppendEntry last() {
    return written.getLast();
  }

  public long requestOf(int index) {
    return written.get(index).recordMetadata().getRequestId();
  }
}
