package org.cobaltclaims.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All questions about coverages with their answers, by coverage; nothing is forgotten. */
@Repository
public class EligibilityHistory {

  private final Patients patients;
  private final JdbcClient jdbc;
  private final Clock clock;

  EligibilityHistory(Patients patients, JdbcClient jdbc, Clock clock) {
    this.patients = patients;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps a question. One of today about the same day that is not answered is not asked twice.
   *
   * @return the question that waits for its answer
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Eligibility ask(EligibilityWanted wanted, String clearinghouse) {
    LocalDate today = LocalDate.now(clock);
    Optional<Eligibility> open =
        of(wanted.patientId()).stream()
            .filter(e -> e.payerId().equalsIgnoreCase(wanted.payerId()))
            .filter(e -> e.memberId().equalsIgnoreCase(wanted.memberId()))
            .filter(e -> e.serviceOn().equals(wanted.serviceOn()))
            .filter(e -> today.equals(e.askedOn()) && e.answeredOn() == null)
            .findFirst();
    if (open.isPresent()) {
      return open.get();
    }
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            INSERT INTO eligibility (id, patient_id, payer_id, member_id, service_on, asked_on,
              asked_by, trace, clearinghouse)
            VALUES (:id, :patient, :payer, :member, :on, :asked, :by, :trace, :clearinghouse)
            """)
        .param("id", id)
        .param("patient", wanted.patientId())
        .param("payer", wanted.payerId())
        .param("member", wanted.memberId())
        .param("on", wanted.serviceOn())
        .param("asked", today)
        .param("by", wanted.by())
        .param("trace", id.replace("-", "").substring(0, 30))
        .param("clearinghouse", clearinghouse)
        .update();
    return find(id).orElseThrow();
  }

  /**
   * Keeps what a payer told: with the question that it answers, or on its own. Whoever acts on it
   * finds it here.
   */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(EligibilityTold told) {
    EligibilityAnswer answer = told.answer();
    for (String patientId : told.patientIds()) {
      patients.findById(patientId).stream()
          .flatMap(patient -> patient.coverages().stream())
          .filter(c -> c.isOf(told.payerId(), answer.memberId()))
          .forEach(coverage -> keep(patientId, coverage, told));
    }
  }

  private void keep(String patientId, PatientCoverage coverage, EligibilityTold told) {
    EligibilityAnswer answer = told.answer();
    LocalDate today = LocalDate.now(clock);
    Optional<Eligibility> question =
        answer.trace().isEmpty()
            ? Optional.empty()
            : of(patientId).stream().filter(e -> answer.trace().equals(e.trace())).findFirst();
    String unasked = "%s-%d".formatted(told.fileId(), answer.position());
    if (question.isEmpty() && find(unasked).isEmpty()) {
      jdbc.sql(
              "INSERT INTO eligibility (id, patient_id, payer_id, member_id, service_on) VALUES"
                  + " (:id, :patient, :payer, :member, :on)")
          .param("id", unasked)
          .param("patient", patientId)
          .param("payer", coverage.payerId())
          .param("member", coverage.memberId())
          .param("on", Objects.requireNonNullElse(answer.on(), today))
          .update();
    }
    Eligibility asked = question.or(() -> find(unasked)).orElseThrow();
    jdbc.sql(
            """
            UPDATE eligibility SET answered_on = :on, outcome = :outcome, active_from = :from,
              active_to = :to, rejections = :rejections, other_payers = :others
            WHERE id = :id AND answered_on IS NULL
            """)
        .param("on", today)
        .param("outcome", answer.outcome(asked.serviceOn()).name())
        .param("from", answer.from())
        .param("to", answer.to())
        .param("rejections", String.join(",", answer.rejections()))
        .param(
            "others",
            answer.otherPayers().stream()
                .map(
                    other ->
                        "%s %s %s".formatted(other.place(), other.payerId(), other.payerName()))
                .collect(Collectors.joining("\n")))
        .param("id", asked.id())
        .update();
  }

  /** All of a patient, the newest first. */
  public List<Eligibility> of(String patientId) {
    return jdbc.sql(
            "SELECT * FROM eligibility WHERE patient_id = :patient"
                + " ORDER BY COALESCE(answered_on, asked_on) DESC, id")
        .param("patient", patientId)
        .query(EligibilityHistory::row)
        .list();
  }

  /** The newest answer about a coverage; empty if there is none. */
  public Optional<Eligibility> newestAnswer(String patientId, String payerId, String memberId) {
    return of(patientId).stream()
        .filter(e -> e.answeredOn() != null)
        .filter(e -> e.payerId().equalsIgnoreCase(payerId))
        .filter(e -> e.memberId().equalsIgnoreCase(memberId))
        .findFirst();
  }

  /** The clearinghouses for which questions wait that are in no file yet. */
  public List<String> clearinghousesWithUnsent() {
    return jdbc.sql(
            "SELECT DISTINCT clearinghouse FROM eligibility WHERE asked_on IS NOT NULL AND file_id"
                + " IS NULL AND answered_on IS NULL ORDER BY clearinghouse")
        .query(String.class)
        .list();
  }

  /** Puts the questions for a clearinghouse that are in no file into one; returns how many. */
  public int putInto(String fileId, String clearinghouse) {
    return jdbc.sql(
            "UPDATE eligibility SET file_id = :file WHERE clearinghouse = :clearinghouse AND"
                + " asked_on IS NOT NULL AND file_id IS NULL AND answered_on IS NULL")
        .param("file", fileId)
        .param("clearinghouse", clearinghouse)
        .update();
  }

  /** The questions in a file, in the order of their traces. */
  public List<Eligibility> in(String fileId) {
    return jdbc.sql("SELECT * FROM eligibility WHERE file_id = :file ORDER BY trace")
        .param("file", fileId)
        .query(EligibilityHistory::row)
        .list();
  }

  private Optional<Eligibility> find(String id) {
    return jdbc.sql("SELECT * FROM eligibility WHERE id = :id")
        .param("id", id)
        .query(EligibilityHistory::row)
        .optional();
  }

  private static Eligibility row(ResultSet row, int ordinal) throws SQLException {
    String outcome = row.getString("outcome");
    return new Eligibility(
        row.getString("id"),
        row.getString("patient_id"),
        row.getString("payer_id"),
        row.getString("member_id"),
        row.getObject("service_on", LocalDate.class),
        row.getObject("asked_on", LocalDate.class),
        row.getString("asked_by"),
        row.getString("trace"),
        row.getObject("answered_on", LocalDate.class),
        outcome == null ? null : EligibilityAnswer.Outcome.valueOf(outcome),
        row.getObject("active_from", LocalDate.class),
        row.getObject("active_to", LocalDate.class),
        Objects.requireNonNullElse(row.getString("rejections"), ""),
        Objects.requireNonNullElse(row.getString("other_payers"), ""));
  }
}
