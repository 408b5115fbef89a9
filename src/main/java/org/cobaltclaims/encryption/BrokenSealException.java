package org.cobaltclaims.encryption;

/** Something encrypted was changed, cut off, or stands in the place of something else. */
public final class BrokenSealException extends VaultException {
  private static final long serialVersionUID = 1;

  public BrokenSealException(String what) {
    super(
        what + " was changed, cut off or exchanged since it was kept",
        "Put it back from a backup; what is left of it stays where it is");
  }
}
