package org.cobaltclaims.transmission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cobaltclaims.transmission.Batch.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of batches and of the versions that they carry. */
@Repository
class BatchStore {

  static final String SELECT =
      """
      SELECT id, clearinghouse, payer_group, test_data, by_hand, state, claim_count, isa13, gs06, st02, bht03,
        enveloped_at, file_name, file_id, created_on, sent_on, ack_due, answered_on, reason
      FROM batch
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations rows;

  BatchStore(JdbcClient jdbc, JdbcOperations rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** What became of a version in its batch. */
  enum ClaimFate {
    /** It shares the batch's fate. */
    IN,
    /** It was taken out before the file left: it does not balance, or the file was not sent. */
    WITHDRAWN,
    /** The refusal of the file named it. */
    NAMED,
    /** It was in a refused file and not at fault. */
    INNOCENT
  }

  record BatchClaim(String pcn, ClaimFate fate) {}

  void insert(Batch batch, List<String> pcns) {
    jdbc.sql(
            """
            INSERT INTO batch (id, clearinghouse, payer_group, test_data, by_hand, state, claim_count,
              created_on)
            VALUES (:id, :clearinghouse, :payer, :test, :hand, :state, :count, :on)
            """)
        .param("id", batch.id())
        .param("clearinghouse", batch.clearinghouse())
        .param("payer", batch.payerId())
        .param("test", batch.test())
        .param("hand", batch.byHand())
        .param("state", batch.state().name())
        .param("count", batch.claimCount())
        .param("on", batch.createdOn())
        .update();
    rows.batchUpdate(
        "INSERT INTO batch_claim (batch_id, pcn, ordinal, fate) VALUES (?, ?, ?, 'IN')",
        IntStream.range(0, pcns.size())
            .mapToObj(i -> new Object[] {batch.id(), pcns.get(i), i + 1})
            .toList());
  }

  Optional<Batch> find(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(BatchStore::batch).optional();
  }

  /** Until when the report on the file's claims is awaited; empty if it is not. */
  Optional<LocalDate> reportDue(String id) {
    return jdbc.sql("SELECT report_due FROM batch WHERE id = :id AND report_due IS NOT NULL")
        .param("id", id)
        .query(LocalDate.class)
        .optional();
  }

  void awaitReportUntil(String id, LocalDate due) {
    jdbc.sql("UPDATE batch SET report_due = :due WHERE id = :id")
        .param("due", due)
        .param("id", id)
        .update();
  }

  /** Claims that went out with the batch, and of which nobody has said yet that they arrived. */
  List<String> unreported(String id) {
    return jdbc.sql(
            """
            SELECT c.id FROM batch_claim b
            JOIN claim_version v ON v.pcn = b.pcn
            JOIN payer_claim c ON c.id = v.payer_claim_id
            WHERE b.batch_id = :batch AND b.fate = 'IN' AND c.state IN ('SENT', 'SYNTAX_OK')
              AND NOT EXISTS (
                SELECT 1 FROM claim_version n
                WHERE n.payer_claim_id = c.id AND n.ordinal > v.ordinal)
            ORDER BY b.ordinal
            """)
        .param("batch", id)
        .query(String.class)
        .list();
  }

  Batch lookUp(String id) {
    return find(id).orElseThrow(() -> new IllegalStateException("no batch " + id));
  }

  /** The batch, which nobody else changes until this transaction ends. */
  Batch lock(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(BatchStore::batch)
        .optional()
        .orElseThrow(() -> new IllegalStateException("no batch " + id));
  }

  List<Batch> all() {
    return jdbc.sql(SELECT + "ORDER BY created_on, isa13, id").query(BatchStore::batch).list();
  }

  /** The newest batch to a clearinghouse by one of its numbers, one of the same T or P first. */
  Optional<Batch> sentAs(Number number, long value, @Nullable String clearinghouse, boolean test) {
    return jdbc.sql(
            SELECT
                + """
                WHERE %s = :value AND (:clearinghouse IS NULL OR clearinghouse = :clearinghouse)
                ORDER BY CASE WHEN test_data = :test THEN 0 ELSE 1 END, created_on DESC LIMIT 1
                """
                    .formatted(number.column))
        .param("value", value)
        .param("clearinghouse", clearinghouse)
        .param("test", test)
        .query(BatchStore::batch)
        .optional();
  }

  enum Number {
    INTERCHANGE("isa13"),
    GROUP("gs06");

    private final String column;

    Number(String column) {
      this.column = column;
    }
  }

  Optional<Batch> byReference(String reference) {
    return jdbc.sql(SELECT + "WHERE bht03 = :reference ORDER BY created_on DESC LIMIT 1")
        .param("reference", reference)
        .query(BatchStore::batch)
        .optional();
  }

  List<BatchClaim> claims(String batchId) {
    return jdbc.sql("SELECT pcn, fate FROM batch_claim WHERE batch_id = :id ORDER BY ordinal")
        .param("id", batchId)
        .query(
            (row, n) ->
                new BatchClaim(row.getString("pcn"), ClaimFate.valueOf(row.getString("fate"))))
        .list();
  }

  /** The versions that share the batch's fate, in file order. */
  List<String> pcns(String batchId) {
    return claims(batchId).stream()
        .filter(c -> c.fate() == ClaimFate.IN)
        .map(BatchClaim::pcn)
        .toList();
  }

  void mark(String batchId, String pcn, ClaimFate fate, @Nullable String reason) {
    jdbc.sql(
            "UPDATE batch_claim SET fate = :fate, reason = :reason WHERE batch_id = :batch AND pcn"
                + " = :pcn")
        .param("fate", fate.name())
        .param("reason", reason)
        .param("batch", batchId)
        .param("pcn", pcn)
        .update();
  }

  /** How often versions of a payer claim were in a refused file without being at fault. */
  int innocentBefore(String payerClaimId, String batchId) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM batch_claim
            WHERE pcn LIKE :pcns AND fate = 'INNOCENT' AND batch_id <> :batch
            """)
        .param("pcns", payerClaimId + "_")
        .param("batch", batchId)
        .query(Integer.class)
        .single();
  }

  void numbered(String id, Numbers numbers, String fileName) {
    jdbc.sql(
            """
            UPDATE batch SET isa13 = :isa, gs06 = :gs, st02 = :st, bht03 = :bht, enveloped_at = :at,
              file_name = :name
            WHERE id = :id
            """)
        .param("isa", numbers.interchange())
        .param("gs", numbers.group())
        .param("st", numbers.transaction())
        .param("bht", numbers.reference())
        .param("at", numbers.at())
        .param("name", fileName)
        .param("id", id)
        .update();
  }

  void state(String id, BatchState state) {
    jdbc.sql("UPDATE batch SET state = :state WHERE id = :id")
        .param("state", state.name())
        .param("id", id)
        .update();
  }

  void built(String id, String fileId) {
    jdbc.sql("UPDATE batch SET state = 'BUILT', file_id = :file WHERE id = :id")
        .param("file", fileId)
        .param("id", id)
        .update();
  }

  void awaitAnswerUntil(String id, LocalDate due) {
    jdbc.sql("UPDATE batch SET ack_due = :due WHERE id = :id")
        .param("due", due)
        .param("id", id)
        .update();
  }

  void sent(String id, LocalDate on, LocalDate due) {
    jdbc.sql("UPDATE batch SET state = 'SENT', sent_on = :on, ack_due = :due WHERE id = :id")
        .param("on", on)
        .param("due", due)
        .param("id", id)
        .update();
  }

  void answered(String id, BatchState state, LocalDate on, @Nullable String reason) {
    jdbc.sql("UPDATE batch SET state = :state, answered_on = :on, reason = :reason WHERE id = :id")
        .param("state", state.name())
        .param("on", on)
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  static Batch batch(ResultSet row, int ordinal) throws SQLException {
    LocalDateTime at = row.getObject("enveloped_at", LocalDateTime.class);
    return new Batch(
        row.getString("id"),
        row.getString("clearinghouse"),
        row.getString("payer_group"),
        row.getBoolean("test_data"),
        row.getBoolean("by_hand"),
        BatchState.valueOf(row.getString("state")),
        row.getInt("claim_count"),
        at == null
            ? null
            : new Numbers(
                row.getLong("isa13"),
                row.getLong("gs06"),
                row.getString("st02"),
                row.getString("bht03"),
                at),
        row.getString("file_name"),
        row.getString("file_id"),
        row.getObject("created_on", LocalDate.class),
        row.getObject("sent_on", LocalDate.class),
        row.getObject("ack_due", LocalDate.class),
        row.getObject("answered_on", LocalDate.class),
        row.getString("reason"));
  }
}
