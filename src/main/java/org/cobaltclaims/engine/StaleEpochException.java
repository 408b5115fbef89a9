package org.cobaltclaims.engine;

/** Another application has taken the database over with an engine of its own. */
public final class StaleEpochException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StaleEpochException(long epoch) {
    super(
        "engine epoch "
            + epoch
            + " is over: another application uses this database with another engine; stop this one");
  }
}
