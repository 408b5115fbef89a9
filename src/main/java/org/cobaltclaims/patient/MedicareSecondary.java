package org.cobaltclaims.patient;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a private plan comes before Medicare (Medicare Secondary Payer, DOMAIN 7.3), and the
 * reason that Medicare is told (SBR05).
 */
final class MedicareSecondary {

  private static final String RULE = "R3";
  private static final int WORKING_AGED_EMPLOYEES = 20;
  private static final int DISABLED_EMPLOYEES = 100;
  private static final int RENAL_MONTHS = 30;

  private static final String WORKING_AGED = "12";
  private static final String RENAL = "13";
  private static final String DISABLED = "43";

  private MedicareSecondary() {}

  static OrderReason decide(Plan medicare, Plan other, OrderSituation situation) {
    if (other.kind() == PlanKind.SUPPLEMENT) {
      return OrderReason.before(
          RULE, medicare, other, "a supplement pays after Medicare by its own terms");
    }
    Integer renalMonth = situation.renalMonth();
    if (renalMonth != null) {
      return renalMonth <= RENAL_MONTHS
          ? OrderReason.before(
                  RULE,
                  other,
                  medicare,
                  "end-stage renal disease: the group plan pays first for 30 months, this is month "
                      + renalMonth)
              .with(RENAL)
          : OrderReason.before(
              RULE,
              medicare,
              other,
              "end-stage renal disease: the 30 months of the group plan are over");
    }
    Boolean works = other.subscriberWorks();
    if (Boolean.TRUE.equals(other.continuation()) || Boolean.FALSE.equals(works)) {
      return OrderReason.before(
          RULE, medicare, other, "the other plan does not come from current employment");
    }
    Boolean aged = situation.aged();
    List<String> missing = new ArrayList<>();
    if (works == null) {
      missing.add("whether the other plan comes from current employment");
    }
    if (aged == null && !situation.disabled()) {
      missing.add("the patient's date of birth");
    }
    if (other.employerSize() == null && !other.multiEmployer()) {
      missing.add("the size of the employer");
    }
    if (!missing.isEmpty()) {
      return OrderReason.undecided(
          RULE, "Medicare and a private plan: the rules for secondary Medicare need more", missing);
    }
    boolean disabled = situation.disabled() && !Boolean.TRUE.equals(aged);
    int limit = disabled ? DISABLED_EMPLOYEES : WORKING_AGED_EMPLOYEES;
    Integer size = other.employerSize();
    boolean large = other.multiEmployer() && !disabled || size != null && size >= limit;
    String who = disabled ? "disability" : "working aged";
    return large
        ? OrderReason.before(
                RULE,
                other,
                medicare,
                "%s: the employer has %d or more employees".formatted(who, limit))
            .with(disabled ? DISABLED : WORKING_AGED)
        : OrderReason.before(
            RULE,
            medicare,
            other,
            "%s: the employer has fewer than %d employees".formatted(who, limit));
  }
}
