package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.denial.Appeal;
import org.cobaltclaims.denial.Appeals;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.process.CoverageChanges;
import org.cobaltclaims.patient.process.Statements;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.DayReport;
import org.cobaltclaims.remittance.DayReports;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.PatientBalances;
import org.cobaltclaims.remittance.PatientMoneyRefused;
import org.cobaltclaims.remittance.PayerRefunds;
import org.cobaltclaims.remittance.process.DepositDesk;
import org.cobaltclaims.worklist.DecisionRefused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules of money that people set in motion, to the cent (DOMAIN 3.4 to 3.9, 6.1, 7.1, 7.5). */
class MoneyRulesProcessTest extends OfficeTest {

  @Autowired private PatientBalances balances;
  @Autowired private PayerRefunds refunds;
  @Autowired private Statements statements;
  @Autowired private DayReports days;
  @Autowired private Deposits deposits;
  @Autowired private DepositDesk desk;
  @Autowired private CoverageChanges coverages;
  @Autowired private Appeals appeals;
  @Autowired private TransactionTemplate transactions;

  @Value("${cobalt.data}")
  private Path data;

  @Test
  @DisplayName("DOMAIN 7.5: a qualified Medicare beneficiary is asked for nothing, also afterwards")
  void aQualifiedBeneficiaryIsAskedForNothing() {
    String family = bill(visit("MR1", Payer.MEDICARE));
    receive(paid(Payer.MEDICARE, "T1", sentAndAccepted()));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(statements.of(patient(family)).due()).isEqualTo(Money.parse("86"));

    qualified(family, true);
    assertThat(task(TaskKind.APPROVE_PATIENT_BALANCE).reason()).isEqualTo("QMB");
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.parse("86"));
    assertThat(statements.of(patient(family)).held().getFirst().reason()).isEqualTo("QMB");
    assertThatThrownBy(() -> decide(TaskKind.APPROVE_PATIENT_BALANCE, "APPROVE"))
        .isInstanceOf(DecisionRefused.class);

    qualified(family, false);
    assertThat(openTasks()).isEmpty();
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("86"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);

    qualified(family, true);
    decide(TaskKind.APPROVE_PATIENT_BALANCE, "WRITE_OFF");
    assertThat(balance(family, Bucket.OTHER_WRITE_OFF)).isEqualTo(Money.parse("86"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 3.9: a payer gets back what it paid too much, and no more, once")
  void aPayerGetsBackWhatItPaidTooMuch() {
    String family = bill(visit("MR2", Payer.ACME, Payer.BETA).patientPaid("20"));
    receive(paid(Payer.ACME, "T1", sentAndAccepted()));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(
        Era.of(Payer.BETA, "T2")
            .claim(secondary.claimNumber(), "2", "ICNT2")
            .line("99214", control(secondary, 1), "200", "90", "OA-23-110")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));
    assertThat(balance(family, Bucket.CREDIT))
        .as("24 BETA's, 20 the patient's")
        .isEqualTo(Money.parse("-44"));
    assertThat(task(TaskKind.CREDIT_BALANCE).money()).isEqualTo(Money.parse("44"));

    assertThatThrownBy(() -> refund(family, 2, "24.01", "r1"))
        .isInstanceOf(PatientMoneyRefused.class)
        .hasMessageContaining("24.00");
    refund(family, 2, "24", "r1");
    refund(family, 2, "24", "r1");
    assertThatThrownBy(() -> refund(family, 2, "1", "r1"))
        .isInstanceOf(PatientMoneyRefused.class)
        .hasMessageContaining("key");

    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("210"));
    assertThat(balance(family, Bucket.CREDIT)).isEqualTo(Money.parse("-20"));
    DayReport day = days.of(today());
    assertThat(day.total().payments()).isEqualTo(23400);
    assertThat(day.total().refunds()).isEqualTo(2400);
    assertThat(day.total().deposits()).isEqualTo(23400);
    assertThat(day.total().difference()).isZero();
  }

