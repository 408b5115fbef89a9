package org.cobaltclaims.claim.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.FamilyHold;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Scrubber;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.TasksSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.BilledClaims;
import org.cobaltclaims.engine.ProcessNames.PayerClaim.Preparation;
import org.cobaltclaims.paper.Mailings;
import org.cobaltclaims.paper.PaperClaims;
import org.cobaltclaims.practice.Automation.Filing;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.ClaimBuilding;
import org.cobaltclaims.transmission.ClaimRouting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks claims and makes the versions that go out. Every step finds itself done when it is called
 * again.
 */
@Service
public class ClaimSending {

  /** The channel of claims that go out in files. */
  static final String ELECTRONIC = "ELECTRONIC";

  /** The channel of claims that are printed and mailed. */
  static final String PAPER = "PAPER";

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Payers payers;
  private final ClaimBuilding building;
  private final Snapshots snapshots;
  private final PaperClaims paper;
  private final Mailings mailings;
  private final ClaimRouting routing;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClaimSending(
      PayerClaims claims,
      ClaimFamilies families,
      Payers payers,
      ClaimBuilding building,
      Snapshots snapshots,
      PaperClaims paper,
      Mailings mailings,
      ClaimRouting routing,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.families = families;
    this.payers = payers;
    this.building = building;
    this.snapshots = snapshots;
    this.paper = paper;
    this.mailings = mailings;
    this.routing = routing;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What became of a claim that was to go out.
   *
   * @param outcome whether its version is made
   * @param routing what decides on the channel, as it is now
   * @param claim as it is now
   */
  public record Prepared(Preparation outcome, ClaimRouting.Routing routing, PayerClaim claim) {}

  /**
   * Scrubs a claim (DOMAIN 1.9), and makes its version if nothing blocks: what was checked is what
   * goes out.
   *
   * @param channel {@link #ELECTRONIC} or {@link #PAPER}
   * @param routing what the channel was chosen by; if it is not so any more, nothing is done
   */
  @Transactional
  public Prepared prepare(
      String payerClaimId, String channel, ClaimRouting.@Nullable Routing routing) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    ClaimFamily family = families.findById(claim.familyId()).orElseThrow();
    ClaimRouting.Routing now = this.routing.of(claim, family);
    boolean left = isPastScrubbing(claim.state()) && claim.state() != PayerClaimState.CLOSED;
    if (!left && !now.equals(routing)) {
      return new Prepared(Preparation.CHANNEL_CHANGED, now, claim);
    }
    if (!isReady(claim, family)) {
      return new Prepared(Preparation.TO_CORRECT, now, claim);
    }
    queue(claim, channel);
    return new Prepared(Preparation.READY, now, claim);
  }

  /** Scrubs a claim (DOMAIN 1.9): true if it is ready; a person has to correct it otherwise. */
  @Transactional
  public boolean scrub(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    return isReady(claim, families.findById(claim.familyId()).orElseThrow());
  }

  private boolean isReady(PayerClaim claim, ClaimFamily family) {
    return isPastScrubbing(claim.state())
        || !stoppedByHold(claim, family)
            && scrub(claim, family.content(), payers.profile(claim.payerId()));
  }

  /** Nothing of a family that is on hold goes out; its release settles the task. */
  private boolean stoppedByHold(PayerClaim claim, ClaimFamily family) {
    if (!family.isOnHold()) {
      return false;
    }
    if (claim.state() != PayerClaimState.CORRECTING) {
      claim.correcting();
      claims.save(claim);
      timeline.append(claim.familyId(), claim.id(), "7", "Not sent: the family is on hold");
    }
    events.publishEvent(
        new TaskNeeded(TaskKind.CORRECT_CLAIM, claim.id(), claim.familyId(), FamilyHold.ON_HOLD));
    return true;
  }

  /** True if nothing of the claim's family may leave now. */
  boolean isOnHold(PayerClaim claim) {
    return families.findById(claim.familyId()).orElseThrow().isOnHold();
  }

  private static boolean isPastScrubbing(PayerClaimState state) {
    return switch (state) {
      case DRAFT, SCRUBBED, CORRECTING, FILE_REJECTED, TXN_REJECTED, REJECTED -> false;
      default -> true;
    };
  }

  /** What keeps a claim from going out (DOMAIN 1.9); nothing is changed. */
  List<Finding> blocking(PayerClaim claim) {
    ClaimContent content = families.findById(claim.familyId()).orElseThrow().content();
    return findings(claim, content, payers.profile(claim.payerId())).stream()
        .filter(Finding::blocks)
        .toList();
  }

  private List<Finding> findings(PayerClaim claim, ClaimContent content, PayerProfile profile) {
    return Scrubber.scrub(content, claim.level(), profile, facts(claim, content));
  }

