package org.cobaltclaims.remittance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.claim.process.FamilyProgress;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.remittance.PayerLedger.Account;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What payers take back, correct, split, bundle and pay twice (DOMAIN 3.5, 3.7, 3.8). */
class CorrectionsTest extends ApplicationTest {

  @Autowired private Remittances remittances;
  @Autowired private PayerLedger payerLedger;
  @Autowired private FamilyProgress progress;

  private String original = "";
  private String reversal = "";
  private String correction = "";

  @BeforeEach
  void theSampleDecisions() {
    original = EraText.claims("/x12/prim.835", family).getFirst();
    reversal = EraText.claims("/x12/rev.835", family).get(0);
    correction = EraText.claims("/x12/rev.835", family).get(1);
    sent();
  }

  @Test
  @DisplayName(
      "T-REV: reversal and correction in one ERA post by themselves; the draft is looked at anew")
  void reversalAndCorrectionPostAndTheDraftIsLookedAtAnew() {
    receive(EraText.of("E1", "124", original));
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());

    String era = receive(EraText.of("E2", "10", reversal, correction));

    assertThat(dispositions(era)).containsExactly(Disposition.REVERSAL, Disposition.POSTED);
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("134"));
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("76"));
    assertThat(money().balance(Bucket.PAYER_OPEN, 1)).isEqualTo(Money.ZERO);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(claim(1).icn()).isEqualTo("ACM2026111800007");
    assertThat(claim(2).isCancelled()).isTrue();
    assertThat(remittances.posted(claim(1).id()))
        .singleElement()
        .satisfies(p -> assertThat(p.paid()).isEqualTo(Money.parse("134")));

    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  @DisplayName("T-REV: a secondary that was sent is flagged, the proposal has PR 40 instead of 50")
  void aSentSecondaryIsFlaggedWithTheProposal() {
    receive(EraText.of("E1", "124", original));
    secondarySent();

    receive(EraText.of("E2", "10", correction, reversal));

    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("134"));
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.SENT);
    assertThat(openTask(claim(2).id(), TaskKind.REVIEW_REVERSAL).reason()).isEqualTo("COB_STALE");
    assertThat(timeline.of(family))
        .extracting(Timeline.Entry::text)
        .anySatisfy(
            text -> assertThat(text).contains("Proposal").contains("PR-1 40.00 instead of 50.00"));
  }

  @Test
  void theNextPayersAnswerBeforeThePrimarysPostsWithIt() {
    jdbc.update(
        "INSERT INTO payer_claim (id, lock_version, family_id, level, service_from, payer_id,"
            + " state, origin) VALUES (?, 0, ?, 2, '2026-11-02', '67890', 'AWAITING_CROSSOVER',"
            + " 'CROSSOVER')",
        family + "2",
        family);
    String early = receive(secondaryEra());
    assertThat(reasons(early)).containsExactly("PRIOR_PAYER_OPEN");

    receive(EraText.of("E1", "124", original));

    assertThat(dispositions(early)).containsExactly(Disposition.POSTED);
    assertThat(money().balance(Bucket.PAID, 2)).isEqualTo(Money.parse("70"));
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  void aCorrectionToTheSameLeavesASentSecondaryAlone() {
    receive(EraText.of("E1", "124", original));
    secondarySent();
    receive(EraText.of("E2", "0", reversal, "PLB*1234567893*20261231*FB:X1*-124~"));
    openTask(claim(2).id(), TaskKind.REVIEW_REVERSAL);

    receive(EraText.of("E3", "124", original.replace("ACM2026110200441", "ACM2")));

    assertThat(tasks.openOfFamily(family)).isEmpty();
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("86"));
  }

  @Test
  void aReversalReopensAFamilyThatWasDoneAndWaitsForTheCorrection() {
    receive(EraText.of("E1", "124", original));
    secondarySent();
    secondaryPaid();
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.DONE_PATIENT);
    assertThat(families.findById(family).orElseThrow().state())
        .isEqualTo(FamilyState.PATIENT_BALANCE);
    jdbc.update("UPDATE process_root SET state = 'DONE' WHERE root_id = ?", family);
    int starts = Collections.frequency(messages(), "family-open " + family);

    receive(EraText.of("E2", "0", reversal, "PLB*1234567893*20261231*FB:X1*-124~"));

    assertThat(families.findById(family).orElseThrow().state()).isEqualTo(FamilyState.OPEN);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.REVERSED);
    assertThat(claim(1).outcome()).isNull();
    assertThat(progress.next(family))
        .satisfies(
            next -> {
              assertThat(next.step()).isEqualTo(FamilyProgress.Step.BILL);
              assertThat(next.payerClaimId()).isEqualTo(claim(1).id());
            });
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAYER_OPEN, 1)).isEqualTo(Money.parse("320"));
    assertThat(messages()).filteredOn(("family-open " + family)::equals).hasSize(starts + 1);

    receive(EraText.of("E3", "134", correction));
    assertThat(claim(1).outcome()).isEqualTo(Outcome.PAID);
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("6"));
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.DONE_CLOSED);
    assertThat(families.findById(family).orElseThrow().state())
        .as("until a person has looked after the stale secondary")
        .isEqualTo(FamilyState.OPEN);
    decisions.decide(
        openTask(claim(2).id(), TaskKind.REVIEW_REVERSAL).id(), "DONE", "by letter", "ann");
    progress.next(family);
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("6"));
    assertThat(families.findById(family).orElseThrow().state())
        .isEqualTo(FamilyState.PATIENT_BALANCE);
  }

  @Test
  void aCorrectionBeforeItsReversalIsHeldAndPostsWithIt() {
    receive(EraText.of("E1", "124", original));
    String early = receive(EraText.of("E2", "134", correction));
    StoredPayment held = remittances.payments(early).getFirst();
    assertThat(held.reason()).isEqualTo("REVERSAL_MISSING");
    openTask(held.payment().id(), TaskKind.MATCH_PAYMENT);
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("124"));

    receive(EraText.of("E3", "0", reversal, "PLB*1234567893*20261231*FB:X1*-124~"));

    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("134"));
    assertThat(dispositions(early)).containsExactly(Disposition.POSTED);
    assertThat(tasks.openOfFamily(family)).isEmpty();
    assertThat(unapplied()).isEqualTo(Money.ZERO);
  }

  @Test
  void aPersonMayPostACorrectionWithoutItsReversal() {
    receive(EraText.of("E1", "124", original));
    String early = receive(EraText.of("E2", "134", correction));
    String payment = remittances.payments(early).getFirst().payment().id();

    decisions.decide(openTask(payment, TaskKind.MATCH_PAYMENT).id(), "MATCHED", "yes", "ann");

    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("134"));
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("76"));
  }

  @Test
  void aDenialWithoutMoneyIsReplacedByALaterDecision() {
    receive(denied(era(text -> text), "CO", "16"));
    openTask(claim(1).id(), TaskKind.WORK_DENIAL);
    decisions.decide(
        openTask(claim(1).id(), TaskKind.WORK_DENIAL).id(), "WRITE_OFF", "too old", "ann");

    receive(EraText.of("E2", "134", correction));

    assertThat(money().balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("134"));
    assertThat(claim(1).outcome()).isEqualTo(Outcome.PAID);
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  void aReversalOfWhatWeDoNotKnowIsAPersons() {
    String unknown =
        receive(EraText.of("E2", "0", reversal, "PLB*1234567893*20261231*FB:X1*-124~"));
    assertThat(reasons(unknown)).containsExactly("REVERSAL_UNKNOWN");
    openTask(payment(unknown, 0), TaskKind.REVIEW_REVERSAL);
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ZERO);

    receive(EraText.of("E1", "124", original));
    String other =
        receive(
            EraText.of(
                "E3",
                "0",
                reversal.replace("-124*", "-123*").replace("CAS*CO*45*-70", "CAS*CO*45*-71"),
                "PLB*1234567893*20261231*FB:X1*-123~"));
    assertThat(reasons(other)).containsExactly("REVERSAL_DIFFERS");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
  }

  @Test
  void aNegativePaymentThatIsNoReversalIsAPersons() {
    receive(EraText.of("E1", "124", original));
    String era =
        receive(
            EraText.of(
                "E2", "0", reversal.replace("*22*", "*1*"), "PLB*1234567893*20261231*FB:X1*-124~"));
    assertThat(reasons(era)).containsExactly("NEGATIVE_PAYMENT");
    openTask(payment(era, 0), TaskKind.REVIEW_REVERSAL);
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("124"));
  }

  @Test
  void anOriginalItsReversalAndItsCorrectionMayStandInOneEra() {
    String era = receive(EraText.of("E1", "134", original, reversal, correction));

    assertThat(dispositions(era))
        .containsExactly(Disposition.REVERSED, Disposition.REVERSAL, Disposition.POSTED);
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("134"));
    assertThat(money().balance(Bucket.CONTRACTUAL)).isEqualTo(Money.parse("110"));
  }

  @Test
  void aReversalTwiceTakesBackOnce() {
    receive(EraText.of("E1", "124", original));
    receive(EraText.of("E2", "0", reversal, "PLB*1234567893*20261231*FB:X1*-124~"));
    String again = receive(EraText.of("E3", "0", reversal, "PLB*1234567893*20261231*FB:X2*-124~"));

    assertThat(reasons(again)).containsExactly("REVERSAL_UNKNOWN");
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAYER_OPEN, 1)).isEqualTo(Money.parse("320"));
  }

  @Test
  @DisplayName("T-SPLIT: the parts of a split claim post together, in one ERA or in two")
  void partsOfASplitClaimPostTogether() {
    String era = receive(EraText.of("E1", "64", part(1)));
    assertThat(reasons(era)).containsExactly("SPLIT_INCOMPLETE");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SENT);

    String second = receive(EraText.of("E2", "60", part(2)));

    assertThat(dispositions(era)).containsExactly(Disposition.POSTED);
    assertThat(dispositions(second)).containsExactly(Disposition.POSTED);
    assertThat(remittances.remittance(era).state().name()).isEqualTo("POSTED");
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("124"));
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("86"));
    assertThat(claim(1).outcome()).isEqualTo(Outcome.PAID);
    assertThat(tasks.openOfFamily(family)).isEmpty();

    // One part is taken back and corrected: the other stands.
    String corrected =
        part(1).replace("*64*", "*74*").replace("PR*1*50", "PR*1*40").replace("S1", "S3");
    receive(EraText.of("E3", "10", negated(part(1)), corrected));
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("134"));
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
  }

  @Test
  void partsOfASplitClaimInOneEraNeedNobody() {
    String era = receive(EraText.of("E1", "124", part(2), part(1)));
    assertThat(dispositions(era)).containsOnly(Disposition.POSTED);
    assertThat(claim(1).outcome()).isEqualTo(Outcome.PAID);
  }

  @Test
  void aPartAboutOtherMoneyIsAPersons() {
    String era =
        receive(
            EraText.of(
                "E1", "64", part(1).replace("*200*64", "*210*64").replace("CO*45*70", "CO*45*80")));
    assertThat(reasons(era)).containsExactly("CHARGE_DIFFERS");
  }

  @Test
  @DisplayName("T-SPLIT: a bundle's 97 nets with its 94 and denies nothing")
  void aBundleNets() {
    receive(
        EraText.of(
            "E1",
            "250",
            "CLP*%s1A*1*320*250*10*12*ICN7*11*1~DTM*232*20261005~".formatted(family)
                + "SVC*HC:99215*200*250**1*HC:99214~DTM*472*20261005~CAS*CO*94*-100**45*40~"
                + "CAS*PR*3*10~REF*6R*%sL1~".formatted(family)
                + "SVC*HC:99215*120*0**1*HC:90833~DTM*472*20261005~CAS*CO*97*120~"
                + "REF*6R*%sL2~".formatted(family)));

    assertThat(claim(1).outcome()).isEqualTo(Outcome.PAID);
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("250"));
    assertThat(money().balance(Bucket.CONTRACTUAL)).isEqualTo(Money.parse("60"));
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("10"));
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  @DisplayName("T-DUP: equal CLPs in one ST are both a person's")
  void equalClaimsInOneTransactionAreAPersons() {
    String era = receive(EraText.of("E1", "248", original, original));
    assertThat(reasons(era)).containsExactly("TWICE_IN_ONE_ERA", "TWICE_IN_ONE_ERA");
    assertThat(unapplied()).isEqualTo(Money.parse("248"));

    decisions.decide(
        openTask(payment(era, 0), TaskKind.MATCH_PAYMENT).id(), "MATCHED", "once", "ann");
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("124"));
    assertThat(unapplied()).isEqualTo(Money.parse("124"));
  }

  @Test
  @DisplayName(
      "T-PLB: a forwarded balance nets by its reference, a recoupment stands with its claim")
  void providerAdjustmentsAreBookedByTheirKind() {
    receive(EraText.of("E1", "124", original));
    receive(EraText.of("E2", "0", reversal, "PLB*1234567893*20261231*FB:ACM2026110200441*-124~"));
    assertThat(payerLedger.open())
        .singleElement()
        .satisfies(open -> assertThat(open.amount()).isEqualTo(Money.parse("124")));

    String era =
        receive(
            EraText.of(
                "E3",
                "4.50",
                correction,
                "PLB*1234567893*20261231*WO:ACM2026110200441*124*L6:X*-1.25*72:R1*2*CS:Q1*3*J1:I*0.50~",
                "PLB*1234567893*20261231*IR:T*1.25~"));

    assertThat(payerLedger.open()).as("FB and WO are one debt").isEmpty();
    assertThat(payerLedger.balances().get("12345"))
        .containsEntry(Account.FORWARDED, Money.parse("124"))
        .containsEntry(Account.RECOUPMENT, Money.parse("-124"))
        .containsEntry(Account.INTEREST, Money.parse("1.25"))
        .containsEntry(Account.REFUND, Money.parse("-2"))
        .containsEntry(Account.ADJUSTMENT, Money.parse("-3"))
        .containsEntry(Account.INFORMATION, Money.parse("-0.50"))
        .containsEntry(Account.WITHHOLDING, Money.parse("-1.25"));
    assertThat(timeline.of(family))
        .extracting(Timeline.Entry::text)
        .contains("The payer took back 124.00 outside the claim (PLB WO ACM2026110200441)");
    String manual = era + "-PLB-4";
    assertThat(openTask(manual, TaskKind.MATCH_PAYMENT).reason()).isEqualTo("PLB-CS");
    decisions.decide(openTask(manual, TaskKind.MATCH_PAYMENT).id(), "MATCHED", "fee", "ann");
    posting.post(era);
    assertThat(tasks.open()).isEmpty();
    assertThat(cash()).isEqualTo(Money.parse("128.50"));
  }

  /** Claims and payer ledger together are what the bank got. */
  private Money cash() {
    return payerLedger.balances().values().stream()
        .flatMap(accounts -> accounts.values().stream())
        .collect(Money.sum())
        .plus(money().balance(Bucket.PAID));
  }

  @Test
  @DisplayName("T-DUP: the same trace number with other content is a person's")
  void theSameTraceWithOtherContentIsAPersons() {
    receive(EraText.of("E1", "124", original));
    String other = receive(EraText.of("E1", "134", correction));

    assertThat(openTask(other, TaskKind.ERA_OUT_OF_BALANCE).reason()).isEqualTo("3.8 SAME_TRACE");
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("124"));

    decisions.decide(
        openTask(other, TaskKind.ERA_OUT_OF_BALANCE).id(), "CHECK_AGAIN", "both count", "ann");
    assertThat(posting.balance(other)).isTrue();
    posting.post(other);
    assertThat(reasons(other)).containsExactly("REVERSAL_MISSING");
  }

  @Test
  void aPaymentUnderThePayersOwnNumberIsProposedAndAPersonAcceptsIt() {
    PayerClaim claim = claim(1);
    claim.accepted("ACM2026110200441", SENT_ON);
    claims.save(claim);
    String era = receive(EraText.of("E1", "124", original.replace(family + "1A*", "0*")));
    StoredPayment held = remittances.payments(era).getFirst();
    assertThat(held.reason()).isEqualTo("BY_CONTROL_NUMBER");
    assertThat(held.payerClaimId()).isEqualTo(claim.id());

    decisions.decide(
        openTask(payment(era, 0), TaskKind.MATCH_PAYMENT).id(), "MATCHED", "yes", "ann");
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("124"));
  }

  @Test
  void aPaymentByMemberDayChargeAndProceduresIsProposedNeverByName() {
    String anonymous = original.replace(family + "1A*", "0*").replace("ACM2026110200441", "ZZ1");
    String era = receive(EraText.of("E1", "124", anonymous));
    assertThat(reasons(era)).containsExactly("BY_MEMBER");

    String byName =
        receive(
            EraText.of("E2", "124", anonymous.replace("PRI12345", "OTHER1").replace("ZZ1", "ZZ2")));
    assertThat(dispositions(byName)).containsExactly(Disposition.UNMATCHED);

    String otherCode =
        receive(EraText.of("E3", "124", anonymous.replace("99214", "99215").replace("ZZ1", "ZZ3")));
    assertThat(dispositions(otherCode)).containsExactly(Disposition.UNMATCHED);
  }

  private static final LocalDate SENT_ON = LocalDate.of(2026, 11, 21);

  private String part(int line) {
    return line == 1
        ? "CLP*%s1A*1*200*64*66*12*S1*11*1~DTM*232*20261005~MOA***MA15~SVC*HC:99214*200*64**1~DTM*472*20261005~CAS*CO*45*70~CAS*PR*1*50**2*16~REF*6R*%sL1~"
            .formatted(family, family)
        : "CLP*%s1A*1*120*60*20*12*S2*11*1~DTM*232*20261005~SVC*HC:90833*120*60**1~DTM*472*20261005~CAS*CO*45*40~CAS*PR*3*20~REF*6R*%sL2~"
            .formatted(family, family);
  }

  private static String negated(String part) {
    return part.replace("*1*200*64*66*", "*22*-200*-64**")
        .replace("*200*64**1", "*-200*-64**-1")
        .replace("CO*45*70", "CO*45*-70")
        .replace("PR*1*50**2*16", "PR*1*-50**2*-16");
  }

  private void secondarySent() {
    progress.next(family);
    prepare(claim(2).id(), "ELECTRONIC");
    PayerClaim claim = claim(2);
    claim.batched("B2");
    claim.sent("B2.837", SENT_ON);
    claims.save(claim);
  }

  private void secondaryPaid() {
    receive(secondaryEra());
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.ADJUDICATED);
  }

  private String secondaryEra() {
    return EraText.from(
        "BETA SUPPLEMENTAL",
        "67890",
        "1999999999",
        "B1",
        "70",
        "CLP*%s2A*2*320*70*16*12*BET1*11*1~DTM*232*20261005~SVC*HC:99214*200*50**1~DTM*472*20261005~CAS*OA*23*134~CAS*PR*2*16~REF*6R*%sL1~SVC*HC:90833*120*20**1~DTM*472*20261005~CAS*OA*23*100~REF*6R*%sL2~"
            .formatted(family, family, family));
  }

  private List<Disposition> dispositions(String era) {
    return remittances.payments(era).stream().map(StoredPayment::disposition).toList();
  }

  private List<String> reasons(String era) {
    return remittances.payments(era).stream().map(p -> String.valueOf(p.reason())).toList();
  }

  private String payment(String era, int index) {
    return remittances.payments(era).get(index).payment().id();
  }

  private Money unapplied() {
    return payerLedger.balances().values().stream()
        .map(accounts -> accounts.getOrDefault(Account.UNAPPLIED, Money.ZERO))
        .collect(Money.sum());
  }
}
