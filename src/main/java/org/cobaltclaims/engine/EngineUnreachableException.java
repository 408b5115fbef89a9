package org.cobaltclaims.engine;

/** The cluster that the application is to work with does not answer, or refuses it. */
public class EngineUnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  EngineUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
