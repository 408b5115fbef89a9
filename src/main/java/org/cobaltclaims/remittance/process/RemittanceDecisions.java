package org.cobaltclaims.remittance.process;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.DepositAccounts;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decisions about remittances that do not balance and payments that were not posted. A task without
 * a family is about all payments of a remittance that belong to no claim, one with a family about a
 * single held payment.
 */
@Component
class RemittanceDecisions implements TaskHandler.Plain {

  private static final Set<String> STALE_DECISIONS = Set.of("REPLACE", "KEEP");

  private final Remittances remittances;
  private final PaymentPosting payments;
  private final RemittancePosting posting;
  private final PayerClaims claims;
  private final Deposits deposits;
  private final DepositAccounts accounts;

  RemittanceDecisions(
      Remittances remittances,
      PaymentPosting payments,
      RemittancePosting posting,
      PayerClaims claims,
      Deposits deposits,
      DepositAccounts accounts) {
    this.remittances = remittances;
    this.payments = payments;
    this.posting = posting;
    this.claims = claims;
    this.deposits = deposits;
    this.accounts = accounts;
  }

  @Override
  public boolean handles(Task task) {
    return switch (task.kind()) {
      case ERA_OUT_OF_BALANCE, MATCH_PAYMENT, REVIEW_REVERSAL, POSSIBLE_REISSUE -> true;
      default -> false;
    };
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    details.requireNone();
    if (decision.equals("REISSUED")) {
      reissued(task.subject(), by);
      return null;
    }
    return carryOut(task, decision);
  }

  @Override
  public @Nullable LocalDate carryOut(Task task, String decision) {
    if (task.kind() == TaskKind.ERA_OUT_OF_BALANCE) {
      outOfBalance(task.subject(), decision);
    } else if (claims.existsById(task.subject())) {
      stale(claims.findById(task.subject()).orElseThrow(), decision);
    } else if (STALE_DECISIONS.contains(decision)) {
      throw DecisionRefused.invalid(decision + " is for claims; a payment is not replaced");
    } else if (task.familyId() == null && !task.subject().contains("-PLB-")) {
      unmatched(task.subject(), decision);
    } else if (task.familyId() != null) {
      held(task.subject(), decision);
    }
    // What a provider adjustment was for is noted with the decision; its money is booked already.
    return null;
  }

  /** A claim was sent with what an earlier payer has corrected since. */
  private void stale(PayerClaim claim, String decision) {
    switch (decision) {
      case "REPLACE" -> {
        if (!payments.replaceStale(claim)) {
          throw DecisionRefused.state(
              "this payer was told what holds: there is nothing to replace");
        }
      }
      case "KEEP", "DONE" -> payments.keepStale(claim);
      default -> throw DecisionRefused.invalid("a claim that was sent is not " + decision);
    }
  }

  private void outOfBalance(String remittanceId, String decision) {
    if (remittances.remittance(remittanceId).state() != RemittanceState.UNBALANCED) {
      throw DecisionRefused.state(
          "remittance %s is %s by now"
              .formatted(remittanceId, remittances.remittance(remittanceId).state()));
    }
    switch (decision) {
      case "CHECK_AGAIN" -> {
        Money difference = remittances.difference(remittanceId);
        if (!difference.isZero()) {
          throw DecisionRefused.state("it is still off by " + difference);
        }
      }
      case "DISCARD" -> posting.discard(remittanceId);
      default -> throw DecisionRefused.invalid("a remittance is not " + decision);
    }
  }

  private void unmatched(String remittanceId, String decision) {
    int left = 0;
    int all = 0;
    Set<String> touched = new TreeSet<>(Set.of(remittanceId));
    for (StoredPayment stored : remittances.payments(remittanceId)) {
      if (stored.disposition() == Disposition.UNMATCHED) {
        all++;
        if (decision.equals("MATCHED")) {
          remittances.reopen(stored.payment().id());
          touched.addAll(payments.accept(stored.payment().id()));
          left += isUnmatched(stored.payment().id()) ? 1 : 0;
        } else {
          setAside(stored, decision);
        }
      }
    }
    if (left > 0 && left == all) {
      throw DecisionRefused.state("no claim of ours is found for any of these payments");
    }
    touched.forEach(posting::finish);
  }

