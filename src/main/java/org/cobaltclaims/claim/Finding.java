package org.cobaltclaims.claim;

/**
 * What the scrubber has to say about a claim. Holds no content of the claim.
 *
 * @param rule the rule's name, such as {@code MEMBER_ID}
 * @param severity whether the claim may go out
 * @param line the service line, 0 for the claim as a whole
 * @param message what is wrong and what to do, for a biller
 */
public record Finding(String rule, Severity severity, int line, String message) {

  /** Whether a claim with a finding may go out. */
  public enum Severity {
    /** A person corrects the claim first. */
    BLOCK,
    /** It goes out; the finding stands on its timeline. */
    WARN
  }

  static Finding block(String rule, String message) {
    return new Finding(rule, Severity.BLOCK, 0, message);
  }

  static Finding block(String rule, int line, String message) {
    return new Finding(rule, Severity.BLOCK, line, message);
  }

  static Finding warn(String rule, String message) {
    return new Finding(rule, Severity.WARN, 0, message);
  }

  static Finding warn(String rule, int line, String message) {
    return new Finding(rule, Severity.WARN, line, message);
  }

  public boolean blocks() {
    return severity == Severity.BLOCK;
  }
}
