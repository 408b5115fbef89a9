package org.cobaltclaims.claim.process;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.springframework.stereotype.Component;

/** Until when the processes wait before they ask a person (DOMAIN 8). Timers get absolute dates, never null. */
@Component
class WaitDates {

  /** Where nothing is to be waited for: a date that no claim lives to see. */
  static final String NEVER = "2199-12-31T00:00:00Z";

  /** Days that DOMAIN 8.2 grants a payer beyond what it is expected to take. */
  private static final int GRACE_DAYS = 5;

  /** Timers fire when the office opens. */
  private static final LocalTime OPENING = LocalTime.of(8, 0);

  private final Payers payers;
  private final Clock clock;

  WaitDates(Payers payers, Clock clock) {
    this.payers = payers;
    this.clock = clock;
  }

  /** When a missing acknowledgement is a person's business (DOMAIN 8.2). */
  LocalDate acknowledgementDue(PayerClaim claim) {
    LocalDate sent =
        claim.hasVersion() && claim.currentVersion().sentOn() != null
            ? claim.currentVersion().sentOn()
            : LocalDate.now(clock);
    return businessDaysAfter(sent, payers.profile(claim.payerId()).acknowledgementDays());
  }

  /** When a missing remittance is a person's business (DOMAIN 8.1, 8.2). */
  LocalDate remittanceDue(PayerClaim claim) {
    PayerProfile profile = payers.profile(claim.payerId());
    LocalDate since = claim.acceptedOn();
    if (since == null && claim.hasVersion()) {
      since = claim.currentVersion().sentOn();
    }
    return (since == null ? LocalDate.now(clock) : since)
        .plusDays(profile.expectedPayDays() + GRACE_DAYS);
  }

  /** The date as a timer's variable. */
  static String timer(LocalDate date) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        OffsetDateTime.of(date, OPENING, ZoneOffset.UTC));
  }

  private static LocalDate businessDaysAfter(LocalDate from, int days) {
    LocalDate date = from;
    int left = days;
    while (left > 0) {
      date = date.plusDays(1);
      if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return date;
  }
}
