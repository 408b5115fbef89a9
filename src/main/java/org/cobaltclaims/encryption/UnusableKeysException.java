package org.cobaltclaims.encryption;

/** Master keys that cannot be used as they are given. */
public final class UnusableKeysException extends VaultException {
  private static final long serialVersionUID = 1;

  UnusableKeysException(String message, String remedy) {
    super(message, remedy);
  }
}
