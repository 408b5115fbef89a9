package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.cobaltclaims.testing.MySqlServer;
import org.cobaltclaims.testing.TestDatabase;
import org.cobaltclaims.testing.proof.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A practice moves by its backup from the file database to a MySQL server and back. */
@Tag("mysql")
class BackupOnMySqlTest {

  private static final String CLAIMS = System.getProperty("cobalt.test.claims", "8");
  private static final String KEYS = "master.keys";
  private static final LocalDateTime MICROSECONDS =
      LocalDateTime.of(LocalDate.of(2026, 1, 14), LocalTime.of(23, 59, 59, 123_456_000));

  /** What one database or the other might change: signs of all planes, blanks, length. */
  private static final String DIFFICULT =
      " Zoë Müller-Łukasiewicz 李 😀 'quoted' \"twice\" \\ back \t tab \n line \0 end  "
          + "x".repeat(70_000);

  @TempDir private Path folder;

  @AfterEach
  void theFileDatabaseIsConfiguredAgain() {
    Stream.of("url", "username", "password").forEach(key -> System.clearProperty(property(key)));
  }

  @Test
  void everyRowAndFileIsTheSameOnTheServerAndBackAgain() throws Exception {
    Path first = folder.resolve("first");
    run("demo", "--exit", "--claims", CLAIMS, "--seed", "7", "--days", "12", "--data", first);
    writeWhatIsDifficult(first);

    Path second = folder.resolve("second");
    MySqlServer.Database database = TestDatabase.newMySql();
    String server = database.withLogin();
    run("backup", "--data", first, "--to", folder.resolve("h2.zip"));
    database.configure();
    run("restore", folder.resolve("h2.zip"), "--data", second);
    assertThat(second.resolve("db")).doesNotExist();
    keysAreBack(first, second);
    Map<String, List<String>> rows = rows(file(first));
    assertThat(rows.get("claim_family")).hasSize(Integer.parseInt(CLAIMS));
    same(rows(server), rows);
    assertThat(files(second)).isEqualTo(files(first)).hasSizeGreaterThan(20);
    assertThat(Proof.ofRecords(second, JdbcClient.create(source(server)))).isEmpty();
    assertThat(run("keys", "check", "--data", second)).isNotEmpty();

    Path third = folder.resolve("third");
    run("backup", "--data", second, "--to", folder.resolve("mysql.zip"));
    theFileDatabaseIsConfiguredAgain();
    run("restore", folder.resolve("mysql.zip"), "--data", third);
    keysAreBack(first, third);
    same(rows(file(third)), rows);
    assertThat(files(third)).isEqualTo(files(first));
    assertThat(Proof.ofRecords(third, JdbcClient.create(source(file(third))))).isEmpty();
  }

  @Test
  void numbersThatTheDatabaseGivesGoOnBehindThoseThatWereRestored() throws Exception {
    Path first = folder.resolve("first");
    run("demo", "--exit", "--claims", "2", "--seed", "7", "--days", "6", "--data", first);
    MySqlServer.Database database = TestDatabase.newMySql();
    String server = database.withLogin();
    run("backup", "--data", first, "--to", folder.resolve("h2.zip"));
    database.configure();
    run("restore", folder.resolve("h2.zip"), "--data", folder.resolve("second"));
    numbersGoOn(server);

    run("backup", "--data", folder.resolve("second"), "--to", folder.resolve("mysql.zip"));
    theFileDatabaseIsConfiguredAgain();
    run("restore", folder.resolve("mysql.zip"), "--data", folder.resolve("third"));
    numbersGoOn(file(folder.resolve("third")));
  }

  @Test
  void aServerThatHoldsSomethingIsLeftAsItIs() throws Exception {
    Path first = folder.resolve("first");
    run("demo", "--exit", "--claims", "1", "--seed", "7", "--days", "1", "--data", first);
    run("backup", "--data", first, "--to", folder.resolve("h2.zip"));
    MySqlServer.Database database = TestDatabase.newMySql();
    String server = database.withLogin();
    execute(server, "CREATE TABLE somebodys (id INT)");
    database.configure();

    Cli.Ended ended =
        Cli.run("restore", folder.resolve("h2.zip"), "--data", folder.resolve("second"));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("has 1 tables already");
    assertThat(rows(server)).containsOnlyKeys("somebodys");
  }

