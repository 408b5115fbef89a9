package org.cobaltclaims.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the order of the payers depends on besides the plans (DOMAIN 7.2, 7.3).
 *
 * @param patientBirthDate null if not known
 * @param serviceOn the date of service, for which the order holds
 * @param event what the services are for
 * @param parents how a child's parents live
 * @param disabled whether Medicare covers for disability
 * @param renalMonth the month of Medicare's entitlement for end-stage renal disease, from 1; null
 *     if it does not cover for that
 */
public record OrderSituation(
    @Nullable LocalDate patientBirthDate,
    LocalDate serviceOn,
    Event event,
    Parents parents,
    boolean disabled,
    @Nullable Integer renalMonth) {

  /** What the services are for (CLM11). */
  public enum Event {
    NONE,
    EMPLOYMENT,
    AUTO_ACCIDENT,
    OTHER_ACCIDENT
  }

  /** How a child's parents live. */
  public enum Parents {
    TOGETHER,
    /** Apart, with joint custody or a decree that names no plan. */
    JOINT_CUSTODY,
    /** Apart, without a decree. */
    APART,
    UNKNOWN
  }

  /** True if the patient is 65 on the date of service; null if the date of birth is not known. */
  @Nullable Boolean aged() {
    return patientBirthDate == null
        ? null
        : !patientBirthDate.plusYears(MEDICARE_AGE).isAfter(serviceOn);
  }

  private static final int MEDICARE_AGE = 65;
}
