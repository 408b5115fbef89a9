package org.cobaltclaims.claim.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.engine.UserTasks;
import org.cobaltclaims.practice.BusinessDays;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.stereotype.Component;

/**
 * Until when the processes wait before they ask a person (DOMAIN 8). Timers get absolute dates,
 * never null.
 */
@Component
class WaitDates {

  /** Where nothing is to be waited for: a date that no claim lives to see. */
  static final String NEVER = "2199-12-31T00:00:00Z";

  /** Days that DOMAIN 8.2 grants a payer beyond what it is expected to take. */
  private static final int GRACE_DAYS = 5;

  /** Days in which a payer corrects a decision that it took back (DOMAIN 3.5). */
  private static final int CORRECTION_DAYS = 30;

  /** Timers fire when the office opens. */
  private static final LocalTime OPENING = LocalTime.of(8, 0);

  private final Payers payers;
  private final Tasks tasks;
  private final UserTasks userTasks;
  private final Clock clock;

  WaitDates(Payers payers, Tasks tasks, UserTasks userTasks, Clock clock) {
    this.payers = payers;
    this.tasks = tasks;
    this.userTasks = userTasks;
    this.clock = clock;
  }

  /** True if a person has been asked, and the engine knows: it need not ask once more. */
  boolean asked(PayerClaim claim, TaskKind kind) {
    return tasks.open(claim.id(), kind).isPresent()
        && userTasks.isBound(new UserTasks.Binding(kind.name(), claim.id()));
  }

  /** The next date not yet acted on: the first one, or the one to which a person put it off. */
  private LocalDate notActedOn(PayerClaim claim, TaskKind kind, LocalDate first) {
    return tasks.askAgainOn(claim.id(), kind).filter(again -> again.isAfter(first)).orElse(first);
  }

  /** When a missing acknowledgement is a person's business (DOMAIN 8.2). */
  LocalDate acknowledgementDue(PayerClaim claim) {
    LocalDate sent =
        claim.hasVersion() && claim.currentVersion().sentOn() != null
            ? claim.currentVersion().sentOn()
            : LocalDate.now(clock);
    return notActedOn(
        claim,
        TaskKind.FIND_ACKNOWLEDGEMENT,
        BusinessDays.after(sent, payers.profile(claim.payerId()).acknowledgementDays()));
  }

  /** When a missing remittance is a person's business (DOMAIN 8.1, 8.2). */
  LocalDate remittanceDue(PayerClaim claim) {
    if (claim.state() == PayerClaimState.REVERSED && claim.adjudicatedOn() != null) {
      return notActedOn(
          claim, TaskKind.CHASE_REMITTANCE, claim.adjudicatedOn().plusDays(CORRECTION_DAYS));
    }
    PayerProfile profile = payers.profile(claim.payerId());
    LocalDate since = claim.acceptedOn();
    if (since == null && claim.hasVersion()) {
      since = claim.currentVersion().sentOn();
    }
    return notActedOn(
        claim,
        TaskKind.CHASE_REMITTANCE,
        (since == null ? LocalDate.now(clock) : since)
            .plusDays(profile.expectedPayDays() + GRACE_DAYS));
  }

  /** The date as a timer's variable. */
  static String timer(LocalDate date) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        OffsetDateTime.of(date, OPENING, ZoneOffset.UTC));
  }
}
