package org.cobaltclaims.claim.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance;
import org.cobaltclaims.engine.ProcessNames.ClaimFamily;
import org.cobaltclaims.engine.ProcessNames.Messages;
import org.cobaltclaims.testing.CoversProcess;
import org.cobaltclaims.testing.ProcessTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ways through {@code claim-family}: one visit's bill, from payer to payer. */
@CoversProcess("claim-family")
class ClaimFamilyProcessTest extends ProcessTest {

  private void openFamily(String family) {
    open(Messages.FAMILY_OPEN, family, Map.of("familyId", family));
  }

  private static Map<String, Object> next(String step, String payerClaim, String crossoverDue) {
    return Map.of("step", step, "payerClaimId", payerClaim, "crossoverDue", crossoverDue);
  }

  private Map<String, Object> step(String step, String payerClaim, String crossoverDue) {
    return work(ClaimFamily.Jobs.STEP, Map.of("next", next(step, payerClaim, crossoverDue)));
  }

  private Map<String, Object> bill(String payerClaim, String place, String decided) {
    return and(
        next("BILL", payerClaim, NEVER),
        Map.of(
            "claim",
            Map.of(
                "place", place,
                "acknowledgementDue", NEVER,
                "decided", decided,
                "inquiryDue", NEVER,
                "overdueDue", NEVER)));
  }

  @Test
  void onePayerAfterTheOtherIsBilledUntilThePatientOwesTheRest() {
    openFamily("F01");
    work(ClaimFamily.Jobs.STEP, Map.of("next", bill("F011", "DONE", "PAID_OR_PATIENT")));
    work(ClaimFamily.Jobs.STEP, Map.of("next", bill("F012", "DONE", "PAID_OR_PATIENT")));
    Map<String, Object> handed = step("DONE_PATIENT", "", NEVER);

    assertThat(handed)
        .as("the called claims leave nothing behind")
        .containsOnlyKeys("familyId", "next", "payerClaimId");
    process(ClaimFamily.ID)
        .isCompleted()
        .hasCompletedElement("Call_PayerClaim", 2)
        .hasCompletedElements("EndEvent_PatientBalance")
        .hasNoActiveIncidents();
  }

  @Test
  void theNextStepIsTakenFromThePayersDecision() {
    openFamily("F05");
    work(ClaimFamily.Jobs.STEP, Map.of("next", bill("F051", "REMITTANCE", "NO")));
    publish(Messages.PAYER_CLAIM_CHANGED, "F051");
    decided(bill("F052", "REMITTANCE", "NO"));
    publish(Messages.PAYER_CLAIM_CHANGED, "F052");
    decided(next("DONE_CLOSED", "", NEVER));

    process(ClaimFamily.ID)
        .isCompleted()
        .hasCompletedElement("Task_FindNextStep", 1)
        .hasCompletedElement("Call_PayerClaim", 2)
        .hasCompletedElements("EndEvent_FamilyClosed")
        .hasNoActiveIncidents();
  }

  private void decided(Map<String, Object> next) {
    work(
        AwaitRemittance.Jobs.WAIT,
        Map.of(
            "decided", "PAID_OR_PATIENT", "inquiryDue", NEVER, "overdueDue", NEVER, "next", next));
  }

  @Test
  void anInstanceThatIsNotTheRegisteredOneEnds() {
    openFamily("F02");
    step("ALREADY_WORKED_ON", "", NEVER);

    process(ClaimFamily.ID)
        .isCompleted()
        .hasCompletedElements("EndEvent_FamilyBeingWorkedOn")
        .hasNotActivatedElements("Call_PayerClaim");
  }

  @Test
  @DisplayName("DOMAIN 8.2-crossover: the expected crossover did not come -> task")
  void aChaseThatAPersonEndsLeavesTheFamilyWaiting() {
    openFamily("F03");
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
    openFamily("F04");
    step("AWAIT_CROSSOVER", "F042", inDays(30));
    daysPass(ClaimFamily.ID, "Receive_NextPayerAnswer", 31);
    work(ClaimFamily.Jobs.CROSSOVER_OVERDUE, Map.of());
    process(ClaimFamily.ID).hasActiveElements("UserTask_ChaseCrossover");

    publish(Messages.PAYER_CLAIM_CHANGED, "F042");
    step("DONE_CLOSED", "F042", NEVER);
    process(ClaimFamily.ID).isCompleted().hasTerminatedElements("UserTask_ChaseCrossover");
  }
}
