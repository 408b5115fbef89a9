package org.cobaltclaims.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Batches of packets that were printed together. */
@Repository
public class PrintBatches {

  private final JdbcClient jdbc;

  PrintBatches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One batch.
   *
   * @param printer its name in practice.yml; empty for one that is not off
   * @param versions in the order in which they are printed
   */
  public record Batch(
      String id, String printer, LocalDate printedOn, String printedBy, List<Version> versions) {
    public Batch {
      versions = List.copyOf(versions);
    }
  }

  /** A version that was printed. */
  public record Version(String pcn, String payerClaimId) {}

  /**
   * Keeps a batch.
   *
   * @param clientKey null if the caller does not say
   * @throws org.springframework.dao.DuplicateKeyException if there is one with its id or key
   */
  public void save(Batch batch, @Nullable String clientKey) {
    jdbc.sql(
            "INSERT INTO print_batch (id, client_key, printer, printed_on, printed_by)"
                + " VALUES (?, ?, ?, ?, ?)")
        .params(batch.id(), clientKey, batch.printer(), batch.printedOn(), batch.printedBy())
        .update();
    int ordinal = 0;
    for (Version version : batch.versions()) {
      jdbc.sql(
              "INSERT INTO print_batch_claim (batch_id, ordinal, pcn, payer_claim_id)"
                  + " VALUES (?, ?, ?, ?)")
          .params(batch.id(), ordinal++, version.pcn(), version.payerClaimId())
          .update();
    }
  }

  /** How many batches were printed on a day. */
  public int on(LocalDate day) {
    return jdbc.sql("SELECT COUNT(*) FROM print_batch WHERE printed_on = ?")
        .param(day)
        .query(Integer.class)
        .single();
  }

  /** The id of the batch that a caller gave a key; empty if there is none. */
  public Optional<String> byKey(String clientKey) {
    return jdbc.sql("SELECT id FROM print_batch WHERE client_key = ?")
        .param(clientKey)
        .query(String.class)
        .optional();
  }

  public Optional<Batch> find(String id) {
    List<Version> versions =
        jdbc.sql(
                "SELECT pcn, payer_claim_id FROM print_batch_claim WHERE batch_id = ?"
                    + " ORDER BY ordinal")
            .param(id)
            .query((row, n) -> new Version(row.getString(1), row.getString(2)))
            .list();
    return jdbc.sql("SELECT printer, printed_on, printed_by FROM print_batch WHERE id = ?")
        .param(id)
        .query(
            (row, n) ->
                new Batch(
                    id,
                    row.getString("printer"),
                    row.getObject("printed_on", LocalDate.class),
                    row.getString("printed_by"),
                    versions))
        .optional();
  }
}
