package org.cobaltclaims.claim.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.desk.ClaimDocuments.Document;
import org.cobaltclaims.desk.ClaimFacts.Reason;
import org.cobaltclaims.desk.Mark;
import org.cobaltclaims.desk.VisitMoney;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.worklist.Task;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a claim family shows.
 *
 * @param timeline newest first
 * @param tasks the open ones first
 * @param ledger every posting, and what stands now
 * @param steps where the processes rest, the family's own first
 * @param actions what a person may do with the family as a whole now
 */
public record FamilyPage(
    Head head,
    List<Lane> lanes,
    LedgerTable ledger,
    List<Timeline.Entry> timeline,
    List<Task> tasks,
    List<Document> documents,
    List<Place> steps,
    List<ClaimAction> actions) {

  public FamilyPage {
    lanes = List.copyOf(lanes);
    timeline = List.copyOf(timeline);
    tasks = List.copyOf(tasks);
    documents = List.copyOf(documents);
    steps = List.copyOf(steps);
    actions = List.copyOf(actions);
  }

  /** Whether a payer's decision stands. */
  public boolean proven() {
    return lanes.stream().anyMatch(lane -> !lane.proofs().isEmpty());
  }

  /** The mark of the payer that an entry of the timeline is about; empty if it is about none. */
  public String mark(Timeline.Entry entry) {
    return lanes.stream()
        .filter(lane -> lane.claim().equals(entry.payerClaimId()))
        .map(Lane::mark)
        .findFirst()
        .orElse("");
  }

  /** The next payer's claim that a person may make or look at now; empty if there is none. */
  public Optional<Lane> next() {
    return lanes.stream().filter(Lane::billable).findFirst();
  }

  /**
   * The family itself.
   *
   * @param heldBy null unless on hold
   */
  public record Head(
      String id,
      String practiceClaim,
      String patient,
      @Nullable LocalDate born,
      String gender,
      LocalDate serviceFrom,
      LocalDate serviceTo,
      String provider,
      Mark state,
      @Nullable String holdReason,
      @Nullable String heldBy,
      LocalDate openedOn,
      VisitMoney money) {}

  /** A named day or number. */
  public record Fact(String name, String value) {}

  /**
   * A coverage and what became of the claim to its payer.
   *
   * @param claim the claim's id, whether it exists yet or not
   * @param asked the sum of what stands open with this payer
   * @param billable whether a person may make the claim now, or could if conditions were met
   * @param proofs the decisions that stand, each with its proof
   */
  public record Lane(
      int level,
      String rank,
      String mark,
      String claim,
      String payerId,
      String payer,
      Mark state,
      String next,
      Money paid,
      Money asked,
      List<Fact> facts,
      boolean billable,
      List<Version> versions,
      List<Payment> payments,
      List<Proof> proofs,
      List<ClaimAction> actions) {
    public Lane {
      facts = List.copyOf(facts);
      versions = List.copyOf(versions);
      payments = List.copyOf(payments);
      proofs = List.copyOf(proofs);
      actions = List.copyOf(actions);
    }

    /** Of all decisions that stand together. */
    public Money charged() {
      return proofs.stream().map(Proof::charge).collect(Money.sum());
    }
  }

  /**
   * A transmitted form of the claim.
   *
   * @param fileId the file in which it went; null if in none
   */
  public record Version(
      String pcn,
      String frequency,
      boolean paper,
      @Nullable LocalDate sentOn,
      @Nullable String file,
      @Nullable String fileId,
      List<Mark> answers) {
    public Version {
      answers = List.copyOf(answers);
    }
  }

  /**
   * A payer's decision as it came.
   *
   * @param remittanceId null if it came in with the claim
   */
  public record Payment(
      String id,
      @Nullable String remittanceId,
      LocalDate on,
      String status,
      Mark fate,
      Money paid,
      String trace,
      int segment) {}

  /**
   * That a decision explains the charge to the cent.
   *
   * @param remittanceId of which the segments can be shown; null if there are none
   * @param segment of the claim (CLP)
   * @param whole adjustments of the claim as a whole
   * @param patient what it leaves to the patient, or the next payer
   */
  public record Proof(
      String paymentId,
      @Nullable String remittanceId,
      int segment,
      LocalDate on,
      String trace,
      List<Line> lines,
      List<Reason> whole,
      List<String> remarks,
      Money charge,
      Money paid,
      Money adjusted,
      Money patient) {
    public Proof {
      lines = List.copyOf(lines);
      whole = List.copyOf(whole);
      remarks = List.copyOf(remarks);
    }

    /** What of the charge is not explained; zero if it balances. */
    public Money difference() {
      return charge.minus(paid).minus(adjusted);
    }

    /** Adjustments of the claim as a whole. */
    public Money wholeAdjusted() {
      return whole.stream().map(Reason::amount).collect(Money.sum());
    }
  }

  /** One service line of a decision; the segment is its SVC. */
  public record Line(
      int number,
      String procedure,
      String modifiers,
      Money charge,
      Money paid,
      Money adjusted,
      List<Reason> reasons,
      List<String> remarks,
      int segment) {
    public Line {
      reasons = List.copyOf(reasons);
      remarks = List.copyOf(remarks);
    }

    public Money difference() {
      return charge.minus(paid).minus(adjusted);
    }
  }

  /**
   * Where a process rests.
   *
   * @param process the model's id
   * @param name of the process in words, with the payer
   * @param waits the elements' names
   */
  public record Place(String process, String name, List<String> elements, List<String> waits) {
    public Place {
      elements = List.copyOf(elements);
      waits = List.copyOf(waits);
    }
  }
}
