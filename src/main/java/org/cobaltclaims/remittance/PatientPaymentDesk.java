package org.cobaltclaims.remittance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.PatientPayment.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with the patient's money: take it, move it, pay it back, undo what was entered in
 * error. Every method works in its caller's transaction, and leaves the patient's money in order
 * ({@link PatientMoney#settle}).
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PatientPaymentDesk {

  private static final String RULE = "3.9";

  private final PatientMoney money;
  private final PatientPayments payments;
  private final Ledger ledger;
  private final ClaimFamilies families;
  private final Timeline timeline;
  private final Clock clock;

  PatientPaymentDesk(
      PatientMoney money,
      PatientPayments payments,
      Ledger ledger,
      ClaimFamilies families,
      Timeline timeline,
      Clock clock) {
    this.money = money;
    this.payments = payments;
    this.ledger = ledger;
    this.families = families;
    this.timeline = timeline;
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

  /**
   * The patient pays. The same client key again is the same payment again.
   *
   * @throws PatientMoneyRefused if there is no such patient or visit, or the key was used otherwise
   */
  public PatientPayment receive(String patientId, Paid paid, String by) {
    money.lock(patientId);
    if (!paid.amount().isPositive()) {
      throw PatientMoneyRefused.because("a payment is more than zero");
    }
    requireNotToCome(paid.on());
    Optional<PatientPayment> before = known(patientId, paid, Kind.PAYMENT, paid.amount());
    if (before.isPresent()) {
      return before.get();
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
      money.give(payment.id(), family.id(), paid.amount());
      timeline.append(
          family.id(),
          null,
          RULE,
          "The patient paid %s (%s), entered by %s".formatted(paid.amount(), paid.method(), by));
    }
    money.settle(patientId);
    return payment;
  }

  /**
   * A payment, or a refund, was entered in error: what it did is undone.
   *
   * @throws PatientMoneyRefused if its money was paid back meanwhile
   */
  public void takeBack(String patientId, String paymentId, String why, String by) {
    money.lock(patientId);
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
              money.give(paymentId, family, amount.negated());
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
    money.settle(patientId);
    requireNothingNegative(patientId);
  }

  /**
   * Moves the patient's money from one visit to another; it is used there when that one's payers
   * are done.
   */
  public void transfer(
      String patientId, String from, String to, Money amount, String why, String by) {
    money.lock(patientId);
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
        money.give(part.getKey(), from, moved.negated());
        money.give(part.getKey(), to, moved);
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
    money.settle(patientId);
    requireNothingNegative(patientId);
  }

  /**
   * Pays money back to the patient: a visit's credit, or what is held beside any visit.
   *
   * @param paid the amount above zero, and the visit whose credit it is; null for what is held
   * @throws PatientMoneyRefused if there is not as much to pay back
   */
  public PatientPayment refund(String patientId, Paid paid, String why, String by) {
    money.lock(patientId);
    requireNotToCome(paid.on());
    Optional<PatientPayment> before = known(patientId, paid, Kind.REFUND, paid.amount().negated());
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
      money.give(refund.id(), paid.familyId(), refund.amount());
      timeline.append(
          paid.familyId(),
          null,
          RULE,
          "%s paid back to the patient by %s: %s".formatted(paid.amount(), by, why));
    }
    money.settle(patientId);
    return refund;
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

  /**
   * What was entered under the same client key.
   *
   * @throws PatientMoneyRefused if that was something else
   */
  private Optional<PatientPayment> known(String patientId, Paid paid, Kind kind, Money amount) {
    String key = paid.clientKey();
    Optional<PatientPayment> before =
        key == null ? Optional.empty() : payments.byKey(patientId, key);
    boolean other =
        before
            .filter(
                same ->
                    same.kind() != kind
                        || !same.amount().equals(amount)
                        || !Objects.equals(same.familyId(), paid.familyId()))
            .isPresent();
    if (other) {
      throw PatientMoneyRefused.because("the key belongs to another payment of this patient");
    }
    return before;
  }

  private void requireNotToCome(LocalDate on) {
    if (on.isAfter(LocalDate.now(clock))) {
      throw PatientMoneyRefused.because("a payment is not dated in the future");
    }
  }

  private FamilyLedger money(String familyId) {
    return new FamilyLedger(ledger.entries(familyId));
  }

  private ClaimFamily familyOf(String patientId, String familyId) {
    return families
        .findById(familyId)
        .filter(family -> family.patientId().equals(patientId))
        .orElseThrow(() -> PatientMoneyRefused.missing("the patient has no such visit"));
  }
}
