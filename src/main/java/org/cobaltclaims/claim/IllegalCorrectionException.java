package org.cobaltclaims.claim;

/** A correction cannot be applied. The message names the field and what is wrong; no PHI. */
public final class IllegalCorrectionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  IllegalCorrectionException(String field, String message) {
    super(field + " " + message);
  }
}
