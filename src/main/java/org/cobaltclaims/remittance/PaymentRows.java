package org.cobaltclaims.remittance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Claim payments by the hundred: read and written in as many statements as one, for a remittance of
 * ten thousand.
 */
@Repository
public class PaymentRows {

  private static final String COLUMNS =
      "SELECT body, remittance_id, disposition, reason, payer_claim_id FROM claim_payment ";

  private final JdbcClient jdbc;
  private final JdbcOperations batch;

  PaymentRows(JdbcClient jdbc, JdbcOperations batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /**
   * What becomes of a payment.
   *
   * @param payment its lines may have been matched meanwhile
   * @param reason why it is held or unmatched, a short code; null otherwise
   * @param payerClaimId the claim that it belongs to; null while unmatched
   * @param duplicateKey under which the same decision is refused by the database; null if the
   *     payment has none of its own
   * @param reversedBy the payment that took this one back or replaced it; null if it stands
   */
  public record Change(
      ClaimPayment payment,
      Disposition disposition,
      @Nullable String reason,
      @Nullable String payerClaimId,
      @Nullable String duplicateKey,
      @Nullable String reversedBy) {}

  /** The payments with the ids, locked until the transaction ends, in the order of their file. */
  public List<StoredPayment> lock(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(COLUMNS + "WHERE id IN (:ids) ORDER BY remittance_id, ordinal FOR UPDATE")
        .param("ids", ids)
        .query(PaymentRows::payment)
        .list();
  }

  /**
   * The ids of a remittance's payments that nobody has looked at yet, in the order of the file;
   * those of one claim number stand together, because one claim's payments are decided together.
   */
  public List<List<String>> newPayments(String remittanceId) {
    Map<String, List<String>> byNumber = new LinkedHashMap<>();
    jdbc.sql(
            "SELECT id, claim_number FROM claim_payment WHERE remittance_id = :id"
                + " AND disposition = 'NEW' ORDER BY ordinal")
        .param("id", remittanceId)
        .query(
            row -> {
              String id = row.getString("id");
              String number = Matching.normalise(row.getString("claim_number"));
              String family =
                  Matching.claimNumber(number).families().stream().findFirst().orElse(id);
              byNumber.computeIfAbsent(family, n -> new ArrayList<>()).add(id);
            });
    return List.copyOf(byNumber.values());
  }

  /**
   * The decisions on payer claims that are posted and stand, those that are held, and those that
   * were set aside, by payer claim, in the order in which they came.
   */
  public Map<String, List<StoredPayment>> ofClaims(Collection<String> payerClaimIds) {
    Map<String, List<StoredPayment>> payments = new HashMap<>();
    if (!payerClaimIds.isEmpty()) {
      jdbc.sql(
              COLUMNS
                  + "WHERE payer_claim_id IN (:ids) AND disposition IN ('POSTED', 'HELD',"
                  + " 'SET_ASIDE') ORDER BY adjudicated_on, remittance_id, ordinal")
          .param("ids", payerClaimIds)
          .query(PaymentRows::payment)
          .list()
          .forEach(
              stored ->
                  payments
                      .computeIfAbsent(
                          String.valueOf(stored.payerClaimId()), id -> new ArrayList<>())
                      .add(stored));
    }
    return payments;
  }

  /** Which of the keys a payment has already, in whatever remittance (DOMAIN 3.8). */
  public Set<String> known(Collection<String> duplicateKeys) {
    return duplicateKeys.isEmpty()
        ? Set.of()
        : new HashSet<>(
            jdbc.sql("SELECT duplicate_key FROM claim_payment WHERE duplicate_key IN (:keys)")
                .param("keys", duplicateKeys)
                .query(String.class)
                .list());
  }

  /**
   * The payer claims that a payer's control numbers are known from: by an acknowledgement, a status
   * answer or an earlier decision (DOMAIN 3.7, tier 3).
   */
  public Map<String, Set<String>> ownersOfControlNumbers(Collection<String> numbers) {
    Map<String, Set<String>> owners = new HashMap<>();
    if (!numbers.isEmpty()) {
      jdbc.sql(
              """
              SELECT icn, id FROM payer_claim WHERE icn IN (:numbers)
              UNION SELECT icn, payer_claim_id FROM claim_payment
              WHERE icn IN (:numbers) AND payer_claim_id IS NOT NULL
              """)
          .param("numbers", numbers)
          .query(
              row -> {
                owners
                    .computeIfAbsent(row.getString(1), number -> new HashSet<>())
                    .add(row.getString(2));
              });
    }
    return owners;
  }

  /**
   * The families of people whom a payer knows by one of the ids, that were seen on one of the days
   * (DOMAIN 3.7, tier 4).
   */
  public List<String> familiesOfMembers(Collection<String> memberIds, Collection<LocalDate> days) {
    return memberIds.isEmpty() || days.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                SELECT DISTINCT f.id FROM coverage c JOIN claim_family f ON f.patient_id = c.patient_id
                WHERE c.member_id IN (:members) AND f.service_from IN (:days) ORDER BY f.id
                """)
            .param("members", memberIds)
            .param("days", days)
            .query(String.class)
            .list();
  }

  /** The first families with a day of service and a charge. */
  public List<String> familiesOfCharge(LocalDate day, Money charge, int most) {
    return jdbc.sql(
            """
            SELECT id FROM claim_family WHERE service_from = :day AND charge_cents = :charge
            ORDER BY id LIMIT :most
            """)
        .param("day", day)
        .param("charge", charge.cents())
        .param("most", most)
        .query(String.class)
        .list();
  }

  /**
   * A payment whose money is not on its claim.
   *
   * @param reference the payer's control number
   */
  public record Unapplied(String paymentId, Money paid, String reference) {}

  /** The payments of a remittance with money that is not posted; it is kept apart. */
  public List<Unapplied> unapplied(String remittanceId) {
    return jdbc.sql(
            """
            SELECT id, paid_cents, icn FROM claim_payment
            WHERE remittance_id = :id AND paid_cents <> 0
              AND disposition IN ('HELD', 'UNMATCHED', 'SET_ASIDE', 'DUPLICATE')
            ORDER BY ordinal
            """)
        .param("id", remittanceId)
        .query(
            (row, n) ->
                new Unapplied(
                    row.getString("id"),
                    Money.ofCents(row.getLong("paid_cents")),
                    row.getString("icn")))
        .list();
  }

  /** How many payments of a remittance have each disposition; those that none has are left out. */
  public Map<Disposition, Integer> counts(String remittanceId) {
    Map<Disposition, Integer> counts = new EnumMap<>(Disposition.class);
    jdbc.sql(
            "SELECT disposition, COUNT(*) AS payments FROM claim_payment WHERE remittance_id = :id"
                + " GROUP BY disposition")
        .param("id", remittanceId)
        .query(
            row -> {
              counts.put(Disposition.valueOf(row.getString("disposition")), row.getInt("payments"));
            });
    return counts;
  }

  /**
   * The claims that references of provider adjustments (PLB03-2) mean: control numbers of the payer
   * or of ours under which it has decided (DOMAIN 3.4).
   */
  public Map<String, String> claimsOfReferences(Collection<String> references) {
    Map<String, String> claims = new HashMap<>();
    if (!references.isEmpty()) {
      jdbc.sql(
              """
              SELECT icn, claim_number, payer_claim_id, adjudicated_on, id FROM claim_payment
              WHERE icn IN (:references) AND payer_claim_id IS NOT NULL
              UNION
              SELECT icn, claim_number, payer_claim_id, adjudicated_on, id FROM claim_payment
              WHERE claim_number IN (:references) AND payer_claim_id IS NOT NULL
              ORDER BY adjudicated_on, id
              """)
          .param("references", references)
          .query(
              row -> {
                claims.put(row.getString("icn"), row.getString("payer_claim_id"));
                claims.put(row.getString("claim_number"), row.getString("payer_claim_id"));
              });
      claims.keySet().retainAll(references);
    }
    return claims;
  }

  /** Notes what became of payments. */
  public void write(Collection<Change> changes) {
    batch.batchUpdate(
        """
        UPDATE claim_payment SET disposition = ?, reason = ?, payer_claim_id = ?, family_id = ?,
          duplicate_key = COALESCE(?, duplicate_key), reversed_by = ?, body = ?
        WHERE id = ?
        """,
        changes.stream().map(PaymentRows::values).toList());
  }

  private static @Nullable Object[] values(Change change) {
    String claim = change.payerClaimId();
    return new @Nullable Object[] {
      change.disposition().name(),
      change.reason(),
      claim,
      claim == null ? null : claim.substring(0, claim.length() - 1),
      change.duplicateKey(),
      change.reversedBy(),
      StoredJson.write(change.payment()),
      change.payment().id()
    };
  }

  private static StoredPayment payment(ResultSet row, int number) throws SQLException {
    return new StoredPayment(
        StoredJson.read(row.getString("body"), ClaimPayment.class),
        row.getString("remittance_id"),
        Disposition.valueOf(row.getString("disposition")),
        row.getString("reason"),
        row.getString("payer_claim_id"));
  }
}
