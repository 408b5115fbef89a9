package org.cobaltclaims.remittance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PatientMoney;
import org.cobaltclaims.remittance.PatientMoneyRefused;
import org.cobaltclaims.remittance.PatientPayment;
import org.cobaltclaims.remittance.PatientPaymentDesk;
import org.cobaltclaims.remittance.PatientPayments;
import org.cobaltclaims.remittance.PayerRefunds;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What patients pay, what of it is used, and what they get back. Amounts in cents. */
@RestController
@RequestMapping("/api/patients/{patient}")
@Tag(name = "Patient money", description = "Payments of patients, credits and refunds")
class PatientMoneyController {

  private static final String METHODS = "CASH|CHECK|CARD|TRANSFER|PORTAL|OTHER";

  /** Deadlocks and lost races are repeated so often. */
  private static final int TRIES = 5;

  private final PatientMoney money;
  private final PatientPaymentDesk desk;
  private final PayerRefunds refunds;
  private final PatientPayments payments;
  private final ClaimFamilies families;
  private final Ledger ledger;
  private final TransactionTemplate transactions;
  private final ActingUser user;
  private final Clock clock;

  PatientMoneyController(
      PatientMoney money,
      PatientPaymentDesk desk,
      PayerRefunds refunds,
      PatientPayments payments,
      ClaimFamilies families,
      Ledger ledger,
      TransactionTemplate transactions,
      ActingUser user,
      Clock clock) {
    this.money = money;
    this.desk = desk;
    this.refunds = refunds;
    this.payments = payments;
    this.families = families;
    this.ledger = ledger;
    this.transactions = transactions;
    this.user = user;
    this.clock = clock;
  }

  /** A payment, and which visits have what of it. */
  record PaymentView(
      String id,
      PatientPayment.Kind kind,
      long amount,
      LocalDate date,
      String method,
      String reference,
      @Nullable String family,
      Map<String, Money> visits,
      long unapplied,
      boolean isVoid) {}

  /** A visit's part: what the patient owes, has paid, and what of that is not used. */
  record VisitView(
      String family,
      String practiceClaim,
      LocalDate service,
      FamilyState state,
      long patientOpen,
      long patientPaid,
      long credit) {}

  /**
   * A patient's money.
   *
   * @param unapplied held beside any visit
   * @param open what is owed for visits that no payer is asked for any more
   */
  record Account(
      String patient,
      long unapplied,
      long open,
      List<VisitView> visits,
      List<PaymentView> payments) {}

  @GetMapping("/account")
  @Operation(summary = "What a patient owes and has paid, by visit and by payment")
  Account account(@PathVariable String patient) {
    return run(
        () -> {
          money.lock(patient);
          return look(patient);
        });
  }

  private Account look(String patient) {
    List<VisitView> visits =
        payments.families(patient).stream()
            .map(id -> families.findById(id).orElseThrow())
            .sorted(Comparator.comparing(ClaimFamily::serviceFrom).thenComparing(ClaimFamily::id))
            .map(this::visit)
            .toList();
    Map<String, Money> rest = payments.unallocated(patient);
    return new Account(
        patient,
        payments.unapplied(patient).cents(),
        visits.stream()
            .filter(visit -> visit.state() == FamilyState.PATIENT_BALANCE)
            .mapToLong(VisitView::patientOpen)
            .sum(),
        visits,
        payments.of(patient).stream().map(p -> view(p, rest)).toList());
  }

  private VisitView visit(ClaimFamily family) {
    FamilyLedger now = new FamilyLedger(ledger.entries(family.id()));
    return new VisitView(
        family.id(),
        family.practiceClaim(),
        family.serviceFrom(),
        family.state(),
        now.balance(Bucket.PATIENT_OPEN).cents(),
        now.balance(Bucket.PATIENT_PAID).cents(),
        now.balance(Bucket.CREDIT).cents());
  }

  private PaymentView view(PatientPayment payment, Map<String, Money> rest) {
    return new PaymentView(
        payment.id(),
        payment.kind(),
        payment.amount().cents(),
        payment.receivedOn(),
        payment.method(),
        payment.reference(),
        payment.familyId(),
        payments.allocations(payment.id()),
        rest.getOrDefault(payment.id(), Money.ZERO).cents(),
        !payment.stands());
  }

  /**
   * A payment of a patient, or back to one.
   *
   * @param amount in cents, above zero
   * @param date the day of the payment; today if left out
   * @param method CASH, CHECK, CARD, TRANSFER, PORTAL or OTHER
   * @param reference check or receipt number
   * @param key the caller's own name for it: sent twice, it is booked once
   * @param family the visit that it is for; left out: whatever is owed, the oldest first
   * @param reason why; needed for a refund
   */
  record Payment(
      @Nullable Long amount,
      @Nullable LocalDate date,
      @Nullable String method,
      @Nullable String reference,
      @Nullable String key,
      @Nullable String family,
      @Nullable String reason) {}

