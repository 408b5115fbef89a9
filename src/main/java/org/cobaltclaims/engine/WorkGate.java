package org.cobaltclaims.engine;

import java.time.Duration;

/**
 * Lets work in until the application ends: then what has begun is finished, and nothing new begins.
 */
public final class WorkGate {

  /** Longer than any piece of work; whoever ends an application waits about so long for it. */
  public static final Duration PATIENCE = Duration.ofSeconds(25);

  private int inside;
  private boolean closed;

  /**
   * Begins a piece of work.
   *
   * @return false if nothing new begins any more
   */
  public synchronized boolean enter() {
    if (closed) {
      return false;
    }
    inside++;
    return true;
  }

  /** Ends a piece of work that was let in. */
  public synchronized void leave() {
    inside--;
    notifyAll();
  }

  /** Whether nothing new begins any more; long work looks between its steps. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /**
   * Lets nothing in any more, and waits for what has begun.
   *
   * @return false if it was not over in time; it is done again by whoever comes next
   */
  public synchronized boolean close(Duration patience) {
    closed = true;
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (inside > 0) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        wait(Math.max(1, Duration.ofNanos(left).toMillis()));
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
