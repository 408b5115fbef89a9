package org.cobaltclaims.coordination;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.FilingDeadline;
import org.cobaltclaims.practice.PayerProfile;

/** Until when a secondary or later payer may be billed, and waited for (DOMAIN 8.3, 8.4). */
public final class Deadlines {

  private static final int DAYS_TO_BILL_OURSELVES = 15;

  /** Days before a last day at which people are alarmed (DOMAIN 8.3). */
  public static final List<Integer> ALARM_DAYS = List.of(30, 15, 5);

  private Deadlines() {}

  /**
   * The last day on which the claim may reach the next payer.
   *
   * @param destination the next payer's profile
   * @param priorAdjudicated the date of the decision of the payer before it (DTP*573)
   */
  public static LocalDate secondary(
      ClaimContent content, PayerProfile destination, LocalDate priorAdjudicated) {
    LocalDate byDecision = priorAdjudicated.plusDays(destination.secondaryFilingDays());
    LocalDate byService =
        FilingDeadline.lastService(content).plusDays(destination.secondaryFilingDays());
    return switch (destination.secondaryFilingBasis()) {
      case PRIMARY_EOB_DATE -> byDecision;
      case DOS -> byService;
      case BOTH_MIN -> byDecision.isBefore(byService) ? byDecision : byService;
    };
  }

  /**
   * The next payer's last day as far as it counts from the service, whatever the payer before does
   * (DOMAIN 8.2).
   *
   * @return empty if the payer counts from the decision of the payer before alone
   */
  public static Optional<LocalDate> byService(ClaimContent content, PayerProfile destination) {
    return destination.secondaryFilingBasis() == PayerProfile.FilingBasis.PRIMARY_EOB_DATE
        ? Optional.empty()
        : Optional.of(
            FilingDeadline.lastService(content).plusDays(destination.secondaryFilingDays()));
  }

  /** The last day on which a payer takes an appeal against a denial of the day. */
  public static LocalDate appeal(LocalDate denied, PayerProfile payer) {
    return denied.plusDays(payer.appealDays());
  }

  /**
   * How near a last day is, as far as people are alarmed by it.
   *
   * @return 30, 15 or 5 if so many days are left at most, 0 if it has passed, empty if it is far
   */
  public static OptionalInt alarm(LocalDate today, LocalDate lastDay) {
    long left = ChronoUnit.DAYS.between(today, lastDay);
    return left < 0
        ? OptionalInt.of(0)
        : ALARM_DAYS.stream().mapToInt(Integer::intValue).filter(days -> left <= days).min();
  }

  /**
   * How long a forwarded claim is waited for: the next payer's days, but never so long that fewer
   * than 15 days remain to bill it ourselves; at least until the next day.
   *
   * @param forwarded the date of the remittance that said so
   * @param deadline the next payer's filing deadline
   */
  public static LocalDate crossoverWait(
      LocalDate forwarded, PayerProfile destination, LocalDate deadline) {
    LocalDate usual = forwarded.plusDays(destination.crossoverWaitDays());
    LocalDate latest = deadline.minusDays(DAYS_TO_BILL_OURSELVES);
    LocalDate until = usual.isBefore(latest) ? usual : latest;
    return until.isAfter(forwarded) ? until : forwarded.plusDays(1);
  }
}
