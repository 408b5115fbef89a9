package org.cobaltclaims.remittance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.code.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people type in: the keys under which it was taken, and drafts that are not posted yet. */
@Repository
public class HandEntries {

  private final JdbcClient jdbc;
  private final Clock clock;

  HandEntries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What was taken under a key.
   *
   * @param contentHash digest of what was typed in
   */
  public record Taken(String remittanceId, String contentHash) {}

  public Optional<Taken> taken(String key) {
    return jdbc.sql("SELECT remittance_id, content_hash FROM remittance_entry WHERE entry_key = ?")
        .param(key)
        .query((row, n) -> new Taken(row.getString(1), row.getString(2)))
        .optional();
  }

  /**
   * Notes that something was taken.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the key is known
   */
  @Transactional
  public void take(String key, String remittanceId, String contentHash, String by) {
    jdbc.sql(
            """
            INSERT INTO remittance_entry (entry_key, remittance_id, content_hash, entered_by, entered_on)
            VALUES (?, ?, ?, ?, ?)
            """)
        .params(key, remittanceId, contentHash, by, LocalDate.now(clock))
        .update();
  }

  /** A digest of what was typed in: the same for the same content. */
  public static String hash(Object content) {
    return Sha256.hex(StoredJson.write(content));
  }

  /** A draft with who changed it last, and when. */
  public record Draft(String id, CheckEntry check, String by, LocalDate on) {}

  /** Keeps a draft, instead of what was kept under its id. */
  @Transactional
  public void keep(String id, CheckEntry check, String by) {
    remove(id);
    jdbc.sql("INSERT INTO remittance_draft (id, body, changed_by, changed_on) VALUES (?, ?, ?, ?)")
        .params(id, StoredJson.write(check), by, LocalDate.now(clock))
        .update();
  }

  @Transactional
  public void remove(String id) {
    jdbc.sql("DELETE FROM remittance_draft WHERE id = ?").param(id).update();
  }

  public Optional<Draft> draft(String id) {
    return jdbc.sql("SELECT id, body, changed_by, changed_on FROM remittance_draft WHERE id = ?")
        .param(id)
        .query(HandEntries::draft)
        .optional();
  }

  /** All drafts, the oldest first. */
  public List<Draft> drafts() {
    return jdbc.sql(
            "SELECT id, body, changed_by, changed_on FROM remittance_draft ORDER BY changed_on, id")
        .query(HandEntries::draft)
        .list();
  }

  private static Draft draft(ResultSet row, int number) throws SQLException {
    return new Draft(
        row.getString("id"),
        StoredJson.read(row.getString("body"), CheckEntry.class),
        row.getString("changed_by"),
        row.getObject("changed_on", LocalDate.class));
  }

  /** A scanned page of a remittance, by where it lies in the archive. */
  public record Scan(String mediaType, long size, String archivePath, String by, LocalDate on) {}

  /** Attaches a scan, instead of one that was attached before. */
  @Transactional
  public void attach(String remittanceId, String mediaType, long size, String path, String by) {
    jdbc.sql("DELETE FROM remittance_scan WHERE remittance_id = ?").param(remittanceId).update();
    jdbc.sql(
            """
            INSERT INTO remittance_scan (remittance_id, media_type, size_bytes, archive_path,
              attached_by, attached_on) VALUES (?, ?, ?, ?, ?, ?)
            """)
        .params(remittanceId, mediaType, size, path, by, LocalDate.now(clock))
        .update();
  }

  public Optional<Scan> scan(String remittanceId) {
    return jdbc.sql(
            "SELECT media_type, size_bytes, archive_path, attached_by, attached_on FROM"
                + " remittance_scan WHERE remittance_id = ?")
        .param(remittanceId)
        .query(
            (row, n) ->
                new Scan(
                    row.getString("media_type"),
                    row.getLong("size_bytes"),
                    row.getString("archive_path"),
                    row.getString("attached_by"),
                    row.getObject("attached_on", LocalDate.class)))
        .optional();
  }

  /**
   * The ids of the remittances that people have typed in, the newest first.
   *
   * @param payerId null for all payers
   * @param after only those that follow the one with this id; null from the beginning
   */
  public List<String> remittances(@Nullable String payerId, @Nullable String after, int most) {
    return jdbc.sql(
            """
            SELECT id FROM remittance r WHERE r.entered_by IS NOT NULL
              AND (:payer IS NULL OR r.payer_id = :payer)
            """
                + (after == null
                    ? ""
                    : """
                    AND EXISTS (SELECT 1 FROM remittance l WHERE l.id = :after
                      AND (r.received_on < l.received_on
                        OR r.received_on = l.received_on AND r.id > l.id))
                    """)
                + "ORDER BY r.received_on DESC, r.id LIMIT :most")
        .param("payer", payerId, Types.VARCHAR)
        .param("after", after, Types.VARCHAR)
        .param("most", most)
        .query(String.class)
        .list();
  }
}
