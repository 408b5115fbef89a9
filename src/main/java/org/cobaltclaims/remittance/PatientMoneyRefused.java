package org.cobaltclaims.remittance;

/** Something about a patient's money cannot be done; the message says why, without PHI. */
public final class PatientMoneyRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean missing;

  private PatientMoneyRefused(String message, boolean missing) {
    super(message);
    this.missing = missing;
  }

  static PatientMoneyRefused because(String message) {
    return new PatientMoneyRefused(message, false);
  }

  static PatientMoneyRefused missing(String message) {
    return new PatientMoneyRefused(message, true);
  }

  /** True if what it is about does not exist. */
  public boolean isMissing() {
    return missing;
  }
}
