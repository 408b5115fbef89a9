package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways through {@code claim-family}, {@code payer-claim} and {@code await-remittance}. */
class ClaimWaysTest extends ProcessTestCase {

  private static final String FAMILY = ProcessNames.ClaimFamily.ID;
  private static final String CLAIM = ProcessNames.PayerClaim.ID;
  private static final String AWAIT = ProcessNames.AwaitRemittance.ID;

  private static void openFamily(String family) throws InterruptedException {
    publish("family-open", family, Map.of("familyId", family));
  }

  private static Map<String, Object> step(String step, String payerClaim, String crossoverDue) {
    return Map.of("step", step, "payerClaimId", payerClaim, "crossoverDue", crossoverDue);
  }

  private static void place(String place) {
    work("claim-place", Map.of("place", place, "acknowledgementDue", NEVER));
  }

  private static void scrub(boolean clean, String channel, int priorPayers) {
    work(
        "claim-scrub",
        Map.of(
            "clean", clean,
            "channel", channel,
            "electronicCob", true,
            "priorPayers", priorPayers,
            "maxPriorPayers", 1));
  }

  private static void look(String place) {
    work("claim-look", Map.of("place", place, "acknowledgementDue", NEVER));
  }

  private static Map<String, Object> remittance(String decided) {
    return work("remittance-wait", Map.of("decided", decided, "overdueDue", NEVER));
  }

  @Test
  void aPaidPrimaryNeedsNobody() throws Exception {
    openFamily("F01");
    work("family-register", Map.of("registered", true));
    work("family-step", step("BILL", "F011", NEVER));
    place("SCRUB");
    scrub(true, "ELECTRONIC", 0);
    work("claim-queue", Map.of("acknowledgementDue", NEVER));
    changed("F011");
    look("ACKNOWLEDGE");
    changed("F011");
    look("REMITTANCE");
    remittance("NO");
    changed("F011");
    remittance("PAID_OR_PATIENT");
    Map<String, Object> afterwards = work("family-step", step("DONE_PATIENT", "F011", NEVER));

    assertThat(afterwards)
        .containsOnlyKeys("familyId", "registered", "step", "payerClaimId", "crossoverDue");
    assertThat(reached(CLAIM, "EndEvent_PayerDecided")).isEqualTo(1);
    assertThat(reached(FAMILY, "EndEvent_PatientBalance")).isEqualTo(1);
    assertThat(running(FAMILY)).isZero();
  }

  @Test
  void anInstanceThatIsNotTheRegisteredOneEnds() throws Exception {
    openFamily("F02");
    work("family-register", Map.of("registered", false));

    assertThat(reached(FAMILY, "EndEvent_FamilyBeingWorkedOn")).isEqualTo(1);
    assertThat(running(FAMILY)).isZero();
  }

  @Test
  void aForwardedClaimIsChasedAndTheChaseEndsWithTheFamily() throws Exception {
    openFamily("F03");
    work("family-register", Map.of("registered", true));
    work("family-step", step("AWAIT_CROSSOVER", "F032", inDays(30)));
    daysPass(31);
    work("crossover-overdue", Map.of());
    assertThat(reached(FAMILY, "UserTask_ChaseCrossover")).isEqualTo(1);

    changed("F032");
    work("family-step", step("DONE_CLOSED", "F032", NEVER));
    assertThat(reached(FAMILY, "EndEvent_FamilyClosed")).isEqualTo(1);
    assertThat(reached(FAMILY, "EndEvent_CrossoverChased")).isZero();
    assertThat(running(FAMILY)).isZero();
  }

  @Test
  void aClaimThatIsNotCleanGoesToAPerson() throws Exception {
    start(CLAIM, Map.of("payerClaimId", "F041"));
    place("SCRUB");
    scrub(false, "ELECTRONIC", 0);

    assertThat(reached(CLAIM, "UserTask_CorrectClaim")).isEqualTo(1);
  }

