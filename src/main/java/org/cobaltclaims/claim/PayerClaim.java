package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One claim to one payer, with the versions that were sent of it. It guards its own state (DOMAIN
 * 0.5): a transition that has happened already is no change, one that its state does not allow is
 * refused with {@link IllegalStateException}.
 */
@Table("payer_claim")
public final class PayerClaim {

  /** Why a claim is closed whose payer before took its decision back. */
  public static final String PRIOR_REVERSED = "PRIOR_REVERSED";

  /** Why a claim is closed whose payer the next one's policy lets us skip (DOMAIN 2.8). */
  public static final String SKIPPED = "SKIPPED";

  /** CLM05-3 of a version that replaces what the payer has decided (DOMAIN 1.5). */
  public static final String REPLACEMENT = "7";

  private static final Set<PayerClaimState> WITH_THE_PAYER =
      EnumSet.of(
          PayerClaimState.SENT,
          PayerClaimState.SYNTAX_OK,
          PayerClaimState.RECEIVED,
          PayerClaimState.ACCEPTED,
          PayerClaimState.PENDING,
          PayerClaimState.INFO_REQUESTED,
          PayerClaimState.MAILED);

  @Id private final String id;
  @Version private @Nullable Integer lockVersion;
  private final String familyId;
  private final int level;
  private String payerId;
  private PayerClaimState state;
  private @Nullable Outcome outcome;
  private @Nullable String icn;
  private Origin origin;
  private @Nullable LocalDate acceptedOn;
  private @Nullable LocalDate adjudicatedOn;
  private @Nullable LocalDate crossoverDue;
  private @Nullable String closedReason;
  private @Nullable String delayReason;
  private @Nullable String nextFrequency;
  private boolean replaceOnceAnswered;
  private @Nullable String passedBy;
  private @Nullable DenialWait denialWait;
  private @Nullable LocalDate denialDue;

  @MappedCollection(idColumn = "payer_claim_id", keyColumn = "ordinal")
  private final List<ClaimVersion> versions;

  @PersistenceCreator
  PayerClaim(
      String id,
      @Nullable Integer lockVersion,
      String familyId,
      int level,
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
    this.id = id;
    this.lockVersion = lockVersion;
    this.familyId = familyId;
    this.level = level;
    this.payerId = payerId;
    this.state = state;
    this.outcome = outcome;
    this.icn = icn;
    this.origin = origin;
    this.acceptedOn = acceptedOn;
    this.adjudicatedOn = adjudicatedOn;
    this.crossoverDue = crossoverDue;
    this.closedReason = closedReason;
    this.delayReason = delayReason;
    this.nextFrequency = nextFrequency;
    this.replaceOnceAnswered = replaceOnceAnswered;
    this.passedBy = passedBy;
    this.denialWait = denialWait;
    this.denialDue = denialDue;
    this.versions = new ArrayList<>(versions);
  }

  /** A claim that we are going to send. */
  public static PayerClaim draft(String familyId, int level, String payerId) {
    return of(familyId, level, payerId, PayerClaimState.DRAFT, Origin.SENT);
  }

  /** A claim that its payer decided before the family reached us. */
  public static PayerClaim fromIntake(String familyId, int level, String payerId) {
    return of(familyId, level, payerId, PayerClaimState.ACCEPTED, Origin.INTAKE);
  }

  /**
   * A claim that the payer before forwarded: nothing is sent, its answer is awaited until the date.
   */
  public static PayerClaim awaitingCrossover(
      String familyId, int level, String payerId, LocalDate due) {
    PayerClaim claim =
        of(familyId, level, payerId, PayerClaimState.AWAITING_CROSSOVER, Origin.CROSSOVER);
    claim.crossoverDue = due;
    return claim;
  }