  @PostMapping("/payments")
  @Operation(
      summary = "The patient pays",
      description =
          "Held while a payer is open; used after the last one, for its own visit first, then for"
              + " the oldest. The same key again changes nothing.")
  Account pay(
      @PathVariable String patient,
      @RequestBody Payment payment,
      @RequestParam(required = false) @Nullable String by) {
    return run(
        () -> {
          desk.receive(patient, paid(payment), user.of(by));
          return look(patient);
        });
  }

  /** Why something is done. */
  record Reason(@Nullable String reason) {}

  @PostMapping("/payments/{payment}/void")
  @Operation(summary = "A payment or refund was entered in error: all that it did is undone")
  Account takeBack(
      @PathVariable String patient,
      @PathVariable String payment,
      @RequestBody Reason reason,
      @RequestParam(required = false) @Nullable String by) {
    String why = why(reason.reason());
    return run(
        () -> {
          desk.takeBack(patient, payment, why, user.of(by));
          return look(patient);
        });
  }

  /** Money from one visit to another. */
  record Transfer(
      @Nullable String from, @Nullable String to, @Nullable Long amount, @Nullable String reason) {}

  @PostMapping("/transfers")
  @Operation(summary = "Moves the patient's money from one visit to another")
  Account transfer(
      @PathVariable String patient,
      @RequestBody Transfer transfer,
      @RequestParam(required = false) @Nullable String by) {
    String from = transfer.from();
    String to = transfer.to();
    if (from == null || to == null || transfer.amount() == null) {
      throw DecisionRefused.invalid("from, to and amount (cents) are needed");
    }
    Money amount = Money.ofCents(transfer.amount());
    String why = why(transfer.reason());
    return run(
        () -> {
          desk.transfer(patient, from, to, amount, why, user.of(by));
          return look(patient);
        });
  }

  @PostMapping("/refunds")
  @Operation(summary = "Pays a credit back to the patient: a visit's, or what is held beside any")
  Account refund(
      @PathVariable String patient,
      @RequestBody Payment refund,
      @RequestParam(required = false) @Nullable String by) {
    String why = why(refund.reason());
    return run(
        () -> {
          desk.refund(patient, paid(refund), why, user.of(by));
          return look(patient);
        });
  }

  /** What a payer gets back; level is its place in the payer order. */
  record PayerRefund(
      @Nullable String family,
      @Nullable Integer level,
      @Nullable Long amount,
      @Nullable LocalDate date,
      @Nullable String reference,
      @Nullable String key,
      @Nullable String reason) {}

  @PostMapping("/payer-refunds")
  @Operation(summary = "Pays a visit's credit back to the payer that paid too much")
  Account refundPayer(
      @PathVariable String patient,
      @RequestBody PayerRefund refund,
      @RequestParam(required = false) @Nullable String by) {
    String family = refund.family();
    Integer level = refund.level();
    Long amount = refund.amount();
    if (family == null || level == null || amount == null) {
      throw DecisionRefused.invalid("family, level and amount (cents) are needed");
    }
    String why = why(refund.reason());
    return run(
        () -> {
          if (!payments.families(patient).contains(family)) {
            throw DecisionRefused.missing("the patient has no such visit");
          }
          refunds.pay(
              new PayerRefunds.Refund(
                  family,
                  level,
                  Money.ofCents(amount),
                  text(refund.reference(), "reference"),
                  Objects.requireNonNullElseGet(refund.date(), () -> LocalDate.now(clock)),
                  key(refund.key()),
                  why),
              user.of(by));
          return look(patient);
        });
  }

  private PatientPaymentDesk.Paid paid(Payment payment) {
    if (payment.amount() == null || payment.amount() <= 0) {
      throw DecisionRefused.invalid("amount is needed: cents, above zero");
    }
    String method = payment.method() == null ? "OTHER" : payment.method().strip();
    if (!method.matches(METHODS)) {
      throw DecisionRefused.invalid("method is one of " + METHODS.replace("|", ", "));
    }
    return new PatientPaymentDesk.Paid(
        Money.ofCents(payment.amount()),
        Objects.requireNonNullElseGet(payment.date(), () -> LocalDate.now(clock)),
        method,
        text(payment.reference(), "reference"),
        key(payment.key()),
        payment.family() == null || payment.family().isBlank() ? null : payment.family().strip());
  }

  private static String text(@Nullable String given, String field) {
    String text = given == null ? "" : given.strip();
    if (text.length() > 80) {
      throw DecisionRefused.invalid(field + " has at most 80 characters");
    }
    return text;
  }

  private static @Nullable String key(@Nullable String given) {
    String key = text(given, "key");
    return key.isEmpty() ? null : key;
  }

  private static String why(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw DecisionRefused.invalid("this needs a reason");
    }
    if (reason.length() > 200) {
      throw DecisionRefused.invalid("reason has at most 200 characters");
    }
    return reason.strip();
  }

  private <T> T run(Supplier<T> act) {
    for (int attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(transactions.execute(status -> act.get()));
      } catch (PatientMoneyRefused refused) {
        String message = String.valueOf(refused.getMessage());
        throw refused.isMissing()
            ? DecisionRefused.missing(message)
            : DecisionRefused.state(message);
      } catch (TransientDataAccessException collided) {
        if (attempt == TRIES) {
          throw collided;
        }
      }
    }
  }
}
