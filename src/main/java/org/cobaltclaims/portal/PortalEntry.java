package org.cobaltclaims.portal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a patient says of a coverage. It has no effect on anything before somebody of the staff has
 * accepted it.
 *
 * @param revision counts what the patient changed, from 1
 * @param onFile the coverage that it is about; {@link OnFile#NONE} for a new one
 * @param changedAt when the patient entered or last changed it, real time in UTC
 * @param decidedBy who accepted or refused it
 * @param reason of a refusal, for the patient; empty otherwise
 */
public record PortalEntry(
    String id,
    String patientId,
    Kind kind,
    State state,
    int revision,
    OnFile onFile,
    Entered entered,
    LocalDateTime changedAt,
    @Nullable LocalDateTime decidedAt,
    @Nullable String decidedBy,
    String reason) {

  /** What the patient says. */
  public enum Kind {
    /** There is another insurance. */
    NEW,
    /** A later payer's numbers or dates are others. */
    CORRECTION,
    /** A coverage has ended. */
    ENDED
  }

  /** What became of it. */
  public enum State {
    PENDING,
    ACCEPTED,
    REFUSED,
    /** By the patient. */
    WITHDRAWN
  }

  /** A coverage as the chart had it when the patient saw it. */
  public record OnFile(String payerId, String memberId) {

    /** Of a new one. */
    public static final OnFile NONE = new OnFile("", "");
  }

  /**
   * What was entered. Of a correction only numbers and dates mean something, of an end only the
   * last day.
   *
   * @param payerName as the patient wrote or chose it
   * @param filingIndicator SBR09: what kind of plan; empty if not said
   * @param relationship of the patient to the subscriber, 18 self
   * @param subscriberLast of the subscriber, if that is not the patient
   */
  public record Entered(
      String payerName,
      String filingIndicator,
      String memberId,
      String groupNumber,
      String relationship,
      String subscriberLast,
      String subscriberFirst,
      @Nullable LocalDate subscriberBirthDate,
      @Nullable LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo) {

    /** True if the patient is the subscriber. */
    public boolean self() {
      return relationship.equals("18");
    }
  }
}
