package org.cobaltclaims.intake;

import org.cobaltclaims.claim.Finding.Severity;

/**
 * What is to be said about a visit that is being typed in.
 *
 * @param rule the scrubber's name for it, such as {@code DIAGNOSIS_POINTER}, or intake's own
 * @param severity whether the claim could go out as it is
 * @param field where it is said: the path of a part of {@link VisitEntry}, such as {@code
 *     lines[0].pointers}
 * @param line the service line, from 1; 0 for the visit as a whole
 * @param level the place of the payer that it concerns; 0 for all
 * @param message what is wrong and what to do; no PHI
 * @param needed whether there is no claim at all without it
 */
public record VisitMessage(
    String rule,
    Severity severity,
    String field,
    int line,
    int level,
    String message,
    boolean needed) {

  /** Something without which there is no claim. */
  static VisitMessage missing(String rule, String field, String message) {
    return new VisitMessage(rule, Severity.BLOCK, field, 0, 0, message, true);
  }

  static VisitMessage warn(String rule, String field, String message) {
    return new VisitMessage(rule, Severity.WARN, field, 0, 0, message, false);
  }

  public boolean blocks() {
    return severity == Severity.BLOCK;
  }
}
