package org.cobaltclaims.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One insurance with what the order of the payers depends on (DOMAIN 7.2, 7.3). What is not known
 * is null; a rule that needs it says so.
 *
 * @param level its present place in the order, from 1
 * @param kind what kind of plan
 * @param hasCobClause false if its terms know no coordination of benefits
 * @param self whether the patient is its subscriber
 * @param child whether the patient is insured as a child of its subscriber
 * @param subscriberBirthDate the subscriber's
 * @param subscriberWorks whether it comes from current employment; false for retired and laid-off
 * @param continuation whether it is COBRA or a state's continuation
 * @param employerSize how many the employer employs
 * @param multiEmployer whether it is a plan of several employers
 * @param since since when it covers the subscriber
 * @param custody the subscriber's place where the parents live apart
 */
public record Plan(
    int level,
    PlanKind kind,
    boolean hasCobClause,
    boolean self,
    boolean child,
    @Nullable LocalDate subscriberBirthDate,
    @Nullable Boolean subscriberWorks,
    @Nullable Boolean continuation,
    @Nullable Integer employerSize,
    boolean multiEmployer,
    @Nullable LocalDate since,
    @Nullable Custody custody) {

  /** Who the subscriber is to a child whose parents live apart, in the order of rule R5. */
  public enum Custody {
    /** A court decree names this plan. */
    COURT_DECREE,
    CUSTODIAL_PARENT,
    SPOUSE_OF_CUSTODIAL,
    NON_CUSTODIAL_PARENT,
    SPOUSE_OF_NON_CUSTODIAL
  }

  /** A plan of which nothing but its kind and the patient's place in it is known. */
  public static Plan of(int level, PlanKind kind, boolean self, boolean child) {
    return new Plan(level, kind, true, self, child, null, null, null, null, false, null, null);
  }
}
