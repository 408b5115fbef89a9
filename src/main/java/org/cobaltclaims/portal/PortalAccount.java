package org.cobaltclaims.portal;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.money.Money;

/**
 * What a patient is told of money.
 *
 * @param due to be paid now: what visits are owed for whose payers are all done, less what was paid
 *     ahead
 * @param paidAhead held beside any visit
 * @param visits the newest first
 */
public record PortalAccount(Money due, Money paidAhead, List<Visit> visits) {

  /** Where a visit stands for the patient. */
  public enum Stage {
    /** An insurer, or the practice, has not decided: nothing is the patient's yet. */
    WAITING,
    /** All have decided, and something is owed. */
    TO_PAY,
    DONE
  }

  /**
   * What an insurer did.
   *
   * @param paid zero if nothing, or nothing yet
   * @param waiting what it is still asked for
   */
  public record Insurer(String payerId, Money paid, Money waiting) {}

  /**
   * A part of a sum.
   *
   * @param reason group and CARC such as {@code PR-1}, or our own name for it; empty if none
   */
  public record Part(String reason, Money amount) {}

  /**
   * A visit. Charge = what insurers paid + reductions + what waits + what is being worked on +
   * parts + what the patient paid, less credit.
   *
   * @param insurers in the order in which they are asked
   * @param reductions what nobody has to pay
   * @param worked refused by an insurer, and not decided
   * @param parts what makes up the patient's share, less what was used of the patient's money
   * @param share their sum: owed if the visit is {@link Stage#TO_PAY}, otherwise not asked for
   * @param paid by the patient
   * @param credit what of that, or of an insurer's money, is held; positive
   */
  public record Visit(
      LocalDate service,
      Stage stage,
      Money charge,
      List<Insurer> insurers,
      List<Part> reductions,
      Money worked,
      List<Part> parts,
      Money share,
      Money paid,
      Money credit) {}
}
