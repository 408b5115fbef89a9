package org.cobaltclaims.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.practice.Automation.Filing;
import org.cobaltclaims.practice.BusinessDays;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Builds, anew and whole, at which step of its process everything rests. It follows from claims,
 * tasks and money alone, as the place on the page of a claim does: the engine is not asked, so that
 * it is known also while there is none, and the same with an embedded engine and a cluster.
 */
@Service
public class ProcessPlaces {

  private static final List<String> PARTS = List.of("claims", "families", "remittances", "batches");

  /** Days that are granted beyond what a payer is expected to take (DOMAIN 8.2). */
  private static final int GRACE_DAYS = 5;

  /** Days in which a payer corrects a decision that it took back (DOMAIN 3.5). */
  private static final int CORRECTION_DAYS = 30;

  private static final String REVERSED = claimIs("REVERSED");
  private static final String QUEUED = claimIs("QUEUED");

  private final JdbcClient jdbc;
  private final Payers payers;
  private final TestFiles testFiles;
  private final Clock clock;

  ProcessPlaces(JdbcClient jdbc, Payers payers, TestFiles testFiles, Clock clock) {
    this.jdbc = jdbc;
    this.payers = payers;
    this.testFiles = testFiles;
    this.clock = clock;
  }

  /** When it was built last; empty if it never was. */
  @Transactional(readOnly = true)
  public Optional<Instant> builtAt() {
    return jdbc.sql("SELECT built_at FROM process_place_build WHERE built_at IS NOT NULL")
        .query((row, n) -> row.getObject("built_at", LocalDateTime.class))
        .optional()
        .map(at -> at.toInstant(ZoneOffset.UTC));
  }

  /** Builds it as of now; who comes at the same time waits and builds once more. */
  @Transactional
  public void build() {
    lock();
    jdbc.sql("DELETE FROM process_place").update();
    PARTS.forEach(this::insert);
    leaveOutTests();
    expect();
    jdbc.sql("UPDATE process_place_build SET built_at = :at WHERE id = 1")
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  private void lock() {
    jdbc.sql(
            "INSERT INTO process_place_build (id) VALUES (1) ON DUPLICATE KEY UPDATE id ="
                + " VALUES(id)")
        .update();
    jdbc.sql("SELECT id FROM process_place_build WHERE id = 1 FOR UPDATE")
        .query(Integer.class)
        .single();
  }

  private void insert(String part) {
    jdbc.sql(
            """
            INSERT INTO process_place (process_id, element_id, subject, family_id, payer_id, payer_level, since_on,
              due_on, mailed, open_cents)
            SELECT q.process_id, q.element_id, q.subject, q.family_id, q.payer_id, q.payer_level, q.since_on, q.due_on,
              q.mailed, q.open_cents
            FROM (%s) q
            """
                .formatted(KpiSql.at("/process-map/" + part + ".sql")))
        .update();
  }

  private void leaveOutTests() {
    testFiles.find();
    jdbc.sql(
            """
            DELETE FROM process_place WHERE family_id IN (SELECT family_id FROM test_family)
              OR process_id = 'batch-transmission' AND subject IN (SELECT b.id FROM batch b WHERE b.test_data = TRUE)
                AND EXISTS (SELECT 1 FROM batch p WHERE p.test_data = FALSE AND p.sent_on IS NOT NULL)
            """)
        .update();
  }

  /** Until when payers and clearinghouses may take, which their profiles say. */
  private void expect() {
    for (ProcessStep step : List.of(ProcessStep.REMITTANCE, ProcessStep.ACKNOWLEDGEMENT)) {
      for (String payerId : payersAt(step)) {
        PayerProfile payer = payers.profile(payerId);
        if (step == ProcessStep.REMITTANCE) {
          remittances(payerId, false, payer.expectedPayDays() + GRACE_DAYS);
          remittances(payerId, true, payer.expectedPaperPayDays() + GRACE_DAYS);
        } else {
          acknowledgements(payer);
        }
      }
    }
    // What nobody has to wait for is done on the day.
    jdbc.sql(
            "UPDATE process_place SET due_on = since_on WHERE due_on IS NULL AND element_id LIKE"
                + " 'Task%'")
        .update();
  }

  private List<String> payersAt(ProcessStep step) {
    return jdbc.sql("SELECT DISTINCT payer_id FROM process_place WHERE element_id = :element")
        .param("element", step.element())
        .query(String.class)
        .list();
  }

  private void remittances(String payerId, boolean mailed, int days) {
    due(
        ProcessStep.REMITTANCE,
        payerId,
        "since_on + INTERVAL '%d' DAY".formatted(days),
        mailed
            ? " AND mailed = TRUE AND NOT " + REVERSED
            : " AND mailed = FALSE AND NOT " + REVERSED);
    due(
        ProcessStep.REMITTANCE,
        payerId,
        "since_on + INTERVAL '%d' DAY".formatted(CORRECTION_DAYS),
        " AND " + REVERSED);
  }

  private void acknowledgements(PayerProfile payer) {
    String byHand = payer.fileWhenComplete() == Filing.BY_HAND ? " AND NOT " + QUEUED : "";
    List<LocalDate> since =
        jdbc.sql(
                "SELECT DISTINCT since_on FROM process_place WHERE element_id = :element AND"
                    + " payer_id = :payer")
            .param("element", ProcessStep.ACKNOWLEDGEMENT.element())
            .param("payer", payer.payerId())
            .query(LocalDate.class)
            .list();
    for (LocalDate day : since) {
      due(
          ProcessStep.ACKNOWLEDGEMENT,
          payer.payerId(),
          "CAST('%s' AS DATE)".formatted(BusinessDays.after(day, payer.acknowledgementDays())),
          " AND since_on = CAST('%s' AS DATE)".formatted(day) + byHand);
    }
  }

  private static String claimIs(String state) {
    return "EXISTS (SELECT 1 FROM payer_claim c WHERE c.id = process_place.subject AND c.state ="
        + " '%s')".formatted(state);
  }

  /** A later day to which somebody put it off stands. */
  private void due(ProcessStep step, String payerId, String expected, String where) {
    jdbc.sql(
            """
            UPDATE process_place SET due_on = CASE WHEN due_on > %1$s THEN due_on ELSE %1$s END
            WHERE process_id = :process AND element_id = :element AND payer_id = :payer %2$s
            """
                .formatted(expected, where))
        .param("process", step.process())
        .param("element", step.element())
        .param("payer", payerId)
        .update();
  }
}