  private boolean scrub(PayerClaim claim, ClaimContent content, PayerProfile profile) {
    List<Finding> findings = findings(claim, content, profile);
    List<Finding> blocking = findings.stream().filter(Finding::blocks).toList();
    if (blocking.isEmpty()) {
      if (claim.state() != PayerClaimState.SCRUBBED) {
        findings.forEach(warning -> note(claim, warning));
      }
      claim.scrubbed();
      claims.save(claim);
      events.publishEvent(
          TasksSettled.of(claim.id(), TaskKind.CORRECT_CLAIM, TaskKind.CORRECT_REJECTION));
      return true;
    }
    if (claim.state() != PayerClaimState.CORRECTING) {
      claim.correcting();
      claims.save(claim);
      blocking.forEach(finding -> note(claim, finding));
    }
    events.publishEvent(
        new TaskNeeded(
            TaskKind.CORRECT_CLAIM, claim.id(), claim.familyId(), blocking.getFirst().rule()));
    return false;
  }

  private Scrubber.Facts facts(PayerClaim claim, ClaimContent content) {
    ClaimBuilding.Frequency frequency = building.frequency(claim, content);
    return new Scrubber.Facts(
        LocalDate.now(clock),
        frequency.code(),
        frequency.originalReference(),
        true,
        null,
        claim.delayReason(),
        false);
  }

  private void note(PayerClaim claim, Finding finding) {
    String place = finding.line() == 0 ? "" : "Line " + finding.line() + ": ";
    timeline.append(claim.familyId(), claim.id(), finding.rule(), place + finding.message());
  }

  /**
   * Makes the next version of a scrubbed claim and keeps what it says (DOMAIN 2.10). Whoever waits
   * for the answer to a claim that will not be sent is told to look again.
   */
  private void queue(PayerClaim claim, String channel) {
    if (claim.state() == PayerClaimState.CLOSED) {
      events.publishEvent(new PayerClaimChanged(claim.id()));
    }
    if (claim.state() != PayerClaimState.SCRUBBED) {
      return;
    }
    BilledClaims.Result built = building.next(claim);
    BilledClaim billed = built.claim();
    if (billed == null) {
      throw new IllegalStateException(
          "payer claim " + claim.id() + " cannot be built: " + built.problems().getFirst().rule());
    }
    ControlNumber number = claim.nextControlNumber();
    snapshots.save(number.toString(), StoredJson.write(billed));
    claim.queued(number, billed.frequency(), channel);
    claims.save(claim);
    // It tells what holds now: nobody need ask whether it is to be replaced.
    events.publishEvent(new TaskSettled(TaskKind.REVIEW_REVERSAL, claim.id()));
    if (channel.equals(PAPER)) {
      events.publishEvent(
          new TaskNeeded(
              TaskKind.PRINT_AND_MAIL,
              claim.id(),
              claim.familyId(),
              paper.isPortal(claim) ? "PORTAL" : "PRINT"));
    }
    timeline.append(
        claim.familyId(),
        claim.id(),
        "1.8",
        "Version %s for payer %s is ready, %s"
            .formatted(number, claim.payerId(), way(claim, channel)));
  }

  private String way(PayerClaim claim, String channel) {
    if (!channel.equals(PAPER)) {
      return payers.profile(claim.payerId()).fileWhenComplete() == Filing.BY_HAND
          ? "to go when a person files it"
          : "to go with the next file";
    }
    return paper.isPortal(claim)
        ? "to be entered at the payer's portal"
        : "to be printed and mailed";
  }

  /**
   * A person has put the printed claim into the post, or typed it into the payer's portal; from
   * that day on its payer's decision is awaited.
   */
  @Transactional
  public void mailed(String payerClaimId, Mailings.Mailing mailing) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    boolean waits =
        claim.state() == PayerClaimState.QUEUED || claim.state() == PayerClaimState.PRINTED;
    if (!waits || isOnHold(claim)) {
      return;
    }
    claim.mailed(mailing.sentOn());
    claims.save(claim);
    mailings.record(claim.id(), mailing);
    events.publishEvent(new TaskSettled(TaskKind.PRINT_AND_MAIL, claim.id()));
    timeline.append(claim.familyId(), claim.id(), "6.1", text(mailing));
  }

  private static String text(Mailings.Mailing mailing) {
    String what =
        mailing.way() == Mailings.Way.MAIL
            ? "Printed claim mailed on %s".formatted(mailing.sentOn())
            : "Claim entered at the payer's portal on %s".formatted(mailing.sentOn());
    String how = mailing.method().isEmpty() ? "" : ", " + mailing.method();
    String number = mailing.tracking().isEmpty() ? "" : ", number " + mailing.tracking();
    return "%s by %s%s%s".formatted(what, mailing.recordedBy(), how, number);
  }

  /** What was printed cannot be mailed: the claim is printed once more. */
  @Transactional
  public void printAgain(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    claim.printAgain();
    claims.save(claim);
    events.publishEvent(
        new TaskNeeded(TaskKind.PRINT_AND_MAIL, claim.id(), claim.familyId(), "COULD_NOT_PRINT"));
    timeline.append(
        claim.familyId(), claim.id(), "6.1", "It could not be printed, and is printed again");
  }
}
