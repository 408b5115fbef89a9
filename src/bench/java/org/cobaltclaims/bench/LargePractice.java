package org.cobaltclaims.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.sql.Types;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cobaltclaims.cli.Cobalt;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The books of a practice with 1,000,000 claims: a demonstration's, copied over and over, each copy
 * some days earlier and with ids of its own. What only single pages show (the contents of claims
 * and of remittances, timelines) is left out.
 */
final class LargePractice {

  private static final int DEMO_CLAIMS = 200;
  private static final long CLAIMS = 1_000_000;
  private static final int DAYS = 900;
  private static final int COPIES_AT_ONCE = 50;

  /** The newest copies, whose tasks are still open. */
  private static final int OPEN_COPIES = 500;

  private static final List<String> TABLES =
      List.of(
          "patient",
          "coverage",
          "claim_family",
          "payer_claim",
          "claim_version",
          "version_answer",
          "ledger_entry",
          "exchange_file",
          "batch",
          "batch_claim",
          "remittance",
          "claim_payment",
          "payment_result",
          "denied_line",
          "provider_adjustment",
          "payer_ledger_entry",
          "deposit",
          "task",
          "denial_suggestion",
          "print_packet");

  /** Whose first four characters are changed in each copy. */
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "patient_id",
          "family_id",
          "payer_claim_id",
          "pcn",
          "file_id",
          "batch_id",
          "remittance_id",
          "payment_id",
          "source_id",
          "subject",
          "claim_number",
          "reversed_by",
          "identity_digest",
          "duplicate_key",
          "bank_line_id",
          "transaction_key",
          "content_key");

  private static final Set<String> LONG = Set.of("content", "body");

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final boolean mysql;

  LargePractice(JdbcTemplate jdbc, TransactionTemplate transactions, boolean mysql) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.mysql = mysql;
  }

  /**
   * Runs the demonstration in a folder that has none.
   *
   * @param database the MySQL that it runs on; empty for a file in the folder
   */
  static void demo(Path data, String database) throws IOException, InterruptedException {
    if (Files.exists(data.resolve("demo.json"))) {
      return;
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Cobalt.class.getName(),
                "demo",
                "--exit",
                "--claims=" + DEMO_CLAIMS,
                "--data=" + data));
    if (!database.isEmpty()) {
      command.add("--database=" + database);
    }
    int exit =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("the demonstration ended with " + exit);
    }
  }

  /** Whether it was filled before. */
  boolean isFull() {
    return single("SELECT COUNT(*) FROM payer_claim") >= CLAIMS;
  }

  /** Copies the books until there are enough; goes on where it was ended. */
  void fill() {
    jdbc.execute(
        "CREATE TABLE IF NOT EXISTS bench_copy (number INT PRIMARY KEY, prefix CHAR(4), shift"
            + " INT)");
    for (String table : TABLES) {
      jdbc.execute("CREATE TABLE IF NOT EXISTS bench_" + table + " AS SELECT * FROM " + table);
    }
    int copies = (int) (CLAIMS / single("SELECT COUNT(*) FROM bench_payer_claim"));
    int done = (int) single("SELECT COALESCE(MAX(number), 0) FROM bench_copy");
    LocalDate newest = jdbc.queryForObject("SELECT MAX(built_on) FROM kpi_build", LocalDate.class);
    long late = newest == null ? 0 : ChronoUnit.DAYS.between(newest, LocalDate.now());
    while (done < copies) {
      int from = done + 1;
      int to = Math.min(copies, done + COPIES_AT_ONCE);
      transactions.executeWithoutResult(
          status -> {
            List<Object[]> rows = new ArrayList<>();
            for (int i = from; i <= to; i++) {
              // The last one is of today.
              rows.add(new Object[] {i, prefix(i), late - (long) (copies - i) * DAYS / copies});
            }
            jdbc.batchUpdate(
                "INSERT INTO bench_copy (number, prefix, shift) VALUES (?, ?, ?)", rows);
            TABLES.forEach(table -> copy(table, from, to));
            if (to <= copies - OPEN_COPIES) {
              close(from, to);
            }
          });
      done = to;
    }
    analyze();
  }

  /** Tells the database how much of what there is now. */
  private void analyze() {
    if (mysql) {
      TABLES.forEach(table -> jdbc.execute("ANALYZE TABLE " + table));
    } else {
      jdbc.execute("ANALYZE");
    }
  }

  private void copy(String table, int from, int to) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    jdbc.query(
        "SELECT * FROM " + table + " WHERE 1 = 0",
        rows -> {
          ResultSetMetaData columns = rows.getMetaData();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (!columns.isAutoIncrement(i)) {
              String name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
              names.add(name);
              values.add(value(name, columns.getColumnType(i)));
            }
          }
          return null;
        });
    jdbc.update(
        "INSERT INTO %s (%s) SELECT %s FROM bench_%s b JOIN bench_copy c ON c.number BETWEEN ? AND ?"
            .formatted(table, String.join(", ", names), String.join(", ", values), table),
        from,
        to);
  }

  private static String value(String name, int type) {
    if (type == Types.DATE && !name.equals("birth_date")) {
      return "TIMESTAMPADD(DAY, c.shift, b." + name + ")";
    }
    if (LONG.contains(name)) {
      return "'{}'";
    }
    if (name.equals("posting_id")) {
      // A word and a dash stand before the id of a family.
      return "CASE WHEN b.posting_id LIKE '________-____-%' THEN "
          + key("b.posting_id")
          + " ELSE CONCAT(SUBSTRING(b.posting_id, 1, LOCATE('-', b.posting_id)), "
          + key("SUBSTRING(b.posting_id, LOCATE('-', b.posting_id) + 1)")
          + ") END";
    }
    return KEYS.contains(name)
        ? "CASE WHEN b.%s <> '' THEN %s ELSE b.%s END".formatted(name, key("b." + name), name)
        : "b." + name;
  }

  private static String key(String of) {
    return "CONCAT(c.prefix, SUBSTRING(" + of + ", 5))";
  }

  /** Begins with a letter that no id of ours has. */
  private static String prefix(int copy) {
    return "U%03X".formatted(copy);
  }

  /** What was to be done in older copies is done. */
  private void close(int from, int to) {
    jdbc.update(
        "UPDATE task SET state = 'DONE', closed_on = due_on WHERE state = 'OPEN'"
            + " AND SUBSTRING(id, 1, 4) BETWEEN ? AND ?",
        prefix(from),
        prefix(to));
  }

  private long single(String query) {
    Long value = jdbc.queryForObject(query, Long.class);
    return value == null ? 0 : value;
  }
}
