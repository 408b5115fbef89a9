package org.cobaltclaims.engine;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the processes rest, and what the database says while they do: every receive task, user task
 * and timer of the models, so that the place of every instance follows from the database alone. A
 * test reads the models and fails on a wait that is not listed.
 */
public final class Waits {

  /** Whose row tells. */
  public enum Subject {
    PAYER_CLAIM,
    REMITTANCE,
    BATCH
  }

  /**
   * What the database says during a wait.
   *
   * @param states names of the payer claim's possible states; empty for other subjects
   * @param task the kind of the open task; null if none is needed for this wait
   */
  public record Wait(Subject subject, Set<String> states, @Nullable String task) {}

  private static final Set<String> ON_ITS_WAY =
      Set.of("QUEUED", "BATCHED", "SENT", "SYNTAX_OK", "RECEIVED", "FILE_REJECTED", "TXN_REJECTED");
  private static final Set<String> WITH_THE_PAYER =
      Set.of("ACCEPTED", "PENDING", "INFO_REQUESTED", "MAILED", "REVERSED");
  private static final Set<String> DENIED = Set.of("ADJUDICATED");
  private static final Set<String> FORWARDED = Set.of("AWAITING_CROSSOVER");

  private static final Map<String, Map<String, Wait>> WAITS =
      Map.of(
          ProcessNames.ClaimFamily.ID,
          Map.of(
              "Receive_NextPayerAnswer", claim(FORWARDED, null),
              "Timer_CrossoverOverdue", claim(FORWARDED, null),
              "UserTask_ChaseCrossover", claim(FORWARDED, "CHASE_CROSSOVER")),
          ProcessNames.PayerClaim.ID,
          Map.ofEntries(
              entry("UserTask_CorrectClaim", claim(Set.of("DRAFT", "CORRECTING"), "CORRECT_CLAIM")),
              entry("UserTask_PrintAndMail", claim(Set.of("QUEUED", "PRINTED"), "PRINT_AND_MAIL")),
              entry("Receive_Acknowledgement", claim(ON_ITS_WAY, null)),
              entry("Timer_AcknowledgementOverdue", claim(ON_ITS_WAY, null)),
              entry("UserTask_FindAcknowledgement", claim(ON_ITS_WAY, "FIND_ACKNOWLEDGEMENT")),
              entry(
                  "UserTask_CorrectRejection",
                  claim(
                      Set.of("FILE_REJECTED", "TXN_REJECTED", "REJECTED", "CORRECTING"),
                      "CORRECT_REJECTION"))),
          ProcessNames.DenialResubmission.ID,
          Map.of(
              "UserTask_WorkDenial", claim(DENIED, "WORK_DENIAL"),
              "UserTask_ApproveWriteOff", claim(DENIED, "APPROVE_WRITE_OFF"),
              "UserTask_FollowAppeal", claim(Set.of("APPEALED"), "FOLLOW_APPEAL"),
              "Receive_DenialNews", claim(Set.of("ADJUDICATED", "APPEALED"), null),
              "Timer_FollowUpDue", claim(Set.of("ADJUDICATED", "APPEALED"), null)),
          ProcessNames.AwaitRemittance.ID,
          Map.of(
              "Receive_Remittance", claim(WITH_THE_PAYER, null),
              "Timer_RemittanceOverdue", claim(WITH_THE_PAYER, null),
              "Timer_InquiryDue", claim(WITH_THE_PAYER, null),
              "UserTask_ChaseRemittance", claim(WITH_THE_PAYER, "CHASE_REMITTANCE"),
              "UserTask_FindRemittance", claim(WITH_THE_PAYER, "ERA_MISSING"),
              "UserTask_AnswerPayer", claim(WITH_THE_PAYER, "INFO_REQUESTED")),
          ProcessNames.SecondaryClaim.ID,
          Map.of(
              "UserTask_ReviewSecondary", claim(Set.of("DRAFT"), "REVIEW_SECONDARY"),
              "UserTask_CobUnbalanced", claim(Set.of("DRAFT"), "COB_UNBALANCED")),
          ProcessNames.RemittanceIntake.ID,
          Map.of(
              "UserTask_EraOutOfBalance", other(Subject.REMITTANCE, "ERA_OUT_OF_BALANCE"),
              "UserTask_MatchPayment", other(Subject.REMITTANCE, "MATCH_PAYMENT")),
          ProcessNames.BatchTransmission.ID,
          Map.of(
              "Receive_FileAnswer", other(Subject.BATCH, null),
              "Timer_FileAnswerOverdue", other(Subject.BATCH, null),
              "UserTask_FindFileAnswer", other(Subject.BATCH, "FIND_ACKNOWLEDGEMENT"),
              "Receive_ClaimReport", other(Subject.BATCH, null),
              "Timer_ClaimReportOverdue", other(Subject.BATCH, null),
              "UserTask_FindClaimReport", other(Subject.BATCH, "FIND_ACKNOWLEDGEMENT")));

  private Waits() {}

  /** All waits of a process by element id; empty for a process that never rests. */
  public static Map<String, Wait> of(String processId) {
    return WAITS.getOrDefault(processId, Map.of());
  }

  private static Wait claim(Set<String> states, @Nullable String task) {
    return new Wait(Subject.PAYER_CLAIM, states, task);
  }

  private static Wait other(Subject subject, @Nullable String task) {
    return new Wait(subject, Set.of(), task);
  }
}
