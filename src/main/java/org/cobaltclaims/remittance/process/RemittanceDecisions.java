package org.cobaltclaims.remittance.process;

import java.time.LocalDate;
import java.util.Set;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
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

  RemittanceDecisions(
      Remittances remittances,
      PaymentPosting payments,
      RemittancePosting posting,
      PayerClaims claims) {
    this.remittances = remittances;
    this.payments = payments;
    this.posting = posting;
    this.claims = claims;
  }

  @Override
  public boolean handles(Task task) {
    return switch (task.kind()) {
      case ERA_OUT_OF_BALANCE, MATCH_PAYMENT, REVIEW_REVERSAL, POSSIBLE_REISSUE -> true;
      default -> false;
    };
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
    for (StoredPayment stored : remittances.payments(remittanceId)) {
      if (stored.disposition() == Disposition.UNMATCHED) {
        all++;
        if (decision.equals("MATCHED")) {
          remittances.reopen(stored.payment().id());
          left += payments.accept(stored.payment().id()) == Disposition.UNMATCHED ? 1 : 0;
        } else {
          setAside(stored, decision);
        }
      }
    }
    if (left > 0 && left == all) {
      throw DecisionRefused.state("no claim of ours is found for any of these payments");
    }
    posting.finish(remittanceId);
  }

  private void held(String paymentId, String decision) {
    StoredPayment stored = remittances.lock(paymentId);
    String remittanceId = stored.remittanceId();
    if (stored.disposition() != Disposition.HELD || remittanceId == null) {
      throw DecisionRefused.state(
          "payment %s is %s by now".formatted(paymentId, stored.disposition()));
    }
    if (decision.equals("MATCHED")) {
      remittances.reopen(paymentId);
      payments.accept(paymentId);
      StoredPayment now = remittances.payment(paymentId).orElseThrow();
      if (now.disposition() == Disposition.HELD || now.disposition() == Disposition.UNMATCHED) {
        throw DecisionRefused.state("it still cannot be posted: " + now.reason());
      }
    } else {
      setAside(stored, decision);
    }
    posting.finish(remittanceId);
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
