package org.cobaltclaims.coordination.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.process.FamilyProgress;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.DecisionRefused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("T-ORD, DOMAIN 7.1: a payer that says that another one comes first")
class OrderDecisionsTest extends ApplicationTest {

  @Autowired private FamilyProgress progress;
  @Autowired private Snapshots snapshots;

  @Test
  void theNextPayerComesFirstAndThisOneIsReplacedInItsTurn() {
    sent();
    receive(denied(era(text -> text), "CO", "22"));
    String task = need(TaskKind.PAYER_ORDER, claim(1).id(), family).id();

    decisions.decide(task, "OTHER_PAYER_FIRST", "", "ann");

    assertThat(claim(1).payerId()).isEqualTo("67890");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(tasks.openOfFamily(family)).isEmpty();
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(1).id());
    prepare(claim(1).id(), "ELECTRONIC");
    BilledClaim billed =
        StoredJson.read(snapshots.load(family + "1B").orElseThrow(), BilledClaim.class);
    assertThat(billed.destination().memberId()).isEqualTo("SEC67890");
    assertThat(billed.frequency()).isEqualTo("1");
    assertThat(money().balance(Bucket.PAYER_OPEN, 1)).isEqualTo(Money.parse("320"));
  }

  @Test
  void withoutAnotherOrderOfTheRulesTheirsIsRefused() {
    sent();
    receive(denied(era(text -> text), "CO", "109"));
    String task = need(TaskKind.PAYER_ORDER, claim(1).id(), family).id();
    assertThatThrownBy(() -> decisions.decide(task, "SUGGESTED_ORDER", "", "ann"))
        .isInstanceOf(DecisionRefused.class);
    decisions.decide(task, "DONE", "the payer is wrong", "ann");
    assertThat(claim(1).payerId()).isEqualTo("12345");
  }
}
