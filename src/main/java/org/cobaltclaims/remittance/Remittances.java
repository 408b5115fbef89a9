package org.cobaltclaims.remittance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All remittances and their claim payments, as they came and with what became of them. */
@Repository
public class Remittances {

  /** CLP02: not our claim, forwarded to another payer (DOMAIN 3.2). */
  public static final String NOT_OURS = "23";

  private static final String PAYMENT_COLUMNS =
      "SELECT body, remittance_id, disposition, reason, payer_claim_id FROM claim_payment ";

  static final String INSERT =
      "INSERT INTO claim_payment (id, remittance_id, ordinal, claim_number, status, charge_cents,"
          + " paid_cents, icn, adjudicated_on, disposition, payer_claim_id, family_id, body,"
          + " entered_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final JdbcClient jdbc;

  Remittances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores a prior payer's decision that came in with a claim; it counts as posted. Twice is no
   * change.
   */
  public void storeFromIntake(ClaimPayment payment, String payerClaimId) {
    store(payment, payerClaimId, null);
  }

  /** Stores a decision as a person has mended it; it counts as posted. Twice is no change. */
  public void storeMended(ClaimPayment payment, String payerClaimId, String by) {
    store(payment, payerClaimId, by);
  }

  private void store(ClaimPayment payment, String payerClaimId, @Nullable String enteredBy) {
    if (payment(payment.id()).isEmpty()) {
      jdbc.sql(INSERT)
          .params(Arrays.asList(row(payment, null, 0, Disposition.POSTED, payerClaimId, enteredBy)))
          .update();
    }
  }

  static @Nullable Object[] row(
      ClaimPayment payment,
      @Nullable String remittanceId,
      int ordinal,
      Disposition disposition,
      @Nullable String payerClaimId,
      @Nullable String enteredBy) {
    return new @Nullable Object[] {
      payment.id(),
      remittanceId,
      ordinal,
      payment.claimNumber(),
      payment.status(),
      payment.charge().cents(),
      payment.paid().cents(),
      payment.payerClaimControlNumber(),
      payment.adjudicated(),
      disposition.name(),
      payerClaimId,
      payerClaimId == null ? null : familyOf(payerClaimId),
      StoredJson.write(payment),
      enteredBy
    };
  }

  /** The remittance with the id. */
  public StoredRemittance remittance(String id) {
    return jdbc.sql(
            "SELECT id, file_id, payer_name, payer_ids, payer_tax_id, trace, paid_cents,"
                + " payment_date, state, method, entered_by FROM remittance WHERE id = ?")
        .param(id)
        .query(
            (row, n) ->
                new StoredRemittance(
                    row.getString("id"),
                    row.getString("file_id"),
                    row.getString("payer_name"),
                    row.getString("payer_ids").lines().toList(),
                    row.getString("payer_tax_id"),
                    row.getString("trace"),
                    Money.ofCents(row.getLong("paid_cents")),
                    row.getObject("payment_date", LocalDate.class),
                    RemittanceState.valueOf(row.getString("state")),
                    row.getString("method"),
                    row.getString("entered_by")))
        .single();
  }

