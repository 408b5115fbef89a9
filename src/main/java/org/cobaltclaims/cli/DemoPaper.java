package org.cobaltclaims.cli;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.process.RemittanceByHand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The paper payers of the demonstration: some time after a claim was mailed a check with an EOB
 * lies in the post, and the office types it in.
 */
@Component
class DemoPaper {

  private static final int DAYS = 12;

  /** Of what is asked of it the payer leaves one part in so many to the patient. */
  private static final int PATIENTS_PART = 5;

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Ledger ledger;
  private final RemittanceByHand remittances;
  private final JdbcClient jdbc;

  DemoPaper(
      PayerClaims claims,
      ClaimFamilies families,
      Ledger ledger,
      RemittanceByHand remittances,
      JdbcClient jdbc) {
    this.claims = claims;
    this.families = families;
    this.ledger = ledger;
    this.remittances = remittances;
    this.jdbc = jdbc;
  }

  /**
   * Opens the morning's post.
   *
   * @return whether there was a check
   */
  boolean open(LocalDate today, String by) {
    List<String> mailed =
        jdbc.sql("SELECT id FROM payer_claim WHERE state = :mailed ORDER BY id")
            .param("mailed", PayerClaimState.MAILED.name())
            .query(String.class)
            .list();
    boolean any = false;
    for (String id : mailed) {
      PayerClaim claim = claims.findById(id).orElseThrow();
      LocalDate on = claim.currentVersion().sentOn();
      if (on != null && !on.plusDays(DAYS).isAfter(today)) {
        type(claim, today, by);
        any = true;
      }
    }
    return any;
  }

  private void type(PayerClaim claim, LocalDate today, String by) {
    Money charge = families.findById(claim.familyId()).orElseThrow().content().charge();
    Money asked =
        new FamilyLedger(ledger.entries(claim.familyId()))
            .balance(Bucket.PAYER_OPEN, claim.level());
    long patients = asked.cents() / PATIENTS_PART;
    long paid = asked.cents() - patients;
    EobEntry.Summary summary =
        new EobEntry.Summary(paid, null, null, patients, null, null, charge.minus(asked).cents());
    String number = claim.currentVersion().pcn();
    EobEntry eob =
        new EobEntry(
            number,
            null,
            "EOB" + number,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            summary,
            List.of(),
            null,
            List.of());
    // Under its key it is the same check, should the morning be worked once more.
    remittances.enter(
        new CheckEntry(
            "DEMO-" + number,
            claim.payerId(),
            "CHECK" + number,
            today,
            paid,
            null,
            List.of(eob),
            List.of()),
        by);
  }
}
