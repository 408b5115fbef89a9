package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.stream.api.records.TypedRecord;
import io.camunda.zeebe.stream.impl.StreamProcessorListener;
import java.util.OptionalLong;

/**
 * How far the log has been processed and exported. A record counts as processed only when all that
 * follows from it has been written, so nothing can appear after both have reached the log's end
 * unless someone outside, or the time, causes it.
 */
final class LogProgress implements StreamProcessorListener {

  private final MemoryLog log;
  private final LogStream stream;
  private volatile long processed;
  private volatile long exported;

  LogProgress(MemoryLog log, LogStream stream) {
    this.log = log;
    this.stream = stream;
  }

  @Override
  public void onProcessed(TypedRecord<?> command) {
    processed(command.getPosition());
  }

  @Override
  public void onSkipped(LoggedEvent skipped) {
    processed(skipped.getPosition());
  }

  private void processed(long position) {
    stream.getFlowControl().onProcessed(position);
    processed = position;
  }

  void exported(long position) {
    exported = position;
  }

  /**
   * The log's end when everything up to it is processed and exported, empty otherwise. The end is
   * read last: if both have reached it, nothing was under way when it was read.
   */
  OptionalLong restingAt() {
    long reached = Math.min(processed, exported);
    long end = log.lastPosition();
    return reached >= end ? OptionalLong.of(end) : OptionalLong.empty();
  }

  /** Whether the log still ends there. */
  boolean endsAt(long position) {
    return log.lastPosition() == position;
  }

  /** Drops the part of the log that is both processed and exported. */
  void dropDone() {
    log.dropBelow(Math.min(processed, exported));
  }
}
