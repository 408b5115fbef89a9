package org.cobaltclaims.worklist;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A decision cannot be carried out; nothing was changed. The message says why, for a biller: ids,
 * states and amounts, no PHI.
 */
public final class DecisionRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Whether another decision, or the same one later, may be possible. */
  public enum Cause {
    /** The task is closed. */
    CLOSED,
    /** The decision is not one of the task's, or something about it is missing or wrong. */
    INVALID,
    /** There is no such thing. */
    MISSING,
    /** What the task is about is in a state that does not allow the decision. */
    STATE
  }

  /**
   * Messages about a detail begin with its name; those about a correction name what it corrects.
   */
  private static final Pattern DETAIL =
      Pattern.compile("details\\.(correction: )?(?:line (\\d+) )?([A-Za-z.]+) (.+)");

  private final Cause why;
  private final transient TaskForm.@Nullable Fault fault;

  private DecisionRefused(Cause why, String message) {
    this(why, null, message);
  }

  private DecisionRefused(Cause why, TaskForm.@Nullable Fault fault, String message) {
    super(message);
    this.why = why;
    this.fault = fault;
  }

  static DecisionRefused closed(String message) {
    return new DecisionRefused(Cause.CLOSED, message);
  }

  /** The decision itself is wrong. */
  public static DecisionRefused invalid(String message) {
    return new DecisionRefused(Cause.INVALID, message);
  }

  /** A field of the form is wrong. */
  static DecisionRefused invalid(TaskForm.Fault fault, String message) {
    return new DecisionRefused(Cause.INVALID, fault, message);
  }

  /** What the decision is about does not exist. */
  public static DecisionRefused missing(String message) {
    return new DecisionRefused(Cause.MISSING, message);
  }

  /** The state of what the task is about does not allow it. */
  public static DecisionRefused state(String message) {
    return new DecisionRefused(Cause.STATE, message);
  }

  public Cause why() {
    return why;
  }

  /**
   * What is wrong with which field, if it is one of the form ({@code comment}), of the details
   * ({@code details.until}) or of a correction ({@code details.correction.lines.2.charge}); empty
   * if it is the decision as a whole.
   */
  public Optional<TaskForm.Fault> fault() {
    if (fault != null) {
      return Optional.of(fault);
    }
    Matcher detail = DETAIL.matcher(reason());
    return detail.matches()
        ? Optional.of(new TaskForm.Fault(path(detail), detail.group(4)))
        : Optional.empty();
  }

  private static String path(Matcher detail) {
    String correction = detail.group(1) == null ? "" : "correction.";
    String line = detail.group(2) == null ? "" : "lines." + detail.group(2) + ".";
    return "details." + correction + line + detail.group(3);
  }

  /** The message, which there always is. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
