package org.cobaltclaims.testing.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.remittance.Remittance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every remittance that came is posted exactly once, and no cent is invented or lost. */
final class RemittancesProof {

  private final Path data;
  private final JdbcClient jdbc;
  private final Findings findings;

  RemittancesProof(Path data, JdbcClient jdbc, Findings findings) {
    this.data = data;
    this.jdbc = jdbc;
    this.findings = findings;
  }

  void prove() throws IOException {
    everyFileIsTakenOnce();
    everyPaymentIsPostedOnce();
    theLedgerIsZero();
    noTaskIsDoubled();
  }

  private void everyFileIsTakenOnce() throws IOException {
    Set<String> seen = new HashSet<>();
    int remittanceFiles = 0;
    for (Path path : FilesProof.files(data, "archive")) {
      byte[] bytes = FilesProof.opened(data, path);
      String sha256 = FilesProof.sha256(bytes);
      if (!seen.add(sha256)) {
        continue;
      }
      List<Taken> taken =
          jdbc.sql(
                  "SELECT id, fate FROM exchange_file WHERE content_key = ? AND fate <> 'RECEIVED'")
              .param("IN:" + sha256)
              .query((row, n) -> new Taken(row.getString("id"), row.getString("fate")))
              .list();
      findings.check(
          taken.size() == 1, "file %s was taken %d times", path.getFileName(), taken.size());
      X12File file = X12File.read(new ByteArrayInputStream(bytes));
      if (!file.remittances().isEmpty() && taken.size() == 1) {
        remittanceFiles++;
        // A payer may send a transaction again in another file: that one is not posted.
        remittances(
            taken.getFirst().id(),
            taken.getFirst().fate().equals("DUPLICATE") ? List.of() : file.remittances());
      }
    }
    findings.equal(remittanceFiles, copies(), "copies of remittances for the practice's system");
    findings.equal(
        0,
        count("SELECT COUNT(*) FROM exchange_file WHERE in_folder = TRUE"),
        "files recorded but still in their folder");
  }

  private record Taken(String id, String fate) {}

  private void remittances(String file, List<Remittance> remittances) throws IOException {
    if (remittances.isEmpty()) {
      findings.equal(
          0,
          jdbc.sql("SELECT COUNT(*) FROM remittance WHERE file_id = ? AND state <> 'DUPLICATE'")
              .param(file)
              .query(Integer.class)
              .single(),
          "remittances to be posted of file %s, which were received before",
          file);
    }
    int ordinal = 0;
    for (Remittance remittance : remittances) {
      ordinal++;
      List<String> ids =
          jdbc.sql("SELECT id FROM remittance WHERE file_id = ? AND ordinal = ?")
              .params(file, ordinal)
              .query(String.class)
              .list();
      findings.check(
          ids.size() == 1, "remittance %s-%d stands %d times", file, ordinal, ids.size());
      // What came before in another file is noted, and its payments are not.
      if (ids.size() == 1 && !isDuplicate(ids.getFirst())) {
        findings.equal(
            remittance.claims().size(),
            jdbc.sql(
                    """
                    SELECT r.purged_payments
                      + (SELECT COUNT(*) FROM claim_payment p WHERE p.remittance_id = r.id)
                    FROM remittance r WHERE r.id = ?
                    """)
                .param(ids.getFirst())
                .query(Integer.class)
                .single(),
            "claim payments of remittance %s",
            ids.getFirst());
      }
    }
  }

  private boolean isDuplicate(String remittance) {
    return jdbc.sql("SELECT state FROM remittance WHERE id = ?")
        .param(remittance)
        .query(String.class)
        .single()
        .equals("DUPLICATE");
  }

  private int copies() throws IOException {
    Path relay = data.resolve("relay");
    if (!Files.isDirectory(relay)) {
      return 0;
    }
    try (Stream<Path> copies = Files.list(relay)) {
      return (int) copies.filter(copy -> !copy.getFileName().toString().startsWith(".")).count();
    }
  }

  private void everyPaymentIsPostedOnce() {
    findings.equal(
        0,
        count("SELECT COUNT(*) FROM remittance WHERE state = 'RECEIVED'"),
        "remittances that nobody works");
    findings.equal(
        0,
        count(
            """
            SELECT COUNT(*) FROM claim_payment p JOIN remittance r ON r.id = p.remittance_id
            WHERE p.disposition = 'NEW' AND r.state <> 'UNBALANCED'
            """),
        "payments that nobody posted");
    jdbc.sql(
            """
            SELECT p.id, p.paid_cents, COALESCE(SUM(CASE WHEN l.bucket = 'PAID' THEN l.amount_cents END), 0) AS booked,
              COUNT(l.posting_id) AS entries
            FROM claim_payment p LEFT JOIN ledger_entry l ON l.posting_id = p.id
            WHERE p.disposition = 'POSTED' GROUP BY p.id, p.paid_cents
            """)
        .query(
            row -> {
              findings.check(
                  row.getInt("entries") > 0, "payment %s was never booked", row.getString("id"));
              findings.equal(
                  row.getLong("paid_cents"),
                  row.getLong("booked"),
                  "cents booked of payment %s",
                  row.getString("id"));
            });
    findings.equal(
        0,
        count(
            """
            SELECT COUNT(*) FROM (
              SELECT remittance_id, ordinal FROM claim_payment WHERE remittance_id IS NOT NULL
              GROUP BY remittance_id, ordinal HAVING COUNT(*) > 1) twice
            """),
        "claim payments that stand twice");
  }

  private void theLedgerIsZero() {
    List<String> off =
        jdbc.sql(
                "SELECT family_id FROM ledger_entry GROUP BY family_id HAVING SUM(amount_cents) <>"
                    + " 0")
            .query(String.class)
            .list();
    findings.equal(List.of(), off, "families whose ledger is not zero");
    List<String> charges =
        jdbc.sql(
                """
                SELECT f.id FROM claim_family f LEFT JOIN ledger_entry l
                  ON l.family_id = f.id AND l.bucket = 'CHARGE'
                GROUP BY f.id, f.charge_cents HAVING COALESCE(SUM(l.amount_cents), 0) <> -f.charge_cents
                """)
            .query(String.class)
            .list();
    findings.equal(List.of(), charges, "families whose charge is not booked once");
  }

  private void noTaskIsDoubled() {
    List<String> doubled =
        jdbc.sql(
                "SELECT subject FROM task WHERE state = 'OPEN' GROUP BY subject, kind HAVING"
                    + " COUNT(*) > 1")
            .query(String.class)
            .list();
    findings.equal(List.of(), doubled, "subjects with two open tasks of a kind");
    findings.equal(
        0, count("SELECT COUNT(*) FROM engine_message"), "messages that did not reach the engine");
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }
}
