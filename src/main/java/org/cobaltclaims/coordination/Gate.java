package org.cobaltclaims.coordination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Patient;
import org.cobaltclaims.coordination.EffectiveAdjudication.State;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;

/**
 * May the next payer be billed now? Finds the facts of DOMAIN 2.2 and says why one does not hold;
 * what follows from them is decided by the table {@code secondary-gate} alone.
 */
public final class Gate {

  private static final Set<String> BILLABLE = Set.of("1", "2", "3");
  private static final Set<String> FORWARDED = Set.of("19", "20", "21");
  private static final Set<String> MEDICARE = Set.of("MA", "MB");

  private Gate() {}

  /**
   * What the gate looks at.
   *
   * @param content the family's claim
   * @param level the level of the payer that would be billed
   * @param prior what counts of the decisions of the payer before it
   * @param posted whether that decision is posted and was matched to its claim with certainty
   * @param crossover what its signals say
   * @param crossoverSettled the forwarded claim was answered or given up, or a person decided
   * @param denial may the next payer be billed by the denied lines
   * @param denialSettled a person let the next payer be asked for what was denied
   * @param releasedToNextPayer denied amounts, not PR, that a person released to the next payer
   * @param statusReviewed a person looked at a claim status that stops
   * @param coverageActive whether the coverage holds on every date of service
   * @param otherOpenClaim whether the family has another open claim at this level
   * @param delayReason CLM20 that a person gave; empty if none
   * @param today the day of the check
   * @param priorPayer the profile of the payer before
   * @param destination the profile of the payer that would be billed
   * @param mustBeTold the payer was told what does not hold any more, or a person sends the claim
   *     all the same: nothing left to pay and a passed filing limit do not stop it
   * @param priorsSkipped the destination's policy lets us skip every payer before it (2.8), and a
   *     person confirmed it: there is no decision to rely on
   * @param cobProblems what is wrong with the built claim; empty if it passes
   */
  public record Question(
      ClaimContent content,
      int level,
      EffectiveAdjudication prior,
      boolean posted,
      Crossover crossover,
      boolean crossoverSettled,
      Secondary denial,
      boolean denialSettled,
      Money releasedToNextPayer,
      boolean statusReviewed,
      boolean coverageActive,
      boolean otherOpenClaim,
      String delayReason,
      LocalDate today,
      PayerProfile priorPayer,
      PayerProfile destination,
      boolean mustBeTold,
      boolean priorsSkipped,
      List<Imbalance> cobProblems) {
    public Question {
      cobProblems = List.copyOf(cobProblems);
    }
  }

  /**
   * One of the eleven conditions.
   *
   * @param number its number in DOMAIN 2.2; the rule id is {@code 2.2-} and the number
   * @param name its short name
   * @param met whether it holds
   * @param reason why it does not hold, for a biller; empty if it does
   */
  public record Condition(int number, String name, boolean met, String reason) {
    public String ruleId() {
      return "2.2-" + number;
    }
  }

  /**
   * What the table {@code secondary-gate} decides on, and the conditions in words.
   *
   * @param deadline the last day on which the next payer may be billed; far away if the payer
   *     before has not decided
   */
  public record Facts(
      boolean adjudicationCertain,
      boolean openReversal,
      boolean crossoverContradiction,
      boolean crossoverSignal,
      boolean statusAllowed,
      boolean nextCoverageReady,
      Secondary denialOutcome,
      boolean remainingPositive,
      boolean billZeroBalance,
      boolean deadlinePassed,
      boolean noOtherOpenClaim,
      LocalDate deadline,
      List<Condition> conditions) {
    public Facts {
      conditions = List.copyOf(conditions);
    }

    /** The conditions that do not hold. */
    public List<Condition> unmet() {
      return conditions.stream().filter(condition -> !condition.met()).toList();
    }

    /** The inputs of the table, by their names there. */
    public Map<String, Object> variables() {
      return Map.ofEntries(
          Map.entry("adjudicationCertain", adjudicationCertain),
          Map.entry("openReversal", openReversal),
          Map.entry("crossoverContradiction", crossoverContradiction),
          Map.entry("crossoverSignal", crossoverSignal),
          Map.entry("statusAllowed", statusAllowed),
          Map.entry("nextCoverageReady", nextCoverageReady),
          Map.entry("denialOutcome", denialOutcome.name()),
          Map.entry("remainingPositive", remainingPositive),
          Map.entry("billZeroBalance", billZeroBalance),
          Map.entry("deadlinePassed", deadlinePassed),
          Map.entry("noOtherOpenClaim", noOtherOpenClaim));
    }
  }

