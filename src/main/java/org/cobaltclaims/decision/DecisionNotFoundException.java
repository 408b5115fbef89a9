package org.cobaltclaims.decision;

/** There is no such table, or no such version of it. */
public final class DecisionNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DecisionNotFoundException(String message) {
    super(message);
  }
}