  private static PayerClaim of(
      String familyId, int level, String payerId, PayerClaimState state, Origin origin) {
    return new PayerClaim(
        idOf(familyId, level),
        null,
        familyId,
        level,
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

  /** The scrubber found nothing that blocks. */
  public void scrubbed() {
    if (state != PayerClaimState.SCRUBBED) {
      move(
          PayerClaimState.SCRUBBED,
          PayerClaimState.DRAFT,
          PayerClaimState.CORRECTING,
          PayerClaimState.FILE_REJECTED,
          PayerClaimState.TXN_REJECTED,
          PayerClaimState.REJECTED);
    }
  }

  /** A person has to correct it before it can go (again). */
  public void correcting() {
    if (state != PayerClaimState.CORRECTING) {
      move(
          PayerClaimState.CORRECTING,
          PayerClaimState.DRAFT,
          PayerClaimState.SCRUBBED,
          PayerClaimState.FILE_REJECTED,
          PayerClaimState.TXN_REJECTED,
          PayerClaimState.REJECTED,
          PayerClaimState.ADJUDICATED);
    }
  }

  /** A person took the printed form out before it was mailed: something in it has to change. */
  public void heldBack() {
    if (state == PayerClaimState.QUEUED) {
      requirePaper();
    }
    if (state != PayerClaimState.CORRECTING) {
      move(PayerClaimState.CORRECTING, PayerClaimState.QUEUED, PayerClaimState.PRINTED);
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

  /** The control number that the next version will bear. */
  public ControlNumber nextControlNumber() {
    return new ControlNumber(familyId, level, (char) ('A' + versions.size()));
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
    move(PayerClaimState.QUEUED, PayerClaimState.SCRUBBED);
    passedBy = null;
    versions.add(new ClaimVersion(pcn.toString(), frequency, channel, null, null, null));
  }

  /** The current version has been put into a batch. */
  public void batched(String batchId) {
    if (state == PayerClaimState.BATCHED && batchId.equals(currentVersion().batchId())) {
      return;
    }
    move(PayerClaimState.BATCHED, PayerClaimState.QUEUED);
    replaceCurrent(currentVersion().inBatch(batchId));
  }

  /** The current version was taken out of its batch before it was sent: it must not leave so. */
  public void withdrawn() {
    if (state != PayerClaimState.TXN_REJECTED) {
      move(PayerClaimState.TXN_REJECTED, PayerClaimState.BATCHED);
    }
  }

  /** The file that holds the current version has been handed over. */
  public void sent(String fileName, LocalDate on) {
    if (state != PayerClaimState.BATCHED) {
      return;
    }
    move(PayerClaimState.SENT, PayerClaimState.BATCHED);
    replaceCurrent(currentVersion().sent(fileName, on));
  }

  /** The paper form was printed, to be mailed. */
  public void printed() {
    if (state == PayerClaimState.PRINTED) {
      return;
    }
    requirePaper();
    move(PayerClaimState.PRINTED, PayerClaimState.QUEUED);
  }

  /** What was printed cannot be mailed: it has to be printed again. */
  public void printAgain() {
    if (state == PayerClaimState.QUEUED) {
      requirePaper();
      return;
    }
    move(PayerClaimState.QUEUED, PayerClaimState.PRINTED);
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
    move(PayerClaimState.MAILED, PayerClaimState.QUEUED, PayerClaimState.PRINTED);
    replaceCurrent(currentVersion().sent("", on));
  }

  /** 999 A or E. Never goes back from a later answer. */
  public void syntaxAccepted() {
    if (state == PayerClaimState.SENT) {
      state = PayerClaimState.SYNTAX_OK;
    }
  }

  /**
   * TA1 or 999 refused the file or transaction. A refusal of a version that is no longer current,
   * or that has been answered by its payer, is no change.
   */
  public void transmissionRejected(PayerClaimState rejected) {
    if (state == PayerClaimState.SENT || state == PayerClaimState.SYNTAX_OK) {
      state = rejected;
    }
  }

  /** A claim of a refused transaction that was itself not at fault goes back into the queue. */
  public void requeued() {
    if (state == PayerClaimState.QUEUED) {
      return;
    }
    move(PayerClaimState.SCRUBBED, PayerClaimState.TXN_REJECTED, PayerClaimState.FILE_REJECTED);
    queued(nextControlNumber(), currentVersion().frequency(), currentVersion().channel());
  }

  /** A person sends the same again, as a new version: it never arrived, or was refused wrongly. */
  public void queuedAgain() {
    move(
        PayerClaimState.SCRUBBED,
        PayerClaimState.SENT,
        PayerClaimState.SYNTAX_OK,
        PayerClaimState.RECEIVED,
        PayerClaimState.ACCEPTED,
        PayerClaimState.PENDING,
        PayerClaimState.INFO_REQUESTED,
        PayerClaimState.MAILED,
        PayerClaimState.FILE_REJECTED,
        PayerClaimState.TXN_REJECTED,
        PayerClaimState.REJECTED);
    acceptedOn = null;
    queued(nextControlNumber(), currentVersion().frequency(), currentVersion().channel());
  }

  /** 277CA A0, A1: received only; never regresses (DOMAIN 4.3). */
  public void received() {
    if (state == PayerClaimState.SENT || state == PayerClaimState.SYNTAX_OK) {
      state = PayerClaimState.RECEIVED;
    }
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
    if (state == PayerClaimState.SENT
        || state == PayerClaimState.SYNTAX_OK
        || state == PayerClaimState.RECEIVED) {
      state = PayerClaimState.ACCEPTED;
      acceptedOn = on;
    }
  }

  /**
   * A status response says that the payer works on it (DOMAIN 4.4): it has the claim, whatever else
   * was answered or not.
   */
  public void pending(LocalDate on) {
    worked(PayerClaimState.PENDING, on);
  }

  /** A status response tells the payer's own number; one that is known stays. */
  public void knownAs(String payerControlNumber) {
    icn = icn == null ? payerControlNumber : icn;
  }

  /** A status response says that the payer wants to know something (DOMAIN 4.4). */
  public void informationRequested(LocalDate on) {
    worked(PayerClaimState.INFO_REQUESTED, on);
  }

  private void worked(PayerClaimState to, LocalDate on) {
    if (WITH_THE_PAYER.contains(state)) {
      state = to;
      acceptedOn = acceptedOn == null ? on : acceptedOn;
    }
  }

  /** 277CA A3, A4, A6, A7, A8; also after A2 (DOMAIN 4.3), but not after the payer decided. */
  public void rejected() {
    if (state.inTransit()) {
      state = PayerClaimState.REJECTED;
    }
  }

  /** It was refused although its payer has it already: the payer's decision is awaited. */
  public void foundWithPayer(LocalDate on) {
    move(PayerClaimState.ACCEPTED, PayerClaimState.REJECTED);
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
    denialWait = null;
    denialDue = null;
    if (!payerControlNumber.isEmpty()) {
      icn = payerControlNumber;
    }
  }

  /**
   * The payer took its decision back and has not corrected it yet (DOMAIN 3.5). A claim that is
   * being sent again meanwhile goes its way.
   */
  public void reversed(LocalDate on) {
    if (decided() || state.inTransit() || state == PayerClaimState.APPEALED) {
      state = PayerClaimState.REVERSED;
      nextFrequency = null;
    } else if (state != PayerClaimState.REVERSED && nextFrequency == null) {
      throw new IllegalStateException(
          "payer claim " + id + " is " + state + ", cannot become REVERSED");
    }
    outcome = null;
    adjudicatedOn = on;
    denialWait = null;
    denialDue = null;
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
    move(PayerClaimState.SCRUBBED, PayerClaimState.ADJUDICATED, PayerClaimState.APPEALED);
    nextFrequency = frequency;
    outcome = null;
    acceptedOn = null;
    denialWait = null;
    denialDue = null;
  }

  /** The payer is asked to look at its decision again; its answer is awaited until the day. */
  public void appealed(LocalDate due) {
    move(PayerClaimState.APPEALED, PayerClaimState.ADJUDICATED, PayerClaimState.APPEALED);
    denialWait = DenialWait.APPEAL;
    denialDue = due;
  }

  /** The appeal has been answered, or a person looks at it: the denial is worked again. */
  public void appealAnswered() {
    move(PayerClaimState.ADJUDICATED, PayerClaimState.APPEALED, PayerClaimState.ADJUDICATED);
    denialWait = null;
    denialDue = null;
  }

  /**
   * A person put the denial off.
   *
   * @param why what is waited for
   * @param due the day on which a person is asked again, if nothing happens before
   */
  public void denialWaits(DenialWait why, LocalDate due) {
    move(PayerClaimState.ADJUDICATED, PayerClaimState.ADJUDICATED);
    denialWait = why;
    denialDue = due;
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
    move(
        PayerClaimState.DRAFT,
        PayerClaimState.DRAFT,
        PayerClaimState.CORRECTING,
        PayerClaimState.SCRUBBED,
        PayerClaimState.FILE_REJECTED,
        PayerClaimState.TXN_REJECTED,
        PayerClaimState.REJECTED,
        PayerClaimState.QUEUED,
        PayerClaimState.AWAITING_CROSSOVER,
        PayerClaimState.ADJUDICATED,
        PayerClaimState.CROSSED_OVER,
        PayerClaimState.WRITTEN_OFF,
        PayerClaimState.REVERSED,
        PayerClaimState.CLOSED);
    payerId = newPayerId;
    icn = newIcn;
    origin = Origin.SENT;
    outcome = null;
    acceptedOn = null;
    adjudicatedOn = null;
    closedReason = null;
    denialWait = null;
    denialDue = null;
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
    move(
        PayerClaimState.DRAFT,
        PayerClaimState.DRAFT,
        PayerClaimState.SCRUBBED,
        PayerClaimState.CORRECTING,
        PayerClaimState.FILE_REJECTED,
        PayerClaimState.TXN_REJECTED,
        PayerClaimState.REJECTED,
        PayerClaimState.ADJUDICATED,
        PayerClaimState.CROSSED_OVER,
        PayerClaimState.WRITTEN_OFF,
        PayerClaimState.APPEALED);
    nextFrequency = frequency;
    origin = Origin.SENT;
    acceptedOn = null;
    denialWait = null;
    denialDue = null;
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

  /** True if it is to be replaced as soon as the payer has answered. */
  public boolean isReplacedOnceAnswered() {
    return replaceOnceAnswered;
  }

  /** True if its next version takes the place of what the payer has, or voids it. */
  public boolean isReplacement() {
    return nextFrequency != null && !nextFrequency.equals("1");
  }

  /**
   * A person lets it pass the gate although a condition is not met (DOMAIN 2.2).
   *
   * @param by who
   */
  public void passed(String by) {
    passedBy = by;
  }

  /** True if a person lets it pass the gate. */
  public boolean isPassed() {
    return passedBy != null;
  }

  /**
   * What the payer before had decided was taken back: this claim, which has not reached its payer,
   * is not sent as it is. Once the payer before has corrected itself, it is {@link #reopened}.
   */
  public void cancelled() {
    if (state != PayerClaimState.CLOSED) {
      move(
          PayerClaimState.CLOSED,
          PayerClaimState.DRAFT,
          PayerClaimState.SCRUBBED,
          PayerClaimState.QUEUED,
          PayerClaimState.CORRECTING,
          PayerClaimState.FILE_REJECTED,
          PayerClaimState.TXN_REJECTED,
          PayerClaimState.REJECTED);
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

  /** True if it waits for the payer before to correct itself, or may be looked at anew by now. */
  public boolean isCancelled() {
    return state == PayerClaimState.CLOSED && PRIOR_REVERSED.equals(closedReason);
  }

  /**
   * The payer says that the claim is not its own, and has forwarded it to the next one (DOMAIN 3.2,
   * CLP02 23): it has decided nothing.
   */
  public void notOurs(String payerControlNumber, LocalDate on) {
    if (!state.inTransit()) {
      throw new IllegalStateException("payer claim " + id + " is " + state + ", not with a payer");
    }
    state = PayerClaimState.CROSSED_OVER;
    adjudicatedOn = on;
    nextFrequency = null;
    if (!payerControlNumber.isEmpty()) {
      icn = payerControlNumber;
    }
  }

  /** The payer denied the whole of it, and a person has written that off. */
  public void writtenOff() {
    if (state != PayerClaimState.WRITTEN_OFF) {
      move(PayerClaimState.WRITTEN_OFF, PayerClaimState.ADJUDICATED);
    }
  }

  /** The payer decided and forwarded the claim to the next one. */
  public void crossedOver() {
    if (state != PayerClaimState.CROSSED_OVER) {
      move(PayerClaimState.CROSSED_OVER, PayerClaimState.ADJUDICATED);
    }
  }

  /**
   * The payer before turns out to have forwarded the claim: nothing is sent, the answer is awaited.
   */
  public void awaitCrossover(LocalDate due) {
    if (state != PayerClaimState.AWAITING_CROSSOVER) {
      move(PayerClaimState.AWAITING_CROSSOVER, PayerClaimState.DRAFT);
      origin = Origin.CROSSOVER;
      crossoverDue = due;
    }
  }

  /** The forwarded claim's answer is awaited longer. */
  public void awaitCrossoverUntil(LocalDate due) {
    move(PayerClaimState.AWAITING_CROSSOVER, PayerClaimState.AWAITING_CROSSOVER);
    crossoverDue = due;
  }

  /** The forwarded claim did not arrive: we bill the payer ourselves. */
  public void billDirectly() {
    move(PayerClaimState.DRAFT, PayerClaimState.AWAITING_CROSSOVER);
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
    move(
        PayerClaimState.CLOSED,
        PayerClaimState.DRAFT,
        PayerClaimState.SCRUBBED,
        PayerClaimState.CORRECTING,
        PayerClaimState.FILE_REJECTED,
        PayerClaimState.TXN_REJECTED,
        PayerClaimState.REJECTED,
        PayerClaimState.AWAITING_CROSSOVER);
    closedReason = reason;
  }

  /**
   * A person takes it out before it has left, or gives up waiting for its payer.
   *
   * @param reason a short code
   */
  public void givenUp(String reason) {
    if (decided() || state == PayerClaimState.REVERSED || state == PayerClaimState.CLOSED) {
      throw new IllegalStateException("payer claim " + id + " is " + state + " already");
    }
    state = PayerClaimState.CLOSED;
    closedReason = reason;
    nextFrequency = null;
    denialWait = null;
    denialDue = null;
    passedBy = null;
  }

  /** True if its payer is skipped, because a later one's policy allows it (DOMAIN 2.8). */
  public boolean isSkipped() {
    return state == PayerClaimState.CLOSED && SKIPPED.equals(closedReason);
  }

  /** A person has it billed after all. */
  public void takenUp() {
    move(PayerClaimState.DRAFT, PayerClaimState.CLOSED);
    closedReason = null;
  }

  private void move(PayerClaimState to, PayerClaimState... from) {
    if (!List.of(from).contains(state)) {
      throw new IllegalStateException(
          "payer claim " + id + " is " + state + ", cannot become " + to);
    }
    state = to;
  }

  private void replaceCurrent(ClaimVersion version) {
    versions.set(versions.size() - 1, version);
  }

  /** The newest version; there is one as soon as the claim was queued. */
  public ClaimVersion currentVersion() {
    return versions.getLast();
  }

  public boolean hasVersion() {
    return !versions.isEmpty();
  }

  /** True if the payer's decision is known, whatever became of it. */
  public boolean decided() {
    return state == PayerClaimState.ADJUDICATED
        || state == PayerClaimState.CROSSED_OVER
        || state == PayerClaimState.WRITTEN_OFF;
  }

  public String id() {
    return id;
  }

  public String familyId() {
    return familyId;
  }

  public int level() {
    return level;
  }

  public String payerId() {
    return payerId;
  }

  public PayerClaimState state() {
    return state;
  }

  public @Nullable Outcome outcome() {
    return outcome;
  }

  /** The payer's newest control number for this claim; null if not known. */
  public @Nullable String icn() {
    return icn;
  }

  public Origin origin() {
    return origin;
  }

  public @Nullable LocalDate acceptedOn() {
    return acceptedOn;
  }

  public @Nullable LocalDate adjudicatedOn() {
    return adjudicatedOn;
  }

  public @Nullable LocalDate crossoverDue() {
    return crossoverDue;
  }

  /** Why it will not be billed; null unless closed. */
  public @Nullable String closedReason() {
    return closedReason;
  }

  /** CLM20 of its next version; empty if none. */
  public String delayReason() {
    return delayReason == null ? "" : delayReason;
  }

  /** CLM05-3 that a person chose for the next version; null for an original. */
  public @Nullable String nextFrequency() {
    return nextFrequency;
  }

  /** What the work on its denial waits for; null if it does not wait. */
  public @Nullable DenialWait denialWait() {
    return denialWait;
  }

  /** When a person is asked again about its denial; null if it does not wait. */
  public @Nullable LocalDate denialDue() {
    return denialDue;
  }

  public List<ClaimVersion> versions() {
    return List.copyOf(versions);
  }

  @Nullable Integer lockVersion() {
    return lockVersion;
  }
}
