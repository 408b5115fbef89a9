package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.retention.LegalHold;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.cobaltclaims.retention.LegalHolds;
import org.cobaltclaims.retention.Purge;
import org.cobaltclaims.retention.PurgeReport;
import org.cobaltclaims.testing.proof.Proof;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps a finished and old visit all the same, and who may ask for the purge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurgeRulesTest {

  private static final LocalDate MUCH_LATER = LocalDate.of(2080, 1, 1);

  /** Nothing else of the patient is open, and no money is shared with another visit. */
  private static final String FREE_VISIT =
      """
      SELECT MIN(f.id) FROM claim_family f WHERE f.state = 'CLOSED'
        AND NOT EXISTS (SELECT 1 FROM patient_allocation a WHERE a.family_id = f.id)
        AND NOT EXISTS (SELECT 1 FROM claim_family g WHERE g.patient_id = f.patient_id AND g.id <> f.id)
        AND NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.family_id = f.id
          AND e.bucket IN ('PAYER_OPEN', 'DENIED_OPEN', 'PATIENT_OPEN', 'CREDIT')
          GROUP BY e.bucket, e.payer_level HAVING SUM(e.amount_cents) <> 0)
      """;

  private FinishedDemo demo;

  @BeforeAll
  void aDemoIsOver(@TempDir Path folder) {
    demo = FinishedDemo.in(folder, 8);
  }

  @Test
  void aHoldOnAVisitKeepsItWithItsPatientUntilItIsReleased() throws Exception {
    Path data = demo.copy("BY_HAND");
    try (ConfigurableApplicationContext context = FinishedDemo.open(data, MUCH_LATER)) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      LegalHolds holds = context.getBean(LegalHolds.class);
      Purge purge = context.getBean(Purge.class);
      String family = one(jdbc, FREE_VISIT);
      String patient = patientOf(jdbc, family);
      long free = purge.look().visits().count();
      List<Long> before = rowsOf(jdbc, family, patient);
      LegalHold hold = holds.place("key", Scope.CLAIM, family, "audit", HeldWhilePurged.SOMEBODY);

      PurgeReport report = purge.run("test");

      assertThat(report.visits().count()).isEqualTo(free - 1);
      assertThat(report.heldVisits().count()).isEqualTo(1);
      assertThat(report.heldPatients().count()).isEqualTo(1);
      assertThat(rowsOf(jdbc, family, patient)).isEqualTo(before);
      assertThat(before).doesNotContain(0L);

      holds.release(hold.id(), "settled", HeldWhilePurged.SOMEBODY);
      assertThat(purge.run("test").visits().count()).isEqualTo(1);
      assertThat(rowsOf(jdbc, family, patient)).containsOnly(0L);
      LegalHold over = holds.find(hold.id()).orElseThrow();
      assertThat(over.subject()).isEmpty();
      assertThat(List.of(over.reason(), String.valueOf(over.releaseReason())))
          .containsOnly("purged");
      assertThat(over.placedBy()).isEqualTo("manager");
    }
    assertThat(Proof.ofRecords(data, Proof.database(data))).isEmpty();
  }

  @Test
  void aHoldOnAPatientKeepsTheChartAndEveryVisit() throws Exception {
    Path data = demo.copy("BY_HAND");
    try (ConfigurableApplicationContext context = FinishedDemo.open(data, MUCH_LATER)) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      LegalHolds holds = context.getBean(LegalHolds.class);
      Purge purge = context.getBean(Purge.class);
      String family = one(jdbc, FREE_VISIT);
      String patient = patientOf(jdbc, family);
      List<Long> before = rowsOf(jdbc, family, patient);
      LegalHold hold =
          holds.place("key", Scope.PATIENT, patient, "audit", HeldWhilePurged.SOMEBODY);

      PurgeReport report = purge.run("test");

      assertThat(report.visits().count()).isPositive();
      assertThat(report.heldVisits().count()).isEqualTo(1);
      assertThat(report.heldPatients().count()).isEqualTo(1);
      assertThat(rowsOf(jdbc, family, patient)).isEqualTo(before);
      holds.release(hold.id(), "settled", HeldWhilePurged.SOMEBODY);
      purge.run("test");
      assertThat(rowsOf(jdbc, family, patient)).containsOnly(0L);
      assertThat(holds.find(hold.id()).orElseThrow().subject()).isEmpty();
    }
  }

  @Test
  void aHoldThatIsPlacedWhileAPurgeWorksCounts() throws Exception {
    Path data = demo.copy("BY_HAND");
    try (ConfigurableApplicationContext context = FinishedDemo.open(data, MUCH_LATER)) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      String family = one(jdbc, FREE_VISIT);
      String patient = patientOf(jdbc, family);
      List<Long> before = rowsOf(jdbc, family, patient);

      HeldWhilePurged.Outcome outcome = HeldWhilePurged.of(context, Scope.CLAIM, family);

      assertThat(outcome.hold().stands()).isTrue();
      assertThat(outcome.report().visits().count()).isPositive();
      assertThat(outcome.report().heldVisits().count()).isEqualTo(1);
      assertThat(rowsOf(jdbc, family, patient)).isEqualTo(before);
    }
    assertThat(Proof.ofRecords(data, Proof.database(data))).isEmpty();
  }

  @Test
  void aVisitOfAMinorStaysUntilThePatientIsOldEnough() throws Exception {
    Path data = demo.copy("BY_HAND");
    try (ConfigurableApplicationContext context = FinishedDemo.open(data, MUCH_LATER)) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      Purge purge = context.getBean(Purge.class);
      String family = one(jdbc, FREE_VISIT);
      LocalDate service =
          jdbc.sql("SELECT service_from FROM claim_family WHERE id = :id")
              .param("id", family)
              .query(LocalDate.class)
              .single();
      // The eighteenth birthday is the day after the visit: a minor yet.
      LocalDate born = service.plusDays(1).minusYears(18);
      bornOn(jdbc, family, born);
      LocalDate thirty = born.plusYears(30);

      long young = purge.look(thirty.minusDays(1)).visits().count();

      assertThat(purge.look(thirty).visits().count()).isEqualTo(young + 1);
      // Of age on the day of the visit, it is one of an adult and goes with those.
      bornOn(jdbc, family, service.minusYears(18));
      assertThat(purge.look(thirty.minusDays(2)).visits().count()).isEqualTo(young + 1);
    }
  }

  @Test
  void theRunningApplicationPurgesForWhoMayWriteItsDataFolder() throws Exception {
    Path data = demo.copy("BY_HAND");
    Instant now = Instant.parse("2026-12-01T08:00:00Z");
    try (ConfigurableApplicationContext running =
        CobaltContext.start(null, data, now, true, Map.of("server.port", "0"))) {
      // Whoever only reaches the port asks for nothing.
      HttpResponse<String> nobody = RunningApplication.ask(data, "purge", "{}").orElseThrow();
      assertThat(nobody.statusCode()).isEqualTo(200);
      assertThat(nobody.body()).contains("nobody has asked for a purge");

      Cli.Ended looked = Cli.run("purge", "--date", "2080-01-01", "--data", data);
      assertThat(looked.status()).as(looked.err()).isZero();
      assertThat(looked.out()).contains("Could be removed:", "Nothing was removed.");
      assertThat(running.getBean(JdbcClient.class).sql("SELECT COUNT(*) FROM purge_run"))
          .extracting(sql -> sql.query(Long.class).single())
          .isEqualTo(0L);

      Cli.Ended done = Cli.run("purge", "--really", "--data", data);
      assertThat(done.status()).as(done.err()).isZero();
      assertThat(done.out()).contains("Removed:");
      assertThat(one(running.getBean(JdbcClient.class), "SELECT MIN(started_by) FROM purge_run"))
          .isEqualTo("cobalt purge");
      assertThat(data.resolve(".purge.request")).doesNotExist();
    }
  }

  @Test
  void theRunningApplicationRefusesWhatTheSettingsForbid() throws Exception {
    Path data = demo.copy("OFF");
    try (ConfigurableApplicationContext running =
        CobaltContext.start(
            null, data, Instant.parse("2026-12-01T08:00:00Z"), true, Map.of("server.port", "0"))) {
      Cli.Ended refused = Cli.run("purge", "--really", "--data", data);

      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.err()).contains("retention.purge is OFF");
      assertThat(
              running
                  .getBean(JdbcClient.class)
                  .sql("SELECT COUNT(*) FROM purge_run")
                  .query(Long.class)
                  .single())
          .isZero();
      assertThat(Files.exists(data.resolve(".purge.request"))).isFalse();
    }
  }

  @Test
  void whoRestoresABackupIsToldToPurgeAgainAndThatHoldsAreGone() throws Exception {
    assertThat(restored(demo.copy("OFF"))).doesNotContain("purge");
    assertThat(restored(demo.copy("BY_HAND")))
        .contains("legal holds that were placed or released since are gone")
        .containsSubsequence("cobalt hold list --data", "cobalt purge --really --data");
    assertThat(restored(demo.copy("DAILY")))
        .containsSubsequence("cobalt hold list --data", "it purges by itself at once");

    // It was switched off after a purge: what was purged may be back all the same.
    Path purged = demo.copy("BY_HAND");
    try (ConfigurableApplicationContext context = FinishedDemo.open(purged, MUCH_LATER)) {
      context.getBean(Purge.class).run("test");
    }
    Path settings = purged.resolve("practice.yml");
    Files.writeString(
        settings, Files.readString(settings).replace("purge: BY_HAND", "purge: 'OFF'"));
    // The application takes up the changed file.
    FinishedDemo.open(purged, MUCH_LATER).close();
    assertThat(restored(purged)).contains("it is OFF in the backup");
  }

  private static String restored(Path data) {
    Path file = data.resolveSibling(data.getFileName() + ".zip");
    Cli.Ended backup = Cli.run("backup", "--data", data, "--to", file);
    assertThat(backup.status()).as(backup.err()).isZero();
    Cli.Ended ended =
        Cli.run("restore", file, "--data", data.resolveSibling(data.getFileName() + "-again"));
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).startsWith("Restored what was backed up");
    return ended.out();
  }

  private static void bornOn(JdbcClient jdbc, String family, LocalDate day) {
    jdbc.sql("UPDATE patient SET birth_date = :day WHERE id = :id")
        .param("day", day)
        .param("id", patientOf(jdbc, family))
        .update();
  }

  private static String patientOf(JdbcClient jdbc, String family) {
    return jdbc.sql("SELECT patient_id FROM claim_family WHERE id = :id")
        .param("id", family)
        .query(String.class)
        .single();
  }

  private static String one(JdbcClient jdbc, String sql) {
    String found = jdbc.sql(sql).query(String.class).single();
    assertThat(found).isNotNull();
    return found;
  }

  /** Of the visit and its patient, table by table. */
  private static List<Long> rowsOf(JdbcClient jdbc, String family, String patient) {
    return List.of(
            "claim_family WHERE id = :family",
            "payer_claim WHERE family_id = :family",
            "claim_version WHERE payer_claim_id LIKE CONCAT(:family, '%')",
            "ledger_entry WHERE family_id = :family",
            "claim_payment WHERE family_id = :family",
            "timeline_entry WHERE family_id = :family",
            "patient WHERE id = :patient",
            "coverage WHERE patient_id = :patient")
        .stream()
        .map(
            rows ->
                jdbc.sql("SELECT COUNT(*) FROM " + rows)
                    .param("family", family)
                    .param("patient", patient)
                    .query(Long.class)
                    .single())
        .toList();
  }
}
