package org.cobaltclaims.worklist;

import java.time.LocalDate;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person has to do.
 *
 * @param id subject, kind and occurrence
 * @param subject the payer claim, family, remittance, payment, batch or file that it is about
 * @param occurrence from 1, one more each time that it is needed again
 * @param familyId null if it is about no family
 * @param payerId the payer that it is about; null if there is none or it is not known
 * @param money what is at stake, in cents; zero if nothing can be said
 * @param reason a short code, such as {@code CO-197}, or several with blanks between
 * @param group whose work it is
 * @param priority from 0 to 100, the most urgent highest
 * @param followUpOn nobody wants to see it before that day; null if not snoozed
 * @param assignee who has taken it; null if nobody has
 * @param decision what a person decided; null unless done
 * @param decidedBy who decided it; null unless done
 * @param closedOn null while open
 * @param version one more with every change
 */
public record Task(
    String id,
    TaskKind kind,
    String subject,
    int occurrence,
    @Nullable String familyId,
    @Nullable String payerId,
    Money money,
    String reason,
    State state,
    String group,
    int priority,
    LocalDate dueOn,
    @Nullable LocalDate followUpOn,
    @Nullable String assignee,
    @Nullable String decision,
    @Nullable String decidedBy,
    LocalDate openedOn,
    @Nullable LocalDate closedOn,
    int version) {

  /** How far it is. */
  public enum State {
    OPEN,
    /** A person did it. */
    DONE,
    /** It settled itself. */
    CANCELLED
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }
}
