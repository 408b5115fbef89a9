package org.cobaltclaims.remittance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the transactions of 835 files piece by piece, so that one of any number of claims fits.
 * Nobody works a transaction before its last piece is stored; one whose storing was interrupted is
 * stored anew. The same place of the same file is stored once; the same transaction in another file
 * is noted as a duplicate, of which nothing will be posted (DOMAIN 3.8).
 */
@Repository
public class RemittanceIntake {

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RemittanceIntake(
      JdbcClient jdbc, JdbcOperations batch, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A transaction whose storing has begun.
   *
   * @param id the remittance's id
   * @param state {@link RemittanceState#ARRIVING} if its payments are to be given; else it was
   *     stored before, or is a duplicate, and nothing more of it is needed
   */
  public record Begun(String id, RemittanceState state) {
    /** True if its payments are to be given, and its end. */
    public boolean wanted() {
      return state == RemittanceState.ARRIVING;
    }
  }

  /**
   * Begins with a transaction.
   *
   * @param fileId the file
   * @param ordinal the transaction's place in it, from 1
   * @param key what makes the transaction the same one wherever it appears; null if only its end
   *     tells
   */
  @Transactional
  public Begun begin(String fileId, int ordinal, RemittanceHeader header, @Nullable String key) {
    Optional<Begun> known =
        jdbc.sql("SELECT id, state FROM remittance WHERE file_id = ? AND ordinal = ?")
            .params(fileId, ordinal)
            .query(
                (row, n) ->
                    new Begun(row.getString("id"), RemittanceState.valueOf(row.getString("state"))))
            .optional();
    if (known.isPresent() && !known.get().wanted()) {
      return known.get();
    }
    known.ifPresent(this::forget);
    boolean duplicate = key != null && isKnown(key);
    Begun begun =
        new Begun(
            UUID.randomUUID().toString(),
            duplicate ? RemittanceState.DUPLICATE : RemittanceState.ARRIVING);
    insert(fileId, ordinal, begun, header, duplicate ? null : key, null);
    return begun;
  }

  /**
   * Begins with a remittance that a person types in from paper. Like one of a file it takes {@link
   * #add payments} and is worked after its {@link #end}; more may be added later.
   *
   * @param id ours
   * @param key what makes the check the same one; null if it has no number
   * @param by who types it in
   * @throws org.springframework.dao.DuplicateKeyException if the check was typed in before
   */
  @Transactional
  public Begun enter(String id, RemittanceHeader header, @Nullable String key, String by) {
    Begun begun = new Begun(id, RemittanceState.ARRIVING);
    insert(id, 1, begun, header, key, by);
    return begun;
  }

  /** How many payments of a remittance are stored: the ordinals of more follow. */
  public int stored(String remittanceId) {
    return jdbc.sql("SELECT COUNT(*) FROM claim_payment WHERE remittance_id = ?")
        .param(remittanceId)
        .query(Integer.class)
        .single();
  }

  private void insert(
      String fileId,
      int ordinal,
      Begun begun,
      RemittanceHeader header,
      @Nullable String key,
      @Nullable String enteredBy) {
    jdbc.sql(
            "INSERT INTO remittance (id, file_id, ordinal, payer_name, payer_tax_id, trace, method,"
                + " paid_cents, payment_date, received_on, state, transaction_key, payer_ids,"
                + " payee_id, entered_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            begun.id(),
            fileId,
            ordinal,
            header.payerName(),
            header.payerTaxId(),
            header.trace(),
            header.method(),
            header.paid().cents(),
            header.paymentDate(),
            LocalDate.now(clock),
            begun.state().name(),
            key,
            String.join("\n", header.payerIds()),
            header.payeeId(),
            enteredBy)
        .update();
  }

  /** What an interrupted intake left. */
  private void forget(Begun interrupted) {
    removePayments(interrupted.id());
    jdbc.sql("DELETE FROM remittance WHERE id = ?").param(interrupted.id()).update();
  }

  private void removePayments(String id) {
    jdbc.sql("DELETE FROM claim_payment WHERE remittance_id = ?").param(id).update();
  }

  private boolean isKnown(String key) {
    return jdbc.sql("SELECT COUNT(*) FROM remittance WHERE transaction_key = ?")
            .param(key)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Stores claim payments of a transaction.
   *
   * @param before how many of its payments were stored before these
   * @param payments in file order; their ids are set here
   */
  @Transactional
  public void add(Begun begun, int before, List<ClaimPayment> payments) {
    add(begun, before, payments, null);
  }

  /**
   * Stores claim payments that a person has typed in; of an ERA they correct what it brought.
   *
   * @param before how many of its payments were stored before these
   * @param payments in their order; their ids are set here
   */
  @Transactional
  public void addByHand(Begun begun, int before, List<ClaimPayment> payments, String by) {
    add(begun, before, payments, by);
  }

  private void add(
      Begun begun, int before, List<ClaimPayment> payments, @Nullable String enteredBy) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (ClaimPayment payment : payments) {
      int ordinal = before + rows.size() + 1;
      rows.add(
          Remittances.row(
              payment.withId(begun.id() + "-" + ordinal),
              begun.id(),
              ordinal,
              Disposition.NEW,
              null,
              enteredBy));
    }
    batch.batchUpdate(Remittances.INSERT, rows);
  }

  /**
   * The last piece of a transaction is stored; it can be worked.
   *
   * @param key the transaction's key if {@link #begin} could not have it, else null
   * @return {@link RemittanceState#RECEIVED}, or {@link RemittanceState#DUPLICATE}
   */
  @Transactional
  public RemittanceState end(
      Begun begun, @Nullable String key, List<ProviderAdjustment> adjustments) {
    if (key != null && isKnown(key)) {
      removePayments(begun.id());
      jdbc.sql("UPDATE remittance SET state = 'DUPLICATE' WHERE id = ?").param(begun.id()).update();
      return RemittanceState.DUPLICATE;
    }
    addAdjustments(begun.id(), adjustments);
    jdbc.sql(
            "UPDATE remittance SET state = 'RECEIVED', transaction_key = COALESCE(?,"
                + " transaction_key) WHERE id = ?")
        .params(key, begun.id())
        .update();
    events.publishEvent(new RemittanceReceived(begun.id()));
    return RemittanceState.RECEIVED;
  }

  /** Stores provider adjustments behind those that are stored. */
  @Transactional
  public void addAdjustments(String id, List<ProviderAdjustment> adjustments) {
    int before =
        jdbc.sql("SELECT COUNT(*) FROM provider_adjustment WHERE remittance_id = ?")
            .param(id)
            .query(Integer.class)
            .single();
    List<Object[]> rows = new ArrayList<>();
    for (ProviderAdjustment adjustment : adjustments) {
      rows.add(
          new Object[] {
            id,
            before + rows.size() + 1,
            adjustment.code(),
            adjustment.reference(),
            adjustment.amount().cents(),
            adjustment.segment()
          });
    }
    batch.batchUpdate(
        "INSERT INTO provider_adjustment (remittance_id, ordinal, code, reference_id,"
            + " amount_cents, segment) VALUES (?, ?, ?, ?, ?, ?)",
        rows);
  }
}
