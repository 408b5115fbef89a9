package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One claim to one payer, with the versions that were sent of it: what may happen to it. It guards
 * its own state (DOMAIN 0.5): a move that has happened already is no change, one that its state
 * does not allow is refused with {@link IllegalStateException}.
 */
@Table("payer_claim")
public final class PayerClaim extends PayerClaimRecord {

  /** Why a claim is closed whose payer before took its decision back. */
  public static final String PRIOR_REVERSED = "PRIOR_REVERSED";

  /** Why a claim is closed whose payer the next one's policy lets us skip (DOMAIN 2.8). */
  public static final String SKIPPED = "SKIPPED";

  /** CLM05-3 of a version that replaces what the payer has decided (DOMAIN 1.5). */
  public static final String REPLACEMENT = "7";

  /** CLM05-3 of a version that asks the payer to forget what it has decided (DOMAIN 1.5). */
  public static final String VOID = "8";

  @PersistenceCreator
  PayerClaim(
      String id,
      @Nullable Integer lockVersion,
      String familyId,
      int level,
      LocalDate serviceFrom,
      String payerId,
      PayerClaimState state,
      @Nullable Outcome outcome,
      @Nullable String icn,
      Origin origin,
      @Nullable LocalDate acceptedOn,
      @Nullable LocalDate adjudicatedOn,
      @Nullable LocalDate crossoverDue,
      @Nullable String closedReason,
      @Nullable String delayReason,
      @Nullable String nextFrequency,
      boolean replaceOnceAnswered,
      @Nullable String passedBy,
      @Nullable DenialWait denialWait,
      @Nullable LocalDate denialDue,
      List<ClaimVersion> versions) {
    super(
        id,
        lockVersion,
        familyId,
        level,
        serviceFrom,
        payerId,
        state,
        outcome,
        icn,
        origin,
        acceptedOn,
        adjudicatedOn,
        crossoverDue,
        closedReason,
        delayReason,
        nextFrequency,
        replaceOnceAnswered,
        passedBy,
        denialWait,
        denialDue,
        versions);
  }

  /**
   * A claim that we are going to send.
   *
   * @param served first day of service
   */
  public static PayerClaim draft(String familyId, int level, LocalDate served, String payerId) {
    return of(familyId, level, served, payerId, PayerClaimState.DRAFT, Origin.SENT);
  }

  /**
   * A claim that its payer decided before the family reached us.
   *
   * @param served first day of service
   */
  public static PayerClaim fromIntake(
      String familyId, int level, LocalDate served, String payerId) {
    return of(familyId, level, served, payerId, PayerClaimState.ACCEPTED, Origin.INTAKE);
  }

  /**
   * A claim that the payer before forwarded: nothing is sent, its answer is awaited until the date.
   *
   * @param served first day of service
   */
  public static PayerClaim awaitingCrossover(
      String familyId, int level, LocalDate served, String payerId, LocalDate due) {
    PayerClaim claim =
        of(familyId, level, served, payerId, PayerClaimState.AWAITING_CROSSOVER, Origin.CROSSOVER);
    claim.crossoverDue = due;
    return claim;
  }

  private static PayerClaim of(
      String familyId,
      int level,
      LocalDate served,
      String payerId,
      PayerClaimState state,
      Origin origin) {
    return new PayerClaim(
        idOf(familyId, level),
        null,
        familyId,
        level,
        served,
        payerId,
        state,
        null,
        null,
        origin,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        List.of());
  }

  /** The id of a family's claim to the payer of a level: the family's id and the level digit. */
  public static String idOf(String familyId, int level) {
    return familyId + level;
  }

  /** The family of the claim with an id. */
  public static String familyOf(String payerClaimId) {
    return payerClaimId.substring(0, payerClaimId.length() - 1);
  }

  /** The scrubber found nothing that blocks. */
  public void scrubbed() {
    if (state != PayerClaimState.SCRUBBED) {
      move(Move.SCRUB);
    }
  }

  /** A person has to correct it before it can go (again). */
  public void correcting() {
    if (state != PayerClaimState.CORRECTING) {
      move(Move.CORRECT);
    }
  }

  /** A person took the printed form out before it was mailed: something in it has to change. */
  public void heldBack() {
    if (state == PayerClaimState.QUEUED) {
      requirePaper();
    }
    if (state != PayerClaimState.CORRECTING) {
      move(Move.HOLD_BACK);
    }
  }

  /**
   * It goes out late, for a reason.
   *
   * @param reason CLM20
   */
  public void delayed(String reason) {
    delayReason = reason;
  }