  @Test
  @DisplayName("DOMAIN 3.5: a decision accepted over one with money leaves the first check's money")
  void aDecisionAcceptedOverOneWithMoneyLeavesItsMoney() {
    String family = bill(visit("MR3", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", claim));
    receive(
        Era.of(Payer.ACME, "T2")
            .claim(claim.claimNumber(), "1", "ICNT2")
            .line("99214", control(claim, 1), "200", "74", "CO-45-70", "PR-1-40", "PR-2-16")
            .line("90833", control(claim, 2), "120", "60", "CO-45-40", "PR-3-20"));
    assertThat(task(TaskKind.MATCH_PAYMENT).reason()).isEqualTo("REVERSAL_MISSING");
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("124"));
    assertThat(deposit("T2").remainder()).isEqualTo(Money.parse("134"));

    decide(TaskKind.MATCH_PAYMENT, "MATCHED");

    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("134"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("76"));
    assertThat(deposit("T2").state()).isEqualTo(Deposit.State.CLOSED);
    assertThat(deposit("T1").state()).isEqualTo(Deposit.State.OPEN);
    assertThat(deposit("T1").remainder())
        .as("the payer has sent both, and the claim has one")
        .isEqualTo(Money.parse("124"));
    assertThat(days.of(today()).total().difference()).isEqualTo(12400);

    desk.close(deposit("T1").id(), "the payer will ask for it", "ann");
    assertThat(deposit("T1").remainder()).isEqualTo(Money.ZERO);
    assertThat(deposit("T1").unapplied()).isEqualTo(Money.parse("124"));
    assertThat(days.of(today()).total().difference()).isZero();
  }

  @Test
  @DisplayName("DOMAIN 3.8: a check that repeats one of another's claims did not take its place")
  void aCheckThatRepeatsOneOfAnothersClaimsDidNotTakeItsPlace() {
    String one = bill(visit("MR8", Payer.ACME), visit("MR9", Payer.ACME));
    List<ProfessionalClaim> claims = sent();
    ProfessionalClaim first =
        claims.stream().filter(c -> c.claimNumber().startsWith(one)).findFirst().orElseThrow();
    ProfessionalClaim second =
        claims.stream().filter(c -> !c.claimNumber().startsWith(one)).findFirst().orElseThrow();
    receive(
        paid(Payer.ACME, "T1", first)
            .claim(second.claimNumber(), "1", "ICN2")
            .line("99214", control(second, 1), "200", "64", "CO-45-70", "PR-1-50", "PR-2-16")
            .line("90833", control(second, 2), "120", "60", "CO-45-40", "PR-3-20"));
    receive(
        Era.of(Payer.ACME, "T9")
            .claim(first.claimNumber(), "1", "ICNT1")
            .line("99214", control(first, 1), "200", "64", "CO-45-70", "PR-1-50", "PR-2-16")
            .line("90833", control(first, 2), "120", "60", "CO-45-40", "PR-3-20"));
    assertThatThrownBy(() -> decide(TaskKind.POSSIBLE_REISSUE, "REISSUED"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("paid 248.00 on claims and this one 124.00");

    decide(TaskKind.POSSIBLE_REISSUE, "DONE");

    assertThat(deposit("T1").posted()).isEqualTo(Money.parse("248"));
    assertThat(deposit("T9").unapplied()).isEqualTo(Money.parse("124"));
    assertThat(days.of(today()).total().payments()).isEqualTo(24800);
    assertThat(days.of(today()).total().difference()).isZero();
  }

  @Test
  @DisplayName("DOMAIN 2.4, 6.1: what balances but has no room in an 837 is printed with its EOB")
  void whatCannotBeToldElectronicallyIsPrinted() {
    String family = bill(visit("MR4", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        paid(Payer.ACME, "T1", primary)
            .changed(text -> text.replace("SVC*HC:90833*", "SVC*AD:D9110*")));
    assertThat(openTasks()).containsExactly("COB_UNBALANCED 2.4-SVD03");
    assertThatThrownBy(() -> decide(TaskKind.COB_UNBALANCED, "CORRECTED"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("2.4-SVD03");

    decide(TaskKind.COB_UNBALANCED, "PRINT");

    assertThat(openTasks()).containsExactly("PRINT_AND_MAIL PRINT");
    assertThat(sent()).isEmpty();
    assertThat(data.resolve("print").resolve(family + "2A.pdf")).satisfies(Files::isRegularFile);
    decide(TaskKind.PRINT_AND_MAIL, "MAILED");
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.MAILED);
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.parse("86"));
  }

  @Test
  @DisplayName("DOMAIN 7.1: another order of coverages is asked about for visits under way")
  void anotherOrderOfCoveragesIsAskedAbout() {
    String family = bill(visit("MR5", Payer.ACME, Payer.BETA));
    sentAndAccepted();
    transactions.executeWithoutResult(
        status -> coverages.order(patient(family), List.of(2, 1), "the patient said so", "ann"));
    settle();
    assertThat(task(TaskKind.PAYER_ORDER).familyId()).isEqualTo(family);
    assertThat(familyOf(family).content().coverages().getFirst().payerId()).isEqualTo("ACME1");
    decide(TaskKind.PAYER_ORDER, "DONE");

    String later = bill(visit("MR6", Payer.ACME, Payer.BETA).memberOf("MR5"));
    assertThat(openTasks())
        .as("the practice's system sends the old order, a person has set another")
        .containsExactly("PAYER_ORDER ORDER_CHANGED");
    assertThat(familyOf(later).content().coverages()).hasSize(2);
  }

  @Test
  @DisplayName(
      "DOMAIN 3.9, 8.3: a dispute is an appeal with its letter; the payer's answer ends it")
  void aDisputeIsAnAppealWithItsLetter() {
    data("rates/ACME1.csv", "procedure,allowed\n99214,142.50\n90833,80\n");
    String family = bill(visit("MR7", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", claim));
    decisions.decide(
        task(TaskKind.UNDERPAID).id(),
        "DISPUTE",
        null,
        details(Map.of("text", "See schedule B of our contract.")),
        "ann");
    settle();

    Appeal dispute = appeals.of(family + "1").getFirst();
    assertThat(dispute.reason()).isEqualTo(Appeal.UNDERPAID);
    assertThat(dispute.amount()).isEqualTo(Money.parse("12.50"));
    assertThat(dispute.answerDueOn()).isEqualTo(today().plusDays(60));
    assertThat(dispute.letter())
        .contains(
            "Line 1 99214: charged 200.00, allowed 130.00, by contract 142.50, short 12.50",
            "See schedule B",
            "ICNT1")
        .doesNotContain("{", "Denied");
    assertThat(familyOf(family).state())
        .as("it waits for nobody")
        .isEqualTo(FamilyState.PATIENT_BALANCE);

    receive(
        Era.of(Payer.ACME, "T2")
            .claim(claim.claimNumber(), "22", "ICNT1")
            .line("99214", control(claim, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
            .line("90833", control(claim, 2), "-120", "-60", "CO-45--40", "PR-3--20")
            .claim(claim.claimNumber(), "1", "ICNT2")
            .line("99214", control(claim, 1), "200", "76.50", "CO-45-57.50", "PR-1-50", "PR-2-16")
            .line("90833", control(claim, 2), "120", "60", "CO-45-40", "PR-3-20"));
    daysPass(1);
    assertThat(appeals.of(family + "1").getFirst().outcome()).isEqualTo(Appeal.Outcome.OVERTURNED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("136.50"));
    assertThat(openTasks()).isEmpty();
  }

  private void qualified(String family, boolean yes) {
    transactions.executeWithoutResult(
        status -> balances.qualified(patient(family), yes, "anna: card"));
    settle();
  }

  private void refund(String family, int level, String amount, String key) {
    transactions.executeWithoutResult(
        status ->
            refunds.pay(
                new PayerRefunds.Refund(
                    family, level, Money.parse(amount), "CHECK 9", today(), key, "overpaid"),
                "anna"));
    settle();
  }

  private String patient(String family) {
    return familyOf(family).patientId();
  }

  private Deposit deposit(String trace) {
    return deposits.all().stream().filter(d -> d.trace().equals(trace)).findFirst().orElseThrow();
  }
}
