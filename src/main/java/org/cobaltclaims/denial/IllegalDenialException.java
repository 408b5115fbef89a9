package org.cobaltclaims.denial;

/** What was denied may not go there. The message says why; ids and codes, no PHI. */
public final class IllegalDenialException extends RuntimeException {

  private static final long serialVersionUID = 1;

  IllegalDenialException(String message) {
    super(message);
  }
}
