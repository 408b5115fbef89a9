package org.cobaltclaims.transmission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Claims that are checked and wait to leave: in a file, or on paper. */
@Component
@Transactional(readOnly = true)
public class ReadyClaims {

  private static final String FROM =
      """
      FROM payer_claim c JOIN claim_family f ON f.id = c.family_id
        JOIN claim_version v ON v.payer_claim_id = c.id
        JOIN patient p ON p.id = f.patient_id
        LEFT JOIN filing_release r ON r.payer_claim_id = c.id
      WHERE c.state IN ('QUEUED', 'PRINTED') AND v.batch_id IS NULL AND v.sent_on IS NULL
      """;

  private final JdbcClient jdbc;

  ReadyClaims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How claims wait to leave. */
  public enum Way {
    /** In the next file to the clearinghouse. */
    FILE("AND f.hold_reason IS NULL AND v.channel = 'ELECTRONIC'"),
    /** To be printed and mailed, or typed into the payer's portal. */
    PAPER("AND f.hold_reason IS NULL AND v.channel = 'PAPER'"),
    /** Not before the family is released. */
    HELD("AND f.hold_reason IS NOT NULL");

    private final String condition;

    Way(String condition) {
      this.condition = condition;
    }
  }

  /**
   * One claim.
   *
   * @param level 1 for the primary payer
   * @param pcn the version that waits (CLM01)
   * @param frequency CLM05-3
   * @param practiceClaim the practice's own claim number
   * @param holdReason why its family is on hold; null if it is not
   * @param released a person has let it go, where the practice files by hand
   */
  public record Row(
      String id,
      String familyId,
      int level,
      String payerId,
      PayerClaimState state,
      String pcn,
      String frequency,
      String channel,
      String practiceClaim,
      String lastName,
      String firstName,
      LocalDate serviceFrom,
      Money charge,
      @Nullable String holdReason,
      boolean released) {}

  /**
   * The claims that have waited longest by their service come first.
   *
   * @param payerId null for all payers
   */
  public List<Row> find(Way way, @Nullable String payerId, int most) {
    return jdbc.sql(
            """
            SELECT c.id, c.family_id, c.level, c.payer_id, c.state, v.pcn, v.frequency, v.channel,
              f.practice_claim, p.last_name, p.first_name, f.service_from, f.charge_cents,
              f.hold_reason, r.released_by
            """
                + FROM
                + way.condition
                + """
                 AND (:payer IS NULL OR c.payer_id = :payer)
                ORDER BY f.service_from, c.id LIMIT :most
                """)
        .param("payer", payerId, Types.VARCHAR)
        .param("most", most)
        .query(ReadyClaims::row)
        .list();
  }

  /** How many claims wait each way. */
  public Map<Way, Long> counts() {
    Map<Way, Long> counts = new EnumMap<>(Way.class);
    for (Way way : Way.values()) {
      counts.put(
          way, jdbc.sql("SELECT COUNT(*) " + FROM + way.condition).query(Long.class).single());
    }
    return counts;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("family_id"),
        row.getInt("level"),
        row.getString("payer_id"),
        PayerClaimState.valueOf(row.getString("state")),
        row.getString("pcn"),
        row.getString("frequency"),
        row.getString("channel"),
        row.getString("practice_claim"),
        row.getString("last_name"),
        row.getString("first_name"),
        row.getObject("service_from", LocalDate.class),
        Money.ofCents(row.getLong("charge_cents")),
        row.getString("hold_reason"),
        row.getString("released_by") != null);
  }
}
