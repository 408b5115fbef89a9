package org.cobaltclaims.engine.embedded.read;

/** When something that runs started and how it ended. Times are milliseconds since the epoch. */
final class Span {

  /** How far it is. The names are the API's. */
  enum State {
    ACTIVE,
    COMPLETED,
    TERMINATED
  }

  final long start;

  /** 0 while it runs. */
  private long end;

  private State state = State.ACTIVE;

  Span(long start) {
    this.start = start;
  }

  void ended(State how, long when) {
    state = how;
    end = when;
  }

  boolean active() {
    return state == State.ACTIVE;
  }

  State state() {
    return state;
  }

  long end() {
    return end;
  }
}
