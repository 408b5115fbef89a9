package org.cobaltclaims.patient.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cobaltclaims.claim.AddedCoverages;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.patient.CoverageHistory;
import org.cobaltclaims.patient.CoverageHistory.Act;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.PatientMoney;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do to a patient's coverages (DOMAIN 7.1). A later coverage needs the ones before it;
 * every change stands in the history; what follows for the patient's visits follows at once.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CoverageChanges {

  private final Patients patients;
  private final CoverageHistory history;
  private final AddedCoverages added;
  private final CoveredVisits visits;
  private final PatientMoney money;
  private final Payers payers;
  private final Clock clock;

  CoverageChanges(
      Patients patients,
      CoverageHistory history,
      AddedCoverages added,
      CoveredVisits visits,
      PatientMoney money,
      Payers payers,
      Clock clock) {
    this.patients = patients;
    this.history = history;
    this.added = added;
    this.visits = visits;
    this.money = money;
    this.payers = payers;
    this.clock = clock;
  }

  /** From when to when a coverage holds; {@code to} null while it has not ended. */
  public record Dates(LocalDate from, @Nullable LocalDate to) {}

  /**
   * Adds a coverage. Visits of its dates whose payers before it have decided are billed to it at
   * once.
   *
   * @param place in the payer order, 1 primary
   * @param coverage as claims are to name it; its level says nothing
   * @throws DecisionRefused if it is there already, or there is no coverage before it that holds
   */
  public void add(
      String patientId, int place, Coverage coverage, Dates dates, String why, String by) {
    Patient patient = patient(patientId);
    List<PatientCoverage> now = new ArrayList<>(patient.coverages());
    requireOrder(dates);
    if (place < 1 || place > now.size() + 1) {
      throw DecisionRefused.state(
          now.isEmpty()
              ? "a secondary needs an active primary: add that first"
              : "the next place is %d".formatted(now.size() + 1));
    }
    if (now.stream().anyMatch(c -> c.isOf(coverage.payerId(), coverage.memberId()))) {
      throw DecisionRefused.state("the patient has this coverage: change its dates");
    }
    for (PatientCoverage before : now.subList(0, place - 1)) {
      LocalDate ended = before.effectiveTo();
      if (ended != null && ended.isBefore(dates.from())) {
        throw DecisionRefused.state(
            "a later coverage needs an active one before it: payer %s ended on %s"
                .formatted(before.payerId(), ended));
      }
    }
    PatientCoverage entered =
        PatientCoverage.shown(
                coverage.payerId(),
                coverage.memberId(),
                coverage.groupNumber(),
                coverage.relationship(),
                LocalDate.now(clock))
            .between(dates.from(), dates.to());
    now.add(place - 1, entered);
    patient.insuredBy(now);
    patients.save(patient);
    added.put(patientId, coverage);
    payers.meet(coverage.payerId(), coverage.payerName(), coverage.filingIndicator());
    history.note(patientId, Act.ADDED, place, entered, by, why);
    visits.added(patientId, place == now.size(), coverage, entered, by);
  }

  /** Changes from when to when a coverage holds: claims that were missed are made. */
  public void date(String patientId, int place, Dates dates, String why, String by) {
    Patient patient = patient(patientId);
    requireOrder(dates);
    List<PatientCoverage> now = new ArrayList<>(patient.coverages());
    PatientCoverage changed = at(now, place).between(dates.from(), dates.to());
    now.set(place - 1, changed);
    patient.insuredBy(now);
    patients.save(patient);
    history.note(patientId, Act.DATED, place, changed, by, why);
    visits.dated(patientId, changed, by);
  }

  /**
   * Corrects the numbers under which the payer knows the patient, as the card has them. The visits
   * bear them from now on; what was sent stays as it was sent.
   *
   * @param group empty for none
   * @throws DecisionRefused if nothing changes, or the patient has another coverage of the payer
   *     under this member id
   */
  public void correct(
      String patientId, int place, String member, String group, String why, String by) {
    Patient patient = patient(patientId);
    List<PatientCoverage> now = new ArrayList<>(patient.coverages());
    PatientCoverage before = at(now, place);
    PatientCoverage corrected = before.numbered(member, group);
    if (corrected.equals(before)) {
      throw DecisionRefused.state("these are the numbers that stand there");
    }
    if (!before.isOf(before.payerId(), member)
        && now.stream().anyMatch(c -> c.isOf(before.payerId(), member))) {
      throw DecisionRefused.state(
          "the patient has another coverage of this payer under that member id: delete one of"
              + " them");
    }
    now.set(place - 1, corrected);
    patient.insuredBy(now);
    patients.save(patient);
    added.of(patientId).stream()
        .filter(c -> before.isOf(c.payerId(), c.memberId()))
        .toList()
        .forEach(c -> added.corrected(patientId, c, c.numbered(member, group)));
    history.corrected(patientId, place, before, corrected, by, why);
    visits.corrected(patientId, before, corrected, by);
  }

  /**
   * Takes a coverage out. What was billed to it stays.
   *
   * @throws DecisionRefused if it is the primary and an active one comes after it
   */
  public void remove(String patientId, int place, String why, String by) {
    Patient patient = patient(patientId);
    List<PatientCoverage> now = new ArrayList<>(patient.coverages());
    PatientCoverage gone = at(now, place);
    LocalDate today = LocalDate.now(clock);
    boolean needed =
        now.subList(place, now.size()).stream()
            .map(PatientCoverage::effectiveTo)
            .anyMatch(end -> end == null || !end.isBefore(today));
    if (needed) {
      throw DecisionRefused.state(
          "a coverage that an active one comes after cannot be deleted: end or delete that first");
    }
    now.remove(place - 1);
    patient.insuredBy(now);
    patients.save(patient);
    added.remove(patientId, gone.payerId(), gone.memberId());
    history.note(patientId, Act.REMOVED, place, gone, by, why);
    visits.removed(patientId, gone, by);
  }

  /** Sets the order of the coverages; visits under way that have another are a person's task. */
  public void order(String patientId, List<Integer> places, String why, String by) {
    Patient patient = patient(patientId);
    List<PatientCoverage> before = patient.coverages();
    if (!places.stream()
        .sorted()
        .toList()
        .equals(IntStream.rangeClosed(1, before.size()).boxed().toList())) {
      throw DecisionRefused.invalid(
          "the order names each of the %d coverages by its present place, once"
              .formatted(before.size()));
    }
    List<PatientCoverage> now = places.stream().map(place -> before.get(place - 1)).toList();
    if (now.equals(before)) {
      return;
    }
    patient.ordered(now);
    patients.save(patient);
    for (int i = 0; i < now.size(); i++) {
      history.note(patientId, Act.ORDERED, i + 1, now.get(i), by, why);
    }
    visits.ordered(patientId, now);
  }

  private Patient patient(String patientId) {
    Patient patient =
        patients
            .findById(patientId)
            .orElseThrow(() -> DecisionRefused.missing("there is no such patient"));
    money.lock(patientId);
    return patient;
  }

  private static PatientCoverage at(List<PatientCoverage> coverages, int place) {
    if (place < 1 || place > coverages.size()) {
      throw DecisionRefused.missing("the patient has no coverage at place " + place);
    }
    return coverages.get(place - 1);
  }

  private static void requireOrder(Dates dates) {
    LocalDate to = dates.to();
    if (to != null && to.isBefore(dates.from())) {
      throw DecisionRefused.invalid("a coverage does not end before it begins");
    }
  }
}
