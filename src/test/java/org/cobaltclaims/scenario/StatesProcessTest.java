package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What moves a payer's claim from state to state before it is paid (DOMAIN 0.5). */
class StatesProcessTest extends OfficeTest {

  private String family = "";
  private int corrections;

  private ProfessionalClaim billed(String number) {
    family = bill(visit(number, Payer.ACME));
    return theOneSent();
  }

  private PayerClaimState state() {
    return claim(family, 1).state();
  }

  @Test
  @DisplayName("DOMAIN 0.5-SYNTAX_OK, 0.5-RECEIVED, 0.5-ACCEPTED, T-CA: step by step, never back")
  void answersMoveAClaimForwardOnly() {
    ProfessionalClaim claim = billed("S1");
    receive(Answers.implementation(today(), groupOf(claim), "A", ""));
    assertThat(state()).isEqualTo(PayerClaimState.SYNTAX_OK);
    String batch = batchOf(claim);
    receive(Answers.status(today(), batch, "A1:19:PR", "WQ", claim.claimNumber()));
    assertThat(state()).isEqualTo(PayerClaimState.RECEIVED);
    receive(Answers.accepted(today(), batch, claim.claimNumber()));
    assertThat(state()).isEqualTo(PayerClaimState.ACCEPTED);
    receive(Answers.status(today(), batch, "A0:20:PR", "WQ", claim.claimNumber()));
    assertThat(state()).isEqualTo(PayerClaimState.ACCEPTED);
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName(
      "DOMAIN 0.5-TXN_REJECTED, T-999: the named claim goes to a person, innocents go again")
  void aRejectedTransactionSendsItsInnocentsAgain() {
    bill(visit("S2", Payer.ACME), visit("S3", Payer.ACME));
    var sent = sent();
    assertThat(sent).hasSize(2);
    ProfessionalClaim guilty = sent.getFirst();
    ProfessionalClaim innocent = sent.getLast();
    receive(Answers.implementation(today(), groupOf(guilty), "R", guilty.claimNumber()));

    assertThat(task(TaskKind.CORRECT_REJECTION).subject())
        .isEqualTo(guilty.claimNumber().substring(0, 11));
    ProfessionalClaim again = theOneSent();
    assertThat(again.claimNumber().substring(0, 11))
        .isEqualTo(innocent.claimNumber().substring(0, 11));
    assertThat(again.information().frequency()).isEqualTo("1");
  }

  @Test
  @DisplayName("DOMAIN 0.5-FILE_REJECTED: TA1 R refuses the file, its claims go again")
  void aRefusedFilesClaimsGoOutInAnother() {
    ProfessionalClaim claim = billed("S4");
    receive(Answers.interchange(today(), interchangeOf(claim), "R"));

    ProfessionalClaim again = theOneSent();
    assertThat(again.claimNumber()).startsWith(family).isNotEqualTo(claim.claimNumber());
    assertThat(interchangeOf(again)).isNotEqualTo(interchangeOf(claim));
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName(
      "DOMAIN 0.5-REJECTED, 0.5-CORRECTING-1, T-CA: a new version, frequency 1, no number of the"
          + " payer's")
  void aRejectedClaimIsCorrectedAsANewOne() {
    ProfessionalClaim claim = billed("S5");
    receive(Answers.status(today(), batchOf(claim), "A7:562:85", "U", claim.claimNumber()));
    assertThat(state()).isEqualTo(PayerClaimState.REJECTED);

    decide(TaskKind.CORRECT_REJECTION, "RESEND_UNCHANGED");
    ProfessionalClaim again = theOneSent();
    assertThat(again.claimNumber()).isNotEqualTo(claim.claimNumber()).startsWith(family + "1");
    assertThat(again.information().frequency()).isEqualTo("1");
    assertThat(again.references()).noneMatch(reference -> reference.qualifier().equals("F8"));
  }

  @Test
  @DisplayName("DOMAIN 0.5-PARTIAL: paid in part, denied in part")
  void aPartlyDeniedClaimIsPartlyPaid() {
    family = bill(visit("S6", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(claim.claimNumber(), "1", "ICN1")
            .line("99214", control(claim, 1), "200", "130", "CO-45-50", "PR-2-20")
            .line("90833", control(claim, 2), "120", "0", "CO-197-120"));

    assertThat(claim(family, 1).outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(task(TaskKind.WORK_DENIAL).reason()).isEqualTo("CO-197");
  }

  @Test
  @DisplayName("DOMAIN 0.5-DENIED, 0.5-WRITTEN_OFF: denied, and nobody is asked for it")
  void aDeniedClaimMayBeWrittenOff() {
    family = bill(visit("S7", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(denied(Payer.ACME, "T1", "1", claim, "CO-29"));
    assertThat(claim(family, 1).outcome()).isEqualTo(Outcome.DENIED);

    decide(TaskKind.WORK_DENIAL, "WRITE_OFF");
    if (tasks.open().stream().anyMatch(task -> task.kind() == TaskKind.APPROVE_WRITE_OFF)) {
      decide(TaskKind.APPROVE_WRITE_OFF, "APPROVE");
    }
    assertThat(openTasks()).isEmpty();
    assertThat(state()).isEqualTo(PayerClaimState.WRITTEN_OFF);
    assertThat(claim(family, 1).outcome()).isEqualTo(Outcome.DENIED);
    assertThat(familyOf(family).state().name()).isEqualTo("CLOSED");
  }

  @Test
  @DisplayName(
      "DOMAIN 0.5-CORRECTING-7, T-F8: a denial is corrected with the payer's newest number")
  void aDeniedClaimIsReplacedUnderThePayersNewestNumber() {
    family = bill(visit("S8", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(denied(Payer.ACME, "T1", "1", claim, "CO-197"));
    correctAndResubmit();
    ProfessionalClaim second = sentAndAccepted();
    assertThat(second.information().frequency()).isEqualTo("7");
    assertThat(f8(second)).isEqualTo("ICNT1");

    receive(
        Era.of(Payer.ACME, "T2")
            .claim(second.claimNumber(), "22", "ICNT1")
            .line("99214", control(claim, 1), "-200", "0", "CO-197--200")
            .line("90833", control(claim, 2), "-120", "0", "CO-197--120")
            .claim(second.claimNumber(), "1", "NEWER")
            .line("99214", control(claim, 1), "200", "0", "CO-252-200")
            .line("90833", control(claim, 2), "120", "0", "CO-252-120"));
    correctAndResubmit();
    assertThat(f8(sentAndAccepted())).isEqualTo("NEWER");
  }

  private void correctAndResubmit() {
    decisions.decide(
        task(TaskKind.WORK_DENIAL).id(),
        "CORRECT_AND_RESUBMIT",
        "with the number that the payer gave",
        details(Map.of("correction", Map.of("authorization", "AUTH" + ++corrections))),
        "anna");
    settle();
  }

  private static String f8(ProfessionalClaim claim) {
    return claim.references().stream()
        .filter(reference -> reference.qualifier().equals("F8"))
        .map(reference -> reference.value())
        .findFirst()
        .orElse("");
  }

  @Test
  @DisplayName("DOMAIN 0.5-PENDING, 0.5-INFO_REQUESTED, 8.2-276: the payer is asked, and answers")
  void theAnswerToAnInquiryTellsWhatTheClaimWaitsFor() {
    family = bill(visit("S9", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    daysPass(15);
    String inquiry = theInquirySent();
    receive(Answers.statusResponse(today(), inquiry, claim.claimNumber(), "P1:20:PR"));
    assertThat(state()).isEqualTo(PayerClaimState.PENDING);
    assertThat(openTasks()).isEmpty();

    daysPass(15);
    receive(Answers.statusResponse(today(), theInquirySent(), claim.claimNumber(), "R4:287:PR"));
    assertThat(state()).isEqualTo(PayerClaimState.INFO_REQUESTED);
    assertThat(openTasks()).hasSize(1);
    LocalDate opened = task(TaskKind.INFO_REQUESTED).openedOn();
    assertThat(opened).isEqualTo(today());
  }
}
