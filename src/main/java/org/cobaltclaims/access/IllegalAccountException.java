package org.cobaltclaims.access;

/**
 * An account cannot be like that; the message says what is wrong with it and what would be right.
 */
public class IllegalAccountException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IllegalAccountException(String message) {
    super(message);
  }
}
