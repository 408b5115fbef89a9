package org.cobaltclaims.encryption;

/** What is encrypted cannot be read, or nothing can be encrypted; says what there is to do. */
public abstract sealed class VaultException extends RuntimeException
    permits MissingKeyException, BrokenSealException, UnusableKeysException {
  private static final long serialVersionUID = 1;

  private final String remedy;

  VaultException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** What is wrong and what to do, as one text. */
  public String text() {
    return getMessage() + ". " + remedy;
  }
}
