package org.cobaltclaims.engine;

/**
 * A mark in the engine's own state, by which it is known again: an engine that bears an epoch's
 * mark still has the instances of that epoch. An engine that lives and dies with the application
 * needs none.
 */
interface EngineMark {

  EngineMark OF_AN_ENGINE_THAT_IS_ALWAYS_NEW =
      new EngineMark() {
        @Override
        public boolean isOf(long epoch) {
          return false;
        }

        @Override
        public void set(long epoch) {
          // It ends with the application.
        }
      };

  /**
   * Whether the engine bears the mark of an epoch. Asking leaves no trace.
   *
   * @throws EngineUnreachableException if no engine answers
   */
  boolean isOf(long epoch);

  /**
   * Whether the engine outlives the application, so that others may work beside it on the same one.
   */
  default boolean isShared() {
    return false;
  }

  /**
   * Marks the engine; again is no change.
   *
   * @throws EngineUnreachableException if no engine answers
   */
  void set(long epoch);
}
