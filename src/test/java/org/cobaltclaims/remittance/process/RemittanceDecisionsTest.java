package org.cobaltclaims.remittance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.remittance.PayerLedger.Account;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people decide about remittances, and that no cent is lost by it. */
class RemittanceDecisionsTest extends ApplicationTest {

  @Autowired private Remittances remittances;
  @Autowired private PayerLedger payerLedger;
  @Autowired private PaymentCandidates candidates;

  @Test
  void aRemittanceThatIsStillOffStaysWithThePerson() {
    sent();
    String era = receive(era(text -> text.replace("BPR*I*125.25", "BPR*I*100")));
    Task task = openTask(era, TaskKind.ERA_OUT_OF_BALANCE);

    assertThatThrownBy(() -> decide(task, "CHECK_AGAIN"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("still off by");
    jdbc.update("UPDATE remittance SET paid_cents = 12525");
    decide(task, "CHECK_AGAIN");
    assertThat(posting.balance(era)).isTrue();
    posting.post(era);
    assertThat(handled(era)).as("somebody has released all of it").containsExactly("ann");
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
  }

  @Test
  void aDiscardedRemittanceIsNotUsedAndItsCorrectionIs() {
    sent();
    String wrong =
        receive(era(text -> text.replace("CLP*" + family + "1A*1*320*124*86", wrongPayment())));
    decide(openTask(wrong, TaskKind.ERA_OUT_OF_BALANCE), "DISCARD");

    assertThat(posting.balance(wrong)).isTrue();
    posting.post(wrong);
    assertThat(remittances.remittance(wrong).state()).isEqualTo(RemittanceState.DISCARDED);
    assertThat(payerLedger.balances()).isEmpty();
    assertThat(
            jdbc.queryForObject("SELECT fate FROM exchange_file WHERE kind = '835'", String.class))
        .isEqualTo("REFUSED");

    receive(era(text -> text));
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
  }

  private String wrongPayment() {
    return "CLP*" + family + "1A*1*320*123*86";
  }

  @Test
  void paymentsThatBelongToNoClaimAreMatchedAgain() {
    sent();
    String era = receive(era(text -> text.replace(family + "1A", "ZZZZZZZZZZ1A")));
    Task task = openTask(era, TaskKind.MATCH_PAYMENT);
    assertThat(task.money()).isEqualTo(Money.ofCents(12400));
    assertThatThrownBy(() -> decide(task, "MATCHED"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("no claim of ours");

    assertThat(handled(era)).as("nothing came of it").containsExactly("");
    jdbc.update("UPDATE claim_payment SET body = REPLACE(body, 'ZZZZZZZZZZ1A', ?)", family + "1A");
    decide(task, "MATCHED");
    assertThat(handled(era)).containsExactly("ann");

    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
    assertThat(remittances.remittance(era).state()).isEqualTo(RemittanceState.POSTED);
    assertThat(unapplied()).isEqualTo(Money.ZERO);
  }

  @Test
  void aPersonSaysWhichClaimAPaymentIsAbout() {
    sent();
    String era = receive(era(text -> text.replace(family + "1A", "ZZZZZZZZZZ1A")));
    Task task = openTask(era, TaskKind.MATCH_PAYMENT);
    ClaimPayment payment = remittances.payments(era).getFirst().payment();

    assertThat(candidates.of(payment, remittances.remittance(era), 3))
        .extracting(candidate -> candidate.claim().id())
        .contains(family + "1");
    assertThatThrownBy(() -> decide(task, "MATCHED", matches(payment.id(), "AAAAAAAAAA1")))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("no claim AAAAAAAAAA1");
    assertThatThrownBy(() -> decide(task, "MATCHED", matches(era + "-9", family + "1")))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("does not wait");
    assertThat(tasks.find(task.id()).orElseThrow().isOpen()).isTrue();

    decide(task, "MATCHED", matches(payment.id(), family + "1"));

    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
    assertThat(remittances.remittance(era).state()).isEqualTo(RemittanceState.POSTED);
    assertThat(unapplied()).isEqualTo(Money.ZERO);
  }

  @Test
  void whatCannotBePostedToTheChosenClaimIsRefusedAndStaysWithThePerson() {
    sent();
    String era =
        receive(
            era(
                text ->
                    text.replace(family + "1A", "ZZZZZZZZZZ1A")
                        .replace("SVC*HC:90833*120*60", "SVC*HC:90833*100*40")
                        .replace("*1*320*124*86", "*1*300*104*86")
                        .replace("BPR*I*125.25", "BPR*I*105.25")));
    Task task = openTask(era, TaskKind.MATCH_PAYMENT);
    String payment = remittances.payments(era).getFirst().payment().id();

    assertThatThrownBy(() -> decide(task, "MATCHED", matches(payment, family + "1")))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("cannot be posted to this claim");
    assertThat(remittances.payments(era).getFirst().disposition()).isEqualTo(Disposition.UNMATCHED);
  }

  @Test
  void onePaymentOfSeveralIsNotOursAndTheOtherIsAskedAboutAnew() {
    sent();
    String era =
        receive(
            era(
                text ->
                    text.replace(family + "1A", "ZZZZZZZZZZ1A")
                        .replace("BPR*I*125.25", "BPR*I*135.25")
                        .replace(
                            "PLB*",
                            "CLP*YYYYYYYYYY1A*1*10*10**12*X1*11*1~\n"
                                + "NM1*QC*1*ROE*RAY****MI*R1~\n"
                                + "PLB*")));
    Task task = openTask(era, TaskKind.MATCH_PAYMENT);
    String other = remittances.payments(era).get(1).payment().id();

    decide(task, "NOT_OURS", Map.of("payments", List.of(other)));

    assertThat(remittances.payment(other).orElseThrow().disposition())
        .isEqualTo(Disposition.SET_ASIDE);
    Task next = openTask(era, TaskKind.MATCH_PAYMENT);
    assertThat(next.id()).isNotEqualTo(task.id());
    assertThat(handled(era)).as("about one nobody has decided").containsExactly("", "ann");
    decide(next, "MATCHED", matches(era + "-1", family + "1"));
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
    assertThat(unapplied()).isEqualTo(Money.ofCents(1000));
    assertThat(remittances.remittance(era).state()).isEqualTo(RemittanceState.POSTED);
  }

  private static Map<String, Object> matches(String payment, String claim) {
    return Map.of("matches", List.of(Map.of("payment", payment, "claim", claim)));
  }

  @Test
  void paymentsThatAreNotOursAreKeptApartUntilTheyAreReturned() {
    sent();
    String era = receive(era(text -> text.replace(family + "1A", "ZZZZZZZZZZ1A")));

    decide(openTask(era, TaskKind.MATCH_PAYMENT), "NOT_OURS");

    assertThat(remittances.remittance(era).state()).isEqualTo(RemittanceState.POSTED);
    assertThat(unapplied()).isEqualTo(Money.ofCents(12400));
    assertThat(posting.post(era).unmatched()).isZero();
    assertThat(tasks.open()).isEmpty();
  }

  @Test
  void aHeldPaymentIsPostedWhenNothingHoldsItAnyMore() {
    sent();
    String era = receive(era(text -> text.replace("CAS*CO*45*70", "CAS*CO*45*69.99")));
    StoredPayment held = remittances.payments(era).getFirst();
    Task task = openTask(held.payment().id(), TaskKind.MATCH_PAYMENT);
    assertThatThrownBy(() -> decide(task, "MATCHED"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("3.4-C");

    jdbc.update("UPDATE claim_payment SET body = REPLACE(body, ':6999', ':7000')");
    decide(task, "MATCHED");

    assertThat(handled(era)).containsExactly("ann");
    decide(task, "MATCHED");
    assertThat(handled(era)).as("decided twice").containsExactly("ann");
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
    assertThat(remittances.remittance(era).state()).isEqualTo(RemittanceState.POSTED);
  }

  @Test
  void aReversalThatWasLookedAfterStillKeepsTheNextPayerFromBeingBilled() {
    sent();
    receive(era(text -> text));
    String reversal =
        receive(
            era(
                text ->
                    takenBack(text)
                        .replace("-320*-124", "-320*-123")
                        .replace("*-122.75", "*-121.75")
                        .replace("*-200*-64*", "*-200*-63*")
                        .replace("*45*-70", "*45*-71")));
    String payment = remittances.payments(reversal).getFirst().payment().id();

    decide(openTask(payment, TaskKind.REVIEW_REVERSAL), "DONE");

    assertThat(handled(reversal)).containsExactly("ann");
    assertThat(remittances.payment(payment).orElseThrow().disposition())
        .isEqualTo(Disposition.SET_ASIDE);
    assertThat(remittances.held(claim(1).id())).hasSize(1);
    assertThat(posting.post(reversal).held()).as("the remittance's process ends").isZero();
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
  }

  @Test
  void aPossibleReissueIsKeptApart() {
    sent();
    assertThat(handled(receive(era(text -> text)))).as("posted by itself").containsExactly("");
    String again = receive(era(text -> text.replace("EFT00088123", "EFT00099999")));
    String payment = remittances.payments(again).getFirst().payment().id();

    decide(openTask(payment, TaskKind.POSSIBLE_REISSUE), "DONE");

    assertThat(posting.post(again).held()).isZero();
    assertThat(unapplied()).isEqualTo(Money.ofCents(12400));
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
    assertThat(remittances.held(claim(1).id())).isEmpty();
  }

  private static String takenBack(String text) {
    return text.replace("EFT00088123", "EFT00099999")
        .replace("BPR*I*125.25", "BPR*I*-122.75")
        .replace("1*320*124*86*12", "22*-320*-124**12")
        .replace("SVC*HC:99214*200*64**1", "SVC*HC:99214*-200*-64**-1")
        .replace("CAS*CO*45*70~\nCAS*PR*1*50**2*16", "CAS*CO*45*-70~\nCAS*PR*1*-50**2*-16")
        .replace("SVC*HC:90833*120*60**1", "SVC*HC:90833*-120*-60**-1")
        .replace("CAS*CO*45*40~\nCAS*PR*3*20", "CAS*CO*45*-40~\nCAS*PR*3*-20");
  }

  /** Who has handled the payments of a remittance, in their order; empty for nobody. */
  private List<String> handled(String era) {
    return jdbc.queryForList(
        "SELECT COALESCE(handled_by, '') FROM claim_payment WHERE remittance_id = ? ORDER BY"
            + " ordinal",
        String.class,
        era);
  }

  private Money unapplied() {
    return payerLedger
        .balances()
        .getOrDefault("12345", Map.of())
        .getOrDefault(Account.UNAPPLIED, Money.ZERO);
  }

  private void decide(Task task, String decision, Map<String, Object> details) {
    decisions.decide(task.id(), decision, "looked after", new DecisionDetails(details), "ann");
  }

  private void decide(Task task, String decision) {
    decisions.decide(task.id(), decision, "looked after", "ann");
  }
}
