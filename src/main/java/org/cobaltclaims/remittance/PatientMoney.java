package org.cobaltclaims.remittance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The patient's own money (DOMAIN 3.9): held while a payer is open, used after the last one, first
 * for the visit that it was paid for, then for the oldest. What is left of it is a credit that a
 * person pays back or leaves. Every method works in its caller's transaction.
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
  private final JdbcClient jdbc;
  private final Clock clock;

  PatientMoney(
      PatientPayments payments,
      Ledger ledger,
      ClaimFamilies families,
      ClaimManagement management,
      Timeline timeline,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Clock clock) {
    this.payments = payments;
    this.ledger = ledger;
    this.families = families;
    this.management = management;
    this.timeline = timeline;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A payment as it is told.
   *
   * @param amount above zero
   * @param familyId the visit that it is for; null if it is for whatever is owed
   * @param clientKey the caller's own name for it; null if none
   */
  public record Paid(
      Money amount,
      LocalDate on,
      String method,
      String reference,
      @Nullable String clientKey,
      @Nullable String familyId) {}

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
   * The patient pays. The same client key again is the same payment again.
   *
   * @throws PatientMoneyRefused if there is no such patient or visit, or the key was used otherwise
   */
  public PatientPayment receive(String patientId, Paid paid, String by) {
    lock(patientId);
    if (!paid.amount().isPositive()) {
      throw PatientMoneyRefused.because("a payment is more than zero");
    }
    if (paid.on().isAfter(LocalDate.now(clock))) {
      throw PatientMoneyRefused.because("a payment is not dated in the future");
    }
    Optional<PatientPayment> before = known(patientId, paid.clientKey());
    if (before.isPresent()) {
      PatientPayment same = before.get();
      if (!same.amount().equals(paid.amount()) || same.kind() != Kind.PAYMENT) {
        throw PatientMoneyRefused.because("the key belongs to another payment of this patient");
      }
      return same;
    }
    PatientPayment payment =
        new PatientPayment(
            UUID.randomUUID().toString(),
            patientId,
            paid.clientKey(),
            paid.familyId(),
            Kind.PAYMENT,
            paid.amount(),
            paid.method(),
            paid.reference(),
            paid.on(),
            LocalDate.now(clock),
            by,
            "",
            null);
    payments.add(payment);
    if (paid.familyId() != null) {
      ClaimFamily family = familyOf(patientId, paid.familyId());
      give(payment.id(), family.id(), paid.amount());
      timeline.append(
          family.id(),
          null,
          RULE,
          "The patient paid %s (%s), entered by %s".formatted(paid.amount(), paid.method(), by));
    }
    settle(patientId);
    return payment;
  }

  /**
   * A payment, or a refund, was entered in error: what it did is undone.
   *
   * @throws PatientMoneyRefused if its money was paid back meanwhile
   */
  public void takeBack(String patientId, String paymentId, String why, String by) {
    lock(patientId);
    PatientPayment payment =
        payments
            .find(paymentId)
            .filter(p -> p.patientId().equals(patientId))
            .orElseThrow(() -> PatientMoneyRefused.missing("the patient has no such payment"));
    if (!payment.stands()) {
      return;
    }
    payments
        .allocations(paymentId)
        .forEach(
            (family, amount) -> {
              give(paymentId, family, amount.negated());
              timeline.append(
                  family,
                  null,
                  RULE,
                  "A %s of %s is void, by %s: %s"
                      .formatted(
                          payment.kind() == Kind.REFUND ? "refund" : "payment of the patient",
                          amount,
                          by,
                          why));
            });
    payments.markVoid(paymentId, by, why);
    settle(patientId);
    requireNothingNegative(patientId);
  }

  /**
   * Moves the patient's money from one visit to another; it is used there when that one's payers
   * are done.
   */
  public void transfer(
      String patientId, String from, String to, Money amount, String why, String by) {
    lock(patientId);
    familyOf(patientId, from);
    familyOf(patientId, to);
    if (from.equals(to) || !amount.isPositive()) {
      throw PatientMoneyRefused.because(
          "money is moved between two visits, and more than zero of it");
    }
    Money left = amount;
    for (Map.Entry<String, Money> part : payments.ofFamily(from).entrySet()) {
      Money moved = part.getValue().min(left);
      if (moved.isPositive()) {
        give(part.getKey(), from, moved.negated());
        give(part.getKey(), to, moved);
        left = left.minus(moved);
      }
    }
    if (left.isPositive()) {
      throw PatientMoneyRefused.because(
          "the visit has only " + amount.minus(left) + " of the patient's money");
    }
    String text = "%s of the patient's money moved from visit %s to %s by %s: %s";
    for (String family : List.of(from, to)) {
      timeline.append(family, null, RULE, text.formatted(amount, from, to, by, why));
    }
    settle(patientId);
    requireNothingNegative(patientId);
  }

  /**
   * Pays money back to the patient: a visit's credit, or what is held beside any visit.
   *
   * @param paid the amount above zero, and the visit whose credit it is; null for what is held
   * @throws PatientMoneyRefused if there is not as much to pay back
   */
  public PatientPayment refund(String patientId, Paid paid, String why, String by) {
    lock(patientId);
    Optional<PatientPayment> before = known(patientId, paid.clientKey());
    if (before.isPresent()) {
      return before.get();
    }
    Money available =
        paid.familyId() == null
            ? payments.unapplied(patientId)
            : PatientShare.unused(money(familyOf(patientId, paid.familyId()).id()));
    if (!paid.amount().isPositive() || paid.amount().compareTo(available) > 0) {
      throw PatientMoneyRefused.because("%s of it can be paid back".formatted(available));
    }
    PatientPayment refund =
        new PatientPayment(
            UUID.randomUUID().toString(),
            patientId,
            paid.clientKey(),
            paid.familyId(),
            Kind.REFUND,
            paid.amount().negated(),
            paid.method(),
            paid.reference(),
            paid.on(),
            LocalDate.now(clock),
            by,
            why,
            null);
    payments.add(refund);
    if (paid.familyId() != null) {
      give(refund.id(), paid.familyId(), refund.amount());
      timeline.append(
          paid.familyId(),
          null,
          RULE,
          "%s paid back to the patient by %s: %s".formatted(paid.amount(), by, why));
    }
    settle(patientId);
    return refund;
  }

  /**
   * Pays back to a payer what it paid too much for a visit.
   *
   * @param level the payer's
   * @throws PatientMoneyRefused if the visit has no such credit: the patient's own money is the
   *     patient's
   */
  public void refundPayer(
      String familyId,
      int level,
      Money amount,
      String reference,
      LocalDate on,
      @Nullable String clientKey,
      String why,
      String by) {
    ClaimFamily family =
        families
            .findById(familyId)
            .orElseThrow(() -> PatientMoneyRefused.missing("there is no such family"));
    lock(family.patientId());
    management.lock(familyId);
    if (clientKey != null && refunded(familyId, clientKey)) {
      return;
    }
    FamilyLedger money = money(familyId);
    Money available =
        PatientShare.othersCredit(money).min(money.balance(Bucket.PAID, level)).max(Money.ZERO);
    if (!amount.isPositive() || amount.compareTo(available) > 0) {
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
        .param("key", clientKey)
        .param("level", level)
        .param("amount", amount.cents())
        .param("reference", reference)
        .param("on", on)
        .param("by", by)
        .param("note", why)
        .update();
    ledger.post(
        "RFD-" + id,
        familyId,
        List.of(
            new LedgerEntry(Bucket.PAID, level, 0, amount.negated(), "REFUND", 0),
            new LedgerEntry(Bucket.CREDIT, 0, 0, amount, "REFUND", 0)));
    timeline.append(
        familyId,
        null,
        RULE,
        "%s paid back to the payer at level %d by %s: %s".formatted(amount, level, by, why));
    settle(family.patientId());
  }

  private boolean refunded(String familyId, String clientKey) {
    return jdbc.sql(
                "SELECT COUNT(*) FROM payer_refund WHERE family_id = :family AND client_key = :key")
            .param("family", familyId)
            .param("key", clientKey)
            .query(Integer.class)
            .single()
        > 0;
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
    FamilyLedger now = money(familyId).plus(PatientShare.release(money(familyId)));
    return now.balance(Bucket.PATIENT_OPEN).max(Money.ZERO);
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

  private void give(String paymentId, String familyId, Money amount) {
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

  /** Money that was used up or paid back cannot be taken away. */
  private void requireNothingNegative(String patientId) {
    boolean lacking =
        payments.unapplied(patientId).isNegative()
            || payments.families(patientId).stream()
                .anyMatch(id -> PatientShare.unused(money(id)).isNegative());
    if (lacking) {
      throw PatientMoneyRefused.because(
          "a part of this money was paid back: take that refund back first");
    }
  }

  private FamilyLedger money(String familyId) {
    return new FamilyLedger(ledger.entries(familyId));
  }

  private Optional<PatientPayment> known(String patientId, @Nullable String clientKey) {
    return clientKey == null ? Optional.empty() : payments.byKey(patientId, clientKey);
  }

  private ClaimFamily familyOf(String patientId, String familyId) {
    return families
        .findById(familyId)
        .filter(family -> family.patientId().equals(patientId))
        .orElseThrow(() -> PatientMoneyRefused.missing("the patient has no such visit"));
  }
}
