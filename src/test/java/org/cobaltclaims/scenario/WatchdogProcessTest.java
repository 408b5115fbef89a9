package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happens when nothing happens (DOMAIN 8.2). */
class WatchdogProcessTest extends OfficeTest {

  private List<String> reasons(TaskKind kind) {
    return tasks.open().stream().filter(t -> t.kind() == kind).map(Task::reason).toList();
  }

  @Test
  @DisplayName("DOMAIN 8.2-999, 8.2-277CA-clearinghouse, 8.2-277CA-payer: nobody answers a file")
  void aFileThatNobodyAnswersIsLookedForAndNeverSentAgainBlindly() {
    bill(visit("W1", Payer.ACME));
    assertThat(sent()).hasSize(1);
    daysPass(6);

    assertThat(reasons(TaskKind.FIND_ACKNOWLEDGEMENT)).isNotEmpty();
    assertThat(sent()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 8.2-835, 8.2-276: asked by 276, then chased by a person, until it is paid")
  void aSilentPayerIsAskedAndThenChased() {
    String family = bill(visit("W2", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    daysPass(15);
    assertThat(theInquirySent()).contains("ST*276*");
    daysPass(22);
    Task chase = task(TaskKind.CHASE_REMITTANCE);
    decisions.decide(
        chase.id(),
        "KEEP_WAITING",
        "they have it",
        details(
            Map.of(
                "spokeTo", "Kim",
                "callReference", "R-77",
                "promisedOn", today().plusDays(4).toString())),
        "anna");
    settle();
    daysPass(3);
    assertThat(reasons(TaskKind.CHASE_REMITTANCE)).isEmpty();
    daysPass(2);
    assertThat(reasons(TaskKind.CHASE_REMITTANCE)).hasSize(1);

    receive(paid(Payer.ACME, "T1", claim));
    assertThat(openTasks()).isEmpty();
    assertThat(familyOf(family).state().name()).isEqualTo("PATIENT_BALANCE");
  }

  @Test
  @DisplayName("DOMAIN 8.2-835: finished says the payer (277 F1), but no remittance came")
  void aFinishedClaimWithoutRemittanceIsMissed() {
    bill(visit("W3", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    daysPass(15);
    receive(Answers.statusResponse(today(), theInquirySent(), claim.claimNumber(), "F1:65:PR"));
    daysPass(25);

    assertThat(reasons(TaskKind.ERA_MISSING)).hasSize(1);
  }

  @Test
  @DisplayName("DOMAIN 3.6-F3F: forwarded, says the answer to an inquiry")
  void anAnswerThatItWasForwardedIsASignal() {
    String family = bill(visit("W4", Payer.ACME, Payer.BETA));
    ProfessionalClaim claim = sentAndAccepted();
    daysPass(15);
    receive(Answers.statusResponse(today(), theInquirySent(), claim.claimNumber(), "F3F:20:PR"));
    receive(paid(Payer.ACME, "T1", claim));

    assertThat(sent()).isEmpty();
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
  }

  @Test
  @DisplayName("DOMAIN 8.2-secondary-not-sent: decided a week ago, and the next claim lies")
  void aNextClaimThatLiesForAWeekHasItsTask() {
    bill(visit("W5", Payer.ACME, Payer.BETA));
    ProfessionalClaim claim = sentAndAccepted();
    receive(denied(Payer.ACME, "T1", "4", claim, "PR-96").with("MOA***N130"));
    assertThat(reasons(TaskKind.REVIEW_SECONDARY)).containsExactly("STATUS");
    daysPass(8);

    assertThat(openTasks())
        .as("who is asked about it already is not asked twice")
        .containsExactly("REVIEW_SECONDARY STATUS");
  }

  @Test
  @DisplayName("DOMAIN 8.2-secondary-deadline, T-DL: the next payer counts from the service")
  void aNextPayersLimitFromServiceIsAlarmedWhileThePrimaryIsSilent() {
    bill(visit("W6", Payer.ACME, Payer.SERVICE));
    sentAndAccepted();
    daysPass(12);

    assertThat(reasons(TaskKind.FILING_LIMIT)).hasSize(1);
    assertThat(sent()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 8.2-correction: a correction that lies gets to the managers")
  void aCorrectionThatLiesIsEscalated() {
    bill(visit("W7", Payer.ACME));
    ProfessionalClaim claim = theOneSent();
    receive(Answers.status(today(), batchOf(claim), "A7:562:85", "U", claim.claimNumber()));
    assertThat(task(TaskKind.CORRECT_REJECTION).group()).isEqualTo("billing");
    daysPass(16);

    assertThat(task(TaskKind.CORRECT_REJECTION).group()).isEqualTo("managers");
  }

  @Test
  @DisplayName("DOMAIN 8.2-frequency-7: a replacement that is silent is asked after (276)")
  void aSilentReplacementIsAskedAfter() {
    bill(visit("W8", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(denied(Payer.ACME, "T1", "1", claim, "CO-197"));
    decisions.decide(
        task(TaskKind.WORK_DENIAL).id(),
        "CORRECT_AND_RESUBMIT",
        "the authorization came",
        details(Map.of("correction", Map.of("authorization", "A1"))),
        "anna");
    settle();
    assertThat(sentAndAccepted().information().frequency()).isEqualTo("7");
    daysPass(31);

    assertThat(inquiriesSent()).isNotEmpty();
  }
}