  /** The facts about a claim to the next payer. */
  public static Facts facts(Question q) {
    List<Condition> conditions = new ArrayList<>();
    boolean reversal = q.prior().state() == State.OPEN_REVERSAL;
    // A taken back decision is condition 4; the others leave nothing to rely on.
    boolean certain =
        q.priorsSkipped() || q.posted() && (q.prior().state() == State.CERTAIN || reversal);
    add(conditions, 1, "adjudicationCertain", certain, uncertain(q));

    boolean status = statusAllowed(q);
    add(
        conditions,
        2,
        "statusAllowed",
        status,
        "the claim status of the payer before needs a person's look");

    boolean signal =
        !q.crossoverSettled() && q.crossover().decision() == Crossover.Decision.FORWARDED;
    boolean contradiction =
        !q.crossoverSettled()
            && (q.crossover().decision() == Crossover.Decision.CONTRADICTORY
                || q.crossover().decision() == Crossover.Decision.OTHER_CARRIER);
    add(conditions, 3, "notForwarded", !signal && !contradiction, forwarded(q, signal));
    add(
        conditions,
        4,
        "noOpenReversal",
        !reversal,
        "the payer before took its decision back and has not corrected it yet");

    String missing = coverageMissing(q);
    add(conditions, 5, "nextCoverageReady", missing.isEmpty(), missing);

    boolean remaining = q.priorsSkipped() || remaining(q).isPositive();
    boolean zeroBalance = q.destination().billZeroBalance() || q.mustBeTold();
    add(
        conditions,
        6,
        "remaining",
        remaining || zeroBalance,
        "NO_PR: the payer before left nothing to pay");

    Secondary denial = q.denialSettled() ? Secondary.YES : q.denial();
    add(conditions, 7, "denialsReleased", denial == Secondary.YES, denialReason(denial));

    LocalDate deadline = deadline(q);
    boolean excused =
        q.mustBeTold() || !q.delayReason().isEmpty() || !q.content().delayReason().isEmpty();
    boolean late = q.today().isAfter(deadline) && !excused;
    add(
        conditions,
        8,
        "deadlineOpen",
        !late,
        "the filing limit of this payer ended on "
            + deadline
            + ": send with a delay reason (CLM20 7)");

    boolean electronic = electronic(q);
    add(
        conditions,
        9,
        "electronic",
        electronic,
        "this payer cannot be told electronically what the payers before it decided: it is"
            + " printed");
    add(
        conditions,
        10,
        "noOtherOpenClaim",
        !q.otherOpenClaim(),
        "the family has an open claim at this level already");
    add(
        conditions,
        11,
        "cobBalanced",
        q.cobProblems().isEmpty(),
        "COB_UNBALANCED: " + q.cobProblems().size() + " amounts do not add up");
    return new Facts(
        certain,
        reversal,
        contradiction,
        signal,
        status,
        missing.isEmpty(),
        denial,
        remaining,
        zeroBalance,
        late,
        !q.otherOpenClaim(),
        deadline,
        conditions);
  }

  private static void add(
      List<Condition> conditions, int number, String name, boolean met, String reason) {
    conditions.add(new Condition(number, name, met, met ? "" : reason));
  }