  /** True if there is a remittance with the id. */
  public boolean exists(String id) {
    return jdbc.sql("SELECT COUNT(*) FROM remittance WHERE id = ?")
            .param(id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Nothing of the remittance is used: a person has typed it in before (DOMAIN 3.8). */
  public void isDuplicate(String remittanceId) {
    setState(remittanceId, RemittanceState.DUPLICATE);
    jdbc.sql("DELETE FROM claim_payment WHERE remittance_id = ?").param(remittanceId).update();
    jdbc.sql("DELETE FROM provider_adjustment WHERE remittance_id = ?")
        .param(remittanceId)
        .update();
  }

  /**
   * What BPR02 lacks to what CLP04 and PLB add up to (DOMAIN 3.4 T): zero if the transaction
   * balances.
   */
  public Money difference(String remittanceId) {
    long claims =
        jdbc.sql(
                """
                SELECT r.purged_cents + (
                  SELECT COALESCE(SUM(p.paid_cents), 0) FROM claim_payment p
                  WHERE p.remittance_id = r.id)
                FROM remittance r WHERE r.id = ?
                """)
            .param(remittanceId)
            .query(Long.class)
            .single();
    Money adjustments =
        providerAdjustments(remittanceId).stream()
            .map(ProviderAdjustment::amount)
            .collect(Money.sum());
    return remittance(remittanceId).paid().minus(Money.ofCents(claims)).plus(adjustments);
  }

  /** The PLB rows of a remittance. */
  public List<ProviderAdjustment> providerAdjustments(String remittanceId) {
    return jdbc.sql(
            "SELECT code, reference_id, amount_cents, segment FROM provider_adjustment"
                + " WHERE remittance_id = ? ORDER BY ordinal")
        .param(remittanceId)
        .query(
            (row, n) ->
                new ProviderAdjustment(
                    row.getString("code"),
                    row.getString("reference_id"),
                    Money.ofCents(row.getLong("amount_cents")),
                    row.getInt("segment")))
        .list();
  }

  public void setState(String remittanceId, RemittanceState state) {
    jdbc.sql("UPDATE remittance SET state = ? WHERE id = ?")
        .params(state.name(), remittanceId)
        .update();
  }

  /** The states of all remittances of a file. */
  public Set<RemittanceState> statesOfFile(String fileId) {
    return jdbc
        .sql("SELECT DISTINCT state FROM remittance WHERE file_id = ?")
        .param(fileId)
        .query(String.class)
        .list()
        .stream()
        .map(RemittanceState::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Notes which payer a remittance was found to be from. */
  public void setPayer(String remittanceId, String payerId) {
    jdbc.sql("UPDATE remittance SET payer_id = ? WHERE id = ?")
        .params(payerId, remittanceId)
        .update();
  }

  /**
   * True if another transaction of the same payer to the same payee, with money, bears the same
   * trace number (TRN02) and was not discarded (DOMAIN 3.8).
   */
  public boolean hasOtherOfTrace(String remittanceId) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM remittance r JOIN remittance o ON o.trace = r.trace
                WHERE r.id = ? AND o.id <> r.id AND o.payer_tax_id = r.payer_tax_id
                  AND o.payee_id = r.payee_id AND r.method <> 'NON' AND o.method <> 'NON'
                  AND r.trace <> '' AND o.state NOT IN ('DUPLICATE', 'DISCARDED')
                """)
            .param(remittanceId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The payments of a remittance, in order. */
  public List<StoredPayment> payments(String remittanceId) {
    return jdbc.sql(PAYMENT_COLUMNS + "WHERE remittance_id = ? ORDER BY ordinal")
        .param(remittanceId)
        .query(this::readPayment)
        .list();
  }

  /** One payment. */
  public Optional<StoredPayment> payment(String id) {
    return jdbc.sql(PAYMENT_COLUMNS + "WHERE id = ?").param(id).query(this::readPayment).optional();
  }

  /** One payment, locked until the transaction ends. */
  public StoredPayment lock(String id) {
    return jdbc.sql(PAYMENT_COLUMNS + "WHERE id = ? FOR UPDATE")
        .param(id)
        .query(this::readPayment)
        .single();
  }

  /** The decisions that were posted on a payer claim, oldest first. */
  public List<ClaimPayment> posted(String payerClaimId) {
    return jdbc
        .sql(
            PAYMENT_COLUMNS
                + "WHERE payer_claim_id = ? AND disposition = 'POSTED' ORDER BY adjudicated_on, id")
        .param(payerClaimId)
        .query(this::readPayment)
        .list()
        .stream()
        .map(StoredPayment::payment)
        .toList();
  }

  /** Every payment of a family's claims, whatever became of it, oldest first. */
  public List<StoredPayment> ofFamily(String familyId) {
    return jdbc.sql(PAYMENT_COLUMNS + "WHERE family_id = ? ORDER BY adjudicated_on, id")
        .param(familyId)
        .query(this::readPayment)
        .list();
  }

  /**
   * The payments of a payer claim that wait for a person, and the reversals that one has set aside:
   * they stand as long as the payer has not corrected its decision.
   */
  public List<StoredPayment> held(String payerClaimId) {
    return jdbc.sql(
            PAYMENT_COLUMNS
                + "WHERE payer_claim_id = ? AND (disposition = 'HELD' OR disposition = 'SET_ASIDE'"
                + " AND status = '22') ORDER BY adjudicated_on, id")
        .param(payerClaimId)
        .query(this::readPayment)
        .list();
  }

  /** True if the payer of a claim has said that it is not its own (CLP02 23). */
  public boolean isNotOurs(String payerClaimId) {
    return jdbc.sql(
                "SELECT COUNT(*) FROM claim_payment WHERE payer_claim_id = ? AND disposition ="
                    + " 'SET_ASIDE' AND status = ?")
            .params(payerClaimId, NOT_OURS)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** A payment that was not posted is looked at as if it had just come. */
  public void reopen(String paymentId) {
    jdbc.sql(
            "UPDATE claim_payment SET disposition = 'NEW', reason = NULL, payer_claim_id = NULL,"
                + " family_id = NULL, duplicate_key = NULL WHERE id = ?")
        .param(paymentId)
        .update();
  }

  /**
   * A person has matched, released or set the payment aside: it did not find its end by itself
   * (DOMAIN 9, auto-posting). Whoever does so later takes the place; twice is no change.
   */
  public void handledBy(String paymentId, String by) {
    jdbc.sql("UPDATE claim_payment SET handled_by = ? WHERE id = ?").params(by, paymentId).update();
  }

  /** The same of all payments of a remittance, which a person has looked at as a whole. */
  public void allHandledBy(String remittanceId, String by) {
    jdbc.sql("UPDATE claim_payment SET handled_by = ? WHERE remittance_id = ?")
        .params(by, remittanceId)
        .update();
  }

  /**
   * Nothing of the remittance is used. The same transaction may come again: the payer corrects it.
   */
  public void discard(String remittanceId) {
    jdbc.sql("UPDATE remittance SET state = 'DISCARDED', transaction_key = NULL WHERE id = ?")
        .param(remittanceId)
        .update();
    jdbc.sql(
            "UPDATE claim_payment SET disposition = 'SET_ASIDE', reason = 'DISCARDED' WHERE"
                + " remittance_id = ?")
        .param(remittanceId)
        .update();
  }

  /** Notes what became of a payment; its lines may have been matched meanwhile. */
  public void dispose(
      ClaimPayment payment,
      Disposition disposition,
      @Nullable String reason,
      @Nullable String payerClaimId) {
    jdbc.sql(
            "UPDATE claim_payment SET disposition = ?, reason = ?, payer_claim_id = ?, family_id ="
                + " ?, body = ? WHERE id = ?")
        .params(
            disposition.name(),
            reason,
            payerClaimId,
            payerClaimId == null ? null : familyOf(payerClaimId),
            StoredJson.write(payment),
            payment.id())
        .update();
  }

  private static String familyOf(String payerClaimId) {
    return payerClaimId.substring(0, payerClaimId.length() - 1);
  }

  private StoredPayment readPayment(ResultSet row, int number) throws SQLException {
    return new StoredPayment(
        StoredJson.read(row.getString("body"), ClaimPayment.class),
        row.getString("remittance_id"),
        Disposition.valueOf(row.getString("disposition")),
        row.getString("reason"),
        row.getString("payer_claim_id"));
  }
}
