package org.cobaltclaims.claim.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cobaltclaims.engine.ProcessNames.ClaimFamily;
import org.cobaltclaims.engine.ProcessNames.Messages;
import org.cobaltclaims.engine.ProcessNames.PayerClaim;
import org.cobaltclaims.testing.CoversProcess;
import org.cobaltclaims.testing.ProcessTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ways through {@code claim-family}: one visit's bill, from payer to payer. */
@CoversProcess("claim-family")
class ClaimFamilyProcessTest extends ProcessTest {

  private void openFamily(String family, boolean registered) {
    open(Messages.FAMILY_OPEN, family, Map.of("familyId", family));
    work(ClaimFamily.Jobs.REGISTER, Map.of("registered", registered));
  }

  private Map<String, Object> step(String step, String payerClaim, String crossoverDue) {
    return work(
        ClaimFamily.Jobs.STEP,
        Map.of("step", step, "payerClaimId", payerClaim, "crossoverDue", crossoverDue));
  }

  /** The called claim finds that its payer has decided already. */
  private void payerHasDecided(String payerClaim) {
    Map<String, Object> handed =
        work(PayerClaim.Jobs.PLACE, Map.of("place", "DONE", "acknowledgementDue", NEVER));
    assertThat(handed).containsOnlyKeys("payerClaimId").containsEntry("payerClaimId", payerClaim);
  }

  @Test
  void onePayerAfterTheOtherIsBilledUntilThePatientOwesTheRest() {
    openFamily("F01", true);
    step("BILL", "F011", NEVER);
    payerHasDecided("F011");
    step("BILL", "F012", NEVER);
    payerHasDecided("F012");
    Map<String, Object> handed = step("DONE_PATIENT", "F012", NEVER);

    assertThat(handed)
        .as("the called claims leave nothing behind")
        .containsOnlyKeys("familyId", "registered", "step", "payerClaimId", "crossoverDue");
    process(ClaimFamily.ID)
        .isCompleted()
        .hasCompletedElement("Call_PayerClaim", 2)
        .hasCompletedElements("EndEvent_PatientBalance")
        .hasNoActiveIncidents();
  }

  @Test
  void anInstanceThatIsNotTheRegisteredOneEnds() {
    openFamily("F02", false);

    process(ClaimFamily.ID)
        .isCompleted()
        .hasCompletedElements("EndEvent_FamilyBeingWorkedOn")
        .hasNotActivatedElements("Task_FindNextStep");
  }

  @Test
  @DisplayName("DOMAIN 8.2-crossover: the expected crossover did not come -> task")
  void aChaseThatAPersonEndsLeavesTheFamilyWaiting() {
    openFamily("F03", true);
    step("AWAIT_CROSSOVER", "F032", inDays(30));
    daysPass(ClaimFamily.ID, "Receive_NextPayerAnswer", 31);
    work(ClaimFamily.Jobs.CROSSOVER_OVERDUE, Map.of());
    decide("UserTask_ChaseCrossover", "KEEP_WAITING");
    process(ClaimFamily.ID)
        .hasCompletedElements("EndEvent_CrossoverChased")
        .hasActiveElementsExactly("Receive_NextPayerAnswer");

    publish(Messages.PAYER_CLAIM_CHANGED, "F032");
    step("DONE_CLOSED", "F032", NEVER);
    process(ClaimFamily.ID).isCompleted().hasCompletedElements("EndEvent_FamilyClosed");
  }

  @Test
  @DisplayName("DOMAIN 3.6-arrival: the forwarded claim's answer ends the wait")
  void theChaseEndsWithTheAnswer() {
    openFamily("F04", true);
    step("AWAIT_CROSSOVER", "F042", inDays(30));
    daysPass(ClaimFamily.ID, "Receive_NextPayerAnswer", 31);
    work(ClaimFamily.Jobs.CROSSOVER_OVERDUE, Map.of());
    process(ClaimFamily.ID).hasActiveElements("UserTask_ChaseCrossover");

    publish(Messages.PAYER_CLAIM_CHANGED, "F042");
    step("DONE_CLOSED", "F042", NEVER);
    process(ClaimFamily.ID).isCompleted().hasTerminatedElements("UserTask_ChaseCrossover");
  }
}
