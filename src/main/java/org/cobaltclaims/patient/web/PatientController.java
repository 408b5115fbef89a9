package org.cobaltclaims.patient.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.patient.CoverageHistory;
import org.cobaltclaims.patient.Eligibility;
import org.cobaltclaims.patient.EligibilityHistory;
import org.cobaltclaims.patient.EligibilityWanted;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.patient.process.Copays;
import org.cobaltclaims.patient.process.CoverageChanges;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.PatientBalances;
import org.cobaltclaims.remittance.PatientPayments;
import org.cobaltclaims.worklist.ActingUser;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Patients and their coverages. */
@RestController
@RequestMapping("/api/patients")
@Tag(name = "Patients", description = "Patients, their coverages and what changed in them")
class PatientController {

  /** Deadlocks and lost races are repeated so often. */
  private static final int TRIES = 5;

  private final Patients patients;
  private final CoverageHistory history;
  private final CoverageChanges changes;
  private final Copays copays;
  private final PatientPayments payments;
  private final Payers payers;
  private final EligibilityHistory eligibility;
  private final PatientBalances balances;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TransactionTemplate transactions;
  private final ActingUser user;

  PatientController(
      Patients patients,
      CoverageHistory history,
      CoverageChanges changes,
      Copays copays,
      PatientPayments payments,
      Payers payers,
      EligibilityHistory eligibility,
      PatientBalances balances,
      ApplicationEventPublisher events,
      Clock clock,
      TransactionTemplate transactions,
      ActingUser user) {
    this.patients = patients;
    this.history = history;
    this.changes = changes;
    this.copays = copays;
    this.payments = payments;
    this.payers = payers;
    this.eligibility = eligibility;
    this.balances = balances;
    this.events = events;
    this.clock = clock;
    this.transactions = transactions;
    this.user = user;
  }

  /** A patient with the ids of their visits. */
  record PatientView(
      String id,
      String last,
      String first,
      @Nullable LocalDate birthDate,
      String gender,
      List<String> families,
      List<CoverageView> coverages) {}

  /**
   * A coverage.
   *
   * @param place in the payer order, 1 primary
   * @param datesSet whether a person has set the dates; otherwise they say when it was used
   * @param expectedCopay cents, by the payer's newest remittance; null if none told of a copay
   */
  record CoverageView(
      int place,
      String payer,
      String memberId,
      String groupNumber,
      String relationship,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      boolean datesSet,
      @Nullable Long expectedCopay,
      @Nullable LocalDate copayToldOn) {}

  @GetMapping
  @Operation(summary = "All patients by name")
  List<PatientView> all() {
    return patients.findAll().stream()
        .sorted(
            Comparator.comparing(Patient::lastName)
                .thenComparing(Patient::firstName)
                .thenComparing(Patient::id))
        .map(patient -> view(patient, Map.of()))
        .toList();
  }

  @GetMapping("/{patient}")
  @Operation(summary = "A patient with coverages and the copay to expect with each")
  PatientView one(@PathVariable String patient) {
    return view(known(patient), copays.of(patient));
  }

  private PatientView view(Patient patient, Map<String, Copays.Expected> expected) {
    List<CoverageView> coverages = new ArrayList<>();
    for (PatientCoverage c : patient.coverages()) {
      Copays.Expected copay = expected.get(c.payerId());
      coverages.add(
          new CoverageView(
              coverages.size() + 1,
              c.payerId(),
              c.memberId(),
              c.groupNumber(),
              c.relationship(),
              c.effectiveFrom(),
              c.effectiveTo(),
              c.datesSet(),
              copay == null ? null : copay.copay().cents(),
              copay == null ? null : copay.toldOn()));
    }
    return new PatientView(
        patient.id(),
        patient.lastName(),
        patient.firstName(),
        patient.birthDate(),
        patient.gender(),
        payments.families(patient.id()),
        coverages);
  }

  @GetMapping("/{patient}/coverages")
  @Operation(summary = "The coverages in payer order")
  List<CoverageView> coverages(@PathVariable String patient) {
    return one(patient).coverages();
  }

