package org.cobaltclaims.coordination;

import java.time.LocalDate;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.FilingDeadline;
import org.cobaltclaims.practice.PayerProfile;

/** Until when a secondary or later payer may be billed, and waited for (DOMAIN 8.3, 8.4). */
public final class Deadlines {

  private static final int DAYS_TO_BILL_OURSELVES = 15;

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
