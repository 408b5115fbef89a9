package org.cobaltclaims.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.process.StatementRun;
import org.cobaltclaims.remittance.PatientPaymentDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The patients of the demonstration: the office sends statements every two weeks, and of those who
 * were asked half pay all, a quarter pays half, and the others let it lie.
 */
@Component
class DemoPatients {

  private static final int STATEMENT_DAYS = 14;

  /** From the statement to the payment. */
  private static final int DAYS = 6;

  /** A practice of more visits leaves its statements to whoever watches: a PDF takes its time. */
  private static final int MOST_VISITS = 2_000;

  private final StatementRun statements;
  private final PatientPaymentDesk desk;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;

  DemoPatients(
      StatementRun statements,
      PatientPaymentDesk desk,
      TransactionTemplate transactions,
      JdbcClient jdbc) {
    this.statements = statements;
    this.desk = desk;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  /**
   * Sends statements on their days, and takes what patients pay.
   *
   * @param first the demonstration's first day
   * @return whether anybody paid
   */
  boolean asked(LocalDate first, LocalDate today, String by) {
    long day = today.toEpochDay() - first.toEpochDay();
    if (day > 0 && day % STATEMENT_DAYS == 0 && visits() <= MOST_VISITS) {
      statements.make(today, by);
    }
    List<Owed> due = due(today);
    due.forEach(owed -> pay(owed, today, by));
    return !due.isEmpty();
  }

  private record Owed(String family, String patient, Money amount) {}

  private int visits() {
    return jdbc.sql("SELECT COUNT(*) FROM claim_family").query(Integer.class).single();
  }

  /**
   * Visits whose patient was asked some days ago and pays now; each pays once. What was booked
   * today does not count: a morning that is worked again finds what it found.
   */
  private List<Owed> due(LocalDate today) {
    return jdbc
        .sql(
            """
            SELECT f.id, f.patient_id, f.practice_claim, SUM(e.amount_cents) AS owed
            FROM claim_family f JOIN ledger_entry e ON e.family_id = f.id
            WHERE f.state = 'PATIENT_BALANCE' AND e.bucket = 'PATIENT_OPEN'
              AND EXISTS (SELECT 1 FROM patient_statement s
                WHERE s.patient_id = f.patient_id AND s.stated_on <= :day)
              AND NOT EXISTS (SELECT 1 FROM patient_payment p
                WHERE p.family_id = f.id AND p.client_key IS NOT NULL)
            GROUP BY f.id, f.patient_id, f.practice_claim HAVING MAX(e.posted_on) < :today
            ORDER BY f.practice_claim
            """)
        .param("day", today.minusDays(DAYS))
        .param("today", today)
        .query(
            (row, n) ->
                new Owed(
                    row.getString("id"),
                    row.getString("patient_id"),
                    part(row.getString("practice_claim"), row.getLong("owed"))))
        .list()
        .stream()
        .filter(owed -> owed.amount().isPositive())
        .toList();
  }

  private static Money part(String practiceClaim, long owed) {
    return Money.ofCents(
        switch (Math.floorMod(Objects.hashCode(practiceClaim), 4)) {
          case 0, 1 -> owed;
          case 2 -> owed / 2;
          default -> 0;
        });
  }

  private void pay(Owed owed, LocalDate today, String by) {
    transactions.executeWithoutResult(
        status ->
            desk.receive(
                owed.patient(),
                new PatientPaymentDesk.Paid(
                    owed.amount(), today, "CARD", "", "demo-" + owed.family(), owed.family()),
                by));
  }
}