  private boolean isUnmatched(String paymentId) {
    return remittances.payment(paymentId).orElseThrow().disposition() == Disposition.UNMATCHED;
  }

  private void held(String paymentId, String decision) {
    StoredPayment stored = remittances.lock(paymentId);
    String remittanceId = stored.remittanceId();
    if (stored.disposition() != Disposition.HELD || remittanceId == null) {
      throw DecisionRefused.state(
          "payment %s is %s by now".formatted(paymentId, stored.disposition()));
    }
    // What it replaces leaves its own check with a remainder.
    Set<String> touched = new TreeSet<>(Set.of(remittanceId));
    if (decision.equals("MATCHED")) {
      remittances.reopen(paymentId);
      touched.addAll(payments.accept(paymentId));
      StoredPayment now = remittances.payment(paymentId).orElseThrow();
      if (now.disposition() == Disposition.HELD || now.disposition() == Disposition.UNMATCHED) {
        throw DecisionRefused.state("it still cannot be posted: " + now.reason());
      }
    } else {
      setAside(stored, decision);
    }
    touched.forEach(posting::finish);
  }

  /**
   * The check of a payment took the place of one that was never cashed: the decision stays posted
   * as it is, the money is this check's, and the first one counts for nothing any more.
   */
  private void reissued(String paymentId, String by) {
    StoredPayment stored = remittances.lock(paymentId);
    String remittanceId = stored.remittanceId();
    String claimId = stored.payerClaimId();
    if (stored.disposition() != Disposition.HELD || remittanceId == null || claimId == null) {
      throw DecisionRefused.state(
          "payment %s is %s by now".formatted(paymentId, stored.disposition()));
    }
    ClaimPayment again = stored.payment();
    StoredPayment first =
        remittances.posted(claimId).stream()
            .filter(earlier -> ClaimPosting.sameMoney(earlier, again))
            .findFirst()
            .flatMap(earlier -> remittances.payment(earlier.id()))
            .orElseThrow(
                () -> DecisionRefused.state("the payment that it repeats does not stand any more"));
    Optional<Deposit> firstCheck =
        Optional.ofNullable(first.remittanceId()).flatMap(deposits::ofRemittance);
    firstCheck
        .filter(check -> check.bankOn() != null)
        .ifPresent(
            cashed -> {
              throw DecisionRefused.state(
                  "the first check was cashed on %s: the payer has paid twice"
                      .formatted(cashed.bankOn()));
            });
    Optional<Deposit> waiting = firstCheck.filter(check -> check.state() != Deposit.State.VOID);
    Money paidAgain =
        remittances.payments(remittanceId).stream()
            .map(payment -> payment.payment().paid())
            .collect(Money.sum());
    waiting
        .filter(check -> !check.posted().equals(paidAgain))
        .ifPresent(
            check -> {
              throw DecisionRefused.state(
                  "the first check paid %s on claims and this one %s: it did not take its place"
                      .formatted(check.posted(), paidAgain));
            });
    remittances.dispose(again, Disposition.REISSUED, "REISSUED", claimId);
    posting.finish(remittanceId);
    Optional<Deposit> secondCheck = deposits.ofRemittance(remittanceId);
    waiting.ifPresent(
        check ->
            accounts.isVoid(
                check,
                "never cashed; reissued as " + secondCheck.map(Deposit::trace).orElse(""),
                secondCheck.map(Deposit::id).orElse(null),
                by));
  }

  /** A reversal stays with its claim: the next payer is not billed while it stands. */
  private void setAside(StoredPayment stored, String decision) {
    remittances.dispose(
        stored.payment(),
        Disposition.SET_ASIDE,
        decision,
        decision.equals("NOT_OURS") ? null : stored.payerClaimId());
  }
}
