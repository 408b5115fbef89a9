package org.cobaltclaims.claim.process;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PatientBalances;
import org.cobaltclaims.remittance.PatientMoney;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides what a claim family waits for next, from the database alone. */
@Service
public class FamilyProgress {

  /** What comes next for a family. */
  public enum Step {
    /** A payer's claim is worked on. */
    BILL,
    /** The payer before forwarded the claim; the next one's answer is awaited. */
    AWAIT_CROSSOVER,
    /** All payers are done and the patient owes something. */
    DONE_PATIENT,
    /** All payers are done. */
    DONE_CLOSED
  }

  /**
   * The next step.
   *
   * @param claim the one that it is about; null when the payers are done
   * @param crossoverDue until when the forwarded claim's answer is awaited; null otherwise, and
   *     while a person has been asked
   */
  public record NextStep(Step step, @Nullable PayerClaim claim, @Nullable LocalDate crossoverDue) {

    /** Null when the payers are done. */
    public @Nullable String payerClaimId() {
      return claim == null ? null : claim.id();
    }
  }

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final ClaimManagement management;
  private final Ledger ledger;
  private final PatientMoney patientMoney;
  private final PatientBalances balances;
  private final Tasks tasks;
  private final OpenDenials denials;
  private final WaitDates dates;
  private final Timeline timeline;

  FamilyProgress(
      ClaimFamilies families,
      PayerClaims claims,
      ClaimManagement management,
      Ledger ledger,
      PatientMoney patientMoney,
      PatientBalances balances,
      Tasks tasks,
      OpenDenials denials,
      WaitDates dates,
      Timeline timeline) {
    this.families = families;
    this.claims = claims;
    this.management = management;
    this.ledger = ledger;
    this.patientMoney = patientMoney;
    this.balances = balances;
    this.tasks = tasks;
    this.denials = denials;
    this.dates = dates;
    this.timeline = timeline;
  }

  /** Finds the next step; opens the next payer's claim or settles the family where that is it. */
  @Transactional
  public NextStep next(String familyId) {
    ClaimFamily family = families.findById(familyId).orElseThrow();
    List<PayerClaim> byLevel = claims.findByFamilyIdOrderByLevel(familyId);
    PayerClaim turn = Turn.of(byLevel, denials::isOpen).orElse(null);
    if (turn != null) {
      return worked(turn);
    }
    PayerClaim newest = byLevel.getLast();
    Coverage next =
        newest.state() == PayerClaimState.CLOSED
            ? null
            : family.content().coverage(newest.level() + 1);
    if (next != null) {
      PayerClaim draft = management.openNextClaim(family, next.level());
      timeline.append(
          familyId, draft.id(), "2.2", "Payer " + next.level() + " is next in the payer order");
      Money asked =
          new FamilyLedger(ledger.entries(familyId)).balance(Bucket.PAYER_OPEN, next.level());
      if (asked.isPositive()) {
        timeline.append(
            familyId,
            draft.id(),
            "3.9",
            "%s that payer %d left to the patient is asked of payer %d; the patient is not charged"
                .formatted(asked, newest.level(), next.level()));
      }
      return new NextStep(Step.BILL, draft, null);
    }
    return new NextStep(settle(family), null, null);
  }

  private NextStep worked(PayerClaim claim) {
    if (claim.state() == PayerClaimState.AWAITING_CROSSOVER) {
      LocalDate due = dates.asked(claim, TaskKind.CHASE_CROSSOVER) ? null : claim.crossoverDue();
      return new NextStep(Step.AWAIT_CROSSOVER, claim, due);
    }
    if (claim.isCancelled()) {
      claim.reopened();
      claims.save(claim);
      timeline.append(
          claim.familyId(),
          claim.id(),
          "3.5",
          "The payer before has corrected its decision: looked at anew");
    }
    return new NextStep(Step.BILL, claim, null);
  }

  private Step settle(ClaimFamily family) {
    patientMoney.lock(family.patientId());
    boolean protectedByLaw = balances.protect(family);
    FamilyLedger money = new FamilyLedger(ledger.entries(family.id()));
    boolean patientOwes = money.balance(Bucket.PATIENT_OPEN).isPositive();
    boolean stale =
        tasks.openOfFamily(family.id()).stream()
            .anyMatch(
                task ->
                    task.kind() == TaskKind.REVIEW_REVERSAL || task.kind() == TaskKind.PAYER_ORDER);
    if (stale) {
      // A payer was told what is not so any more, or another one may be asked for it: the family
      // is not done until a person says so.
      return patientOwes ? Step.DONE_PATIENT : Step.DONE_CLOSED;
    }
    if (protectedByLaw || balances.waitsForApproval(family)) {
      // A person has been asked what becomes of it; nothing is the patient's before.
      if (family.state() != FamilyState.OPEN) {
        family.settle(FamilyState.OPEN);
        families.save(family);
      }
      return patientOwes ? Step.DONE_PATIENT : Step.DONE_CLOSED;
    }
    FamilyState state = patientOwes ? FamilyState.PATIENT_BALANCE : FamilyState.CLOSED;
    if (family.state() != state) {
      family.settle(state);
      families.save(family);
      timeline.append(
          family.id(),
          null,
          "0.5",
          patientOwes
              ? "All payers are done; the patient owes " + money.balance(Bucket.PATIENT_OPEN)
              : "All payers are done and nothing is left to collect");
    }
    patientMoney.payersDone(family);
    return patientOwes ? Step.DONE_PATIENT : Step.DONE_CLOSED;
  }
}
