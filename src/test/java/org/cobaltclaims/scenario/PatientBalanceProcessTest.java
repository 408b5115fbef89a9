package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.process.Statement;
import org.cobaltclaims.patient.process.StatementRun;
import org.cobaltclaims.patient.process.Statements;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeFile;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.PatientPaymentDesk;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.worklist.DecisionRefused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;

/** A practice that approves what patients owe and never bills some services. */
@Import(PatientBalanceProcessTest.OtherSwitches.class)
class PatientBalanceProcessTest extends OfficeTest {

  @Autowired private Statements statements;
  @Autowired private StatementRun runs;
  @Autowired private PatientPaymentDesk money;
  @Autowired private TransactionTemplate transactions;

  /** The practice of all tests, with other switches. */
  @TestConfiguration
  static class OtherSwitches {

    @Bean
    @Primary
    CurrentSettings otherSwitches() throws IOException {
      Path file = Files.createTempFile("practice", ".yml");
      Files.writeString(
          file,
          Samples.text("/scenario/practice.yml")
              + """
              automation:
                updatePatientResponsibility: APPROVAL
                neverBilledProcedures: ["99080"]
                eligibilityBeforeSecondary: BLOCK
                eligibilityMaxAgeDays: 30
                batchDays: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY]
              payerDefaults:
                expectedPayDays: 31
              """);
      return CurrentSettings.of(PracticeFile.read(file));
    }
  }

  @Test
  @DisplayName("Issue 6-3, 6-4: the balance is the patient's, and on the statement, when approved")
  void aBalanceIsThePatientsWhenApproved() {
    String family = bill(visit("PB1", Payer.ACME).patientPaid("20"));
    receive(paid(Payer.ACME, "T1", sentAndAccepted()));
    assertThat(task(TaskKind.APPROVE_PATIENT_BALANCE).reason()).isEqualTo("APPROVAL");
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.OPEN);
    assertThat(statement(family).visits()).isEmpty();
    assertThat(statement(family).held().getFirst().reason()).isEqualTo("APPROVAL");

    decide(TaskKind.APPROVE_PATIENT_BALANCE, "APPROVE");
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    Statement.Visit visit = statement(family).visits().getFirst();
    assertThat(
            List.of(
                visit.charge(),
                visit.insurancePaid(),
                visit.adjusted(),
                visit.patientPaid(),
                visit.balance()))
        .containsExactly(
            Money.parse("320"),
            Money.parse("124"),
            Money.parse("110"),
            Money.parse("20"),
            Money.parse("66"));

    StatementRun.Run run = runs.make(today(), "anna");
    assertThat(run.made()).hasSize(1);
    assertThat(run.made().getFirst().due()).isEqualTo(Money.parse("66"));
    assertThat(runs.make(today(), "anna").made()).hasSize(1);
    daysPass(1);
    assertThat(runs.make(today(), "anna").skipped().getFirst().reason()).isEqualTo("IN_CYCLE");
    assertThatThrownBy(() -> runs.make(today().plusDays(1), "anna"))
        .isInstanceOf(DecisionRefused.class);

