package org.cobaltclaims.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which visits of patients are finished and old enough to go: nothing is open, nobody owes anybody
 * anything, no money or deadline is awaited, and nothing has moved since the day from which on
 * records stay.
 */
@Repository
class FinishedVisits {

  private static final int ADULT = 18;

  /** Each lists families that something is open about. */
  private static final List<String> OPEN =
      List.of(
          "SELECT id FROM claim_family WHERE id IN (:ids) AND hold_reason IS NOT NULL",
          """
          SELECT family_id FROM payer_claim WHERE family_id IN (:ids)
            AND state NOT IN ('ADJUDICATED', 'CLOSED', 'WRITTEN_OFF', 'CROSSED_OVER')
          """,
          """
          SELECT c.family_id FROM appeal a JOIN payer_claim c ON c.id = a.payer_claim_id
          WHERE c.family_id IN (:ids) AND a.outcome IS NULL
          """,
          "SELECT family_id FROM task WHERE family_id IN (:ids) AND state = 'OPEN'",
          "SELECT root_id FROM process_root WHERE root_id IN (:ids) AND state = 'OPEN'",
          """
          SELECT family_id FROM ledger_entry WHERE family_id IN (:ids)
            AND bucket IN ('PAYER_OPEN', 'DENIED_OPEN', 'PATIENT_OPEN', 'CREDIT')
          GROUP BY family_id, bucket, payer_level HAVING SUM(amount_cents) <> 0
          """,
          """
          SELECT family_id FROM claim_payment WHERE family_id IN (:ids)
            AND disposition IN ('NEW', 'HELD', 'UNMATCHED')
          """,
          """
          SELECT p.family_id FROM claim_payment p JOIN remittance r ON r.id = p.remittance_id
          WHERE p.family_id IN (:ids) AND r.state NOT IN ('POSTED', 'DISCARDED', 'DUPLICATE')
          """,
          """
          SELECT p.family_id FROM claim_payment p JOIN deposit d ON d.remittance_id = p.remittance_id
          WHERE p.family_id IN (:ids) AND d.state = 'OPEN'
          """);

  /** Each lists families that something has moved of since {@code :day}. */
  private static final List<String> RECENT =
      List.of(
          """
          SELECT id FROM claim_family WHERE id IN (:ids)
            AND (service_to >= :day OR service_from >= :day OR opened_on >= :day)
          """,
          "SELECT family_id FROM timeline_entry WHERE family_id IN (:ids) AND entered_on >= :day",
          "SELECT family_id FROM ledger_entry WHERE family_id IN (:ids) AND posted_on >= :day",
          """
          SELECT family_id FROM task WHERE family_id IN (:ids)
            AND (opened_on >= :day OR closed_on >= :day)
          """,
          """
          SELECT c.family_id FROM payer_claim c LEFT JOIN claim_version v ON v.payer_claim_id = c.id
          WHERE c.family_id IN (:ids) AND (v.sent_on >= :day OR c.adjudicated_on >= :day
            OR c.denial_due >= :day OR c.crossover_due >= :day)
          """,
          """
          SELECT p.family_id FROM claim_payment p JOIN remittance r ON r.id = p.remittance_id
          WHERE p.family_id IN (:ids) AND r.received_on >= :day
          """,
          "SELECT family_id FROM appeal WHERE family_id IN (:ids) AND answered_on >= :day",
          "SELECT family_id FROM payer_refund WHERE family_id IN (:ids) AND refunded_on >= :day",
          """
          SELECT a.family_id FROM patient_allocation a JOIN patient_payment p ON p.id = a.payment_id
          WHERE a.family_id IN (:ids)
            AND (a.booked_on >= :day OR p.received_on >= :day OR p.entered_on >= :day
              OR p.voided_on >= :day)
          """);

  private final JdbcClient jdbc;
  private final LegalHolds holds;
  private final PayerLedger payerLedger;

  FinishedVisits(JdbcClient jdbc, LegalHolds holds, PayerLedger payerLedger) {
    this.jdbc = jdbc;
    this.holds = holds;
    this.payerLedger = payerLedger;
  }

  /**
   * Of some patients.
   *
   * @param families what may go
   * @param heldFamilies what could go were it not for a hold
   * @param patients who may go with their last visit
   * @param heldPatients who could go were it not for a hold
   * @param oldest first day of service of what may go; null for none
   */
  record Found(
      Set<String> families,
      Set<String> heldFamilies,
      Set<String> patients,
      Set<String> heldPatients,
      @Nullable LocalDate oldest,
      @Nullable LocalDate newest) {}

