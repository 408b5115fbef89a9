package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.logstreams.log.LogRecordAwaiter;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.stream.impl.records.RecordValues;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cobaltclaims.engine.embedded.record.EngineRecord;
import org.cobaltclaims.engine.embedded.record.RecordListener;

/** Reads the log in a thread of its own, tells the listeners, and lets the log forget. */
final class RecordFeed implements AutoCloseable {

  /** Records between two looks at what the log may forget. */
  private static final int FORGET_EVERY = 256;

  /** Longest time after which the log is looked at again, in milliseconds. */
  private static final long TICK_MILLIS = 100;

  private final LogStream stream;
  private final LogStreamReader reader;
  private final LogProgress progress;
  private final List<RecordListener> listeners;
  private final Consumer<Throwable> onFailure;
  private final RecordValues values = new RecordValues();
  private final RecordMetadata metadata = new RecordMetadata();
  private final Semaphore wake = new Semaphore(0);
  private final LogRecordAwaiter awaiter = wake::release;
  private final Object news = new Object();
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * @param listeners may grow while records are read; must be safe for that
   */
  RecordFeed(
      LogStream stream,
      LogProgress progress,
      List<RecordListener> listeners,
      Consumer<Throwable> onFailure) {
    this.stream = stream;
    this.reader = stream.newLogStreamReader();
    this.progress = progress;
    this.listeners = listeners;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().daemon().name("engine-records").unstarted(this::run);
  }

  void start() {
    stream.registerRecordAvailableListener(awaiter);
    thread.start();
  }

  /** Waits until something was read, at most for the given time. */
  void awaitNews(long millis) throws InterruptedException {
    synchronized (news) {
      news.wait(millis);
    }
  }

  private void run() {
    try {
      while (!stopped) {
        readToEnd();
        progress.dropDone();
        synchronized (news) {
          news.notifyAll();
        }
        if (wake.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      onFailure.accept(e);
    }
  }

  private void readToEnd() {
    int read = 0;
    while (!stopped && reader.hasNext()) {
      LoggedEvent logged = reader.next();
      tell(logged);
      progress.exported(logged.getPosition());
      if (++read % FORGET_EVERY == 0) {
        progress.dropDone();
      }
    }
  }

  private void tell(LoggedEvent logged) {
    metadata.reset();
    logged.readMetadata(metadata);
    if (metadata.getRecordType() != RecordType.EVENT) {
      return;
    }
    UnifiedRecordValue value = values.readRecordValue(logged, metadata.getValueType());
    if (value == null) {
      return;
    }
    EngineRecord event =
        new EngineRecord(
            logged.getPosition(),
            logged.getKey(),
            logged.getTimestamp(),
            metadata.getValueType(),
            metadata.getIntent(),
            value);
    listeners.forEach(listener -> listener.onEvent(event));
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    stream.removeRecordAvailableListener(awaiter);
    thread.interrupt();
    if (Thread.currentThread() != thread) {
      thread.join();
    }
    reader.close();
  }
}
