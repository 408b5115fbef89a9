package org.cobaltclaims.engine.embedded;

/** Wants to know what happens in the engine. */
@FunctionalInterface
interface RecordListener {

  /** Is called for every event, in order, from one thread. What it throws ends the engine. */
  void onEvent(EngineRecord event);
}