  private record Visit(
      String id, String patient, LocalDate service, boolean closed, boolean tooYoung) {}

  /** Looks at patients. */
  Found of(Collection<String> patients, Cutoffs cutoffs) {
    List<Visit> visits = visits(patients, cutoffs);
    Set<String> free = new LinkedHashSet<>();
    visits.stream()
        .filter(visit -> visit.closed() && !visit.tooYoung())
        .forEach(visit -> free.add(visit.id()));
    OPEN.forEach(sql -> free.removeAll(find(sql, free, cutoffs.claims())));
    RECENT.forEach(sql -> free.removeAll(find(sql, free, cutoffs.claims())));
    free.removeAll(awaitingRecoupment(free));
    Map<String, String> patientOf = new HashMap<>();
    visits.forEach(visit -> patientOf.put(visit.id(), visit.patient()));
    keepWhatSharesMoney(free);
    Set<String> held = held(free, patientOf);
    Set<String> going = new LinkedHashSet<>(free);
    going.removeAll(held);
    keepWhatSharesMoney(going);
    Set<String> could = withoutVisits(patients, patientOf, free, cutoffs.claims());
    Set<String> patientsGoing = withoutVisits(could, patientOf, going, cutoffs.claims());
    patientsGoing.removeAll(holds.held(Scope.PATIENT, could));
    could.removeAll(patientsGoing);
    List<LocalDate> days =
        visits.stream()
            .filter(visit -> going.contains(visit.id()))
            .map(Visit::service)
            .sorted()
            .toList();
    return new Found(
        going,
        held,
        patientsGoing,
        could,
        days.isEmpty() ? null : days.getFirst(),
        days.isEmpty() ? null : days.getLast());
  }

