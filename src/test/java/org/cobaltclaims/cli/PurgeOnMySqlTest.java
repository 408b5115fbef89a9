package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.retention.LegalHold;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.cobaltclaims.retention.LegalHolds;
import org.cobaltclaims.retention.Purge;
import org.cobaltclaims.retention.PurgeReport;
import org.cobaltclaims.testing.TestDatabase;
import org.cobaltclaims.testing.proof.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The purge takes from a MySQL server what it takes from the file database. */
@Tag("mysql")
class PurgeOnMySqlTest {

  private static final LocalDate MUCH_LATER = LocalDate.of(2080, 1, 1);

  @TempDir private Path folder;

  @AfterEach
  void theFileDatabaseIsConfiguredAgain() {
    Stream.of("url", "username", "password")
        .forEach(key -> System.clearProperty("spring.datasource." + key));
  }

  @Test
  void theSameGoesAndWhatIsHeldStays() throws Exception {
    FinishedDemo demo = FinishedDemo.in(folder, 6);
    Path first = demo.copy("BY_HAND");
    Path backup = folder.resolve("h2.zip");
    run("backup", "--data", first, "--to", backup);
    PurgeReport expected;
    try (ConfigurableApplicationContext context = FinishedDemo.open(first, MUCH_LATER)) {
      expected = context.getBean(Purge.class).run("test");
    }
    assertThat(expected.visits().count()).isGreaterThan(1);

    Path second = folder.resolve("second");
    TestDatabase.newMySql().configure();
    run("restore", backup, "--data", second);
    Files.copy(
        first.resolve("master.keys"),
        second.resolve("master.keys"),
        StandardCopyOption.COPY_ATTRIBUTES);
    try (ConfigurableApplicationContext context = FinishedDemo.open(second, MUCH_LATER)) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      assertThat(jdbc.sql("SELECT VERSION()").query(String.class).single()).startsWith("8.");
      Purge purge = context.getBean(Purge.class);
      assertThat(purge.look().visits()).isEqualTo(expected.visits());
      LegalHolds holds = context.getBean(LegalHolds.class);
      String patient =
          jdbc.sql(
                  "SELECT MIN(patient_id) FROM claim_family WHERE state = 'CLOSED' AND patient_id"
                      + " IN (SELECT patient_id FROM claim_family GROUP BY patient_id HAVING"
                      + " COUNT(*) = 1)")
              .query(String.class)
              .single();
      String family =
          jdbc.sql("SELECT id FROM claim_family WHERE patient_id = :patient")
              .param("patient", patient)
              .query(String.class)
              .single();

      HeldWhilePurged.Outcome held = HeldWhilePurged.of(context, Scope.PATIENT, patient);

      assertThat(held.report().visits().count()).isLessThan(expected.visits().count());
      assertThat(held.report().heldVisits().count())
          .isEqualTo(expected.visits().count() - held.report().visits().count());
      LegalHold hold = held.hold();
      assertThat(
              holds.place(
                  "while it works", Scope.PATIENT, patient, "audit", HeldWhilePurged.SOMEBODY))
          .isEqualTo(hold);
      assertThat(holds.ofPatient(patient)).containsExactly(hold);
      assertThat(holds.ofVisit(family)).containsExactly(hold);
      holds.release(hold.id(), "over", HeldWhilePurged.SOMEBODY);
      assertThat(holds.ofVisit(family)).isEmpty();

      PurgeReport rest = purge.run("test");

      assertThat(held.report().visits().count() + rest.visits().count())
          .isEqualTo(expected.visits().count());
      assertThat(held.report().patients().count() + rest.patients().count())
          .isEqualTo(expected.patients().count());
      assertThat(held.report().files().count() + rest.files().count())
          .isEqualTo(expected.files().count());
      assertThat(purge.run("test").isEmpty()).isTrue();
      assertThat(holds.all()).singleElement().extracting(LegalHold::subject).isEqualTo("");
      assertThat(context.getBean(AuditLog.class).verify().fault()).isEmpty();
      assertThat(Proof.ofRecords(second, jdbc)).isEmpty();
    }
  }

  private static void run(Object... words) {
    Cli.Ended ended = Cli.run(words);
    assertThat(ended.status()).as(ended.err()).isZero();
  }
}
