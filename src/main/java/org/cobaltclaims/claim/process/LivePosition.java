package org.cobaltclaims.claim.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the processes of a family rest, derived from the database alone, as {@link ClaimPlace} is:
 * the engine is not asked, so that it is known also while there is none.
 */
@Service
public class LivePosition {

  private final PayerClaims claims;
  private final OpenDenials denials;
  private final Tasks tasks;

  LivePosition(PayerClaims claims, OpenDenials denials, Tasks tasks) {
    this.claims = claims;
    this.denials = denials;
    this.tasks = tasks;
  }

  /**
   * Where one process rests; those that are called stand behind the one that calls them.
   *
   * @param process the model's id
   * @param claim the payer claim that it is about; null for the family's own process
   * @param elements the elements at which it waits, the main one first
   */
  public record Step(String process, @Nullable PayerClaim claim, List<String> elements) {
    public Step {
      elements = List.copyOf(elements);
    }
  }

  /** The family's process first, then what it has called. */
  @Transactional(readOnly = true)
  public List<Step> of(ClaimFamily family) {
    List<PayerClaim> all = claims.findByFamilyIdOrderByLevel(family.id());
    Optional<PayerClaim> turn = Turn.of(all, denials::isOpen);
    if (turn.isEmpty()) {
      return List.of(family(atEnd(family.state())));
    }
    PayerClaim claim = turn.get();
    if (claim.state() == PayerClaimState.AWAITING_CROSSOVER) {
      return List.of(
          family(
              waiting(
                  "Receive_NextPayerAnswer",
                  asked(claim, TaskKind.CHASE_CROSSOVER, "UserTask_ChaseCrossover"))));
    }
    List<Step> steps = new ArrayList<>();
    steps.add(family(List.of("Call_PayerClaim")));
    steps.addAll(payerClaim(claim));
    return steps;
  }

  private static Step family(List<String> elements) {
    return new Step("claim-family", null, elements);
  }

  private static List<String> atEnd(FamilyState state) {
    return switch (state) {
      case OPEN -> List.of("Task_FindNextStep");
      case PATIENT_BALANCE -> List.of("EndEvent_PatientBalance");
      case CLOSED -> List.of("EndEvent_FamilyClosed");
    };
  }

  private List<Step> payerClaim(PayerClaim claim) {
    return switch (ClaimPlace.of(claim, denials::isOpen)) {
      case SCRUB -> List.of(at(claim, "Task_CheckClaim"));
      case CORRECT -> List.of(at(claim, "UserTask_CorrectClaim"));
      case PAPER -> List.of(at(claim, "UserTask_PrintAndMail"));
      case REJECTED -> List.of(at(claim, "UserTask_CorrectRejection"));
      case DONE -> List.of(at(claim, "EndEvent_PayerDecided"));
      case ACKNOWLEDGE ->
          List.of(
              new Step(
                  "payer-claim",
                  claim,
                  waiting(
                      "Receive_Acknowledgement",
                      asked(
                          claim, TaskKind.FIND_ACKNOWLEDGEMENT, "UserTask_FindAcknowledgement"))));
      case SECONDARY -> List.of(at(claim, "Call_SecondaryClaim"), secondary(claim));
      case REMITTANCE -> List.of(at(claim, "Call_AwaitRemittance"), remittance(claim));
      case DENIAL -> List.of(at(claim, "Call_DenialResubmission"), denial(claim));
    };
  }

  private static Step at(PayerClaim claim, String element) {
    return new Step("payer-claim", claim, List.of(element));
  }

  private Step secondary(PayerClaim claim) {
    List<String> waits =
        asked(claim, TaskKind.REVIEW_SECONDARY, "UserTask_ReviewSecondary")
            .or(() -> asked(claim, TaskKind.COB_UNBALANCED, "UserTask_CobUnbalanced"))
            .map(List::of)
            .orElse(List.of("Task_GatherFacts"));
    return new Step("secondary-claim", claim, waits);
  }

  private Step remittance(PayerClaim claim) {
    List<String> waits = new ArrayList<>(List.of("Receive_Remittance"));
    asked(claim, TaskKind.CHASE_REMITTANCE, "UserTask_ChaseRemittance").ifPresent(waits::add);
    asked(claim, TaskKind.ERA_MISSING, "UserTask_FindRemittance").ifPresent(waits::add);
    asked(claim, TaskKind.INFO_REQUESTED, "UserTask_AnswerPayer").ifPresent(waits::add);
    return new Step("await-remittance", claim, waits);
  }

  private Step denial(PayerClaim claim) {
    List<String> waits =
        asked(claim, TaskKind.APPROVE_WRITE_OFF, "UserTask_ApproveWriteOff")
            .or(() -> asked(claim, TaskKind.WORK_DENIAL, "UserTask_WorkDenial"))
            .or(() -> asked(claim, TaskKind.FOLLOW_APPEAL, "UserTask_FollowAppeal"))
            .map(List::of)
            .orElse(List.of("Receive_DenialNews"));
    return new Step("denial-resubmission", claim, waits);
  }

  private static List<String> waiting(String wait, Optional<String> task) {
    return task.map(asked -> List.of(wait, asked)).orElse(List.of(wait));
  }

  private Optional<String> asked(PayerClaim claim, TaskKind kind, String element) {
    return tasks.open(claim.id(), kind).map(task -> element);
  }
}