  private List<Visit> visits(Collection<String> patients, Cutoffs cutoffs) {
    if (patients.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            SELECT f.id, f.patient_id, f.state, f.service_from, p.birth_date
            FROM claim_family f JOIN patient p ON p.id = f.patient_id
            WHERE f.patient_id IN (:patients) ORDER BY f.service_from, f.id
            """)
        .param("patients", patients)
        .query(
            (row, n) -> {
              LocalDate born = row.getObject("birth_date", LocalDate.class);
              LocalDate service =
                  Objects.requireNonNull(row.getObject("service_from", LocalDate.class));
              boolean minor = born != null && service.isBefore(born.plusYears(ADULT));
              return new Visit(
                  row.getString("id"),
                  row.getString("patient_id"),
                  service,
                  row.getString("state").equals("CLOSED"),
                  minor && born.isAfter(cutoffs.minorsBornAfter()));
            })
        .list();
  }

  private List<String> find(String sql, Set<String> ids, LocalDate day) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var statement = jdbc.sql(sql).param("ids", ids);
    return (sql.contains(":day") ? statement.param("day", day) : statement)
        .query(String.class)
        .list();
  }

  /** Debts that a payer has put off, or taken without having said so, by their reference. */
  private Set<String> awaitingRecoupment(Set<String> ids) {
    Set<String> waiting = new HashSet<>();
    Set<String> references = new HashSet<>();
    payerLedger.open().forEach(open -> references.add(open.reference()));
    if (ids.isEmpty() || references.isEmpty()) {
      return waiting;
    }
    jdbc.sql(
            """
            SELECT c.family_id, c.icn, v.pcn, e.reference_id FROM payer_claim c
            LEFT JOIN claim_version v ON v.payer_claim_id = c.id
            LEFT JOIN payer_ledger_entry e ON e.payer_claim_id = c.id
            WHERE c.family_id IN (:ids)
            """)
        .param("ids", ids)
        .query(
            row -> {
              for (String column : List.of("icn", "pcn", "reference_id")) {
                String value = row.getString(column);
                if (value != null && references.contains(value)) {
                  waiting.add(row.getString("family_id"));
                }
              }
            });
    return waiting;
  }

  private Set<String> held(Set<String> families, Map<String, String> patientOf) {
    if (families.isEmpty()) {
      return Set.of();
    }
    Set<String> held = new LinkedHashSet<>(holds.held(Scope.CLAIM, families));
    Set<String> patients = new HashSet<>();
    families.forEach(family -> patients.add(patientOf.getOrDefault(family, "")));
    Set<String> heldPatients = new HashSet<>(holds.held(Scope.PATIENT, patients));
    families.stream()
        .filter(family -> heldPatients.contains(patientOf.getOrDefault(family, "")))
        .forEach(held::add);
    held.addAll(holds.heldByPayers(families));
    return held;
  }

  /**
   * What a patient paid for several visits goes with all of them: what is not given to a visit, or
   * to one that stays, stays with all that the payment was given to.
   */
  private void keepWhatSharesMoney(Set<String> going) {
    if (going.isEmpty()) {
      return;
    }
    Map<String, Set<String>> given = new HashMap<>();
    jdbc.sql(
            """
            SELECT DISTINCT a.payment_id, a.family_id
            FROM patient_allocation b JOIN patient_allocation a ON a.payment_id = b.payment_id
            WHERE b.family_id IN (:ids)
            """)
        .param("ids", going)
        .query(
            row -> {
              given
                  .computeIfAbsent(row.getString("payment_id"), payment -> new HashSet<>())
                  .add(row.getString("family_id"));
            });
    if (given.isEmpty()) {
      return;
    }
    Set<String> unused =
        new HashSet<>(
            jdbc.sql(
                    """
                    SELECT p.id FROM patient_payment p JOIN patient_allocation a ON a.payment_id = p.id
                    WHERE p.id IN (:payments) AND p.voided_on IS NULL
                    GROUP BY p.id, p.amount_cents HAVING SUM(a.amount_cents) <> p.amount_cents
                    """)
                .param("payments", given.keySet())
                .query(String.class)
                .list());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Map.Entry<String, Set<String>> payment : given.entrySet()) {
        if (unused.contains(payment.getKey()) || !going.containsAll(payment.getValue())) {
          changed |= going.removeAll(payment.getValue());
        }
      }
    }
  }

  /** Patients of whom nothing is left when the visits go, and nothing else has moved since. */
  private Set<String> withoutVisits(
      Collection<String> patients,
      Map<String, String> patientOf,
      Set<String> going,
      LocalDate day) {
    Set<String> left = new LinkedHashSet<>(patients);
    patientOf.forEach(
        (family, patient) -> {
          if (!going.contains(family)) {
            left.remove(patient);
          }
        });
    for (String sql : LIVING) {
      left.removeAll(find(sql, left, day));
    }
    // Of whom nothing is dated nobody knows how old it is.
    Set<String> dated = new HashSet<>(find(DATED, left, day));
    going.forEach(family -> dated.add(patientOf.getOrDefault(family, "")));
    left.retainAll(dated);
    // Money that is held for the patient stays theirs; what was given to visits goes with these.
    List<String> owed = new ArrayList<>();
    if (!left.isEmpty()) {
      jdbc.sql(
              """
              SELECT p.patient_id, p.id, p.amount_cents, COALESCE(SUM(a.amount_cents), 0) AS given
              FROM patient_payment p LEFT JOIN patient_allocation a ON a.payment_id = p.id
              WHERE p.patient_id IN (:ids) AND p.voided_on IS NULL
              GROUP BY p.patient_id, p.id, p.amount_cents
              """)
          .param("ids", left)
          .query(
              row -> {
                if (row.getLong("amount_cents") != row.getLong("given")) {
                  owed.add(row.getString("patient_id"));
                }
              });
    }
    owed.forEach(left::remove);
    return left;
  }

  private static final String DATED = "SELECT patient_id FROM coverage WHERE patient_id IN (:ids)";

  /** Each lists patients that something has moved of since {@code :day}, beside their visits. */
  private static final List<String> LIVING =
      List.of(
          "SELECT patient_id FROM coverage WHERE patient_id IN (:ids) AND confirmed_on >= :day",
          "SELECT patient_id FROM coverage_history WHERE patient_id IN (:ids) AND changed_at >="
              + " :day",
          """
          SELECT patient_id FROM eligibility WHERE patient_id IN (:ids)
            AND (service_on >= :day OR asked_on >= :day OR answered_on >= :day)
          """,
          """
          SELECT patient_id FROM patient_payment WHERE patient_id IN (:ids)
            AND (received_on >= :day OR entered_on >= :day OR voided_on >= :day)
          """,
          "SELECT patient_id FROM patient_statement WHERE patient_id IN (:ids) AND stated_on >="
              + " :day",
          """
          SELECT patient_id FROM portal_invitation WHERE patient_id IN (:ids)
            AND (invited_at >= :day OR expires_at >= :day OR last_visit_at >= :day)
          """,
          "SELECT patient_id FROM portal_entry WHERE patient_id IN (:ids) AND state = 'PENDING'",
          """
          SELECT t.subject FROM task t WHERE t.subject IN (:ids) AND t.state = 'OPEN'
          """);
}