  @GetMapping("/{patient}/coverages/history")
  @Operation(summary = "What people did to the coverages: who, when and why")
  List<CoverageHistory.Entry> history(@PathVariable String patient) {
    known(patient);
    return history.of(patient);
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

  @PostMapping("/{patient}/coverages")
  @Operation(
      summary = "Adds a coverage",
      description =
          "A later one needs active ones before it. Visits of its dates whose payers have decided"
              + " are billed to it at once; what the patient was charged for them is taken back.")
  List<CoverageView> add(
      @PathVariable String patient,
      @RequestBody NewCoverage coverage,
      @RequestParam(required = false) @Nullable String by) {
    Patient insured = known(patient);
    LocalDate from = coverage.effectiveFrom();
    if (from == null) {
      throw DecisionRefused.invalid("effectiveFrom is needed");
    }
    int place =
        Objects.requireNonNullElseGet(coverage.place(), () -> insured.coverages().size() + 1);
    Coverage entered = coverage(insured, coverage);
    run(
        () ->
            changes.add(
                patient,
                place,
                entered,
                new CoverageChanges.Dates(from, coverage.effectiveTo()),
                why(coverage.reason()),
                user.of(by)));
    return coverages(patient);
  }

  private Coverage coverage(Patient patient, NewCoverage given) {
    String payer = needed(given.payer(), "payer");
    String relationship = text(given.relationship(), "18");
    Subscriber other = given.subscriber();
    boolean self = relationship.equals("18");
    if (!self && (other == null || text(other.last(), "").isEmpty())) {
      throw DecisionRefused.invalid("subscriber is needed where the patient is not the insured");
    }
    Name name =
        self || other == null
            ? new Name(
                true,
                patient.lastName(),
                patient.firstName(),
                patient.middleName(),
                patient.suffix())
            : new Name(true, text(other.last(), ""), text(other.first(), ""), "", "");
    return new Coverage(
        1,
        payer,
        text(given.payerName(), payers.profile(payer).name()),
        null,
        List.of(),
        needed(given.memberId(), "memberId"),
        text(given.groupNumber(), ""),
        text(given.groupName(), ""),
        text(given.insuranceType(), ""),
        text(given.filingIndicator(), payers.profile(payer).filingIndicator()),
        relationship,
        name,
        other == null ? null : other.address(),
        self || other == null ? patient.birthDate() : other.birthDate(),
        self || other == null ? patient.gender() : text(other.gender(), "U"),
        List.of(),
        "Y",
        "",
        "Y",
        "",
        "");
  }

  /** From when to when a coverage holds. */
  record NewDates(
      @Nullable LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      @Nullable String reason) {}

  @PutMapping("/{patient}/coverages/{place}")
  @Operation(
      summary = "Sets from when to when a coverage holds",
      description =
          "Visits outside of it are not billed to it; those that were missed and lie in it now go.")
  List<CoverageView> date(
      @PathVariable String patient,
      @PathVariable int place,
      @RequestBody NewDates dates,
      @RequestParam(required = false) @Nullable String by) {
    LocalDate from = dates.effectiveFrom();
    if (from == null) {
      throw DecisionRefused.invalid("effectiveFrom is needed");
    }
    run(
        () ->
            changes.date(
                patient,
                place,
                new CoverageChanges.Dates(from, dates.effectiveTo()),
                why(dates.reason()),
                user.of(by)));
    return coverages(patient);
  }

  @DeleteMapping("/{patient}/coverages/{place}")
  @Operation(
      summary = "Takes a coverage out",
      description = "Not one that an active one comes after. What was billed to it stays.")
  List<CoverageView> remove(
      @PathVariable String patient,
      @PathVariable int place,
      @RequestParam String reason,
      @RequestParam(required = false) @Nullable String by) {
    run(() -> changes.remove(patient, place, why(reason), user.of(by)));
    return coverages(patient);
  }

  /** The coverages by their present places, the first payer first. */
  record NewOrder(@Nullable List<Integer> places, @Nullable String reason) {}

  @PutMapping("/{patient}/coverages")
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
    run(() -> changes.order(patient, places, why(order.reason()), user.of(by)));
    return coverages(patient);
  }

  /** A question about a coverage; the day is today if left out. */
  record Question(@Nullable LocalDate serviceOn) {}

  @PostMapping("/{patient}/coverages/{place}/eligibility")
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
    List<PatientCoverage> all = known(patient).coverages();
    if (place < 1 || place > all.size()) {
      throw DecisionRefused.missing("the patient has no coverage at place " + place);
    }
    PatientCoverage coverage = all.get(place - 1);
    LocalDate on =
        question == null || question.serviceOn() == null
            ? LocalDate.now(clock)
            : question.serviceOn();
    run(
        () ->
            events.publishEvent(
                new EligibilityWanted(
                    patient, coverage.payerId(), coverage.memberId(), on, user.of(by))));
    return eligibility.of(patient);
  }

  @GetMapping("/{patient}/eligibility")
  @Operation(
      summary = "Everything that payers were asked about the coverages and said, newest first")
  List<Eligibility> eligibility(@PathVariable String patient) {
    known(patient);
    return eligibility.of(patient);
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
    known(patient);
    if (qualified.qualified() == null) {
      throw DecisionRefused.invalid("qualified is true or false");
    }
    String why = why(qualified.reason());
    boolean yes = qualified.qualified();
    run(() -> balances.qualified(patient, yes, user.of(by) + ": " + why));
  }

  private Patient known(String patient) {
    return patients
        .findById(patient)
        .orElseThrow(() -> DecisionRefused.missing("there is no such patient"));
  }

  private static String text(@Nullable String given, String otherwise) {
    return Stream.ofNullable(given)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(otherwise);
  }

  private static String needed(@Nullable String given, String field) {
    String text = text(given, "");
    if (text.isEmpty() || text.length() > 80) {
      throw DecisionRefused.invalid(field + " is needed, 80 characters at most");
    }
    return text;
  }

  private static String why(@Nullable String reason) {
    String why = text(reason, "");
    if (why.isEmpty() || why.length() > 200) {
      throw DecisionRefused.invalid("this needs a reason of 200 characters at most");
    }
    return why;
  }

  private void run(Runnable act) {
    for (int attempt = 1; ; attempt++) {
      try {
        transactions.executeWithoutResult(status -> act.run());
        return;
      } catch (TransientDataAccessException collided) {
        if (attempt == TRIES) {
          throw collided;
        }
      }
    }
  }
}
