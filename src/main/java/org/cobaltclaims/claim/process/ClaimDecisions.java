package org.cobaltclaims.claim.process;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.remittance.ClaimClosing;
import org.cobaltclaims.transmission.Resending;
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

  private static final Set<String> SENDING = Set.of("CORRECTED", "RESEND_UNCHANGED", "MAILED");

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
  private final ApplicationEventPublisher events;

  ClaimDecisions(
      PayerClaims claims,
      ClaimSending sending,
      ClaimClosing closing,
      Resending resending,
      ApplicationEventPublisher events) {
    this.claims = claims;
    this.sending = sending;
    this.closing = closing;
    this.resending = resending;
    this.events = events;
  }

  @Override
  public boolean handles(Task task) {
    return KINDS.contains(task.kind());
  }

  @Override
  public @Nullable LocalDate carryOut(Task task, String decision) {
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
    switch (decision) {
      case "CORRECTED" -> checkAgain(claim);
      case "RESEND_UNCHANGED" -> resendUnchanged(claim);
      case "DO_NOT_BILL" -> closing.notBilled(claim.id(), decision);
      case "MAILED" -> sending.mailed(claim.id());
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
