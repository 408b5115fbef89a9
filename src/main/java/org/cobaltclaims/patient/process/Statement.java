package org.cobaltclaims.patient.process;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a patient owes, and for what (DOMAIN 9 for the ages). Only visits whose payers are all done
 * are asked for; the others are named with the reason why not.
 *
 * @param on the day of the statement
 * @param practice who asks
 * @param address where the patient lives; null if not known
 * @param visits what is asked for, the oldest first
 * @param held visits that are not asked for
 * @param unapplied what the patient paid beside any visit
 * @param due what is asked for: the balances less what is unapplied, never less than zero
 * @param ages the balances by how long they are the patient's: 0 to 30 days, 31 to 60, 61 to 90, 91
 *     to 120, more
 */
public record Statement(
    String patientId,
    LocalDate on,
    LocalDate dueOn,
    Sender practice,
    String last,
    String first,
    @Nullable Address address,
    List<Visit> visits,
    List<Held> held,
    Money unapplied,
    Money due,
    List<Money> ages) {

  public Statement {
    visits = List.copyOf(visits);
    held = List.copyOf(held);
    ages = List.copyOf(ages);
  }

  /** The practice as patients know it. */
  public record Sender(String name, @Nullable Address address, String phone) {}

  /**
   * A visit that is asked for. The charge is the sum of the others.
   *
   * @param family our id of it
   * @param insurancePaid by all payers together
   * @param adjusted what nobody is asked for
   * @param patientPaid what of the patient's money was used or is still there
   * @param balance what is left
   * @param since the day from which it is the patient's
   */
  public record Visit(
      String family,
      LocalDate service,
      Money charge,
      Money insurancePaid,
      Money adjusted,
      Money patientPaid,
      Money balance,
      LocalDate since) {}

  /**
   * A visit that is not asked for.
   *
   * @param reason PAYER_OPEN while a payer is open; APPROVAL, MEDICAID, QMB while a person has to
   *     decide; PAYER_ORDER and others by the name of what it waits for
   */
  public record Held(String family, LocalDate service, String reason) {}
}
