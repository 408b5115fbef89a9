package org.cobaltclaims.engine.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, last opened first; trouble with one does not keep the others open. */
final class Closing {

  /** Closes something that does not say itself how. */
  @FunctionalInterface
  interface Closer<T> {
    void close(T opened) throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T opened) {
    open.push(opened);
    return opened;
  }

  <T> T add(T opened, Closer<? super T> closer) {
    open.push(() -> closer.close(opened));
    return opened;
  }

  void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.warn("while closing the engine", e);
      }
    }
  }
}
