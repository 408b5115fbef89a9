package org.cobaltclaims.patient.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PatientPayments;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes up what a patient owes. Never a visit of which a payer is still to be heard. */
@Service
public class Statements {

  /** Days behind which the next age begins. */
  private static final List<Integer> AGES = List.of(30, 60, 90, 120);

  private final Patients patients;
  private final PatientPayments payments;
  private final ClaimFamilies families;
  private final Ledger ledger;
  private final Tasks tasks;
  private final CurrentSettings settings;
  private final JdbcClient jdbc;
  private final Clock clock;

  Statements(
      Patients patients,
      PatientPayments payments,
      ClaimFamilies families,
      Ledger ledger,
      Tasks tasks,
      CurrentSettings settings,
      JdbcClient jdbc,
      Clock clock) {
    this.patients = patients;
    this.payments = payments;
    this.families = families;
    this.ledger = ledger;
    this.tasks = tasks;
    this.settings = settings;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What a patient owes today. */
  @Transactional(readOnly = true)
  public Statement of(String patientId) {
    return of(patientId, LocalDate.now(clock));
  }

  Statement of(String patientId, LocalDate on) {
    Patient patient =
        patients
            .findById(patientId)
            .orElseThrow(() -> DecisionRefused.missing("there is no such patient"));
    List<Statement.Visit> visits = new ArrayList<>();
    List<Statement.Held> held = new ArrayList<>();
    ClaimFamily newest = null;
    for (String id : payments.families(patientId)) {
      ClaimFamily family = families.findById(id).orElseThrow();
      newest = family;
      if (family.state() == FamilyState.PATIENT_BALANCE) {
        visits.add(visit(family));
      } else if (family.state() == FamilyState.OPEN) {
        held.add(new Statement.Held(id, family.serviceFrom(), reason(family)));
      }
    }
    Money unapplied = payments.unapplied(patientId);
    Money balances = visits.stream().map(Statement.Visit::balance).collect(Money.sum());
    return new Statement(
        patientId,
        on,
        on.plusDays(settings.automation().statementCycleDays()),
        sender(newest),
        patient.lastName(),
        patient.firstName(),
        newest == null ? null : newest.content().patient().address(),
        visits,
        held,
        unapplied,
        balances.minus(unapplied).max(Money.ZERO),
        ages(visits, on));
  }

  private Statement.Sender sender(@Nullable ClaimFamily newest) {
    Address address = newest == null ? null : newest.content().billingProvider().address();
    return new Statement.Sender(
        settings.practice().name(), address, settings.practice().contactPhone());
  }

  private String reason(ClaimFamily family) {
    return tasks.openOfFamily(family.id()).stream()
        .filter(task -> task.kind() == TaskKind.APPROVE_PATIENT_BALANCE)
        .map(Task::reason)
        .findFirst()
        .orElse("PAYER_OPEN");
  }

  private Statement.Visit visit(ClaimFamily family) {
    FamilyLedger now = new FamilyLedger(ledger.entries(family.id()));
    Money balance = now.balance(Bucket.PATIENT_OPEN);
    Money insurance = now.balance(Bucket.PAID);
    // What is held of the patient's money is not used for the visit and not counted here.
    Money paid = now.balance(Bucket.PATIENT_PAID).plus(now.balance(Bucket.CREDIT));
    return new Statement.Visit(
        family.id(),
        family.serviceFrom(),
        now.charge(),
        insurance,
        now.charge().minus(insurance).minus(paid).minus(balance),
        paid,
        balance,
        since(family));
  }

  /** The day on which the balance became, and stayed, the patient's. */
  private LocalDate since(ClaimFamily family) {
    LocalDate since = family.openedOn();
    Money open = Money.ZERO;
    for (Day day : days(family.id())) {
      Money after = open.plus(day.change());
      if (!open.isPositive() && after.isPositive()) {
        since = day.on();
      }
      open = after;
    }
    return since;
  }

  private record Day(LocalDate on, Money change) {}

  private List<Day> days(String familyId) {
    return jdbc.sql(
            """
            SELECT posted_on, SUM(amount_cents) AS cents FROM ledger_entry
            WHERE family_id = :family AND bucket = 'PATIENT_OPEN'
            GROUP BY posted_on ORDER BY posted_on
            """)
        .param("family", familyId)
        .query(
            (row, n) ->
                new Day(
                    Objects.requireNonNull(row.getObject("posted_on", LocalDate.class)),
                    Money.ofCents(row.getLong("cents"))))
        .list();
  }

  private static List<Money> ages(List<Statement.Visit> visits, LocalDate on) {
    List<Money> ages = new ArrayList<>();
    for (int i = 0; i <= AGES.size(); i++) {
      int age = i;
      ages.add(
          visits.stream()
              .filter(visit -> age(visit, on) == age)
              .map(Statement.Visit::balance)
              .collect(Money.sum()));
    }
    return ages;
  }

  private static int age(Statement.Visit visit, LocalDate on) {
    long days = ChronoUnit.DAYS.between(visit.since(), on);
    return (int) AGES.stream().filter(behind -> days > behind).count();
  }
}
