package org.cobaltclaims.cli;

/** A command cannot do what it was asked; the message is for the person at the terminal. */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * @param status the exit code
   * @param message what is wrong, where, and what to do; no PHI
   */
  CommandFailed(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
