package org.cobaltclaims.claim.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimCorrections;
import org.cobaltclaims.claim.Correction;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.IllegalCorrectionException;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.paper.Mailings;
import org.cobaltclaims.remittance.ClaimClosing;
import org.cobaltclaims.transmission.Rejections;
import org.cobaltclaims.transmission.Resending;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Decisions about claims that have to be corrected, printed or sent again. */
@Component
class ClaimDecisions implements TaskHandler {

  private static final Set<TaskKind> KINDS =
      EnumSet.of(TaskKind.CORRECT_CLAIM, TaskKind.CORRECT_REJECTION, TaskKind.PRINT_AND_MAIL);

  private static final String CORRECTION = "correction";

  private static final Set<String> SENDING =
      Set.of("CORRECTED", "RESEND_UNCHANGED", "MAILED", "ENTERED_AT_PORTAL");

  private static final Set<PayerClaimState> TO_CORRECT =
      EnumSet.of(PayerClaimState.DRAFT, PayerClaimState.CORRECTING);

  private static final Set<PayerClaimState> REFUSED =
      EnumSet.of(
          PayerClaimState.FILE_REJECTED,
          PayerClaimState.TXN_REJECTED,
          PayerClaimState.REJECTED,
          PayerClaimState.CORRECTING);

  private static final Set<PayerClaimState> TO_MAIL =
      EnumSet.of(PayerClaimState.QUEUED, PayerClaimState.PRINTED);

  private final PayerClaims claims;
  private final ClaimSending sending;
  private final ClaimClosing closing;
  private final Resending resending;
  private final ClaimCorrections corrections;
  private final MailedClaims mailed;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClaimDecisions(
      PayerClaims claims,
      ClaimSending sending,
      ClaimClosing closing,
      Resending resending,
      ClaimCorrections corrections,
      MailedClaims mailed,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.sending = sending;
    this.closing = closing;
    this.resending = resending;
    this.corrections = corrections;
    this.mailed = mailed;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public boolean handles(Task task) {
    return KINDS.contains(task.kind());
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    require(
        claim,
        switch (task.kind()) {
          case CORRECT_CLAIM -> TO_CORRECT;
          case PRINT_AND_MAIL -> TO_MAIL;
          default -> REFUSED;
        });
    if (SENDING.contains(decision) && sending.isOnHold(claim)) {
      throw DecisionRefused.state("the family is on hold: release it first");
    }
    details.requireOnly(
        switch (decision) {
          case "CORRECTED" -> Set.of(CORRECTION);
          case "MAILED", "ENTERED_AT_PORTAL" -> MailedClaims.DETAILS;
          default -> Set.of();
        });
    switch (decision) {
      case "CORRECTED" -> {
        requireNotThere(task, details);
        correct(task, claim, details, by);
        checkAgain(claim);
      }
      case "RESEND_UNCHANGED" -> {
        requireNotThere(task, details);
        resendUnchanged(claim);
      }
      case "WITH_THE_PAYER" -> found(claim);
      case "DO_NOT_BILL" -> closing.notBilled(claim.id(), decision);
      case "MAILED" ->
          sending.mailed(claim.id(), mailed.mailing(claim, Mailings.Way.MAIL, details, by));
      case "ENTERED_AT_PORTAL" ->
          sending.mailed(claim.id(), mailed.mailing(claim, Mailings.Way.PORTAL, details, by));
      case "COULD_NOT_PRINT" -> sending.printAgain(claim.id());
      case "CORRECT_FIRST" -> correctFirst(claim);
      default -> throw DecisionRefused.invalid("this claim's task is not " + decision);
    }
    events.publishEvent(new PayerClaimChanged(claim.id()));
    return null;
  }

  static void require(PayerClaim claim, Set<PayerClaimState> states) {
    if (!states.contains(claim.state())) {
      throw DecisionRefused.state(
          "payer claim %s is %s by now".formatted(claim.id(), claim.state()));
    }
  }

  /** What the payer has already is not sent as it is once more (DOMAIN 4.3). */
  private static void requireNotThere(Task task, DecisionDetails details) {
    boolean there =
        task.kind() == TaskKind.CORRECT_REJECTION && Rejections.mustNotGoAgain(task.reason());
    if (there && details.isEmpty()) {
      throw DecisionRefused.state(
          "the payer has this claim already (%s): ask for its status, do not send it again"
              .formatted(task.reason()));
    }
  }

  private void found(PayerClaim claim) {
    require(claim, EnumSet.of(PayerClaimState.REJECTED));
    claim.foundWithPayer(LocalDate.now(clock));
    claims.save(claim);
  }

  private void correct(Task task, PayerClaim claim, DecisionDetails details, String by) {
    try {
      details
          .as(CORRECTION, Correction.class)
          .ifPresent(
              correction -> {
                corrections.apply(claim, correction, task.kind().rule(), by);
                claims.save(claim);
              });
    } catch (IllegalCorrectionException wrong) {
      throw DecisionRefused.invalid("details.correction: " + wrong.getMessage());
    }
  }

  private void checkAgain(PayerClaim claim) {
    List<Finding> blocking = sending.blocking(claim);
    if (!blocking.isEmpty()) {
      throw DecisionRefused.state(
          blocking.stream()
              .map(
                  f ->
                      "%s%s: %s"
                          .formatted(
                              f.rule(), f.line() == 0 ? "" : " line " + f.line(), f.message()))
              .collect(Collectors.joining("; ", "the checks still find ", "")));
    }
    sending.scrub(claim.id());
  }

  private void resendUnchanged(PayerClaim claim) {
    if (claim.state() == PayerClaimState.CORRECTING) {
      throw DecisionRefused.state("payer claim %s is being corrected".formatted(claim.id()));
    }
    resending.again(claim, "4.2");
  }

  private void correctFirst(PayerClaim claim) {
    claim.heldBack();
    claims.save(claim);
    events.publishEvent(
        new TaskNeeded(TaskKind.CORRECT_CLAIM, claim.id(), claim.familyId(), "HELD_BACK"));
  }
}
