package org.cobaltclaims.patient.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.patient.CoverageHistory;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.process.Copays;
import org.cobaltclaims.patient.process.CoverageChanges;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The coverages of a patient: which, from when to when, in which order. */
@RestController
@RequestMapping("/api/patients/{patient}/coverages")
@Tag(name = "Patients", description = "Patients, their coverages and what changed in them")
class CoverageController {

  private final PatientCalls calls;
  private final CoverageHistory history;
  private final CoverageChanges changes;
  private final Copays copays;
  private final Payers payers;
  private final ActingUser user;

  CoverageController(
      PatientCalls calls,
      CoverageHistory history,
      CoverageChanges changes,
      Copays copays,
      Payers payers,
      ActingUser user) {
    this.calls = calls;
    this.history = history;
    this.changes = changes;
    this.copays = copays;
    this.payers = payers;
    this.user = user;
  }

  @GetMapping
  @Operation(summary = "The coverages in payer order")
  List<CoverageView> coverages(@PathVariable String patient) {
    return calls.coverages(calls.known(patient), copays.of(patient));
  }

  @GetMapping("/history")
  @Operation(summary = "What people did to the coverages: who, when and why")
  List<CoverageHistory.Entry> history(@PathVariable String patient) {
    calls.known(patient);
    return history.of(patient).stream().map(entry -> entry.shown(calls::shown)).toList();
  }

  /** The insured person where it is not the patient. */
  record Subscriber(
      @Nullable String last,
      @Nullable String first,
      @Nullable LocalDate birthDate,
      @Nullable String gender,
      @Nullable Address address) {}

  /**
   * A coverage to add.
   *
   * @param place in the payer order; behind the others if left out
   * @param relationship of the patient to the insured: 18 self (if left out), 01 spouse, 19 child
   * @param insuranceType SBR05: why Medicare is not primary
   * @param effectiveFrom the first day; needed
   * @param effectiveTo the last day; left out while it goes on
   */
  record NewCoverage(
      @Nullable Integer place,
      @Nullable String payer,
      @Nullable String payerName,
      @Nullable String memberId,
      @Nullable String groupNumber,
      @Nullable String groupName,
      @Nullable String filingIndicator,
      @Nullable String insuranceType,
      @Nullable String relationship,
      @Nullable Subscriber subscriber,
      @Nullable LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      @Nullable String reason) {}

  @PostMapping
  @Operation(
      summary = "Adds a coverage",
      description =
          "A later one needs active ones before it. Visits of its dates whose payers have decided"
              + " are billed to it at once; what the patient was charged for them is taken back."
              + " What is missing or wrong is named by field (422).")
  List<CoverageView> add(
      @PathVariable String patient,
      @RequestBody NewCoverage coverage,
      @RequestParam(required = false) @Nullable String by) {
    Patient insured = calls.known(patient);
    CoverageEntry entry = new CoverageEntry(insured, coverage, payers);
    int place =
        Objects.requireNonNullElseGet(coverage.place(), () -> insured.coverages().size() + 1);
    calls.run(
        () ->
            changes.add(patient, place, entry.coverage(), entry.dates(), entry.why(), user.of(by)));
    return coverages(patient);
  }

  /** From when to when a coverage holds. */
  record NewDates(
      @Nullable LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      @Nullable String reason) {}

  @PutMapping("/{place}")
  @Operation(
      summary = "Sets from when to when a coverage holds",
      description =
          "Visits outside of it are not billed to it; those that were missed and lie in it now go.")
  List<CoverageView> date(
      @PathVariable String patient,
      @PathVariable int place,
      @RequestBody NewDates dates,
      @RequestParam(required = false) @Nullable String by) {
    CoverageChanges.Dates wanted =
        CoverageEntry.dates(dates.effectiveFrom(), dates.effectiveTo(), dates.reason());
    calls.run(
        () -> changes.date(patient, place, wanted, PatientCalls.why(dates.reason()), user.of(by)));
    return coverages(patient);
  }

  /** Under what the payer knows the patient, as the card has it. */
  record NewNumbers(
      @Nullable String memberId, @Nullable String groupNumber, @Nullable String reason) {}

  @PutMapping("/{place}/numbers")
  @Operation(
      summary = "Corrects the member id and the group number of a coverage",
      description =
          "The patient's visits bear them from now on. Claims that are ready are made anew; what"
              + " was sent stays as it was sent.")
  List<CoverageView> correct(
      @PathVariable String patient,
      @PathVariable int place,
      @RequestBody NewNumbers numbers,
      @RequestParam(required = false) @Nullable String by) {
    List<PatientCoverage> all = calls.known(patient).coverages();
    if (place < 1 || place > all.size()) {
      throw DecisionRefused.missing("the patient has no coverage at place " + place);
    }
    String member = PatientCalls.text(numbers.memberId(), "");
    String group = PatientCalls.text(numbers.groupNumber(), "");
    CoverageEntry.requireNumbers(
        payers.profile(all.get(place - 1).payerId()), member, group, numbers.reason());
    calls.run(
        () ->
            changes.correct(
                patient, place, member, group, PatientCalls.why(numbers.reason()), user.of(by)));
    return coverages(patient);
  }

  @DeleteMapping("/{place}")
  @Operation(
      summary = "Takes a coverage out",
      description = "Not one that an active one comes after. What was billed to it stays.")
  List<CoverageView> remove(
      @PathVariable String patient,
      @PathVariable int place,
      @RequestParam String reason,
      @RequestParam(required = false) @Nullable String by) {
    calls.run(() -> changes.remove(patient, place, PatientCalls.why(reason), user.of(by)));
    return coverages(patient);
  }

  /** The coverages by their present places, the first payer first. */
  record NewOrder(@Nullable List<Integer> places, @Nullable String reason) {}

  @PutMapping
  @Operation(
      summary = "Sets the payer order of coming visits",
      description = "Visits under way that have another order are a task (PAYER_ORDER).")
  List<CoverageView> order(
      @PathVariable String patient,
      @RequestBody NewOrder order,
      @RequestParam(required = false) @Nullable String by) {
    List<Integer> places = order.places();
    if (places == null || places.contains(null)) {
      throw DecisionRefused.invalid("places names the coverages by their present places");
    }
    calls.run(() -> changes.order(patient, places, PatientCalls.why(order.reason()), user.of(by)));
    return coverages(patient);
  }

  @ExceptionHandler
  ProblemDetail badEntry(BadEntry bad) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(bad.getMessage()));
    problem.setProperty("fields", bad.faults());
    return problem;
  }
}
