package org.cobaltclaims.patient.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.patient.process.Copays;
import org.cobaltclaims.remittance.PatientBalances;
import org.cobaltclaims.remittance.PatientPayments;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.ListPart;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Patients, and what holds for all their visits. */
@RestController
@RequestMapping("/api/patients")
@Tag(name = "Patients", description = "Patients, their coverages and what changed in them")
class PatientController {

  private static final String RECORD_NUMBER = "[^*~:^|\\p{Cntrl}]{0,50}";

  private final Patients patients;
  private final PatientCalls calls;
  private final Copays copays;
  private final PatientPayments payments;
  private final PatientBalances balances;
  private final ActingUser user;

  PatientController(
      Patients patients,
      PatientCalls calls,
      Copays copays,
      PatientPayments payments,
      PatientBalances balances,
      ActingUser user) {
    this.patients = patients;
    this.calls = calls;
    this.copays = copays;
    this.payments = payments;
    this.balances = balances;
    this.user = user;
  }

  /** A patient with the ids of their visits. */
  record PatientView(
      String id,
      String last,
      String first,
      @Nullable LocalDate birthDate,
      String gender,
      String recordNumber,
      List<String> families,
      List<CoverageView> coverages) {}

  @GetMapping
  @Operation(
      summary = "Patients in the order of their ids",
      description = "after is the id of the last one that was got: those behind it follow.")
  List<PatientView> all(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = ListPart.USUAL) int size) {
    return patients.findBehind(after, new ListPart(after, size).size()).stream()
        .map(patient -> view(patient, Map.of()))
        .toList();
  }

  @GetMapping("/{patient}")
  @Operation(summary = "A patient with coverages and the copay to expect with each")
  PatientView one(@PathVariable String patient) {
    return view(calls.known(patient), copays.of(patient));
  }

  private PatientView view(Patient patient, Map<String, Copays.Expected> expected) {
    return new PatientView(
        patient.id(),
        patient.lastName(),
        patient.firstName(),
        patient.birthDate(),
        patient.gender(),
        patient.recordNumber(),
        payments.families(patient.id()),
        calls.coverages(patient, expected));
  }

  /** The practice's own number of the patient; empty to take it away. */
  record RecordNumber(@Nullable String number) {}

  @PutMapping("/{patient}/record-number")
  @Operation(
      summary = "The practice's own number of the patient (medical record number, REF*EA)",
      description = "Claims of visits that are typed in bear it; empty takes it away.")
  PatientView number(@PathVariable String patient, @RequestBody RecordNumber wanted) {
    String number = PatientCalls.text(wanted.number(), "");
    if (!number.matches(RECORD_NUMBER)) {
      throw DecisionRefused.invalid(
          "a record number has 50 characters at most, and none of * ~ : ^ |");
    }
    calls.run(() -> number(calls.known(patient), number));
    return one(patient);
  }

  private void number(Patient patient, String number) {
    boolean taken =
        !number.isEmpty()
            && patients.findByPracticeAndRecordNumber(patient.practice(), number).stream()
                .anyMatch(other -> !other.id().equals(patient.id()));
    if (taken) {
      throw DecisionRefused.state("another patient has this record number: look for it first");
    }
    if (!number.equals(patient.recordNumber())) {
      patient.numbered(number);
      patients.save(patient);
    }
  }

  /** Whether the patient is a qualified Medicare beneficiary. */
  record Qualified(@Nullable Boolean qualified, @Nullable String reason) {}

  @PutMapping("/{patient}/qualified-beneficiary")
  @Operation(
      summary = "The patient is a qualified Medicare beneficiary (QMB), or is one no longer",
      description = "Such a patient is never asked for cost sharing of what Medicare covers.")
  void qualified(
      @PathVariable String patient,
      @RequestBody Qualified qualified,
      @RequestParam(required = false) @Nullable String by) {
    calls.known(patient);
    if (qualified.qualified() == null) {
      throw DecisionRefused.invalid("qualified is true or false");
    }
    String why = PatientCalls.why(qualified.reason());
    boolean yes = qualified.qualified();
    calls.run(() -> balances.qualified(patient, yes, user.of(by) + ": " + why));
  }
}
