package org.cobaltclaims.patient.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.patient.Eligibility;
import org.cobaltclaims.patient.EligibilityHistory;
import org.cobaltclaims.patient.EligibilityWanted;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What payers are asked about a patient's coverages (270) and say (271). */
@RestController
@RequestMapping("/api/patients/{patient}")
@Tag(name = "Patients", description = "Patients, their coverages and what changed in them")
class EligibilityController {

  private final PatientCalls calls;
  private final EligibilityHistory eligibility;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ActingUser user;

  EligibilityController(
      PatientCalls calls,
      EligibilityHistory eligibility,
      ApplicationEventPublisher events,
      Clock clock,
      ActingUser user) {
    this.calls = calls;
    this.eligibility = eligibility;
    this.events = events;
    this.clock = clock;
    this.user = user;
  }

  /** A question about a coverage; the day is today if left out. */
  record Question(@Nullable LocalDate serviceOn) {}

  @PostMapping("/coverages/{place}/eligibility")
  @Operation(
      summary = "Asks the payer whether the coverage holds (270)",
      description =
          "At once over a connection that the payer has, else with the next file; the answer (271)"
              + " comes in like any file. The same question of a day is asked once.")
  List<Eligibility> ask(
      @PathVariable String patient,
      @PathVariable int place,
      @RequestBody(required = false) @Nullable Question question,
      @RequestParam(required = false) @Nullable String by) {
    List<PatientCoverage> all = calls.known(patient).coverages();
    if (place < 1 || place > all.size()) {
      throw DecisionRefused.missing("the patient has no coverage at place " + place);
    }
    PatientCoverage coverage = all.get(place - 1);
    LocalDate on =
        question == null || question.serviceOn() == null
            ? LocalDate.now(clock)
            : question.serviceOn();
    calls.run(
        () ->
            events.publishEvent(
                new EligibilityWanted(
                    patient, coverage.payerId(), coverage.memberId(), on, user.of(by))));
    return told(patient);
  }

  @GetMapping("/eligibility")
  @Operation(
      summary = "Everything that payers were asked about the coverages and said, newest first")
  List<Eligibility> eligibility(@PathVariable String patient) {
    calls.known(patient);
    return told(patient);
  }

  private List<Eligibility> told(String patient) {
    return eligibility.of(patient).stream()
        .map(one -> one.withMemberId(calls.shown(one.memberId())))
        .toList();
  }
}
