package org.cobaltclaims.coordination.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cobaltclaims.engine.ProcessNames.Errors;
import org.cobaltclaims.engine.ProcessNames.SecondaryClaim;
import org.cobaltclaims.testing.CoversProcess;
import org.cobaltclaims.testing.GateFacts;
import org.cobaltclaims.testing.ProcessTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ways through {@code secondary-claim}: may the next payer be billed, and with what. */
@CoversProcess("secondary-claim")
class SecondaryClaimProcessTest extends ProcessTest {

  private static final String SECONDARY = SecondaryClaim.ID;

  private void startWith(String payerClaim, Map<String, Object> differing) {
    start(SECONDARY, Map.of("payerClaimId", payerClaim));
    facts(differing);
  }

  private void facts(Map<String, Object> differing) {
    work(SecondaryClaim.Jobs.FACTS, and(GateFacts.ALL_HOLD, differing));
  }

  @Test
  void whatMayBeBilledIsBuilt() {
    startWith("S01", Map.of());
    work(SecondaryClaim.Jobs.BUILD, Map.of());

    process(SECONDARY)
        .isCompleted()
        .hasCompletedElements("EndEvent_SecondaryReady")
        .hasVariable("readiness", "READY");
  }

  @Test
  void whatNeedNotBeBilledEndsWithItsReason() {
    startWith("S02", Map.of("remainingPositive", false));
    Map<String, Object> handed = work(SecondaryClaim.Jobs.SKIP, Map.of());

    assertThat(handed).containsEntry("reason", "NO_PR");
    process(SECONDARY)
        .isCompleted()
        .hasCompletedElements("EndEvent_SecondaryNotBilled")
        .hasVariable("readiness", "NOT_BILLED");
  }

  @Test
  void whatThePriorPayerForwardedIsNotBilledTwice() {
    startWith("S03", Map.of("crossoverSignal", true));
    work(SecondaryClaim.Jobs.AWAIT_CROSSOVER, Map.of());

    process(SECONDARY)
        .isCompleted()
        .hasCompletedElements("EndEvent_SecondaryForwarded")
        .hasVariable("readiness", "NOT_BILLED");
  }

  @Test
  void whatTheRulesCannotDecideIsLookedAtAgainAfterAPersonDid() {
    startWith("S04", Map.of("denialOutcome", "FIX_FIRST"));
    assertThat(work(SecondaryClaim.Jobs.ASK, Map.of())).containsEntry("reason", "FIX_DENIAL_FIRST");
    decide("UserTask_ReviewSecondary", "CHECK_AGAIN");
    facts(Map.of());
    work(SecondaryClaim.Jobs.BUILD, Map.of());

    process(SECONDARY).isCompleted().hasCompletedElement("Task_GatherFacts", 2);
  }

  @Test
  void aPassedDeadlineGoesToAPersonWithItsReason() {
    startWith("S05", Map.of("deadlinePassed", true));
    assertThat(work(SecondaryClaim.Jobs.ASK, Map.of())).containsEntry("reason", "DEADLINE");

    process(SECONDARY).hasActiveElementsExactly("UserTask_ReviewSecondary");
  }

  @Test
  @DisplayName("DOMAIN 2.2: a family on hold waits at the gate for its release")
  void aFamilyOnHoldWaitsForItsRelease() {
    startWith("S08", Map.of("onHold", true));
    assertThat(work(SecondaryClaim.Jobs.ASK, Map.of())).containsEntry("reason", "ON_HOLD");
    decide("UserTask_ReviewSecondary", "CHECK_AGAIN");
    facts(Map.of());
    work(SecondaryClaim.Jobs.BUILD, Map.of());

    process(SECONDARY).isCompleted().hasVariable("readiness", "READY");
  }

  @Test
  void anUncertainDecisionGoesToAPersonWithItsReason() {
    startWith("S06", Map.of("adjudicationCertain", false));
    assertThat(work(SecondaryClaim.Jobs.ASK, Map.of())).containsEntry("reason", "NOT_CERTAIN");

    process(SECONDARY).hasActiveElementsExactly("UserTask_ReviewSecondary");
  }

  @Test
  @DisplayName("DOMAIN 2.2-11: the built claim does not balance")
  void whatDoesNotBalanceDoesNotLeaveBeforeAPersonMendsIt() {
    startWith("S07", Map.of());
    refuse(SecondaryClaim.Jobs.BUILD, Errors.COB_UNBALANCED);
    process(SECONDARY)
        .hasActiveElementsExactly("UserTask_CobUnbalanced")
        .hasNotActivatedElements("EndEvent_SecondaryReady");

    decide("UserTask_CobUnbalanced", "CORRECTED");
    facts(Map.of());
    work(SecondaryClaim.Jobs.BUILD, Map.of());
    process(SECONDARY).isCompleted().hasCompletedElements("EndEvent_SecondaryReady");
  }
}
