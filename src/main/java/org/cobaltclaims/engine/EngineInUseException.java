package org.cobaltclaims.engine;

import java.time.LocalDateTime;

/** The database is in use by another running application with another engine. */
public final class EngineInUseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  EngineInUseException(LocalDateTime until) {
    super(
        "another application works on this database and renewed its lease until "
            + until
            + " UTC, with another engine than this one; stop it first");
  }
}
