package org.cobaltclaims.worklist;

import java.time.LocalDate;
import org.cobaltclaims.claim.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person has to do.
 *
 * @param id subject, kind and occurrence
 * @param subject the payer claim, family, remittance, batch or file that it is about
 * @param occurrence from 1, one more each time that it is needed again
 * @param familyId null if it is about no family
 * @param reason a short code, such as {@code CO-197}
 * @param group whose work it is
 * @param closedOn null while open
 */
public record Task(
    String id,
    TaskKind kind,
    String subject,
    int occurrence,
    @Nullable String familyId,
    String reason,
    State state,
    String group,
    LocalDate dueOn,
    LocalDate openedOn,
    @Nullable LocalDate closedOn) {

  /** How far it is. */
  public enum State {
    OPEN,
    /** A person did it. */
    DONE,
    /** It settled itself. */
    CANCELLED
  }
}
