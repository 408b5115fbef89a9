package org.cobaltclaims.denial.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.cobaltclaims.engine.ProcessNames.DenialResubmission;
import org.cobaltclaims.engine.ProcessNames.Messages;
import org.cobaltclaims.testing.CoversProcess;
import org.cobaltclaims.testing.ProcessTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ways through {@code denial-resubmission}: what a payer denied, until it is decided. */
@CoversProcess("denial-resubmission")
class DenialResubmissionProcessTest extends ProcessTest {

  private static final String DENIAL = DenialResubmission.ID;

  private static final Map<String, Object> AUTHORIZATION_MISSING =
      Map.ofEntries(
          Map.entry("carc", "197"),
          Map.entry("group", "CO"),
          Map.entry("remark", ""),
          Map.entry("level", 1),
          Map.entry("payerType", "COMMERCIAL"),
          Map.entry("unexplained", false),
          Map.entry("remarkMissing", false),
          Map.entry("icnKnown", true),
          Map.entry("takesReplacement", true),
          Map.entry("hasNextCoverage", true),
          Map.entry("patientProhibited", true),
          Map.entry("appealOpen", true),
          Map.entry("attempts", 0),
          Map.entry("daysToDeadline", 90));

  private void startAt(String payerClaim, String stand) {
    start(DENIAL, Map.of("payerClaimId", payerClaim));
    look(stand, NEVER);
  }

  private void look(String stand, String due) {
    work(DenialResubmission.Jobs.LOOK, Map.of("stand", stand, "followUpDue", due));
  }

  private Map<String, Object> suggested() {
    work(DenialResubmission.Jobs.FACTS, new HashMap<>(AUTHORIZATION_MISSING));
    return work(DenialResubmission.Jobs.SUGGEST, Map.of());
  }

  @Test
  @DisplayName("DOMAIN 5.3: a denial is classified, suggested and decided by a person")
  void aDenialIsClassifiedAndDecidedByAPerson() {
    startAt("D01", "WORK");
    Map<String, Object> given = suggested();
    assertThat(given).containsEntry("action", "CORRECT_R7").containsEntry("rule", "5.4");
    decide("UserTask_WorkDenial", "CORRECT_AND_RESUBMIT");
    look("DONE", NEVER);

    process(DENIAL).isCompleted().hasCompletedElements("EndEvent_DenialDecided");
  }

  @Test
  @DisplayName("DOMAIN 5.3: a write-off over the limit waits for somebody else's approval")
  void aLargeWriteOffIsApproved() {
    startAt("D02", "WORK");
    suggested();
    decide("UserTask_WorkDenial", "WRITE_OFF");
    look("APPROVE", NEVER);
    process(DENIAL).hasActiveElementsExactly("UserTask_ApproveWriteOff");
    decide("UserTask_ApproveWriteOff", "APPROVE");
    look("DONE", NEVER);

    process(DENIAL).isCompleted();
  }

  @Test
  @DisplayName("DOMAIN 8.3: an appeal waits until its answer is due, then a person follows it")
  void anAppealIsWaitedForAndFollowed() {
    start(DENIAL, Map.of("payerClaimId", "D03"));
    look("WAIT", inDays(60));
    daysPass(DENIAL, "Receive_DenialNews", 61);
    work(DenialResubmission.Jobs.DUE, Map.of());
    process(DENIAL)
        .hasCompletedElements("EndEvent_FollowUpRecorded")
        .hasActiveElementsExactly("Receive_DenialNews");

    publish(Messages.PAYER_CLAIM_CHANGED, "D03");
    look("APPEAL", NEVER);
    process(DENIAL).hasActiveElementsExactly("UserTask_FollowAppeal");
    decide("UserTask_FollowAppeal", "UPHELD");
    look("WORK", NEVER);
    suggested();

    process(DENIAL).hasActiveElementsExactly("UserTask_WorkDenial");
  }

  @Test
  void newsEndTheWaitBeforeItIsDue() {
    startAt("D04", "WAIT");
    publish(Messages.PAYER_CLAIM_CHANGED, "D04");
    look("DONE", NEVER);

    process(DENIAL).isCompleted().hasNotActivatedElements("Task_RecordFollowUpDue");
  }
}
