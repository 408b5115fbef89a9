package org.cobaltclaims.claim.process;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.cobaltclaims.claim.FilingReleases;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.engine.UserTasks;
import org.cobaltclaims.practice.Automation.Filing;
import org.cobaltclaims.practice.BusinessDays;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Until when the processes wait before they ask a person (DOMAIN 8). Timers get absolute dates,
 * never null.
 */
@Component
class WaitDates {

  /** Where nothing is to be waited for: a date that no claim lives to see. */
  static final String NEVER = "2199-12-31T00:00:00Z";

  private static final LocalDate FAR_AWAY = LocalDate.of(2199, 12, 31);

  /** Timers fire when the office opens. */
  private static final LocalTime OPENING = LocalTime.of(8, 0);

  private final Payers payers;
  private final FilingReleases releases;
  private final Tasks tasks;
  private final UserTasks userTasks;
  private final Clock clock;

  WaitDates(Payers payers, FilingReleases releases, Tasks tasks, UserTasks userTasks, Clock clock) {
    this.payers = payers;
    this.releases = releases;
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

  private boolean waitsToBeFiled(PayerClaim claim) {
    return claim.state() == PayerClaimState.QUEUED
        && payers.profile(claim.payerId()).fileWhenComplete() == Filing.BY_HAND
        && !releases.isReleased(claim.id());
  }

  /** When a missing acknowledgement is a person's business (DOMAIN 8.2). */
  LocalDate acknowledgementDue(PayerClaim claim) {
    if (waitsToBeFiled(claim)) {
      return FAR_AWAY;
    }
    LocalDate sent =
        claim.hasVersion() && claim.currentVersion().sentOn() != null
            ? claim.currentVersion().sentOn()
            : LocalDate.now(clock);
    return notActedOn(
        claim,
        TaskKind.FIND_ACKNOWLEDGEMENT,
        BusinessDays.after(sent, payers.profile(claim.payerId()).acknowledgementDays()));
  }

  /** The moment, UTC, at which a timer of the day fires. */
  static LocalDateTime opening(LocalDate date) {
    return LocalDateTime.of(date, OPENING);
  }

  /** The date as a timer's variable. */
  static String timer(LocalDate date) {
    return timer(opening(date));
  }

  /**
   * The moment as a timer's variable.
   *
   * @param at UTC; null for never
   */
  static String timer(@Nullable LocalDateTime at) {
    return at == null ? NEVER : ISO_OFFSET_DATE_TIME.format(OffsetDateTime.of(at, ZoneOffset.UTC));
  }
}
