package org.cobaltclaims.intake;

/** A claim that cannot be taken in. The message is a code and a sentence for the biller; no PHI. */
public final class ClaimRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;

  ClaimRefused(String code, String sentence) {
    super(code + ": " + sentence);
    this.code = code;
  }

  String code() {
    return code;
  }

  /** The sentence alone. */
  String sentence() {
    return reason().substring(code.length() + 2);
  }

  /** What is to be shown: code and sentence. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