  /**
   * A new version stands ready to be batched or printed.
   *
   * @param channel ELECTRONIC or PAPER
   */
  public void queued(ControlNumber pcn, String frequency, String channel) {
    if (!versions.isEmpty() && currentVersion().pcn().equals(pcn.toString())) {
      return;
    }
    move(Move.QUEUE);
    passedBy = null;
    versions.add(new ClaimVersion(pcn.toString(), frequency, channel, null, null, null));
  }

  /** The current version has been put into a batch. */
  public void batched(String batchId) {
    if (state == PayerClaimState.BATCHED && batchId.equals(currentVersion().batchId())) {
      return;
    }
    move(Move.BATCH);
    replaceCurrent(currentVersion().inBatch(batchId));
  }

  /** The batch's file never left: the current version waits for another one. */
  public void unbatched(String batchId) {
    if (state == PayerClaimState.BATCHED && batchId.equals(currentVersion().batchId())) {
      move(Move.UNBATCH);
      replaceCurrent(currentVersion().outOfBatch());
    }
  }

  /** The current version was taken out of its batch before it was sent: it must not leave so. */
  public void withdrawn() {
    if (state != PayerClaimState.TXN_REJECTED) {
      move(Move.WITHDRAW);
    }
  }

  /** The file that holds the current version has been handed over. */
  public void sent(String fileName, LocalDate on) {
    if (state != PayerClaimState.BATCHED) {
      return;
    }
    move(Move.SEND);
    replaceCurrent(currentVersion().sent(fileName, on));
  }

  /** The paper form was printed, to be mailed. */
  public void printed() {
    if (state == PayerClaimState.PRINTED) {
      return;
    }
    requirePaper();
    move(Move.PRINT);
  }

  /** What was printed cannot be mailed: it has to be printed again. */
  public void printAgain() {
    if (state == PayerClaimState.QUEUED) {
      requirePaper();
      return;
    }
    move(Move.PRINT_AGAIN);
  }

  private void requirePaper() {
    if (!currentVersion().channel().equals("PAPER")) {
      throw new IllegalStateException("payer claim " + id + " goes out in a file, not on paper");
    }
  }

  /** The paper form went into the post, or was typed into the payer's portal. */
  public void mailed(LocalDate on) {
    if (state == PayerClaimState.MAILED) {
      return;
    }
    move(Move.MAIL);
    replaceCurrent(currentVersion().sent("", on));
  }

  /** 999 A or E. Never goes back from a later answer. */
  public void syntaxAccepted() {
    moveIfAllowed(Move.ACKNOWLEDGE);
  }

  /**
   * TA1 or 999 refused the file or transaction. A refusal of a version that is no longer current,
   * or that has been answered by its payer, is no change.
   *
   * @param rejected FILE_REJECTED or TXN_REJECTED
   */
  public void transmissionRejected(PayerClaimState rejected) {
    moveIfAllowed(
        rejected == PayerClaimState.FILE_REJECTED ? Move.REFUSE_FILE : Move.REFUSE_TRANSACTION);
  }

  /** A claim of a refused transaction that was itself not at fault goes back into the queue. */
  public void requeued() {
    if (state == PayerClaimState.QUEUED) {
      return;
    }
    move(Move.REQUEUE);
    queued(nextControlNumber(), currentVersion().frequency(), currentVersion().channel());
  }

  /** A person sends the same again, as a new version: it never arrived, or was refused wrongly. */
  public void queuedAgain() {
    move(Move.SEND_AGAIN);
    acceptedOn = null;
    queued(nextControlNumber(), currentVersion().frequency(), currentVersion().channel());
  }

  /** 277CA A0, A1: received only; never regresses (DOMAIN 4.3). */
  public void received() {
    moveIfAllowed(Move.RECEIVE);
  }

  /**
   * 277CA A2, A5.
   *
   * @param payerControlNumber REF*1K; null or empty if none
   */
  public void accepted(@Nullable String payerControlNumber, LocalDate on) {
    if (payerControlNumber != null && !payerControlNumber.isEmpty() && icn == null) {
      icn = payerControlNumber;
    }
    if (moveIfAllowed(Move.ACCEPT)) {
      acceptedOn = on;
    }
  }

  /**
   * A status response says that the payer works on it (DOMAIN 4.4): it has the claim, whatever else
   * was answered or not.
   */
  public void pending(LocalDate on) {
    worked(Move.PEND, on);
  }

  /** A status response tells the payer's own number; one that is known stays. */
  public void knownAs(String payerControlNumber) {
    icn = icn == null ? payerControlNumber : icn;
  }

  /** A status response says that the payer wants to know something (DOMAIN 4.4). */
  public void informationRequested(LocalDate on) {
    worked(Move.ASK, on);
  }

