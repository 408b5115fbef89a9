package org.cobaltclaims.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A trouble that is told of once when it begins and once when it is over, however often it shows.
 */
public final class OnceOnly {

  private final AtomicBoolean there = new AtomicBoolean();

  /** The trouble shows; true if it did not before. */
  public boolean begins() {
    return there.compareAndSet(false, true);
  }

  /** True since the trouble has begun, until it is over. */
  boolean isThere() {
    return there.get();
  }

  /** The trouble does not show; true if it did before. */
  public boolean over() {
    return there.compareAndSet(true, false);
  }
}