  private static void numbersGoOn(String url) throws SQLException {
    JdbcClient jdbc = JdbcClient.create(source(url));
    String family = jdbc.sql("SELECT MIN(id) FROM claim_family").query(String.class).single();
    long last = jdbc.sql("SELECT MAX(id) FROM timeline_entry").query(Long.class).single();
    jdbc.sql(
            "INSERT INTO timeline_entry (family_id, entered_on, entered_at, rule_id, text)"
                + " VALUES (?, ?, ?, 'TEST', 'one more')")
        .params(family, MICROSECONDS.toLocalDate(), MICROSECONDS)
        .update();
    assertThat(jdbc.sql("SELECT MAX(id) FROM timeline_entry").query(Long.class).single())
        .isGreaterThan(last);
    jdbc.sql("DELETE FROM timeline_entry WHERE rule_id = 'TEST'").update();
  }

  private static void writeWhatIsDifficult(Path data) throws SQLException {
    try (Connection connection = source(file(data)).getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO visit_draft (person, body, saved_at) VALUES (?, ?, ?)")) {
      insert.setString(1, " somebody ");
      insert.setString(2, DIFFICULT);
      insert.setObject(3, MICROSECONDS);
      insert.executeUpdate();
      insert.setString(1, "");
      insert.setString(2, "");
      insert.setObject(3, MICROSECONDS.withNano(0));
      insert.executeUpdate();
    }
  }

  /** Keys are kept apart from backups. */
  private static void keysAreBack(Path from, Path to) throws IOException {
    Files.copy(from.resolve(KEYS), to.resolve(KEYS), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static String run(Object... words) {
    Cli.Ended ended = Cli.run(words);
    assertThat(ended.status()).as(Arrays.toString(words) + ended.err()).isZero();
    return ended.out();
  }

  private static String property(String key) {
    return "spring.datasource." + key;
  }

  private static String file(Path data) {
    return "jdbc:h2:file:"
        + data.toAbsolutePath().resolve("db/cobalt")
        + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IGNORECASE=TRUE"
        + ";USER=sa;PASSWORD=";
  }

  private static DataSource source(String url) {
    return new DriverManagerDataSource(url);
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Table by table, so that a difference is short. */
  private static void same(Map<String, List<String>> found, Map<String, List<String>> expected) {
    assertThat(found).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (table, rows) ->
            assertThat(found.get(table)).as(table).containsExactlyInAnyOrderElementsOf(rows));
  }

  /** Every row of every table, its columns by name, values as both databases mean them. */
  private static Map<String, List<String>> rows(String url) throws SQLException {
    Map<String, List<String>> all = new TreeMap<>();
    try (Connection connection = source(url).getConnection()) {
      String quote = connection.getMetaData().getIdentifierQuoteString();
      for (String table : tables(connection)) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
            ResultSet each = statement.executeQuery("SELECT * FROM " + quote + table + quote)) {
          while (each.next()) {
            rows.add(row(each));
          }
        }
        all.put(table.toLowerCase(Locale.ROOT), rows);
      }
    }
    return all;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet each =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()")) {
      while (each.next()) {
        if (!each.getString(1).startsWith("flyway")) {
          tables.add(each.getString(1));
        }
      }
    }
    return tables;
  }

  private static String row(ResultSet row) throws SQLException {
    Map<String, String> values = new TreeMap<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      Object value =
          switch (row.getMetaData().getColumnType(i)) {
            case java.sql.Types.CLOB, java.sql.Types.LONGVARCHAR -> row.getString(i);
            default -> row.getObject(i);
          };
      values.put(
          row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT),
          switch (value) {
            case null -> "(null)";
            case Timestamp time -> time.toLocalDateTime().toString();
            case String text -> "'" + text + "'";
            default -> value.toString();
          });
    }
    return values.toString();
  }

  private static Map<String, String> files(Path where) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(where)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = where.relativize(file).toString();
        if (!name.startsWith("db/") && !name.startsWith("cobalt.log")) {
          files.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return files;
  }
}
