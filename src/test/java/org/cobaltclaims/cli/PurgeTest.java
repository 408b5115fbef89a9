package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.dashboard.KpiBuild;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.remittance.DayReports;
import org.cobaltclaims.remittance.PostingDays;
import org.cobaltclaims.retention.LegalHold;
import org.cobaltclaims.retention.LegalHolds;
import org.cobaltclaims.retention.Purge;
import org.cobaltclaims.retention.PurgeReport;
import org.cobaltclaims.testing.Identifiers;
import org.cobaltclaims.testing.proof.Proof;
import org.cobaltclaims.transmission.ArchiveSealing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is finished and old goes with every trace of the patient; everything else stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurgeTest {

  private static final LocalDate LATER = LocalDate.of(2037, 3, 1);
  private static final LocalDate MUCH_LATER = LocalDate.of(2080, 1, 1);

  private static final LegalHolds.Actor MANAGER = new LegalHolds.Actor("manager", "test");

  private FinishedDemo demo;

  @BeforeAll
  void aDemoIsOver(@TempDir Path folder) {
    demo = FinishedDemo.in(folder, 8);
  }

  @Test
  void nothingGoesWhileThePracticeHasNotSaidSo() throws Exception {
    Path data = demo.copy("OFF");

    Cli.Ended ended = Cli.run("purge", "--really", "--data", data);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("retention.purge is OFF");
    Cli.Ended looked = Cli.run("purge", "--date", "2080-01-01", "--data", data);
    assertThat(looked.out()).contains("Could be removed:", "Nothing was removed.");
    assertThat(Cli.run("purge", "--date", "2080-01-01", "--really", "--data", data).status())
        .isEqualTo(2);
    assertThat(tables(data)).isEqualTo(tables(demo.data()));
  }

  @Test
  void whatIsYoungStays() throws Exception {
    Path data = demo.copy("BY_HAND");

    PurgeReport report = purge(data, LocalDate.of(2035, 12, 31));

    assertThat(report.isEmpty()).isTrue();
    assertThat(tables(data)).isEqualTo(tables(demo.data()));
  }

  @Test
  void whatIsFinishedAndOldLeavesNoTraceAndTheBooksStayTrue() throws Exception {
    Path data = demo.copy("BY_HAND");
    Books before;
    PurgeReport looked;
    try (ConfigurableApplicationContext context = FinishedDemo.open(data, LATER)) {
      context.getBean(KpiBuild.class).build();
      before = Books.of(context);
      looked = context.getBean(Purge.class).look();
    }
    Set<String> all = identifiers(data);
    Map<String, Integer> rowsBefore = counts(data);

    PurgeReport report = purge(data, LATER);

    assertThat(report.visits().count()).isPositive();
    assertThat(report.lines()).containsAll(looked.lines().subList(1, looked.lines().size()));
    Set<String> gone = new TreeSet<>(all);
    gone.removeAll(identifiers(data));
    // Others bear the same names: subscribers and providers of visits that stay.
    for (String content : strings(Proof.database(data), "SELECT content FROM claim_family")) {
      gone.removeAll(Identifiers.in(content, gone));
    }
    assertThat(gone).hasSizeGreaterThan(10);
    assertThat(traces(data, gone, report.keptFiles().count())).isEmpty();
    try (ConfigurableApplicationContext context = FinishedDemo.open(data, LATER)) {
      assertThat(Books.of(context)).isEqualTo(before);
      assertThat(context.getBean(AuditLog.class).verify().fault()).isEmpty();
    }
    assertThat(Proof.ofRecords(data, Proof.database(data))).isEmpty();
    assertThat(counts(data).get("claim_family"))
        .isEqualTo(rowsBefore.get("claim_family") - (int) report.visits().count());
    PurgeReport again = purge(data, LATER);
    assertThat(again.isEmpty()).as(again.lines().toString()).isTrue();
  }

  @Test
  void copiesForThePracticesSystemGoWithTheirEras() throws Exception {
    Path data = demo.copy("BY_HAND");
    Map<String, Path> copies = new TreeMap<>();
    try (ConfigurableApplicationContext context = FinishedDemo.open(data, MUCH_LATER)) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      for (String era :
          jdbc.sql("SELECT id FROM exchange_file WHERE kind = '835'").query(String.class).list()) {
        String path = "2026/copy-of-" + era;
        copies.put(era, Files.writeString(data.resolve("archive").resolve(path), "ISA"));
        jdbc.sql(
                """
                INSERT INTO sftp_delivery (id, clearinghouse, file_name, archive_path, sha256,
                  size_bytes, state, asked_at, era_id)
                VALUES (:id, '(relay)', 'era.835', :path, '', 3, 'DELIVERED', '2026-11-05', :id)
                """)
            .param("id", era)
            .param("path", path)
            .update();
      }
      context.getBean(Purge.class).run("test");
      List<String> left = jdbc.sql("SELECT id FROM exchange_file").query(String.class).list();
      assertThat(jdbc.sql("SELECT era_id FROM sftp_delivery").query(String.class).list())
          .isSubsetOf(left)
          .hasSizeLessThan(copies.size());
      copies.forEach(
          (era, copy) -> assertThat(Files.exists(copy)).as(era).isEqualTo(left.contains(era)));
    }
  }

  @Test
  void anArchiveStaysAsLongAsAFileThatWasTakenOutOfIt() throws Exception {
    Path data = demo.copy("BY_HAND");
    try (ConfigurableApplicationContext context = FinishedDemo.open(data, MUCH_LATER)) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      for (String archive : List.of("held", "free")) {
        jdbc.sql(
                """
                INSERT INTO exchange_file (id, direction, source, name, kind, sha256, size_bytes,
                  archive_path, content_key, fate, in_folder, to_work, taken_on, taken_at)
                VALUES (:id, 'IN', 'main', 'era.zip', 'ZIP', :id, 3, :path, :id, 'TAKEN', FALSE,
                  FALSE, '2026-01-05', '2026-01-05')
                """)
            .param("id", archive)
            .param("path", "2026/" + archive)
            .update();
      }
      jdbc.sql(
              """
              INSERT INTO exchange_file (id, direction, source, name, kind, sha256, size_bytes,
                archive_path, content_key, fate, in_folder, to_work, taken_on, taken_at,
                archive_id, archive_place)
              VALUES ('young', 'IN', 'main', 'era.835', 'OTHER', 'young', 3, '2026/young', 'young',
                'TAKEN', FALSE, FALSE, '2079-12-31', '2079-12-31', 'held', 1)
              """)
          .update();
      context.getBean(Purge.class).run("test");
      assertThat(
              jdbc.sql("SELECT id FROM exchange_file WHERE kind = 'ZIP'")
                  .query(String.class)
                  .list())
          .containsExactly("held");
    }
  }

  @Test
  void whatIsHeldStaysUntilItIsReleased() throws Exception {
    Path data = demo.copy("BY_HAND");
    long free;
    try (ConfigurableApplicationContext context = FinishedDemo.open(data, MUCH_LATER)) {
      free = context.getBean(Purge.class).look().visits().count();
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      LegalHolds holds = context.getBean(LegalHolds.class);
      for (String payer : jdbc.sql("SELECT id FROM payer").query(String.class).list()) {
        holds.place("key " + payer, LegalHold.Scope.PAYER, payer, "audit", MANAGER);
      }
      PurgeReport report = context.getBean(Purge.class).run("test");
      assertThat(report.visits().count()).isZero();
      assertThat(report.heldVisits().count()).isEqualTo(free);
      assertThat(jdbc.sql("SELECT held_families FROM purge_run").query(Long.class).single())
          .isEqualTo(free);

      for (LegalHold hold : holds.all()) {
        holds.release(hold.id(), "closed", MANAGER);
      }
      report = context.getBean(Purge.class).run("test");
      assertThat(report.visits().count()).isEqualTo(free);
      assertThat(report.heldVisits().count()).isZero();
      assertThat(holds.all()).allMatch(hold -> !hold.stands()).isNotEmpty();
    }
  }

  @Test
  void cutOffAnywhereItGoesOnWithTheNextRun() throws Exception {
    Path whole = demo.copy("BY_HAND");
    purge(whole, MUCH_LATER);
    Path data = demo.copy("BY_HAND");
    for (int millis = 0; millis < 600; millis += 300) {
      ConfigurableApplicationContext context = FinishedDemo.open(data, MUCH_LATER);
      Purge purge = context.getBean(Purge.class);
      Thread worker =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      purge.run("test");
                    } catch (RuntimeException theDatabaseWasClosed) {
                      // As if it had been killed there.
                    }
                  });
      Thread.sleep(millis);
      context.close();
      worker.join();
    }

    purge(data, MUCH_LATER);

    Map<String, Integer> expected = counts(whole);
    Map<String, Integer> found = counts(data);
    Stream.of("purge_run", "audit_entry", "kpi_day")
        .forEach(
            t -> {
              expected.remove(t);
              found.remove(t);
            });
    assertThat(found).isEqualTo(expected);
    assertThat(Proof.ofRecords(data, Proof.database(data))).isEmpty();
  }

  /** What managers and posters read, and what no purge may change. */
  private record Books(
      List<String> days, List<String> facts, List<String> snapshots, List<String> money) {

    static Books of(ConfigurableApplicationContext context) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      DayReports reports = context.getBean(DayReports.class);
      LocalDate from = LocalDate.of(2025, 12, 1);
      LocalDate until = LocalDate.of(2026, 12, 31);
      Map<LocalDate, Long> posted = context.getBean(PostingDays.class).posted(from, until);
      List<String> days = new ArrayList<>();
      posted.forEach((day, cents) -> days.add(day + " " + cents + " " + reports.of(day)));
      return new Books(
          days,
          rows(jdbc, "SELECT * FROM kpi_fact"),
          rows(jdbc, "SELECT * FROM kpi_day WHERE snapshot_day < DATE '2037-03-01'"),
          Stream.of(
                  "SELECT * FROM deposit",
                  "SELECT payer_id, account, posted_on, SUM(amount_cents) FROM payer_ledger_entry"
                      + " GROUP BY payer_id, account, posted_on",
                  """
                  SELECT r.id, r.state, r.paid_cents, r.purged_cents + COALESCE((
                    SELECT SUM(p.paid_cents) FROM claim_payment p WHERE p.remittance_id = r.id), 0) AS claims
                  FROM remittance r
                  """,
                  """
                  SELECT SUM(x.cents) AS patients FROM (
                    SELECT COALESCE(SUM(amount_cents), 0) AS cents FROM patient_payment
                    UNION ALL SELECT COALESCE(SUM(amount_cents), 0) FROM purged_patient_payment) x
                  """,
                  """
                  SELECT x.posted_on, x.bucket, SUM(x.amount_cents) FROM (
                    SELECT posted_on, bucket, amount_cents FROM ledger_entry
                    UNION ALL SELECT posted_on, bucket, amount_cents FROM purged_posting) x
                  GROUP BY x.posted_on, x.bucket
                  """,
                  """
                  SELECT SUM(x.visits), SUM(x.cents) FROM (
                    SELECT COUNT(*) AS visits, SUM(charge_cents) AS cents FROM claim_family
                    UNION ALL SELECT SUM(families), SUM(charge_cents) FROM purged_family) x
                  """)
              .flatMap(sql -> rows(jdbc, sql).stream())
              .toList());
    }

    private static List<String> rows(JdbcClient jdbc, String sql) {
      return jdbc.sql(sql).query().listOfRows().stream()
          .map(row -> new TreeMap<>(row).toString())
          .sorted()
          .toList();
    }
  }

  private static PurgeReport purge(Path data, LocalDate day) {
    try (ConfigurableApplicationContext context = FinishedDemo.open(data, day)) {
      return context.getBean(Purge.class).run("test");
    }
  }

  private static List<String> names(JdbcClient jdbc) {
    return jdbc
        .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()")
        .query(String.class)
        .list()
        .stream()
        .filter(table -> !table.startsWith("flyway"))
        .toList();
  }

  private static Map<String, Integer> counts(Path data) {
    Map<String, Integer> counts = new TreeMap<>();
    tables(data).forEach((table, rows) -> counts.put(table, rows.size()));
    return counts;
  }

  /** All but what a look or a run writes for itself. */
  private static Map<String, List<String>> tables(Path data) {
    JdbcClient jdbc = Proof.database(data);
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : names(jdbc)) {
      if (!Set.of(
              "practice_settings_version",
              "purge_run",
              "audit_entry",
              "audit_head",
              "retention_gate",
              "kpi_build",
              "kpi_day",
              "kpi_fact",
              "open_balance",
              "billed_family",
              "kpi_claim",
              "payment_result",
              "denied_line",
              "test_family")
          .contains(table)) {
        tables.put(table, Books.rows(jdbc, "SELECT * FROM \"%s\"".formatted(table)));
      }
    }
    return tables;
  }

  /** What names patients and their claims. */
  private static Set<String> identifiers(Path data) throws IOException {
    JdbcClient jdbc = Proof.database(data);
    Set<String> found = new TreeSet<>();
    for (String column :
        List.of(
            "id FROM patient",
            "last_name FROM patient",
            "first_name FROM patient",
            "record_number FROM patient",
            "member_id FROM coverage",
            "id FROM claim_family",
            "practice_claim FROM claim_family",
            "icn FROM payer_claim",
            "icn FROM claim_payment",
            "pcn FROM claim_version",
            "id FROM payer_claim")) {
      found.addAll(strings(jdbc, "SELECT DISTINCT " + column));
    }
    for (String day : strings(jdbc, "SELECT DISTINCT birth_date FROM patient")) {
      found.add(day);
      found.add(day.replace("-", ""));
    }
    for (String content : strings(jdbc, "SELECT content FROM claim_family")) {
      for (JsonNode street : new ObjectMapper().readTree(content).findValues("line1")) {
        found.add(street.asText());
      }
    }
    found.removeIf(word -> word.length() < 3);
    return found;
  }

  private static List<String> strings(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(String.class).list().stream()
        .filter(each -> each != null && !each.isBlank())
        .toList();
  }

  /** Where identifiers stand yet: in any column of any table, and in any file but shared ones. */
  private static List<String> traces(Path data, Set<String> gone, long sharedFiles)
      throws IOException {
    List<String> traces = new ArrayList<>();
    JdbcClient jdbc = Proof.database(data);
    for (String table : names(jdbc)) {
      for (Map<String, Object> row :
          jdbc.sql("SELECT * FROM \"%s\"".formatted(table)).query().listOfRows()) {
        row.forEach(
            (column, value) ->
                Identifiers.in(String.valueOf(value), gone)
                    .forEach(hit -> traces.add(table + "." + column + ": " + hit)));
      }
    }
    Set<String> staying = new TreeSet<>(strings(jdbc, "SELECT pcn FROM claim_version"));
    staying.addAll(strings(jdbc, "SELECT practice_claim FROM claim_family"));
    staying.addAll(strings(jdbc, "SELECT id FROM status_inquiry"));
    staying.addAll(strings(jdbc, "SELECT trace FROM eligibility"));
    Set<String> shared = new HashSet<>();
    ArchiveSealing files =
        new ArchiveSealing(
            data, Vault.of(data, "", data.resolve("master.keys"), Set.of(), Clock.systemUTC()));
    for (Path file : files(data)) {
      String text;
      try (InputStream in = files.open(file)) {
        text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
      Collection<String> hits = Identifiers.in(text, gone);
      if (!hits.isEmpty()) {
        boolean needed = !Identifiers.in(text, staying).isEmpty();
        if (needed) {
          shared.add(data.relativize(file).toString());
        } else {
          hits.forEach(hit -> traces.add(data.relativize(file) + ": " + hit));
        }
      }
    }
    // An archived file has copies.
    assertThat(shared.stream().filter(name -> name.startsWith("archive/")).toList())
        .hasSizeLessThanOrEqualTo((int) sharedFiles);
    return traces;
  }

  private static List<Path> files(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(data.resolve("db")))
          .filter(file -> !file.startsWith(data.resolve("simulator")))
          .filter(file -> !file.startsWith(data.resolve("archive/keys")))
          .filter(file -> !file.getFileName().toString().startsWith("cobalt.log"))
          .filter(file -> !file.getFileName().toString().equals("master.keys"))
          .toList();
    }
  }
}
