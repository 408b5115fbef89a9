package org.cobaltclaims.remittance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What patients paid, and which part of it was given to which visit. What was given to none is held
 * for the patient.
 */
@Repository
public class PatientPayments {

  private final JdbcClient jdbc;
  private final Clock clock;

  PatientPayments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Makes everyone else who works on the patient's money wait until this transaction ends. */
  boolean lock(String patientId) {
    return jdbc.sql("SELECT id FROM patient WHERE id = :id FOR UPDATE")
        .param("id", patientId)
        .query(String.class)
        .optional()
        .isPresent();
  }

  /** The ids of the patient's families, the oldest visit first. */
  public List<String> families(String patientId) {
    return jdbc.sql(
            "SELECT id FROM claim_family WHERE patient_id = :patient ORDER BY service_from, id")
        .param("patient", patientId)
        .query(String.class)
        .list();
  }

  /** All payments of a patient, the oldest first, with those that were taken back. */
  public List<PatientPayment> of(String patientId) {
    return jdbc.sql(
            "SELECT * FROM patient_payment WHERE patient_id = :patient"
                + " ORDER BY received_on, entered_on, id")
        .param("patient", patientId)
        .query(PatientPayments::payment)
        .list();
  }

  public Optional<PatientPayment> find(String paymentId) {
    return jdbc.sql("SELECT * FROM patient_payment WHERE id = :id")
        .param("id", paymentId)
        .query(PatientPayments::payment)
        .optional();
  }

  Optional<PatientPayment> byKey(String patientId, String clientKey) {
    return jdbc.sql(
            "SELECT * FROM patient_payment WHERE patient_id = :patient AND client_key = :key")
        .param("patient", patientId)
        .param("key", clientKey)
        .query(PatientPayments::payment)
        .optional();
  }

  void add(PatientPayment payment) {
    jdbc.sql(
            """
            INSERT INTO patient_payment (id, patient_id, client_key, family_id, kind, amount_cents,
              method, reference_id, received_on, entered_on, entered_by, note)
            VALUES (:id, :patient, :key, :family, :kind, :amount, :method, :reference, :received,
              :entered, :by, :note)
            """)
        .param("id", payment.id())
        .param("patient", payment.patientId())
        .param("key", payment.clientKey())
        .param("family", payment.familyId())
        .param("kind", payment.kind().name())
        .param("amount", payment.amount().cents())
        .param("method", payment.method())
        .param("reference", payment.reference())
        .param("received", payment.receivedOn())
        .param("entered", payment.enteredOn())
        .param("by", payment.enteredBy())
        .param("note", payment.note())
        .update();
  }

  void markVoid(String paymentId, String by, String why) {
    jdbc.sql(
            "UPDATE patient_payment SET voided_on = :on, voided_by = :by, note = :why WHERE id ="
                + " :id AND voided_on IS NULL")
        .param("on", LocalDate.now(clock))
        .param("by", by)
        .param("why", why)
        .param("id", paymentId)
        .update();
  }

  /** Gives a part of a payment to a visit; a negative amount takes it away. */
  void allocate(String paymentId, String familyId, Money amount) {
    jdbc.sql(
            "INSERT INTO patient_allocation (payment_id, family_id, amount_cents, booked_on)"
                + " VALUES (:payment, :family, :amount, :on)")
        .param("payment", paymentId)
        .param("family", familyId)
        .param("amount", amount.cents())
        .param("on", LocalDate.now(clock))
        .update();
  }

  /** What visits have of a payment, by family id; visits that have nothing of it are left out. */
  public Map<String, Money> allocations(String paymentId) {
    return sums("SELECT family_id", "payment_id = :id GROUP BY family_id", paymentId);
  }

  /** What a visit has of payments, by payment id; the last payment first. */
  Map<String, Money> ofFamily(String familyId) {
    Map<String, Money> newestFirst = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT p.id, SUM(a.amount_cents) AS cents
            FROM patient_allocation a JOIN patient_payment p ON p.id = a.payment_id
            WHERE a.family_id = :family GROUP BY p.id, p.received_on, p.entered_on
            HAVING SUM(a.amount_cents) <> 0 ORDER BY p.received_on DESC, p.entered_on DESC, p.id
            """)
        .param("family", familyId)
        .query(
            row -> {
              newestFirst.put(row.getString("id"), Money.ofCents(row.getLong("cents")));
            });
    return newestFirst;
  }

  /** What of each payment that stands is given to no visit, the oldest first. */
  public Map<String, Money> unallocated(String patientId) {
    Map<String, Money> left = new LinkedHashMap<>();
    for (PatientPayment payment : of(patientId)) {
      if (payment.stands()) {
        Money rest =
            payment
                .amount()
                .minus(allocations(payment.id()).values().stream().collect(Money.sum()));
        if (!rest.isZero()) {
          left.put(payment.id(), rest);
        }
      }
    }
    return left;
  }

  /** What is held for the patient beside any visit. */
  public Money unapplied(String patientId) {
    return unallocated(patientId).values().stream().collect(Money.sum());
  }

  /** What is held beside any visit, by patient; patients without are left out. */
  public Map<String, Money> unapplied() {
    Map<String, Money> held = new HashMap<>();
    jdbc.sql(
            """
            SELECT p.patient_id, SUM(p.amount_cents) - COALESCE(SUM(a.cents), 0) AS held
            FROM patient_payment p LEFT JOIN
              (SELECT payment_id, SUM(amount_cents) AS cents FROM patient_allocation
               GROUP BY payment_id) a ON a.payment_id = p.id
            WHERE p.voided_on IS NULL GROUP BY p.patient_id
            """)
        .query(
            row -> {
              long cents = row.getLong("held");
              if (cents != 0) {
                held.put(row.getString("patient_id"), Money.ofCents(cents));
              }
            });
    return held;
  }

  private Map<String, Money> sums(String select, String where, String id) {
    Map<String, Money> sums = new LinkedHashMap<>();
    jdbc.sql(
            select
                + ", SUM(amount_cents) AS cents FROM patient_allocation WHERE "
                + where
                + " HAVING SUM(amount_cents) <> 0 ORDER BY 1")
        .param("id", id)
        .query(
            row -> {
              sums.put(row.getString(1), Money.ofCents(row.getLong("cents")));
            });
    return sums;
  }

  private static PatientPayment payment(ResultSet row, int ordinal) throws SQLException {
    @Nullable LocalDate voided = row.getObject("voided_on", LocalDate.class);
    return new PatientPayment(
        row.getString("id"),
        row.getString("patient_id"),
        row.getString("client_key"),
        row.getString("family_id"),
        PatientPayment.Kind.valueOf(row.getString("kind")),
        Money.ofCents(row.getLong("amount_cents")),
        row.getString("method"),
        row.getString("reference_id"),
        row.getObject("received_on", LocalDate.class),
        row.getObject("entered_on", LocalDate.class),
        row.getString("entered_by"),
        row.getString("note"),
        voided);
  }
}
