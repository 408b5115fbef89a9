package org.cobaltclaims.engine.embedded.record;

/** Wants to know what happens in the engine. */
@FunctionalInterface
public interface RecordListener {

  /** Is called for every event, in order, from one thread. What it throws ends the engine. */
  void onEvent(EngineRecord event);

  /**
   * Everything in the engine is gone and it starts over, empty: what the listener knows is void.
   * Positions start over too. Never called while {@link #onEvent} is under way; the calls before
   * and after see each other's effects, though from other threads.
   */
  default void onPurge() {}
}