  private void worked(Move move, LocalDate on) {
    if (moveIfAllowed(move)) {
      acceptedOn = acceptedOn == null ? on : acceptedOn;
    }
  }

  /** 277CA A3, A4, A6, A7, A8; also after A2 (DOMAIN 4.3), but not after the payer decided. */
  public void rejected() {
    moveIfAllowed(Move.REJECT);
  }

  /** It was refused although its payer has it already: the payer's decision is awaited. */
  public void foundWithPayer(LocalDate on) {
    move(Move.FIND_WITH_PAYER);
    acceptedOn = on;
  }

  /** The payer decided. Its newest control number counts from now on. */
  public void adjudicated(Outcome decided, String payerControlNumber, LocalDate on) {
    if (state == PayerClaimState.CLOSED && closedReason != null) {
      throw new IllegalStateException("payer claim " + id + " was closed: " + closedReason);
    }
    if (origin == Origin.SENT && versions.isEmpty()) {
      // We never sent it, so the payer before did (DOMAIN 3.6), whatever it said.
      origin = Origin.CROSSOVER;
    }
    state = PayerClaimState.ADJUDICATED;
    outcome = decided;
    adjudicatedOn = on;
    nextFrequency = null;
    denialTakenUp();
    if (!payerControlNumber.isEmpty()) {
      icn = payerControlNumber;
    }
  }

  /**
   * The payer took its decision back and has not corrected it yet (DOMAIN 3.5). A claim that is
   * being sent again meanwhile goes its way.
   */
  public void reversed(LocalDate on) {
    if (moveIfAllowed(Move.REVERSE)) {
      nextFrequency = null;
    } else if (state != PayerClaimState.REVERSED && nextFrequency == null) {
      throw new IllegalStateException(
          "payer claim " + id + " is " + state + ", cannot become REVERSED");
    }
    outcome = null;
    adjudicatedOn = on;
    denialTakenUp();
  }

  /**
   * What the payer denied is asked of it once more, with what was corrected (DOMAIN 5.3). The next
   * version stands to be checked.
   *
   * @param frequency CLM05-3 of the next version: 7 replaces what the payer decided and names its
   *     newest control number, 1 is a new claim
   */
  public void resubmit(String frequency) {
    if (frequency.equals(REPLACEMENT) && icn == null) {
      throw new IllegalStateException(
          "payer claim " + id + " has no control number of the payer to replace");
    }
    move(Move.RESUBMIT);
    nextFrequency = frequency;
    outcome = null;
    acceptedOn = null;
    denialTakenUp();
  }

  /** The payer is asked to look at its decision again; its answer is awaited until the day. */
  public void appealed(LocalDate due) {
    move(Move.APPEAL);
    denialWait = DenialWait.APPEAL;
    denialDue = due;
  }

  /** The appeal has been answered, or a person looks at it: the denial is worked again. */
  public void appealAnswered() {
    move(Move.TAKE_UP_APPEAL);
    denialTakenUp();
  }

  /**
   * A person put the denial off.
   *
   * @param why what is waited for
   * @param due the day on which a person is asked again, if nothing happens before
   */
  public void denialWaits(DenialWait why, LocalDate due) {
    move(Move.PUT_OFF_DENIAL);
    denialWait = why;
    denialDue = due;
  }

  /**
   * The claim to an earlier payer is worked again, and comes first: a person is asked about this
   * one's denial when its turn comes again.
   *
   * @param day when that is at the earliest
   */
  public void denialWaitsForEarlier(LocalDate day) {
    if (denialDue == null) {
      denialWait = state == PayerClaimState.APPEALED ? DenialWait.APPEAL : DenialWait.HOLD;
      denialDue = day;
    }
  }

  /** A person works on the denial again, or has decided it. */
  public void denialTakenUp() {
    denialWait = null;
    denialDue = null;
  }

  /** Its payer was billed out of turn: what it decided then is replaced. */
  void billedBefore(String payerControlNumber) {
    icn = payerControlNumber;
    nextFrequency = REPLACEMENT;
  }

  /** The clearinghouse knows its payer by another id. */
  void billedAs(String id) {
    payerId = id;
  }

  /**
   * It is billed to another payer than the one that it was meant for: that one comes first (DOMAIN
   * 7.1). What the other payer decided stays in the history of its versions.
   *
   * @param newIcn what this payer has called the claim before; null if it does not know it
   */
  public void redirected(String newPayerId, @Nullable String newIcn) {
    move(Move.REDIRECT);
    payerId = newPayerId;
    icn = newIcn;
    origin = Origin.SENT;
    outcome = null;
    acceptedOn = null;
    adjudicatedOn = null;
    closedReason = null;
    denialTakenUp();
    nextFrequency = newIcn == null ? null : REPLACEMENT;
  }

