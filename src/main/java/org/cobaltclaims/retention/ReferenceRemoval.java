package org.cobaltclaims.retention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes claim numbers out of what stays booked with payers. */
@Repository
class ReferenceRemoval {

  private final JdbcClient jdbc;
  private final RowRemoval rows;

  ReferenceRemoval(JdbcClient jdbc, RowRemoval rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** Payers name claims where they take or give money beside them (PLB03-2). */
  void forgetNumbers(List<String> versions, List<String> claims, List<String> payments) {
    Set<String> numbers = new HashSet<>(versions);
    numbers.addAll(
        rows.find("SELECT icn FROM payer_claim WHERE id IN (:values) AND icn IS NOT NULL", claims));
    numbers.addAll(
        rows.find("SELECT icn FROM claim_payment WHERE id IN (:values) AND icn <> ''", payments));
    rows.update(
        "UPDATE provider_adjustment SET reference_id = '' WHERE reference_id IN (:values)",
        numbers);
    for (String number : numbers) {
      jdbc.sql(
              "UPDATE payer_ledger_entry SET reference_id = :instead WHERE reference_id = :number"
                  + " AND payer_claim_id IS NULL")
          .param("instead", "PURGED-" + UUID.randomUUID())
          .param("number", number)
          .update();
    }
  }

  /**
   * What is booked with payers stays; its references may be claim numbers. Entries under one
   * reference keep one in common, which says nothing.
   */
  void forget(List<String> claims, List<String> payments) {
    Map<String, List<String>> byReference = new HashMap<>();
    String columns = "SELECT source_id, payer_id, reference_id FROM payer_ledger_entry WHERE ";
    for (String payment : payments) {
      jdbc.sql(columns + "source_id = :id OR source_id LIKE :more")
          .param("id", payment)
          .param("more", payment + "-U%")
          .query(
              row -> {
                note(byReference, row.getString(1), row.getString(2), row.getString(3));
              });
    }
    for (String claim : claims) {
      jdbc.sql(columns + "payer_claim_id = :id")
          .param("id", claim)
          .query(
              row -> {
                note(byReference, row.getString(1), row.getString(2), row.getString(3));
              });
    }
    byReference.forEach(
        (reference, sources) -> {
          String instead = "PURGED-" + UUID.randomUUID();
          rows.update(
              "UPDATE payer_ledger_entry SET reference_id = '%s', payer_claim_id = NULL, purged = TRUE"
                      .formatted(instead)
                  + " WHERE source_id IN (:values)",
              sources);
        });
  }

  private static void note(
      Map<String, List<String>> byReference, String source, String payer, String reference) {
    byReference.computeIfAbsent(payer + "\n" + reference, key -> new ArrayList<>()).add(source);
  }
}
