package org.cobaltclaims.cli.backup;

/** A backup cannot be made, read or restored. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong, where, and what to do; no PHI
   */
  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
