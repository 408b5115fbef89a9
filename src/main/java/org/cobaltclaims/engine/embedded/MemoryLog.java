package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The engine's log in memory. One thread appends at a time (the log stream sees to that), any
 * number read. Entries that everyone has read are dropped, so the log stays small however long the
 * engine runs.
 */
final class MemoryLog implements LogStorage {

  private record Block(byte[] bytes, long highestPosition) {}

  private final ConcurrentSkipListMap<Long, Block> blocks = new ConcurrentSkipListMap<>();
  private final Set<CommitListener> listeners = new CopyOnWriteArraySet<>();
  private volatile long lastPosition;
  private long index;

  @Override
  public LogStorageReader newReader() {
    return new Reader();
  }

  @Override
  public void append(
      long lowestPosition, long highestPosition, BufferWriter writer, AppendListener listener) {
    byte[] bytes = new byte[writer.getLength()];
    writer.write(new UnsafeBuffer(bytes), 0);
    // Before any reader can see the block: whoever has read up to lastPosition has read it all.
    lastPosition = highestPosition;
    blocks.put(lowestPosition, new Block(bytes, highestPosition));
    index++;
    listener.onWrite(index, highestPosition);
    listener.onCommit(index, highestPosition);
    listeners.forEach(CommitListener::onCommit);
  }

  @Override
  public void addCommitListener(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeCommitListener(CommitListener listener) {
    listeners.remove(listener);
  }

  /** The position of the newest record, 0 for none. */
  long lastPosition() {
    return lastPosition;
  }

  /** The number of blocks that are kept; one block holds the records of one write. */
  int size() {
    return blocks.size();
  }

  /** Drops the blocks all of whose records lie below the position. */
  void dropBelow(long position) {
    Map.Entry<Long, Block> first = blocks.firstEntry();
    while (first != null && first.getValue().highestPosition() < position) {
      blocks.remove(first.getKey());
      first = blocks.firstEntry();
    }
  }

  private final class Reader implements LogStorageReader {
    private long next = Long.MIN_VALUE;

    @Override
    public void seek(long position) {
      Long floor = blocks.floorKey(position);
      next = floor == null ? Long.MIN_VALUE : floor;
    }

    @Override
    public boolean hasNext() {
      return blocks.ceilingKey(next) != null;
    }

    @Override
    public DirectBuffer next() {
      Map.@Nullable Entry<Long, Block> entry = blocks.ceilingEntry(next);
      if (entry == null) {
        throw new NoSuchElementException("end of the log");
      }
      next = entry.getValue().highestPosition() + 1;
      return new UnsafeBuffer(entry.getValue().bytes());
    }

    @Override
    public void close() {
      next = Long.MAX_VALUE;
    }
  }
}
