package org.cobaltclaims.patient.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.process.Copays;
import org.cobaltclaims.portal.PortalEntries;
import org.cobaltclaims.portal.PortalEntry;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Decides about what patients entered in the portal; before that it has no effect. */
@RestController
@RequestMapping("/api/patients/{patient}/portal/entries/{entry}")
@Tag(name = "Patients", description = "Patients, their coverages and what changed in them")
class PortalEntryController {

  private final PatientCalls calls;
  private final Copays copays;
  private final PortalEntries entries;
  private final PortalAcceptance acceptance;
  private final ActingUser user;

  PortalEntryController(
      PatientCalls calls,
      Copays copays,
      PortalEntries entries,
      PortalAcceptance acceptance,
      ActingUser user) {
    this.calls = calls;
    this.copays = copays;
    this.entries = entries;
    this.acceptance = acceptance;
    this.user = user;
  }

  /**
   * What is accepted, as the person who accepts it has corrected it.
   *
   * @param revision of the entry, as they saw it
   * @param coverage of a new coverage all; of a correction numbers and dates; of an end the last
   *     day
   */
  record Accepted(@Nullable Integer revision, CoverageController.@Nullable NewCoverage coverage) {}

  @PostMapping("/accept")
  @Operation(
      summary = "Accepts what the patient entered",
      description =
          "It is then done as if it had been entered here, and the payer is asked (270). What was"
              + " decided, or changed by the patient meanwhile, is refused (422).")
  List<CoverageView> accept(
      @PathVariable String patient,
      @PathVariable String entry,
      @RequestBody Accepted accepted,
      @RequestParam(required = false) @Nullable String by) {
    Patient insured = calls.known(patient);
    PortalEntry known = known(patient, entry);
    if (accepted.coverage() == null) {
      throw DecisionRefused.invalid("coverage says what is accepted");
    }
    String who = user.of(by);
    Runnable effect = acceptance.of(insured, known, accepted.coverage(), who);
    calls.run(
        () -> {
          decide(known, accepted.revision(), true, "", who);
          effect.run();
        });
    return calls.coverages(calls.known(patient), copays.of(patient));
  }

  /**
   * Why not.
   *
   * @param reason for the patient, who reads it
   */
  record Refused(@Nullable Integer revision, @Nullable String reason) {}

  @PostMapping("/refuse")
  @Operation(summary = "Refuses what the patient entered; the patient reads the reason")
  void refuse(
      @PathVariable String patient,
      @PathVariable String entry,
      @RequestBody Refused refused,
      @RequestParam(required = false) @Nullable String by) {
    PortalEntry known = known(patient, entry);
    String reason = PatientCalls.why(refused.reason());
    calls.run(() -> decide(known, refused.revision(), false, reason, user.of(by)));
  }

  private PortalEntry known(String patient, String entry) {
    return entries
        .find(patient, entry)
        .orElseThrow(() -> DecisionRefused.missing("the patient has no such entry"));
  }

  private void decide(
      PortalEntry known, @Nullable Integer revision, boolean accept, String reason, String by) {
    int seen = Objects.requireNonNullElse(revision, 0);
    if (!entries.decide(known.patientId(), known.id(), seen, accept, reason, by)) {
      throw DecisionRefused.state(late(entries.find(known.patientId(), known.id()).orElse(known)));
    }
  }

  private static String late(PortalEntry now) {
    return switch (now.state()) {
      case ACCEPTED -> now.decidedBy() + " has accepted it already: nothing is left to decide";
      case REFUSED -> now.decidedBy() + " has refused it already: nothing is left to decide";
      case WITHDRAWN -> "the patient has taken it back";
      case PENDING -> "the patient has changed it meanwhile: look at it again";
    };
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