  @Test
  void moreEarlierPayersThanThePayerTakesMeansPaper() throws Exception {
    start(CLAIM, Map.of("payerClaimId", "F053"));
    place("SCRUB");
    scrub(true, "ELECTRONIC", 2);
    work("claim-print", Map.of());

    assertThat(reached(CLAIM, "UserTask_PrintAndMail")).isEqualTo(1);
  }

  @Test
  void aMissingAcknowledgementIsLookedForUntilThePayerDecides() throws Exception {
    start(CLAIM, Map.of("payerClaimId", "F061"));
    work("claim-place", Map.of("place", "ACKNOWLEDGE", "acknowledgementDue", inDays(3)));
    daysPass(4);
    work("acknowledgement-overdue", Map.of());
    assertThat(reached(CLAIM, "UserTask_FindAcknowledgement")).isEqualTo(1);
    long open = running(CLAIM);

    changed("F061");
    look("DONE");
    remittance("PAID_OR_PATIENT");
    assertThat(reached(CLAIM, "EndEvent_PayerDecided")).isEqualTo(1);
    assertThat(reached(CLAIM, "EndEvent_AcknowledgementFound")).isZero();
    assertThat(running(CLAIM)).isEqualTo(open - 1);
  }

  @Test
  void aRejectionGoesToAPersonWheneverItComes() throws Exception {
    start(CLAIM, Map.of("payerClaimId", "F071"));
    place("ACKNOWLEDGE");
    changed("F071");
    look("REJECTED");
    assertThat(reached(CLAIM, "UserTask_CorrectRejection")).isEqualTo(1);

    start(CLAIM, Map.of("payerClaimId", "F072"));
    place("REMITTANCE");
    remittance("REJECTED");
    assertThat(reached(CLAIM, "UserTask_CorrectRejection")).isEqualTo(2);

    start(CLAIM, Map.of("payerClaimId", "F073"));
    place("REJECTED");
    assertThat(reached(CLAIM, "UserTask_CorrectRejection")).isEqualTo(3);
  }

  @Test
  void aDenialGoesToAPersonAlsoAfterARestart() throws Exception {
    start(CLAIM, Map.of("payerClaimId", "F081"));
    place("REMITTANCE");
    remittance("DENIAL");
    start(CLAIM, Map.of("payerClaimId", "F082"));
    place("DENIAL");

    assertThat(reached(CLAIM, "UserTask_WorkDenial")).isEqualTo(2);
  }

  @Test
  void aClaimIsTakenUpWhereItStands() throws Exception {
    start(CLAIM, Map.of("payerClaimId", "F091"));
    place("CORRECT");
    start(CLAIM, Map.of("payerClaimId", "F092"));
    place("PAPER");
    work("claim-print", Map.of());
    start(CLAIM, Map.of("payerClaimId", "F093"));
    place("DONE");

    assertThat(reached(CLAIM, "UserTask_CorrectClaim")).isEqualTo(1);
    assertThat(reached(CLAIM, "UserTask_PrintAndMail")).isEqualTo(1);
    assertThat(reached(CLAIM, "EndEvent_AlreadyDecided")).isEqualTo(1);
  }

  @Test
  void anOverdueRemittanceIsChasedWhileTheWaitGoesOn() throws Exception {
    start(AWAIT, Map.of("payerClaimId", "F101", "chasing", false));
    work("remittance-wait", Map.of("decided", "NO", "overdueDue", inDays(45)));
    daysPass(46);
    work("remittance-overdue", Map.of("chasing", true));
    assertThat(reached(AWAIT, "UserTask_ChaseRemittance")).isEqualTo(1);
    long open = running(AWAIT);

    changed("F101");
    assertThat(remittance("NO")).containsEntry("chasing", true);
    changed("F101");
    remittance("PAID_OR_PATIENT");
    assertThat(reached(AWAIT, "EndEvent_PayerDecided")).isEqualTo(1);
    assertThat(reached(AWAIT, "EndEvent_RemittanceChased")).isZero();
    assertThat(running(AWAIT)).isEqualTo(open - 1);
  }
}
