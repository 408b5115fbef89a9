package org.cobaltclaims.remittance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.PatientPayment.Kind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The patient's own money (DOMAIN 3.9): held while a payer is open, used after the last one, first
 * for the visit that it was paid for, then for the oldest. What is left of it is a credit that a
 * person pays back or leaves. What people do to it is in {@link PatientPaymentDesk}. Every method
 * works in its caller's transaction.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PatientMoney {

  private static final String RULE = "3.9";

  private final PatientPayments payments;
  private final Ledger ledger;
  private final ClaimFamilies families;
  private final ClaimManagement management;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PatientMoney(
      PatientPayments payments,
      Ledger ledger,
      ClaimFamilies families,
      ClaimManagement management,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.payments = payments;
    this.ledger = ledger;
    this.families = families;
    this.management = management;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** What the patient paid at the visit (AMT*F5); the family's ledger has it already. */
  public void paidAtVisit(ClaimFamily family) {
    Money paid = family.content().patientPaid();
    if (paid == null || paid.isZero()) {
      return;
    }
    PatientPayment copay =
        new PatientPayment(
            "F5-" + family.id(),
            family.patientId(),
            null,
            family.id(),
            Kind.COPAY,
            paid,
            "AT_VISIT",
            "",
            family.serviceFrom(),
            LocalDate.now(clock),
            "intake",
            "",
            null);
    if (payments.find(copay.id()).isEmpty()) {
      payments.add(copay);
      payments.allocate(copay.id(), family.id(), paid);
    }
  }

  /**
   * The patient paid at a visit that makes no claim: held for whatever is owed.
   *
   * @param source its id for ever
   */
  public void paidWithoutVisit(String patientId, String source, Money amount, LocalDate on) {
    if (payments.find(source).isEmpty()) {
      payments.add(
          new PatientPayment(
              source,
              patientId,
              null,
              null,
              Kind.COPAY,
              amount,
              "AT_VISIT",
              "",
              on,
              LocalDate.now(clock),
              "intake",
              "",
              null));
      settle(patientId);
    }
  }

  /**
   * Another payer is asked after all: what the patient was charged for a visit is taken back, and
   * what was paid for it is held again.
   *
   * @return what the patient was charged
   */
  public Money chargeInstead(ClaimFamily family, int level, String reason) {
    lock(family.patientId());
    book(family.id(), PatientShare.release(money(family.id())));
    FamilyLedger now = money(family.id());
    List<LedgerEntry> moved = new ArrayList<>();
    Money sum = Money.ZERO;
    for (int line : now.lines()) {
      Money open = now.onLine(Bucket.PATIENT_OPEN, 0, line);
      if (open.isPositive()) {
        moved.add(new LedgerEntry(Bucket.PATIENT_OPEN, 0, line, open.negated(), reason, 0));
        moved.add(new LedgerEntry(Bucket.PAYER_OPEN, level, line, open, reason, 0));
        sum = sum.plus(open);
      }
    }
    book(family.id(), moved);
    return sum;
  }

  /** What was paid for a visit is held again. */
  void release(ClaimFamily family) {
    lock(family.patientId());
    book(family.id(), PatientShare.release(money(family.id())));
  }

  /** What the patient is charged for a visit, paid or not. */
  public Money charged(String familyId) {
    FamilyLedger now = money(familyId);
    return now.plus(PatientShare.release(now)).balance(Bucket.PATIENT_OPEN).max(Money.ZERO);
  }

  /** All payers of a visit are done: {@link #settle(String)}, without a look where nothing is. */
  public void payersDone(ClaimFamily family) {
    if (payments.of(family.patientId()).isEmpty()) {
      judge(families.findById(family.id()).orElseThrow());
    } else {
      settle(family.patientId());
    }
  }

  /** Whoever changes several visits of a patient at once takes the patient first. */
  public void lock(String patientId) {
    if (!payments.lock(patientId)) {
      throw PatientMoneyRefused.missing("there is no such patient");
    }
  }

  /**
   * Brings all money of a patient in order: visits whose payers are done are paid from what was
   * paid for them, then the oldest first from what else there is. A credit that is left is a
   * person's task. Done twice, it changes nothing.
   */
  public void settle(String patientId) {
    lock(patientId);
    List<String> ids = payments.families(patientId);
    ids.stream().sorted().forEach(management::lock);
    List<ClaimFamily> all = ids.stream().map(id -> families.findById(id).orElseThrow()).toList();
    for (ClaimFamily family : all) {
      book(family.id(), PatientShare.settle(money(family.id()), isDone(family)));
    }
    List<ClaimFamily> done = all.stream().filter(PatientMoney::isDone).toList();
    for (ClaimFamily owing : done) {
      payFrom(patientId, owing, done);
    }
    done.forEach(this::judge);
  }

  private static boolean isDone(ClaimFamily family) {
    return family.state() != FamilyState.OPEN;
  }

  /** Pays what a visit owes from what is held, then from what other visits do not need. */
  private void payFrom(String patientId, ClaimFamily owing, List<ClaimFamily> done) {
    Money owed = money(owing.id()).balance(Bucket.PATIENT_OPEN);
    Money held = payments.unapplied(patientId);
    for (Map.Entry<String, Money> rest : payments.unallocated(patientId).entrySet()) {
      Money part = owed.min(held).min(rest.getValue());
      if (part.isPositive()) {
        give(rest.getKey(), owing.id(), part);
        owed = owed.minus(part);
        held = held.minus(part);
      }
    }
    for (ClaimFamily other : done) {
      Money spare =
          other.id().equals(owing.id()) ? Money.ZERO : PatientShare.unused(money(other.id()));
      for (Map.Entry<String, Money> had : payments.ofFamily(other.id()).entrySet()) {
        Money part = owed.min(spare).min(had.getValue());
        if (part.isPositive()) {
          give(had.getKey(), other.id(), part.negated());
          give(had.getKey(), owing.id(), part);
          timeline.append(
              owing.id(),
              null,
              RULE,
              "%s that visit %s does not need is used for this one".formatted(part, other.id()));
          owed = owed.minus(part);
          spare = spare.minus(part);
        }
      }
    }
    book(owing.id(), PatientShare.settle(money(owing.id()), true));
  }

  /** The state and the task that follow from where the money of a visit stands. */
  private void judge(ClaimFamily family) {
    FamilyLedger now = money(family.id());
    FamilyState state =
        now.balance(Bucket.PATIENT_OPEN).isPositive()
            ? FamilyState.PATIENT_BALANCE
            : FamilyState.CLOSED;
    if (family.state() != state) {
      family.settle(state);
      families.save(family);
      timeline.append(
          family.id(),
          null,
          RULE,
          state == FamilyState.CLOSED
              ? "The patient has paid what was owed"
              : "The patient owes " + now.balance(Bucket.PATIENT_OPEN));
    }
    if (now.balance(Bucket.CREDIT).isNegative()) {
      events.publishEvent(
          new TaskNeeded(TaskKind.CREDIT_BALANCE, family.id(), family.id(), "CREDIT"));
    } else {
      events.publishEvent(new TaskSettled(TaskKind.CREDIT_BALANCE, family.id()));
    }
  }

  /** A payment has so much more for a visit; less if it is below zero. */
  void give(String paymentId, String familyId, Money amount) {
    management.lock(familyId);
    payments.allocate(paymentId, familyId, amount);
    book(familyId, PatientShare.paid(amount));
  }

  private void book(String familyId, List<LedgerEntry> entries) {
    if (!entries.isEmpty()) {
      String series = "PAT-" + familyId + "-";
      ledger.post(series + (ledger.occurrences(series) + 1), familyId, entries);
    }
  }

  private FamilyLedger money(String familyId) {
    return new FamilyLedger(ledger.entries(familyId));
  }
}
