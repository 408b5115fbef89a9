package org.cobaltclaims.transmission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Batches as rows of lists, and what became of the claims in one. */
@Component
@Transactional(readOnly = true)
public class BatchQuery {

  private final JdbcClient jdbc;

  BatchQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lists of batches. */
  public enum Group {
    /** A person has to upload their files. */
    UPLOAD("by_hand = TRUE AND state = 'BUILT'"),
    /** Being made, or not answered yet. */
    WAITING("state IN ('CREATED', 'BUILT', 'SENT') AND NOT (by_hand = TRUE AND state = 'BUILT')"),
    ACCEPTED("state = 'ACCEPTED'"),
    /** Refused as a whole, or given up. */
    REFUSED("state IN ('REJECTED', 'EMPTY')"),
    ALL("1 = 1");

    private final String condition;

    Group(String condition) {
      this.condition = condition;
    }
  }

  /**
   * The newest batches.
   *
   * @param search part of a file's name, which holds the interchange's number; empty for all
   */
  public List<Batch> newest(Group group, String search, int most) {
    return jdbc.sql(
            BatchStore.SELECT
                + "WHERE "
                + group.condition
                + """
                 AND (:name = '%%' OR file_name LIKE :name)
                ORDER BY created_on DESC, isa13 DESC, id LIMIT :most
                """)
        .param("name", "%" + search.replace("%", "").replace("_", "\\_") + "%")
        .param("most", most)
        .query(BatchStore::batch)
        .list();
  }

  /** How many batches there are of each group. */
  public Map<Group, Long> counts() {
    Map<Group, Long> counts = new EnumMap<>(Group.class);
    for (Group group : Group.values()) {
      counts.put(
          group,
          jdbc.sql("SELECT COUNT(*) FROM batch WHERE " + group.condition)
              .query(Long.class)
              .single());
    }
    return counts;
  }

  /** The charges of the claims in batches, by batch. */
  public Map<String, Money> charges(Collection<String> batches) {
    Map<String, Money> charges = new HashMap<>();
    if (!batches.isEmpty()) {
      jdbc.sql(
              """
              SELECT b.batch_id, SUM(f.charge_cents) AS charged
              FROM batch_claim b JOIN claim_version v ON v.pcn = b.pcn
                JOIN payer_claim c ON c.id = v.payer_claim_id
                JOIN claim_family f ON f.id = c.family_id
              WHERE b.batch_id IN (:batches) GROUP BY b.batch_id
              """)
          .param("batches", batches)
          .query(
              row -> {
                charges.put(row.getString("batch_id"), Money.ofCents(row.getLong("charged")));
              });
    }
    return charges;
  }

  /**
   * A version that was put into a batch.
   *
   * @param pcn CLM01
   * @param fate what became of it in the batch: {@code IN} shares the batch's fate
   * @param reason why; null where it is none of its own
   * @param newest whether it is the claim's newest version, of which {@code state} speaks
   */
  public record Carried(
      String pcn,
      String fate,
      @Nullable String reason,
      boolean newest,
      String claimId,
      String familyId,
      int level,
      PayerClaimState state,
      @Nullable Outcome outcome,
      String practiceClaim,
      String lastName,
      String firstName,
      Money charge) {}

  /** What a batch carries, in the order of its file. */
  public List<Carried> claims(String batchId) {
    return jdbc.sql(
            """
            SELECT b.pcn, b.fate, b.reason, c.id, c.family_id, c.level, c.state, c.outcome,
              f.practice_claim, p.last_name, p.first_name, f.charge_cents,
              (SELECT COUNT(*) FROM claim_version n
                WHERE n.payer_claim_id = c.id AND n.ordinal > v.ordinal) AS later
            FROM batch_claim b JOIN claim_version v ON v.pcn = b.pcn
              JOIN payer_claim c ON c.id = v.payer_claim_id
              JOIN claim_family f ON f.id = c.family_id
              JOIN patient p ON p.id = f.patient_id
            WHERE b.batch_id = :batch ORDER BY b.ordinal
            """)
        .param("batch", batchId)
        .query(BatchQuery::carried)
        .list();
  }

  private static Carried carried(ResultSet row, int number) throws SQLException {
    String outcome = row.getString("outcome");
    return new Carried(
        row.getString("pcn"),
        row.getString("fate"),
        row.getString("reason"),
        row.getInt("later") == 0,
        row.getString("id"),
        row.getString("family_id"),
        row.getInt("level"),
        PayerClaimState.valueOf(row.getString("state")),
        outcome == null ? null : Outcome.valueOf(outcome),
        row.getString("practice_claim"),
        row.getString("last_name"),
        row.getString("first_name"),
        Money.ofCents(row.getLong("charge_cents")));
  }
}
