package org.cobaltclaims.patient.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.CoveragesOnFile;
import org.cobaltclaims.claim.RecentBills;
import org.cobaltclaims.patient.OrderRules;
import org.cobaltclaims.patient.OrderSituation;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Plan;
import org.cobaltclaims.patient.PlanKind;
import org.cobaltclaims.practice.Payers;
import org.springframework.stereotype.Component;

/**
 * The order that the rules suggest for a patient's coverages (DOMAIN 7.2 to 7.5), as far as the
 * chart tells of them. One that has ended comes after those that hold, and is not judged.
 */
@Component
public class ChartOrder {

  private static final String CHILD = "19";

  private final CoveragesOnFile file;
  private final RecentBills bills;
  private final Payers payers;
  private final Clock clock;

  ChartOrder(CoveragesOnFile file, RecentBills bills, Payers payers, Clock clock) {
    this.file = file;
    this.bills = bills;
    this.payers = payers;
    this.clock = clock;
  }

  /** The coverages that have not ended, with what the order depends on; levels are places. */
  public List<Plan> plans(Patient patient) {
    LocalDate today = LocalDate.now(clock);
    List<Plan> plans = new ArrayList<>();
    for (Coverage coverage : file.of(patient, bills.ofPatient(patient.id()))) {
      LocalDate end = patient.coverages().get(coverage.level() - 1).effectiveTo();
      if (end == null || !end.isBefore(today)) {
        plans.add(plan(patient, coverage));
      }
    }
    return plans;
  }

  private Plan plan(Patient patient, Coverage coverage) {
    boolean self = coverage.patientIsSubscriber();
    return new Plan(
        coverage.level(),
        kind(coverage),
        true,
        self,
        coverage.relationship().equals(CHILD),
        self && coverage.subscriberBirthDate() == null
            ? patient.birthDate()
            : coverage.subscriberBirthDate(),
        null,
        null,
        null,
        false,
        null,
        null);
  }

  /** What kind of plan a coverage is. */
  public PlanKind kind(Coverage coverage) {
    String indicator = coverage.filingIndicator();
    return PlanKind.of(
        indicator.isEmpty() ? payers.profile(coverage.payerId()).filingIndicator() : indicator);
  }

  /** What the order depends on besides: for a visit of today that no accident led to. */
  public OrderSituation situation(Patient patient) {
    return new OrderSituation(
        patient.birthDate(),
        LocalDate.now(clock),
        OrderSituation.Event.NONE,
        OrderSituation.Parents.UNKNOWN,
        false,
        null);
  }

  /** An order of all coverages by their places: those that have ended stay behind. */
  public static List<Integer> whole(Patient patient, OrderRules.Suggestion suggestion) {
    List<Integer> places = new ArrayList<>(suggestion.levels());
    for (int place = 1; place <= patient.coverages().size(); place++) {
      if (!places.contains(place)) {
        places.add(place);
      }
    }
    return places;
  }
}
