package org.cobaltclaims.claim.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.ChosenChannels;
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
import org.cobaltclaims.paper.Mailings;
import org.cobaltclaims.paper.PaperClaims;
import org.cobaltclaims.practice.Automation.Filing;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.ClaimBuilding;
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
  private final ChosenChannels channels;
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
      ChosenChannels channels,
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
    this.channels = channels;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What the scrubber found, and what the route depends on.
   *
   * @param clean nothing blocks
   * @param channel the one that a person chose, or the payer's for claims of this level
   * @param electronicCob whether the payer takes prior payers' money electronically, and nobody
   *     wants it printed
   * @param priorPayers payers that decided before
   * @param maxPriorPayers as many of them the payer takes electronically
   */
  public record Scrubbed(
      boolean clean, String channel, boolean electronicCob, int priorPayers, int maxPriorPayers) {}

  /** A claim that a person has closed takes the way on which it waits for nobody. */
  private static final Scrubbed NOTHING_TO_SEND =
      new Scrubbed(true, PayerProfile.Channel.ELECTRONIC.name(), true, 0, 0);

  /** Scrubs a claim (DOMAIN 1.9): it is ready, or a person has to correct it. */
  @Transactional
  public Scrubbed scrub(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    PayerProfile profile = payers.profile(claim.payerId());
    ClaimFamily family = families.findById(claim.familyId()).orElseThrow();
    boolean clean =
        isPastScrubbing(claim.state())
            || !stoppedByHold(claim, family) && scrub(claim, family.content(), profile);
    if (claim.state() == PayerClaimState.CLOSED) {
      return NOTHING_TO_SEND;
    }
    Optional<String> chosen = channels.of(claim.id());
    return new Scrubbed(
        clean,
        chosen.orElse(profile.channel(claim.level()).name()),
        chosen.filter(ChosenChannels.PRINT::equals).isEmpty()
            && BilledClaims.electronicCob(family.content(), claim.level(), profile),
        claim.level() - 1,
        profile.maxPriorPayersElectronic());
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
   *
   * @param channel {@link #ELECTRONIC} or {@link #PAPER}
   * @return the claim as it is now
   */
  @Transactional
  public PayerClaim queue(String payerClaimId, String channel) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    queue(claim, channel);
    return claim;
  }

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
