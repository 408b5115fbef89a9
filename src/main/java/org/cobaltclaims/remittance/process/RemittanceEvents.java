package org.cobaltclaims.remittance.process;

import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.FamilyOpened;
import org.cobaltclaims.engine.RootProcess;
import org.cobaltclaims.engine.Roots;
import org.cobaltclaims.intake.PaidWithoutClaim;
import org.cobaltclaims.intake.PriorPaymentsFound;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PatientMoney;
import org.cobaltclaims.remittance.Posting;
import org.cobaltclaims.remittance.RemittanceReceived;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens the ledger of a new family, posts what came in decided, and opens the process of a new
 * remittance, each in the transaction that made them.
 */
@Component
class RemittanceEvents {

  private final Roots roots;
  private final ClaimFamilies families;
  private final Ledger ledger;
  private final PatientMoney patientMoney;
  private final PaymentPosting posting;

  RemittanceEvents(
      Roots roots,
      ClaimFamilies families,
      Ledger ledger,
      PatientMoney patientMoney,
      PaymentPosting posting) {
    this.roots = roots;
    this.families = families;
    this.ledger = ledger;
    this.patientMoney = patientMoney;
    this.posting = posting;
  }

  @EventListener
  void on(FamilyOpened opened) {
    ClaimFamily family = families.findById(opened.familyId()).orElseThrow();
    ledger.post("OPEN-" + family.id(), family.id(), Posting.opening(family.content()));
    patientMoney.paidAtVisit(family);
  }

  @EventListener
  void on(PaidWithoutClaim paid) {
    patientMoney.paidWithoutVisit(paid.patientId(), paid.source(), paid.amount(), paid.on());
  }

  @EventListener
  void on(PriorPaymentsFound found) {
    found
        .payments()
        .forEach(prior -> posting.postFromIntake(found.familyId(), prior.level(), prior.payment()));
  }

  @EventListener
  void on(RemittanceReceived received) {
    roots.open(RootProcess.REMITTANCE_INTAKE, received.remittanceId());
  }
}
