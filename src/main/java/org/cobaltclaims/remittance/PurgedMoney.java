package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the books keep of visits that are purged: sums by day, payer and bucket, and by remittance,
 * which name no patient and no claim. With what is still there they are what was booked.
 */
@Repository
public class PurgedMoney {

  private final JdbcClient jdbc;
  private final DayReports reports;

  PurgedMoney(JdbcClient jdbc, DayReports reports) {
    this.jdbc = jdbc;
    this.reports = reports;
  }

  /**
   * Adds what families have booked, in the transaction in which they go.
   *
   * @param payments their claim payments
   * @param patientPayments what patients paid for them and nothing else
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(
      Collection<String> families,
      Collection<String> payments,
      Collection<String> patientPayments) {
    reports.postedOf(families).forEach(this::add);
    keepPayments(payments);
    keepPatientPayments(patientPayments);
  }

  private void add(DayReports.Purged sum, long[] amount) {
    int known =
        of(
                """
                UPDATE purged_posting SET amount_cents = amount_cents + :cents, entries = entries + :entries
                WHERE posted_on = :day AND kind = :kind AND payer_id = :payer AND bucket = :bucket
                  AND payer_level = :level
                """,
                sum,
                amount)
            .update();
    if (known == 0) {
      of(
              """
              INSERT INTO purged_posting (posted_on, kind, payer_id, bucket, payer_level, amount_cents, entries)
              VALUES (:day, :kind, :payer, :bucket, :level, :cents, :entries)
              """,
              sum,
              amount)
          .update();
    }
  }

  private JdbcClient.StatementSpec of(String sql, DayReports.Purged sum, long[] amount) {
    return jdbc.sql(sql)
        .param("day", sum.day())
        .param("kind", sum.kind())
        .param("payer", sum.payer())
        .param("bucket", sum.bucket().name())
        .param("level", sum.level())
        .param("cents", amount[0])
        .param("entries", amount[1]);
  }

  /**
   * Adds claim payments to what their remittances say of those that are gone.
   *
   * @param payments ids; those that were not in a remittance count nowhere
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keepPayments(Collection<String> payments) {
    if (payments.isEmpty()) {
      return;
    }
    Map<String, long[]> sums = new HashMap<>();
    jdbc.sql(
            """
            SELECT p.remittance_id, p.paid_cents,
              CASE WHEN p.disposition IN ('POSTED', 'REVERSAL', 'REISSUED')
                OR p.disposition = 'REVERSED' AND (r.disposition = 'REVERSAL' OR r.remittance_id IS NULL)
                THEN 1 ELSE 0 END AS counts,
              CASE WHEN p.disposition IN ('SET_ASIDE', 'DUPLICATE') THEN 1 ELSE 0 END AS aside
            FROM claim_payment p LEFT JOIN claim_payment r ON r.id = p.reversed_by
            WHERE p.id IN (:ids) AND p.remittance_id IS NOT NULL
            """)
        .param("ids", payments)
        .query(
            row -> {
              long[] sum = sums.computeIfAbsent(row.getString("remittance_id"), id -> new long[4]);
              long cents = row.getLong("paid_cents");
              sum[0]++;
              sum[1] += cents;
              sum[2] += row.getInt("counts") == 1 ? cents : 0;
              sum[3] += row.getInt("aside") == 1 ? cents : 0;
            });
    sums.forEach(
        (remittance, sum) ->
            jdbc.sql(
                    """
                    UPDATE remittance SET purged_payments = purged_payments + :count,
                      purged_cents = purged_cents + :paid,
                      purged_posted_cents = purged_posted_cents + :posted,
                      purged_aside_cents = purged_aside_cents + :aside
                    WHERE id = :id
                    """)
                .param("count", sum[0])
                .param("paid", sum[1])
                .param("posted", sum[2])
                .param("aside", sum[3])
                .param("id", remittance)
                .update());
  }

  /** Adds what patients paid. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keepPatientPayments(Collection<String> payments) {
    if (payments.isEmpty()) {
      return;
    }
    record Paid(LocalDate day, String kind, String method, boolean voided, long cents) {}
    List<Paid> all =
        jdbc.sql(
                "SELECT received_on, kind, method, voided_on, amount_cents FROM patient_payment"
                    + " WHERE id IN (:ids)")
            .param("ids", payments)
            .query(
                (row, n) ->
                    new Paid(
                        row.getObject("received_on", LocalDate.class),
                        row.getString("kind"),
                        row.getString("method"),
                        row.getObject("voided_on") != null,
                        row.getLong("amount_cents")))
            .list();
    for (Paid paid : all) {
      String key =
          " WHERE received_on = :day AND kind = :kind AND method = :method AND voided = :voided";
      int known =
          jdbc.sql(
                  "UPDATE purged_patient_payment SET amount_cents = amount_cents + :cents, payments"
                      + " = payments + 1"
                      + key)
              .param("cents", paid.cents())
              .param("day", paid.day())
              .param("kind", paid.kind())
              .param("method", paid.method())
              .param("voided", paid.voided())
              .update();
      if (known == 0) {
        jdbc.sql(
                "INSERT INTO purged_patient_payment (received_on, kind, method, voided,"
                    + " amount_cents, payments) VALUES (:day, :kind, :method, :voided, :cents, 1)")
            .param("cents", paid.cents())
            .param("day", paid.day())
            .param("kind", paid.kind())
            .param("method", paid.method())
            .param("voided", paid.voided())
            .update();
      }
    }
  }
}
