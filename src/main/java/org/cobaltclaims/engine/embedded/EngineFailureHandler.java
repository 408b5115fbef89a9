package org.cobaltclaims.engine.embedded;

/** Decides what the application does when its engine has failed for good. */
@FunctionalInterface
public interface EngineFailureHandler {

  /** Is called once, from an engine thread; it must not close the engine in that thread. */
  void engineFailed(Throwable cause);
}