    pay(family, "61.01");
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("4.99"));
    daysPass(30);
    assertThat(runs.make(today(), "anna").skipped().getFirst().reason()).isEqualTo("BELOW_MINIMUM");
    assertThat(statement(family).ages().get(1)).isEqualTo(Money.parse("4.99"));
  }

  @Test
  @DisplayName("DOMAIN 7.5: a Medicaid patient is asked for nothing beyond Medicaid's own copay")
  void aMedicaidPatientIsNotAskedForMoreThanMedicaidsCopay() {
    String family = bill(visit("PB2", Payer.ACME, Payer.MEDICAID));
    receive(paid(Payer.ACME, "T1", sentAndAccepted()));
    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.REVIEW_SECONDARY).reason()).isEqualTo("ELIGIBILITY");
    receive(active(Payer.MEDICAID, "M2PB2", theQuestionSent()));
    ProfessionalClaim second = sentAndAccepted();
    receive(
        Era.of(Payer.MEDICAID, "T2")
            .claim(second.claimNumber(), "2", "ICNT2")
            .line("99214", control(second, 1), "200", "30", "OA-23-134", "PR-2-36")
            .line("90833", control(second, 2), "120", "15", "OA-23-100", "PR-3-5"));

    assertThat(task(TaskKind.APPROVE_PATIENT_BALANCE).reason()).isEqualTo("MEDICAID");
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("5"));
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.parse("36"));
    assertThatThrownBy(() -> decide(TaskKind.APPROVE_PATIENT_BALANCE, "APPROVE"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("MEDICAID");
    decide(TaskKind.APPROVE_PATIENT_BALANCE, "WRITE_OFF");
    assertThat(balance(family, Bucket.OTHER_WRITE_OFF)).isEqualTo(Money.parse("36"));
    assertThat(task(TaskKind.APPROVE_PATIENT_BALANCE).reason()).isEqualTo("APPROVAL");
    decide(TaskKind.APPROVE_PATIENT_BALANCE, "APPROVE");
    assertThat(statement(family).due()).isEqualTo(Money.parse("5"));
  }

  @Test
  @DisplayName("Issue 6-4: a procedure that makes no claim stops the whole visit")
  void aProcedureThatMakesNoClaimStopsTheVisit() {
    drop(Visit.of("PB3", Payer.ACME).line("99214", "200").line("99080", "25").patientPaid("20"));
    assertThat(sent()).isEmpty();
    assertThat(families.findByPracticeClaim("PB3")).isEmpty();
    assertThat(complaints()).singleElement().asString().contains("NEVER_BILLED");
    assertThat(jdbc.queryForObject("SELECT SUM(amount_cents) FROM patient_payment", Long.class))
        .isEqualTo(2000);
  }

  /** The payer's answer to the one question that was sent (271): the coverage is active. */
  private String active(Payer payer, String member, String question) {
    assertThat(question)
        .contains("NM1*PR*2*" + payer.payerName + "*****PI*" + payer.id)
        .contains("NM1*IL*1*DOE*JANE****MI*" + member)
        .containsPattern(
            "ST\\*270\\*0001\\*005010X279A1~BHT\\*0022\\*13\\*E\\d+\\*\\d{8}\\*\\d{4}~HL\\*1\\*\\*20\\*1~"
                + "NM1\\*PR[^~]+~HL\\*2\\*1\\*21\\*1~NM1\\*1P\\*2\\*[^~]+\\*XX\\*1234567893~"
                + "HL\\*3\\*2\\*22\\*0~TRN\\*1\\*\\w+\\*9123456789~NM1\\*IL[^~]+~DMG\\*D8\\*19800315\\*F~"
                + "DTP\\*291\\*D8\\*\\d{8}~EQ\\*30~SE\\*13\\*0001~");
    String trace = question.replaceAll("(?s).*TRN\\*1\\*([^*]+)\\*.*", "$1");
    return Envelope.around(
        "HB",
        "CLRHOUSE01",
        "RVC001",
        "005010X279A1",
        today(),
        "ST*271*0001*005010X279A1~BHT*0022*11*E1*"
            + Visit.iso(today())
            + "*1030~HL*1**20*1~NM1*PR*2*"
            + payer.payerName
            + "*****PI*"
            + payer.id
            + "~HL*2*1*21*1~NM1*1P*2*RIVER VALLEY COUNSELING*****XX*1234567893~HL*3*2*22*0~TRN*2*"
            + trace
            + "*9123456789~NM1*IL*1*DOE*JANE****MI*"
            + member
            + "~DMG*D8*19800315*F~EB*1**30~");
  }

  private Statement statement(String family) {
    return statements.of(familyOf(family).patientId());
  }

  private void pay(String family, String amount) {
    LocalDate on = today();
    transactions.executeWithoutResult(
        status ->
            money.receive(
                familyOf(family).patientId(),
                new PatientPaymentDesk.Paid(Money.parse(amount), on, "CARD", "", null, null),
                "anna"));
    settle();
  }
}
