package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.cobaltclaims.cli.backup.Backup;
import org.cobaltclaims.cli.backup.BackupWriter;
import org.cobaltclaims.cli.backup.Manifest;
import org.cobaltclaims.dashboard.Reports;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.testing.proof.Proof;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A practice in the middle of its work is backed up, and goes on elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupTest {

  private static final String KEYS = "master.keys";
  private static final int CLAIMS = 12;
  private static final long SEED = 52;
  private static final int PART = 9;
  private static final int LAST = 25;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  private Path folder;
  private Path data;
  private Path file;
  private Instant stopped = Instant.EPOCH;

  @BeforeAll
  void aDemoIsHalfWay(@TempDir Path folder) throws Exception {
    this.folder = folder;
    data = folder.resolve("first");
    file = folder.resolve("backups/practice.zip");
    new SamplePractice(data, Plan.standard(SEED, CLAIMS), FIRST).writeSettings();
    try (ResumedApplication application =
        ResumedApplication.start(data, Demonstration.openingOf(FIRST), SEED)) {
      run(data, application, PART);
      stopped = application.bean(EmbeddedEngine.class).clock().instant();
    }
    assertThat(database(data).sql("SELECT COUNT(*) FROM process_root WHERE state = 'OPEN'"))
        .satisfies(sql -> assertThat(sql.query(Integer.class).single()).isPositive());
  }

  /** They are kept apart from the backups: who has both has everything. */
  private void keysAreBack(Path restored) throws IOException {
    Files.copy(data.resolve(KEYS), restored.resolve(KEYS), StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  @Order(1)
  void whatIsRestoredIsWhatWasThere() throws Exception {
    leaveAFileForTheClearinghouse();
    leaveErasForThePracticesSystem();
    leaveClaimsForTheClearinghousesServer();
    assertThat(run("backup", "--data", data, "--to", file).out()).contains("Backed up:");
    Path second = folder.resolve("second");

    assertThat(run("backup", "verify", file).out()).contains("The backup is whole");
    assertThat(run("restore", file, "--data", second).out()).contains("Restored");
    assertThat(second.resolve(KEYS)).doesNotExist();
    keysAreBack(second);

    assertThat(rows(second)).isEqualTo(rows(data));
    assertThat(files(second)).isEqualTo(files(data)).hasSizeGreaterThan(20);
    assertThat(file.toFile().getParentFile().list()).containsExactly("practice.zip");
  }

  @Test
  @Order(2)
  void filesThatWaitForTheClearinghouseCanBeHeld() throws Exception {
    Path held = folder.resolve("held");

    assertThat(run("restore", file, "--data", held, "--hold-outbound").out())
        .containsPattern("[1-9][0-9]* files lie in outbound-held");

    Path exchange = held.resolve("clearinghouse").resolve(SamplePractice.CLEARINGHOUSE);
    assertThat(exchange.resolve("outbound-held/left.837")).hasContent("ISA");
    assertThat(exchange.resolve("outbound/left.837")).doesNotExist();
    assertThat(
            database(held)
                .sql("SELECT state FROM sftp_delivery WHERE era_id IS NOT NULL ORDER BY id")
                .query(String.class)
                .list())
        .as("what may have been sent since, and what was sent before")
        .containsExactly("HELD", "HELD", "DELIVERED");
    assertThat(
            database(held)
                .sql("SELECT COUNT(*) FROM sftp_delivery WHERE id = 'batch-waiting'")
                .query(Integer.class)
                .single())
        .as("claims that waited for the clearinghouse's server")
        .isZero();
    assertThat(
            database(held)
                .sql("SELECT by_hand FROM batch WHERE id = 'batch-waiting'")
                .query(Boolean.class)
                .single())
        .as("a person uploads them, or says that they are there")
        .isTrue();
    assertThat(
            database(held)
                .sql("SELECT COUNT(*) FROM batch WHERE by_hand = TRUE")
                .query(Integer.class)
                .single())
        .as("what was sent before the backup stays as it is")
        .isEqualTo(1);
  }

  @Test
  @Order(3)
  void nothingIsRestoredOverWhatIsThere() throws Exception {
    Cli.Ended ended = Cli.run("restore", file, "--data", data);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("is not empty");
  }

  @Test
  @Order(3)
  void nothingIsWrittenOverABackupOrIntoTheDataFolder() {
    assertThat(Cli.run("backup", "--data", data, "--to", file).err()).contains("is there already");
    assertThat(Cli.run("backup", "--data", data, "--to", data.resolve("b.zip")).err())
        .contains("does not belong into the data folder");
    assertThat(Cli.run("backup", "--data", folder.resolve("none"), "--to", "x.zip").status())
        .isEqualTo(2);
    assertThat(Cli.run("backup", "--data", data).err()).contains("--to FILE is missing");
  }

  @Test
  @Order(4)
  void whatWasChangedInABackupIsNamedAndNothingIsRestored() throws Exception {
    Path changed = folder.resolve("changed.zip");
    rewrite(
        changed,
        entries -> {
          entries.put("tables/patient.jsonl", "[]\n".getBytes());
          entries.remove("files/practice.yml");
          entries.put("files/more", new byte[1]);
          return entries;
        });
    Path target = folder.resolve("none");

    Cli.Ended verified = Cli.run("backup", "verify", changed);

    assertThat(verified.status()).isEqualTo(1);
    assertThat(verified.err())
        .contains("table patient: was changed: SHA-256 is ")
        .contains("file practice.yml: is missing in the backup")
        .contains("files/more: is in the backup and does not belong there");
    assertThat(Cli.run("restore", changed, "--data", target).status()).isEqualTo(1);
    assertThat(target).doesNotExist();
  }

  @Test
  @Order(4)
  void whatIsNoWholeFileIsNoBackup() throws Exception {
    Path half = folder.resolve("half.zip");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(Cli.run("backup", "verify", half).err()).contains("was cut short");
    assertThat(Cli.run("backup", "verify", folder.resolve("no.zip")).err())
        .contains("there is no file");
  }

  @Test
  @Order(4)
  void aRestoreThatFailsLeavesNothing() throws Exception {
    Path newer = folder.resolve("newer.zip");
    rewrite(
        newer,
        entries -> {
          String manifest = new String(entries.get("manifest.json"));
          entries.put(
              "manifest.json",
              manifest
                  .replaceFirst("\"schemaVersion\" : \"[0-9]+\"", "\"schemaVersion\" : \"99999\"")
                  .getBytes());
          return entries;
        });
    Path target = folder.resolve("empty");

    Cli.Ended ended = Cli.run("restore", newer, "--data", target);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("this version of Cobalt does not know");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  @Order(5)
  void whatIsWrittenMeanwhileIsInTheBackupWholeOrNotAtAll() throws Exception {
    Path busy = folder.resolve("busy");
    run("restore", file, "--data", busy);
    assertThat(Cli.run("show", "S00001", "--data", busy).err()).contains("master key");
    keysAreBack(busy);
    try (ConfigurableApplicationContext context = ReadingContext.open(busy)) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
      jdbc.sql("INSERT INTO control_number (partner, next_number) VALUES ('TEST', 0)").update();
      jdbc.sql("UPDATE engine_epoch SET asked_epoch = 0").update();
      AtomicBoolean done = new AtomicBoolean();
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!done.get()) {
                      transactions.executeWithoutResult(
                          status -> {
                            jdbc.sql(
                                    "UPDATE control_number SET next_number = next_number + 1 WHERE"
                                        + " partner = 'TEST'")
                                .update();
                            jdbc.sql("UPDATE engine_epoch SET asked_epoch = asked_epoch + 1")
                                .update();
                          });
                    }
                  });
      List<Long> differences = new ArrayList<>();
      try {
        for (int i = 0; i < 4; i++) {
          Path target = folder.resolve("busy-%d.zip".formatted(i));
          new BackupWriter(context.getBean(DataSource.class), busy, Clock.systemUTC())
              .write(target);
          differences.add(
              number(target, "control_number", "\"TEST\"") - number(target, "engine_epoch", ""));
        }
      } finally {
        done.set(true);
        writer.join();
      }
      assertThat(differences).containsOnly(0L);
      assertThat(jdbc.sql("SELECT asked_epoch FROM engine_epoch").query(Long.class).single())
          .isPositive();
    }
  }

  /** The last number of a table's row that has such a text. */
  private static long number(Path backup, String table, String text) throws IOException {
    String row =
        new String(entries(backup).get("tables/" + table + ".jsonl"))
            .lines()
            .filter(line -> line.contains(text))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(row.replaceAll(".*,(\\d+)]", "$1"));
  }

  @Test
  @Order(6)
  void theRunningApplicationMakesItsBackupItself() throws Exception {
    Path running = folder.resolve("running");
    run("restore", file, "--data", running);
    keysAreBack(running);
    Path target = folder.resolve("running.zip");
    try (ConfigurableApplicationContext context =
        CobaltContext.start(null, running, stopped, true, Map.of("server.port", "0"))) {
      context.getBean(Settling.class).untilNothingMoves();

      assertThat(run("backup", "--data", running, "--to", target).out()).contains("Backed up:");
      assertThat(Cli.run("backup", "--data", running, "--to", target).err())
          .contains("is there already");
      assertThat(running.resolve(".backup.request")).doesNotExist();
    }
    assertThat(run("backup", "verify", target).out()).contains("The backup is whole");
  }

  @Test
  @Order(7)
  void theRestoredPracticeGoesOnAsTheOtherOneDoes() throws Exception {
    Path outbound =
        data.resolve("clearinghouse").resolve(SamplePractice.CLEARINGHOUSE).resolve("outbound");
    Files.delete(outbound.resolve("left.837"));
    Path second = folder.resolve("second");
    Files.delete(second.resolve(data.relativize(outbound)).resolve("left.837"));

    assertThat(end(second)).isEqualTo(end(data));

    assertThat(Proof.ofRecords(second, Proof.database(second))).isEmpty();
    assertThat(counts(second)).isEqualTo(counts(data));
  }

  /** How a demo ends that is continued. */
  private List<String> end(Path where) throws Exception {
    try (ResumedApplication application = ResumedApplication.start(where, stopped, SEED)) {
      run(where, application, LAST);
      return SummaryText.of(Summary.of(application.bean(Reports.class).report(0, 0, 0)));
    }
  }

  private static void run(Path where, ResumedApplication application, int days) throws Exception {
    DemoState state =
        DemoState.load(where).orElseGet(() -> new DemoState(SEED, CLAIMS, Plan.WEEK, FIRST, FIRST));
    new Demonstration(
            where,
            state,
            application.bean(Settling.class),
            application.bean(EmbeddedEngine.class),
            Demonstration.Office.EMPTY,
            application.jdbc())
        .run(days, (day, settled) -> {});
  }

  private void leaveAFileForTheClearinghouse() throws IOException {
    Path outbound =
        data.resolve("clearinghouse").resolve(SamplePractice.CLEARINGHOUSE).resolve("outbound");
    Files.createDirectories(outbound);
    Files.writeString(outbound.resolve("left.837"), "ISA");
  }

  private void leaveErasForThePracticesSystem() {
    List<String> states = List.of("WAITING", "NAMING", "DELIVERED");
    for (String state : states) {
      database(data)
          .sql(
              """
              INSERT INTO sftp_delivery (id, clearinghouse, file_name, archive_path, sha256,
                size_bytes, state, asked_at, era_id)
              VALUES (:id, '(relay)', 'era.835', '2026/x', '', 3, :state, '2026-11-05', :id)
              """)
          .param("id", "era-" + states.indexOf(state))
          .param("state", state)
          .update();
    }
  }

  private void leaveClaimsForTheClearinghousesServer() {
    database(data)
        .sql(
            """
            INSERT INTO batch (id, clearinghouse, payer_group, test_data, by_hand, state,
              claim_count, created_on)
            VALUES ('batch-waiting', 'main', '12345', FALSE, FALSE, 'BUILT', 1, '2026-11-05')
            """)
        .update();
    database(data)
        .sql(
            """
            INSERT INTO sftp_delivery (id, clearinghouse, file_name, archive_path, sha256,
              size_bytes, state, asked_at)
            VALUES ('batch-waiting', 'main', 'b.837', '2026/y', '', 3, 'WAITING', '2026-11-05')
            """)
        .update();
  }

  private static Cli.Ended run(Object... words) {
    Cli.Ended ended = Cli.run(words);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    return ended;
  }

  private static JdbcClient database(Path where) {
    return Proof.database(where);
  }

  private static Map<String, List<String>> rows(Path where) {
    JdbcClient jdbc = database(where);
    Map<String, List<String>> rows = new TreeMap<>();
    jdbc
        .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()")
        .query(String.class)
        .list()
        .stream()
        .filter(table -> !table.equals("flyway_schema_history"))
        .forEach(
            table ->
                rows.put(
                    table,
                    jdbc.sql("SELECT * FROM \"%s\"".formatted(table)).query().listOfRows().stream()
                        .map(row -> new TreeMap<>(row).toString())
                        .sorted()
                        .toList()));
    return rows;
  }

  private static Map<String, String> files(Path where) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : names(where)) {
      if (!name.startsWith("db/") && !name.startsWith("cobalt.log")) {
        files.put(
            name, java.util.HexFormat.of().formatHex(Files.readAllBytes(where.resolve(name))));
      }
    }
    return files;
  }

  private static List<String> names(Path where) throws IOException {
    try (Stream<Path> all = Files.walk(where)) {
      return all.filter(Files::isRegularFile)
          .map(path -> where.relativize(path).toString())
          .filter(path -> !path.startsWith("db/") && !path.startsWith("cobalt.log"))
          .sorted()
          .toList();
    }
  }

  /** Names hold numbers that are drawn anew; how many files there are is drawn by the seed. */
  private static Map<String, Long> counts(Path where) throws IOException {
    return names(where).stream()
        .collect(
            Collectors.groupingBy(
                name -> name.replaceAll("(^|/)[^/]+$", ""), TreeMap::new, Collectors.counting()));
  }

  private static Map<String, byte[]> entries(Path backup) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }

  private void rewrite(Path target, UnaryOperator<Map<String, byte[]>> change) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
      for (Map.Entry<String, byte[]> entry : change.apply(entries(file)).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
  }

  @Test
  @Order(2)
  void aBackupTellsWhatItHolds() throws Exception {
    try (Backup backup = Backup.open(file)) {
      Manifest manifest = backup.manifest();
      assertThat(manifest.database()).isEqualTo("H2");
      assertThat(manifest.schemaVersion())
          .isEqualTo(
              database(data)
                  .sql(
                      "SELECT version FROM \"flyway_schema_history\" WHERE version IS NOT NULL"
                          + " ORDER BY \"installed_rank\" DESC LIMIT 1")
                  .query(String.class)
                  .single());
      assertThat(manifest.tables())
          .filteredOn(table -> table.name().equals("claim_family"))
          .singleElement()
          .satisfies(table -> assertThat(table.rows()).isEqualTo(CLAIMS));
    }
  }
}
