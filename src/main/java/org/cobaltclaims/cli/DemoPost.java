package org.cobaltclaims.cli;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.PayerClaim;
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
 * The post of the demonstration: a payer that takes claims on paper answers them on paper, and the
 * office types its checks in. It pays most of what it is asked and leaves the rest to the patient.
 */
@Component
class DemoPost {

  /** From the day of mailing to that of the check. */
  private static final int DAYS = 14;

  private static final int PAID_PERCENT = 80;

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Ledger ledger;
  private final RemittanceByHand byHand;
  private final JdbcClient jdbc;

  DemoPost(
      PayerClaims claims,
      ClaimFamilies families,
      Ledger ledger,
      RemittanceByHand byHand,
      JdbcClient jdbc) {
    this.claims = claims;
    this.families = families;
    this.ledger = ledger;
    this.byHand = byHand;
    this.jdbc = jdbc;
  }

  /**
   * Types in the checks that came. A claim that was answered waits no more, and a check that is
   * typed in again is the same one.
   *
   * @return whether any came
   */
  boolean typedIn(LocalDate today, String by) {
    List<String> answered =
        jdbc
            .sql(
                """
                SELECT c.id FROM payer_claim c JOIN paper_mailing m ON m.payer_claim_id = c.id
                WHERE c.state = 'MAILED' AND c.level > 1 AND m.sent_on <= :day ORDER BY c.id
                """)
            .param("day", today.minusDays(DAYS))
            .query(String.class)
            .list()
            .stream()
            .distinct()
            .toList();
    answered.forEach(id -> typeIn(claims.findById(id).orElseThrow(), today, by));
    return !answered.isEmpty();
  }

  private void typeIn(PayerClaim claim, LocalDate today, String by) {
    ClaimFamily family = families.findById(claim.familyId()).orElseThrow();
    FamilyLedger money = new FamilyLedger(ledger.entries(family.id()));
    long asked = money.balance(Bucket.PAYER_OPEN, claim.level()).max(Money.ZERO).cents();
    long paid = asked * PAID_PERCENT / 100;
    EobEntry.Summary summary =
        new EobEntry.Summary(
            paid, null, null, asked - paid, null, null, family.content().charge().cents() - asked);
    String number = "P-" + family.practiceClaim();
    byHand.enter(
        new CheckEntry(
            "demo-" + claim.id(),
            claim.payerId(),
            number,
            today.minusDays(2),
            paid,
            paid == 0 ? "NON" : "CHK",
            List.of(
                new EobEntry(
                    claim.id(),
                    null,
                    number,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    summary,
                    List.of(),
                    null,
                    List.of())),
            List.of()),
        by);
  }
}
