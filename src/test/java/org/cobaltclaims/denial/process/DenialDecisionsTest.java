package org.cobaltclaims.denial.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.process.FamilyProgress;
import org.cobaltclaims.coordination.process.SecondaryBilling;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the money goes that a payer denied; the family's ledger stays at zero throughout. */
class DenialDecisionsTest extends ApplicationTest {

  private static final Money CHARGE = Money.ofCents(32000);

  @Autowired private FamilyProgress progress;
  @Autowired private SecondaryBilling billing;

  @Test
  @DisplayName("T-DEN: a person lets the next payer be asked for what was denied")
  void theNextPayerIsAskedForIt() {
    Task task = denied("CO", "16");
    assertThat(task.money()).isEqualTo(CHARGE);
    assertThat(task.payerId()).isEqualTo("12345");
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(CHARGE);

    decide(task, "BILL_NEXT_PAYER");

    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(CHARGE);
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.BILL);
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(billing.facts(claim(2).id()))
        .containsEntry("denialOutcome", "YES")
        .containsEntry("remainingPositive", true);
  }

  @Test
  void thePatientIsAskedForItAndTheNextPayerForNothing() {
    Task task = denied("PR", "27");

    decide(task, "BILL_PATIENT");

    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(CHARGE);
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    assertThat(billing.facts(claim(2).id())).containsEntry("denialOutcome", "YES");
  }

  @Test
  @DisplayName("T-DEN: the patient is never billed for a contractual denial")
  void thePatientIsNotAskedForWhatThePayersContractForbids() {
    Task task = denied("CO", "29");

    assertThatThrownBy(() -> decide(task, "BILL_PATIENT"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("CO-29");
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(CHARGE);
    assertThat(tasks.find(task.id()).orElseThrow().isOpen()).isTrue();
  }

  @Test
  void nobodyIsAskedForWhatIsWrittenOff() {
    Task task = denied("CO", "29");

    decide(task, "WRITE_OFF");

    assertThat(money().balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(CHARGE);
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    progress.next(family);
    assertThat(billing.facts(claim(2).id())).containsEntry("remainingPositive", false);
  }

  @Test
  void aDenialIsDecidedOnce() {
    Task task = denied("CO", "29");
    decide(task, "WRITE_OFF");

    assertThat(decisions.decide(task.id(), "WRITE_OFF", "again", "bob").decidedBy())
        .isEqualTo("ann");
    assertThatThrownBy(() -> decide(task, "BILL_NEXT_PAYER"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessage("ann decided WRITE_OFF already");
    assertThat(money().balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(CHARGE);
    assertThat(timeline.of(family))
        .filteredOn(entry -> entry.rule().equals("5.3"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.text()).contains("ann decided WRITE_OFF").contains("CO-29");
              assertThat(entry.payerClaimId()).isEqualTo(claim(1).id());
            });
  }

  private Task denied(String group, String reason) {
    sent();
    receive(era(text -> denied(text, group, reason)));
    return openTask(claim(1).id(), TaskKind.WORK_DENIAL);
  }

  private void decide(Task task, String decision) {
    decisions.decide(task.id(), decision, "looked after", "ann");
  }
}