  private static String uncertain(Question q) {
    if (!q.posted()) {
      return "the decision of the payer before is not posted, or its match is not certain";
    }
    return switch (q.prior().state()) {
      case NONE -> "the payer before has not decided";
      case UNKNOWN_REVERSAL -> "the payer before took back a decision that we do not know";
      case INCOMPLETE -> "the payer before has decided on a part of the charge only";
      case OVERCHARGED -> "the payer before has decided on more than was charged";
      case AMBIGUOUS -> "the payer before has decided more than once without taking back the first";
      case CERTAIN, OPEN_REVERSAL -> "";
    };
  }

  private static boolean statusAllowed(Question q) {
    List<String> statuses = q.prior().payments().stream().map(ClaimPayment::status).toList();
    boolean forwardingSettled =
        q.crossoverSettled() || q.crossover().decision() != Crossover.Decision.FORWARDED;
    return q.statusReviewed()
        || statuses.stream()
            .allMatch(
                status ->
                    BILLABLE.contains(status) || FORWARDED.contains(status) && forwardingSettled);
  }

  private static String forwarded(Question q, boolean signal) {
    if (signal) {
      return "the payer before forwarded the claim: its answer is awaited";
    }
    return q.crossover().decision() == Crossover.Decision.OTHER_CARRIER
        ? "the payer before forwarded the claim, but not surely to this payer"
        : "the payer before says both that it forwarded the claim and that it did not";
  }

  /** What is left after the payer before: its patient responsibility and what a person released. */
  private static Money remaining(Question q) {
    List<Adjustment> rows =
        q.prior().payments().stream().flatMap(ClaimPayment::allAdjustments).toList();
    return CobBuilder.remainingLiability(rows, q.priorPayer()).plus(q.releasedToNextPayer());
  }

  private static String coverageMissing(Question q) {
    Coverage coverage = q.content().coverage(q.level());
    if (coverage == null) {
      return "there is no further coverage";
    }
    if (!q.coverageActive()) {
      return "the coverage does not hold on every date of service";
    }
    for (int level = 1; level < q.level(); level++) {
      if (q.content().coverage(level) == null) {
        return "the order of the payers has a gap";
      }
    }
    if (coverage.payerId().isBlank()
        || coverage.memberId().isBlank()
        || coverage.relationship().isBlank()
        || coverage.subscriber().last().isBlank()) {
      return "payer, member id, relationship or subscriber of the coverage is missing";
    }
    Patient patient = q.content().patient();
    boolean self = coverage.patientIsSubscriber();
    if (patient.birthDate() == null && !(self && coverage.subscriberBirthDate() != null)
        || patient.address() == null && !(self && coverage.subscriberAddress() != null)) {
      return "the patient's birth date or address is missing";
    }
    if (MEDICARE.contains(coverage.filingIndicator()) && coverage.insuranceType().isEmpty()) {
      return "the reason why Medicare is not primary (SBR05) is missing";
    }
    return "";
  }

  private static String denialReason(Secondary denial) {
    return switch (denial) {
      case NO -> "a denied line must not be billed to another payer";
      case FIX_FIRST -> "a denied line has to be settled with the payer before first";
      case REVIEW -> "a person judges whether the next payer is asked for a denied line";
      case YES -> "";
    };
  }

  private static LocalDate deadline(Question q) {
    return q.prior().payments().stream()
        .map(ClaimPayment::adjudicated)
        .max(LocalDate::compareTo)
        .map(date -> Deadlines.secondary(q.content(), q.destination(), date))
        .orElse(LocalDate.of(9999, 12, 31));
  }

  private static boolean electronic(Question q) {
    return q.destination().secondaryChannel() == PayerProfile.Channel.ELECTRONIC
        && BilledClaims.electronicCob(q.content(), q.level(), q.destination());
  }
}
