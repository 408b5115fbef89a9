package org.cobaltclaims.engine;

/** Ends an instance in the engine, with all that it has called. */
interface InstanceCanceller {

  /** Cancels an instance; one that is not there is no failure. */
  void cancel(long instanceKey);
}
