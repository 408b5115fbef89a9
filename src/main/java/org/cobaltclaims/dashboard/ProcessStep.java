package org.cobaltclaims.dashboard;

import java.util.Arrays;
import java.util.List;

/**
 * The steps of the models at which something can rest, in the order in which they are passed. What
 * rests in a called process rests at the step that has called it, too.
 */
public enum ProcessStep {
  FIND_NEXT("claim-family", "Task_FindNextStep"),
  BILL_PAYER("claim-family", "Call_PayerClaim", "payer-claim"),
  NEXT_PAYER_ANSWER("claim-family", "Receive_NextPayerAnswer"),
  CHASE_CROSSOVER("claim-family", "UserTask_ChaseCrossover"),

  PREPARE_NEXT("payer-claim", "Call_SecondaryClaim", "secondary-claim"),
  CHECK("payer-claim", "Task_CheckClaim"),
  CORRECT("payer-claim", "UserTask_CorrectClaim"),
  PRINT("payer-claim", "UserTask_PrintAndMail"),
  ACKNOWLEDGEMENT("payer-claim", "Receive_Acknowledgement"),
  FIND_ACKNOWLEDGEMENT("payer-claim", "UserTask_FindAcknowledgement"),
  CORRECT_REJECTION("payer-claim", "UserTask_CorrectRejection"),
  AWAIT_REMITTANCE("payer-claim", "Call_AwaitRemittance", "await-remittance"),
  WORK_DENIAL("payer-claim", "Call_DenialResubmission", "denial-resubmission"),

  GATHER_FACTS("secondary-claim", "Task_GatherFacts"),
  REVIEW("secondary-claim", "UserTask_ReviewSecondary"),
  UNBALANCED("secondary-claim", "UserTask_CobUnbalanced"),

  REMITTANCE("await-remittance", "Receive_Remittance"),
  ANSWER_PAYER("await-remittance", "UserTask_AnswerPayer"),
  CHASE_REMITTANCE("await-remittance", "UserTask_ChaseRemittance"),
  FIND_REMITTANCE("await-remittance", "UserTask_FindRemittance"),

  DECIDE_DENIAL("denial-resubmission", "UserTask_WorkDenial"),
  APPROVE_WRITE_OFF("denial-resubmission", "UserTask_ApproveWriteOff"),
  FOLLOW_APPEAL("denial-resubmission", "UserTask_FollowAppeal"),
  DENIAL_NEWS("denial-resubmission", "Receive_DenialNews"),

  BALANCE_REMITTANCE("remittance-intake", "Task_BalanceRemittance"),
  OUT_OF_BALANCE("remittance-intake", "UserTask_EraOutOfBalance"),
  MATCH("remittance-intake", "UserTask_MatchPayment"),

  BUILD_FILE("batch-transmission", "Task_BuildFile"),
  SEND_FILE("batch-transmission", "Task_SendFile"),
  FILE_ANSWER("batch-transmission", "Receive_FileAnswer"),
  FIND_FILE_ANSWER("batch-transmission", "UserTask_FindFileAnswer"),
  CLAIM_REPORT("batch-transmission", "Receive_ClaimReport"),
  FIND_CLAIM_REPORT("batch-transmission", "UserTask_FindClaimReport");

  /** The processes in the order in which they are offered. */
  public static final List<String> PROCESSES =
      Arrays.stream(values()).map(ProcessStep::process).distinct().toList();

  private final String process;
  private final String element;
  private final String calls;

  ProcessStep(String process, String element) {
    this(process, element, "");
  }

  ProcessStep(String process, String element, String calls) {
    this.process = process;
    this.element = element;
    this.calls = calls;
  }

  /** The model's id. */
  public String process() {
    return process;
  }

  /** The element's id in the model. */
  public String element() {
    return element;
  }

  /** True if what rests here rests in a process that this step has called. */
  public boolean isCall() {
    return !calls.isEmpty();
  }

  /** The steps of a process. */
  public static List<ProcessStep> of(String process) {
    return Arrays.stream(values()).filter(step -> step.process.equals(process)).toList();
  }

  /** The elements at which rests what is at this step: itself, or those of what it has called. */
  List<ProcessStep> leaves() {
    return isCall()
        ? of(calls).stream().flatMap(step -> step.leaves().stream()).toList()
        : List.of(this);
  }

  /** How an element is written where it has to be told from those of other processes. */
  String key() {
    return process + "/" + element;
  }
}
