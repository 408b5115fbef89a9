package org.cobaltclaims.denial.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.cobaltclaims.claim.DenialWait;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.denial.IllegalDenialException;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Decisions about denials (DOMAIN 5.3): the claim or its money moves, and the process follows from
 * what the database then says.
 */
@Component
class DenialDecisions implements TaskHandler {

  private static final String UNTIL = "until";

  /** Until somebody is asked again who was to find something out. */
  private static final int INFORMATION_DAYS = 14;

  private final PayerClaims claims;
  private final Denials denials;
  private final Resubmission resubmission;
  private final Appealing appealing;
  private final WriteOffs writeOffs;
  private final OtherPayerFirst otherPayerFirst;
  private final Payers payers;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DenialDecisions(
      PayerClaims claims,
      Denials denials,
      Resubmission resubmission,
      Appealing appealing,
      WriteOffs writeOffs,
      OtherPayerFirst otherPayerFirst,
      Payers payers,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.denials = denials;
    this.resubmission = resubmission;
    this.appealing = appealing;
    this.writeOffs = writeOffs;
    this.otherPayerFirst = otherPayerFirst;
    this.payers = payers;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.WORK_DENIAL;
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    if (!claim.decided()) {
      throw DecisionRefused.state(
          "payer claim %s is %s: there is no denial to decide"
              .formatted(claim.id(), claim.state()));
    }
    try {
      LocalDate again = carryOut(task, claim, decision, details, by);
      events.publishEvent(new PayerClaimChanged(claim.id()));
      return again;
    } catch (IllegalDenialException forbidden) {
      throw DecisionRefused.state(String.valueOf(forbidden.getMessage()));
    }
  }

  private @Nullable LocalDate carryOut(
      Task task, PayerClaim claim, String decision, DecisionDetails details, String by) {
    int answerDays = payers.profile(claim.payerId()).appealAnswerDays();
    return switch (decision) {
      case "CORRECT_AND_RESUBMIT" -> {
        requireAdjudicated(claim);
        resubmission.resubmit(task, claim, details, by);
        yield null;
      }
      case "APPEAL" -> {
        requireAdjudicated(claim);
        yield appealing.file(task, claim, details, by);
      }
      case "SEND_DOCUMENTS" -> wait(claim, DenialWait.DOCUMENTS, answerDays, details);
      case "REQUEST_INFORMATION" -> wait(claim, DenialWait.INFORMATION, INFORMATION_DAYS, details);
      case "REOPEN" -> wait(claim, DenialWait.REOPENING, answerDays, details);
      case "HOLD" -> wait(claim, DenialWait.HOLD, INFORMATION_DAYS, details);
      case "BILL_OTHER_PAYER_FIRST" -> {
        requireAdjudicated(claim);
        otherPayerFirst.startAgain(claim, details);
        yield null;
      }
      default -> {
        details.requireOnly(Set.of());
        move(task, claim, decision);
        yield null;
      }
    };
  }

  private void move(Task task, PayerClaim claim, String decision) {
    switch (decision) {
      case "BILL_NEXT_PAYER" -> denials.billNextPayer(claim, task.id());
      case "BILL_PATIENT" -> denials.billPatient(claim, task.id());
      case "WRITE_OFF" -> writeOffs.writeOff(task, claim);
      default -> throw DecisionRefused.invalid("a denial is not " + decision);
    }
  }

  private LocalDate wait(PayerClaim claim, DenialWait why, int days, DecisionDetails details) {
    requireAdjudicated(claim);
    details.requireOnly(Set.of(UNTIL));
    LocalDate today = LocalDate.now(clock);
    LocalDate until = details.date(UNTIL).orElse(today.plusDays(days));
    if (!until.isAfter(today)) {
      throw DecisionRefused.invalid("details.until must be a day to come");
    }
    claim.denialWaits(why, until);
    claims.save(claim);
    timeline.append(
        claim.familyId(), claim.id(), "5.3", "%s: waits until %s".formatted(words(why), until));
    return until;
  }

  private static String words(DenialWait why) {
    return switch (why) {
      case HOLD -> "Put off";
      case DOCUMENTS -> "Documents were sent to the payer";
      case INFORMATION -> "Information was asked for";
      case REOPENING -> "The payer was asked to reopen its decision";
      case APPEAL -> "Appealed";
    };
  }

  private static void requireAdjudicated(PayerClaim claim) {
    if (claim.state() != PayerClaimState.ADJUDICATED) {
      throw DecisionRefused.state(
          "payer claim %s is %s: the next payer is dealing with it"
              .formatted(claim.id(), claim.state()));
    }
  }
}
