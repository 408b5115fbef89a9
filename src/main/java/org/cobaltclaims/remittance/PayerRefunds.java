package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is paid back to payers that paid too much for a visit (DOMAIN 3.9). */
@Repository
public class PayerRefunds {

  /** How the ids of their postings begin. */
  static final String POSTING = "RFD-";

  private final PatientMoney patientMoney;
  private final Ledger ledger;
  private final ClaimFamilies families;
  private final ClaimManagement management;
  private final Timeline timeline;
  private final JdbcClient jdbc;

  PayerRefunds(
      PatientMoney patientMoney,
      Ledger ledger,
      ClaimFamilies families,
      ClaimManagement management,
      Timeline timeline,
      JdbcClient jdbc) {
    this.patientMoney = patientMoney;
    this.ledger = ledger;
    this.families = families;
    this.management = management;
    this.timeline = timeline;
    this.jdbc = jdbc;
  }

  /**
   * A part of a visit's credit for the payer that it came from.
   *
   * @param level the payer's
   * @param amount above zero
   * @param clientKey the caller's own name for it; null if none
   * @param why no PHI
   */
  public record Refund(
      String familyId,
      int level,
      Money amount,
      String reference,
      LocalDate on,
      @Nullable String clientKey,
      String why) {}

  /**
   * Pays back to a payer what it paid too much for a visit. The same client key again is the same
   * refund again.
   *
   * @throws PatientMoneyRefused if the visit has no such credit, because the patient's own money is
   *     the patient's; or if the key was used otherwise
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void pay(Refund refund, String by) {
    String familyId = refund.familyId();
    ClaimFamily family =
        families
            .findById(familyId)
            .orElseThrow(() -> PatientMoneyRefused.missing("there is no such family"));
    patientMoney.lock(family.patientId());
    management.lock(familyId);
    if (isKnown(refund)) {
      return;
    }
    Money available =
        VisitCredit.of(new FamilyLedger(ledger.entries(familyId))).ofPayer(refund.level());
    if (!refund.amount().isPositive() || refund.amount().compareTo(available) > 0) {
      throw PatientMoneyRefused.because(
          "%s of the credit can be paid back to this payer".formatted(available));
    }
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            INSERT INTO payer_refund (id, family_id, client_key, payer_level, amount_cents,
              reference_id, refunded_on, entered_by, note)
            VALUES (:id, :family, :key, :level, :amount, :reference, :on, :by, :note)
            """)
        .param("id", id)
        .param("family", familyId)
        .param("key", refund.clientKey())
        .param("level", refund.level())
        .param("amount", refund.amount().cents())
        .param("reference", refund.reference())
        .param("on", refund.on())
        .param("by", by)
        .param("note", refund.why())
        .update();
    ledger.post(
        POSTING + id,
        familyId,
        List.of(
            new LedgerEntry(Bucket.PAID, refund.level(), 0, refund.amount().negated(), "REFUND", 0),
            new LedgerEntry(Bucket.CREDIT, 0, 0, refund.amount(), "REFUND", 0)));
    timeline.append(
        familyId,
        null,
        "3.9",
        "%s paid back to the payer at level %d by %s: %s"
            .formatted(refund.amount(), refund.level(), by, refund.why()));
    patientMoney.settle(family.patientId());
  }

  private boolean isKnown(Refund refund) {
    if (refund.clientKey() == null) {
      return false;
    }
    List<Boolean> same =
        jdbc.sql(
                "SELECT payer_level, amount_cents FROM payer_refund WHERE family_id = :family AND"
                    + " client_key = :key")
            .param("family", refund.familyId())
            .param("key", refund.clientKey())
            .query(
                (row, n) ->
                    row.getInt("payer_level") == refund.level()
                        && row.getLong("amount_cents") == refund.amount().cents())
            .list();
    if (same.contains(false)) {
      throw PatientMoneyRefused.because("the key belongs to another refund of this visit");
    }
    return !same.isEmpty();
  }
}
