package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.Comparator;
import org.cobaltclaims.practice.PayerProfile;

/** The last day on which a claim may reach a primary payer (DOMAIN 8.3). */
public final class FilingDeadline {

  private FilingDeadline() {}

  /** The last day of service and the payer's filing days. */
  public static LocalDate primary(ClaimContent content, PayerProfile payer) {
    return lastService(content).plusDays(payer.primaryFilingDays());
  }

  /** The last day of service of a claim. */
  public static LocalDate lastService(ClaimContent content) {
    return content.lines().stream()
        .map(ServiceLine::serviceTo)
        .max(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalArgumentException("a claim has at least one line"));
  }
}
