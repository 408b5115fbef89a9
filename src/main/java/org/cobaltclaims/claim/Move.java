package org.cobaltclaims.claim;

import static org.cobaltclaims.claim.PayerClaimState.ACCEPTED;
import static org.cobaltclaims.claim.PayerClaimState.ADJUDICATED;
import static org.cobaltclaims.claim.PayerClaimState.APPEALED;
import static org.cobaltclaims.claim.PayerClaimState.AWAITING_CROSSOVER;
import static org.cobaltclaims.claim.PayerClaimState.BATCHED;
import static org.cobaltclaims.claim.PayerClaimState.CLOSED;
import static org.cobaltclaims.claim.PayerClaimState.CORRECTING;
import static org.cobaltclaims.claim.PayerClaimState.CROSSED_OVER;
import static org.cobaltclaims.claim.PayerClaimState.DRAFT;
import static org.cobaltclaims.claim.PayerClaimState.FILE_REJECTED;
import static org.cobaltclaims.claim.PayerClaimState.INFO_REQUESTED;
import static org.cobaltclaims.claim.PayerClaimState.MAILED;
import static org.cobaltclaims.claim.PayerClaimState.PENDING;
import static org.cobaltclaims.claim.PayerClaimState.PRINTED;
import static org.cobaltclaims.claim.PayerClaimState.QUEUED;
import static org.cobaltclaims.claim.PayerClaimState.RECEIVED;
import static org.cobaltclaims.claim.PayerClaimState.REJECTED;
import static org.cobaltclaims.claim.PayerClaimState.REVERSED;
import static org.cobaltclaims.claim.PayerClaimState.SCRUBBED;
import static org.cobaltclaims.claim.PayerClaimState.SENT;
import static org.cobaltclaims.claim.PayerClaimState.SYNTAX_OK;
import static org.cobaltclaims.claim.PayerClaimState.TXN_REJECTED;
import static org.cobaltclaims.claim.PayerClaimState.WRITTEN_OFF;

import java.util.Set;

/** The moves of a payer claim from state to state (DOMAIN 0.5): which one is allowed from where. */
enum Move {
  // Before it leaves
  SCRUB(SCRUBBED, DRAFT, CORRECTING, FILE_REJECTED, TXN_REJECTED, REJECTED),
  CORRECT(CORRECTING, DRAFT, SCRUBBED, FILE_REJECTED, TXN_REJECTED, REJECTED, ADJUDICATED),
  QUEUE(QUEUED, SCRUBBED),
  BATCH(BATCHED, QUEUED),
  WITHDRAW(TXN_REJECTED, BATCHED),
  UNBATCH(QUEUED, BATCHED),
  SEND(SENT, BATCHED),
  PRINT(PRINTED, QUEUED),
  PRINT_AGAIN(QUEUED, PRINTED),
  HOLD_BACK(CORRECTING, QUEUED, PRINTED),
  MAIL(MAILED, QUEUED, PRINTED),

  // What is answered before the payer decides
  ACKNOWLEDGE(SYNTAX_OK, SENT),
  REFUSE_FILE(FILE_REJECTED, SENT, SYNTAX_OK),
  REFUSE_TRANSACTION(TXN_REJECTED, SENT, SYNTAX_OK),
  RECEIVE(RECEIVED, SENT, SYNTAX_OK),
  ACCEPT(ACCEPTED, SENT, SYNTAX_OK, RECEIVED),
  REJECT(
      REJECTED,
      BATCHED,
      SENT,
      SYNTAX_OK,
      RECEIVED,
      ACCEPTED,
      PENDING,
      INFO_REQUESTED,
      PRINTED,
      MAILED),
  PEND(PENDING, SENT, SYNTAX_OK, RECEIVED, ACCEPTED, PENDING, INFO_REQUESTED, MAILED),
  ASK(INFO_REQUESTED, SENT, SYNTAX_OK, RECEIVED, ACCEPTED, PENDING, INFO_REQUESTED, MAILED),
  FIND_WITH_PAYER(ACCEPTED, REJECTED),

  // The same once more
  REQUEUE(SCRUBBED, TXN_REJECTED, FILE_REJECTED),
  SEND_AGAIN(
      SCRUBBED,
      SENT,
      SYNTAX_OK,
      RECEIVED,
      ACCEPTED,
      PENDING,
      INFO_REQUESTED,
      MAILED,
      FILE_REJECTED,
      TXN_REJECTED,
      REJECTED),

  // After the payer has decided
  REVERSE(
      REVERSED,
      ADJUDICATED,
      CROSSED_OVER,
      WRITTEN_OFF,
      APPEALED,
      BATCHED,
      SENT,
      SYNTAX_OK,
      RECEIVED,
      ACCEPTED,
      PENDING,
      INFO_REQUESTED,
      PRINTED,
      MAILED),
  RESUBMIT(SCRUBBED, ADJUDICATED, APPEALED),
  APPEAL(APPEALED, ADJUDICATED, APPEALED),
  TAKE_UP_APPEAL(ADJUDICATED, APPEALED, ADJUDICATED),
  PUT_OFF_DENIAL(ADJUDICATED, ADJUDICATED),
  WRITE_OFF(WRITTEN_OFF, ADJUDICATED),
  REDIRECT(
      DRAFT,
      DRAFT,
      CORRECTING,
      SCRUBBED,
      FILE_REJECTED,
      TXN_REJECTED,
      REJECTED,
      QUEUED,
      AWAITING_CROSSOVER,
      ADJUDICATED,
      CROSSED_OVER,
      WRITTEN_OFF,
      REVERSED,
      CLOSED),
  REPLACE(
      DRAFT,
      DRAFT,
      SCRUBBED,
      CORRECTING,
      FILE_REJECTED,
      TXN_REJECTED,
      REJECTED,
      ADJUDICATED,
      CROSSED_OVER,
      WRITTEN_OFF,
      APPEALED),

  // Forwarding
  CROSS_OVER(CROSSED_OVER, ADJUDICATED),
  DISOWN(
      CROSSED_OVER,
      BATCHED,
      SENT,
      SYNTAX_OK,
      RECEIVED,
      ACCEPTED,
      PENDING,
      INFO_REQUESTED,
      PRINTED,
      MAILED),
  AWAIT_CROSSOVER(AWAITING_CROSSOVER, DRAFT),
  AWAIT_LONGER(AWAITING_CROSSOVER, AWAITING_CROSSOVER),
  BILL_DIRECTLY(DRAFT, AWAITING_CROSSOVER),

  // Not billed
  CANCEL(CLOSED, DRAFT, SCRUBBED, QUEUED, CORRECTING, FILE_REJECTED, TXN_REJECTED, REJECTED),
  CLOSE(
      CLOSED,
      DRAFT,
      SCRUBBED,
      CORRECTING,
      FILE_REJECTED,
      TXN_REJECTED,
      REJECTED,
      AWAITING_CROSSOVER),
  TAKE_UP(DRAFT, CLOSED);

  private final PayerClaimState to;
  private final Set<PayerClaimState> from;

  Move(PayerClaimState to, PayerClaimState... from) {
    this.to = to;
    this.from = Set.of(from);
  }

  PayerClaimState to() {
    return to;
  }

  boolean isAllowedFrom(PayerClaimState state) {
    return from.contains(state);
  }
}