  /**
   * What its payer was told of the payers before does not hold any more: it is built anew, in place
   * of what the payer has or as a new claim (DOMAIN 2.9).
   *
   * @param frequency CLM05-3 of the next version: 1, or 7 and 8 where the payer's control number is
   *     known
   */
  public void replace(String frequency) {
    if (!frequency.equals("1") && icn == null) {
      throw new IllegalStateException(
          "payer claim " + id + " has no control number of the payer to replace");
    }
    move(Move.REPLACE);
    nextFrequency = frequency;
    origin = Origin.SENT;
    acceptedOn = null;
    denialTakenUp();
    replaceOnceAnswered = false;
  }

  /** It is with its payer: it is to be replaced as soon as the payer has answered. */
  public void replaceOnceAnswered() {
    replaceOnceAnswered = true;
  }

  /** What was sent stands after all. */
  public void keep() {
    replaceOnceAnswered = false;
  }

  /**
   * A person lets it pass the gate although a condition is not met (DOMAIN 2.2).
   *
   * @param by who
   */
  public void passed(String by) {
    passedBy = by;
  }

  /**
   * What the payer before had decided was taken back: this claim, which has not reached its payer,
   * is not sent as it is. Once the payer before has corrected itself, it is {@link #reopened}.
   */
  public void cancelled() {
    if (state != PayerClaimState.CLOSED) {
      move(Move.CANCEL);
    }
    closedReason = PRIOR_REVERSED;
  }

  /** A claim that was cancelled for the sake of the payer before is looked at anew. */
  public void reopened() {
    if (state == PayerClaimState.CLOSED && PRIOR_REVERSED.equals(closedReason)) {
      state = PayerClaimState.DRAFT;
      closedReason = null;
    }
  }

  /**
   * The payer says that the claim is not its own, and has forwarded it to the next one (DOMAIN 3.2,
   * CLP02 23): it has decided nothing.
   */
  public void notOurs(String payerControlNumber, LocalDate on) {
    move(Move.DISOWN);
    adjudicatedOn = on;
    nextFrequency = null;
    if (!payerControlNumber.isEmpty()) {
      icn = payerControlNumber;
    }
  }

  /** The payer denied the whole of it, and a person has written that off. */
  public void writtenOff() {
    if (state != PayerClaimState.WRITTEN_OFF) {
      move(Move.WRITE_OFF);
    }
  }

  /** The payer decided and forwarded the claim to the next one. */
  public void crossedOver() {
    if (state != PayerClaimState.CROSSED_OVER) {
      move(Move.CROSS_OVER);
    }
  }

  /**
   * The payer before turns out to have forwarded the claim: nothing is sent, the answer is awaited.
   */
  public void awaitCrossover(LocalDate due) {
    if (state != PayerClaimState.AWAITING_CROSSOVER) {
      move(Move.AWAIT_CROSSOVER);
      origin = Origin.CROSSOVER;
      crossoverDue = due;
    }
  }

  /** The forwarded claim's answer is awaited longer. */
  public void awaitCrossoverUntil(LocalDate due) {
    move(Move.AWAIT_LONGER);
    crossoverDue = due;
  }

  /** The forwarded claim did not arrive: we bill the payer ourselves. */
  public void billDirectly() {
    move(Move.BILL_DIRECTLY);
    origin = Origin.SENT;
    crossoverDue = null;
  }

  /**
   * Will not be billed.
   *
   * @param reason the gate's name for it, such as NO_PR, or a person's decision
   */
  public void closed(String reason) {
    if (state == PayerClaimState.CLOSED) {
      return;
    }
    move(Move.CLOSE);
    closedReason = reason;
  }

  /**
   * A person takes it out before it has left, or gives up waiting for its payer.
   *
   * @param reason a short code
   */
  public void givenUp(String reason) {
    if (decided() || state == PayerClaimState.CLOSED) {
      throw new IllegalStateException("payer claim " + id + " is " + state + " already");
    }
    state = PayerClaimState.CLOSED;
    closedReason = reason;
    nextFrequency = null;
    denialTakenUp();
    passedBy = null;
  }

  /** A person has it billed after all. */
  public void takenUp() {
    move(Move.TAKE_UP);
    closedReason = null;
  }

  private void move(Move move) {
    if (!moveIfAllowed(move)) {
      throw new IllegalStateException(
          "payer claim " + id + " is " + state + ", cannot become " + move.to());
    }
  }

  private boolean moveIfAllowed(Move move) {
    boolean allowed = move.isAllowedFrom(state);
    state = allowed ? move.to() : state;
    return allowed;
  }

  private void replaceCurrent(ClaimVersion version) {
    versions.set(versions.size() - 1, version);
  }
}
