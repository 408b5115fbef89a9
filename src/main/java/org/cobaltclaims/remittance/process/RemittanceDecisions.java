package org.cobaltclaims.remittance.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.DepositAccounts;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Decisions about remittances that do not balance and payments that were not posted. A task without
 * a family is about all payments of a remittance that belong to no claim, one with a family about a
 * single held payment.
 */
@Component
class RemittanceDecisions implements TaskHandler {

  private static final Set<String> STALE_DECISIONS = Set.of("REPLACE", "KEEP");

  /** Held payments that nobody has to do anything about: what they wait for posts them. */
  private static final Set<String> POSTS_BY_ITSELF = Set.of("PRIOR_PAYER_OPEN", "SPLIT_INCOMPLETE");

  private final Remittances remittances;
  private final PaymentPosting payments;
  private final RemittancePosting posting;
  private final PayerClaims claims;
  private final Deposits deposits;
  private final DepositAccounts accounts;
  private final ApplicationEventPublisher events;

  RemittanceDecisions(
      Remittances remittances,
      PaymentPosting payments,
      RemittancePosting posting,
      PayerClaims claims,
      Deposits deposits,
      DepositAccounts accounts,
      ApplicationEventPublisher events) {
    this.remittances = remittances;
    this.payments = payments;
    this.posting = posting;
    this.claims = claims;
    this.deposits = deposits;
    this.accounts = accounts;
    this.events = events;
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
    if (task.kind() != TaskKind.MATCH_PAYMENT) {
      details.requireNone();
    }
    Chosen chosen = Chosen.of(decision, details);
    chosen.claims().forEach(this::requireClaim);
    if (decision.equals("REISSUED")) {
      reissued(task.subject(), by);
      return null;
    }
    carryOut(task, decision, chosen, by);
    return null;
  }

  private void requireClaim(String claim) {
    if (!claims.existsById(claim)) {
      throw DecisionRefused.invalid("details.matches: there is no claim " + claim);
    }
  }

  private void carryOut(Task task, String decision, Chosen chosen, String by) {
    if (task.kind() == TaskKind.ERA_OUT_OF_BALANCE) {
      outOfBalance(task.subject(), decision, by);
    } else if (claims.existsById(task.subject())) {
      stale(claims.findById(task.subject()).orElseThrow(), decision);
    } else if (STALE_DECISIONS.contains(decision)) {
      throw DecisionRefused.invalid(decision + " is for claims; a payment is not replaced");
    } else if (task.familyId() == null && !PayerLedger.isProviderAdjustment(task.subject())) {
      unmatched(task.subject(), decision, chosen, by);
    } else if (task.familyId() != null) {
      held(task.subject(), decision, chosen, by);
    }
    // What a provider adjustment was for is noted with the decision; its money is booked already.
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

  private void outOfBalance(String remittanceId, String decision, String by) {
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
    remittances.allHandledBy(remittanceId, by);
  }

  /**
   * The payments of a remittance that belong to no claim: all of them, or those that a person has
   * named; about the others somebody is asked again.
   */
  private void unmatched(String remittanceId, String decision, Chosen chosen, String by) {
    List<StoredPayment> all =
        remittances.payments(remittanceId).stream()
            .filter(stored -> stored.disposition() == Disposition.UNMATCHED)
            .toList();
    chosen.requireOnly(all.stream().map(stored -> stored.payment().id()).toList());
    int left = 0;
    String others = "";
    Set<String> touched = new TreeSet<>(Set.of(remittanceId));
    for (StoredPayment stored : all) {
      String id = stored.payment().id();
      if (!chosen.isAbout(id)) {
        others = Objects.requireNonNullElse(stored.reason(), "UNKNOWN_CLAIM");
      } else if (decision.equals("MATCHED")) {
        remittances.reopen(id);
        touched.addAll(payments.accept(id, new PaymentPosting.Meant(chosen.claim(id), null)));
        if (chosen.claim(id) != null) {
          requirePosted(id);
        }
        if (isUnmatched(id)) {
          left++;
        } else {
          remittances.handledBy(id, by);
        }
      } else {
        setAside(stored, decision, by);
      }
    }
    if (left > 0 && left == all.size()) {
      throw DecisionRefused.state("no claim of ours is found for any of these payments");
    }
    if (!others.isEmpty()) {
      events.publishEvent(new TaskNeeded(TaskKind.MATCH_PAYMENT, remittanceId, null, others));
    }
    touched.forEach(posting::finish);
  }

  /** What was chosen by a person is posted at once, or waits for what comes by itself. */
  private void requirePosted(String paymentId) {
    StoredPayment now = remittances.payment(paymentId).orElseThrow();
    String reason = Objects.requireNonNullElse(now.reason(), "");
    if (now.disposition() == Disposition.HELD && !POSTS_BY_ITSELF.contains(reason)) {
      throw DecisionRefused.state("it cannot be posted to this claim: " + reason);
    }
  }

  private boolean isUnmatched(String paymentId) {
    return remittances.payment(paymentId).orElseThrow().disposition() == Disposition.UNMATCHED;
  }

  private void held(String paymentId, String decision, Chosen chosen, String by) {
    chosen.requireOnly(List.of(paymentId));
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
      touched.addAll(
          payments.accept(
              paymentId, new PaymentPosting.Meant(chosen.claim(paymentId), stored.payerClaimId())));
      StoredPayment now = remittances.payment(paymentId).orElseThrow();
      if (now.disposition() == Disposition.HELD || now.disposition() == Disposition.UNMATCHED) {
        throw DecisionRefused.state("it still cannot be posted: " + now.reason());
      }
      remittances.handledBy(paymentId, by);
    } else {
      setAside(stored, decision, by);
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
    remittances.handledBy(paymentId, by);
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
  private void setAside(StoredPayment stored, String decision, String by) {
    remittances.dispose(
        stored.payment(),
        Disposition.SET_ASIDE,
        decision,
        decision.equals("NOT_OURS") ? null : stored.payerClaimId());
    remittances.handledBy(stored.payment().id(), by);
  }
}
