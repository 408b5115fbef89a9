package org.cobaltclaims.remittance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.claim.process.FamilyProgress;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.DecisionRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a claim whose payer was told what an earlier payer has corrected since. */
@DisplayName("T-REV, T-F8, DOMAIN 2.9: a secondary that was told what does not hold")
class StaleClaimsTest extends ApplicationTest {

  private static final LocalDate SENT_ON = LocalDate.of(2026, 11, 21);
  private static final String TAKEN_BACK = "PLB*1234567893*20261231*FB:X1*-124~";

  @Autowired private FamilyProgress progress;
  @Autowired private Snapshots snapshots;

  private String original = "";
  private String reversal = "";
  private String correction = "";

  @BeforeEach
  void thePrimaryPaid() {
    original = EraText.claims("/x12/prim.835", family).getFirst();
    reversal = EraText.claims("/x12/rev.835", family).get(0);
    correction = EraText.claims("/x12/rev.835", family).get(1);
    sent();
    receive(EraText.of("E1", "124", original));
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    secondaryLeaves("B2");
  }

  @Test
  @DisplayName(
      "the secondary has paid: frequency 7 with its control number, PR 40, and the new answer"
          + " posts")
  void afterTheSecondaryHasPaidItIsReplacedAndItsNewAnswerPosts() {
    receive(secondaryEra("B1", "70", "16", "BET1"));
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.DONE_PATIENT);
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("16"));

    receive(EraText.of("E2", "10", reversal, correction));

    assertThat(money().balance(Bucket.PATIENT_OPEN)).as("nobody knows yet").isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("6"));
    assertThat(texts()).anyMatch(t -> t.contains("REF*F8 BET1") && t.contains("PR-1 40.00"));

    accept();
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    BilledClaim replacement = secondaryLeaves("B3");
    assertThat(replacement.controlNumber()).isEqualTo(family + "2B");
    assertThat(replacement.frequency()).isEqualTo("7");
    assertThat(replacement.originalReference()).isEqualTo("BET1");
    assertThat(replacement.priorAdjudications())
        .singleElement()
        .satisfies(
            prior -> {
              assertThat(prior.paid()).isEqualTo(Money.parse("134"));
              assertThat(prior.payerClaimControlNumber()).isEqualTo("ACM2026111800007");
            });
    assertThat(tasks.openOfFamily(family)).isEmpty();

    receive(
        EraText.from(
            "BETA SUPPLEMENTAL",
            "67890",
            "1999999999",
            "B9",
            "0",
            secondaryReversal("70", "16", "BET1"),
            secondaryClaim("B", "62", "14", "BET2"),
            "PLB*1234567893*20261231*FB:X9*-8~"));
    assertThat(money().balance(Bucket.PAID, 2)).isEqualTo(Money.parse("62"));
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("14"));
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.ZERO);
    assertThat(claim(2).icn()).isEqualTo("BET2");
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.DONE_PATIENT);
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  void aNewAnswerWithoutTheOldOnesReversalIsAPersonsAndReplacesIt() {
    receive(secondaryEra("B1", "70", "16", "BET1"));
    receive(EraText.of("E2", "10", reversal, correction));
    accept();
    progress.next(family);
    secondaryLeaves("B3");

    receive(
        EraText.from(
            "BETA SUPPLEMENTAL",
            "67890",
            "1999999999",
            "B9",
            "62",
            secondaryClaim("B", "62", "14", "BET2")));
    String held =
        tasks.openOfFamily(family).stream()
            .filter(task -> task.kind() == TaskKind.MATCH_PAYMENT)
            .findFirst()
            .orElseThrow()
            .id();
    decisions.decide(held, "MATCHED", "the payer netted it", "ann");

    assertThat(money().balance(Bucket.PAID, 2)).isEqualTo(Money.parse("62"));
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("14"));
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.ZERO);
  }

  @Test
  void whileTheSecondaryIsPendingTheReplacementWaitsForItsAnswer() {
    receive(EraText.of("E2", "10", reversal, correction));
    accept();
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.SENT);
    assertThat(claim(2).isReplacedOnceAnswered()).isTrue();

    receive(secondaryEra("B1", "70", "16", "BET1"));

    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(claim(2).nextFrequency()).isEqualTo("7");
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    assertThat(secondaryLeaves("B3").originalReference()).isEqualTo("BET1");
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  void aRejectedSecondaryGoesAsANewClaim() {
    PayerClaim rejected = claim(2);
    rejected.rejected();
    claims.save(rejected);
    receive(EraText.of("E2", "10", reversal, correction));
    assertThat(claim(2).isCancelled()).as("it has not reached its payer").isTrue();

    progress.next(family);
    BilledClaim again = secondaryLeaves("B3");
    assertThat(again.frequency()).isEqualTo("1");
    assertThat(again.originalReference()).isEmpty();
    assertThat(again.priorAdjudications().getFirst().paid()).isEqualTo(Money.parse("134"));
  }

  @Test
  void whoeverLetsItStandLeavesTheDifferenceToThePatient() {
    receive(secondaryEra("B1", "70", "16", "BET1"));
    receive(EraText.of("E2", "10", reversal, correction));

    decisions.decide(stale(), "KEEP", "too small to ask for", "ann");

    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("6"));
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.ZERO);
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.DONE_PATIENT);
  }

  @Test
  void aCorrectionToTheSameRestoresWhatTheSecondaryDecided() {
    receive(secondaryEra("B1", "70", "16", "BET1"));
    receive(EraText.of("E2", "0", reversal, TAKEN_BACK));
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);

    receive(EraText.of("E3", "124", original.replace("ACM2026110200441", "ACM2")));

    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("16"));
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.ZERO);
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  void anEarlierClaimThatWasTakenBackComesBeforeTheLaterOne() {
    receive(EraText.of("E2", "0", reversal, TAKEN_BACK));

    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(1).id());
    assertThat(messages()).contains("payer-claim-changed " + claim(2).id());
  }

  @Test
  void aPaymentIsNotReplaced() {
    String era = EraText.of("E2", "0", reversal.replace("-124*", "-123*"), TAKEN_BACK);
    receive(era.replace("-70~", "-71~").replace("FB:X1*-124", "FB:X1*-123"));
    String task =
        tasks.openOfFamily(family).stream()
            .filter(t -> t.kind() == TaskKind.REVIEW_REVERSAL)
            .findFirst()
            .orElseThrow()
            .id();
    assertThatThrownBy(() -> decisions.decide(task, "REPLACE", "", "ann"))
        .isInstanceOf(DecisionRefused.class);
  }

  private void accept() {
    decisions.decide(stale(), "REPLACE", "", "ann");
  }

  private String stale() {
    return openTask(claim(2).id(), TaskKind.REVIEW_REVERSAL).id();
  }

  private BilledClaim secondaryLeaves(String batch) {
    prepare(claim(2).id(), "ELECTRONIC");
    PayerClaim claim = claim(2);
    claim.batched(batch);
    claim.sent(batch + ".837", SENT_ON);
    claims.save(claim);
    return StoredJson.read(
        snapshots.load(claim.currentVersion().pcn()).orElseThrow(), BilledClaim.class);
  }

  private List<String> texts() {
    return timeline.of(family).stream().map(Timeline.Entry::text).toList();
  }

  private String secondaryEra(String trace, String paid, String patient, String icn) {
    return EraText.from(
        "BETA SUPPLEMENTAL",
        "67890",
        "1999999999",
        trace,
        paid,
        secondaryClaim("A", paid, patient, icn));
  }

  private String secondaryClaim(String version, String paid, String patient, String icn) {
    int first = Integer.parseInt(paid) - 20;
    return "CLP*%1$s2%2$s*2*320*%3$s*%4$s*12*%5$s*11*1~DTM*232*20261005~SVC*HC:99214*200*%6$d**1~DTM*472*20261005~CAS*OA*23*%7$d~CAS*PR*2*%4$s~REF*6R*%1$sL1~SVC*HC:90833*120*20**1~DTM*472*20261005~CAS*OA*23*100~REF*6R*%1$sL2~"
        .formatted(
            family, version, paid, patient, icn, first, 200 - first - Integer.parseInt(patient));
  }

  private String secondaryReversal(String paid, String patient, String icn) {
    int first = Integer.parseInt(paid) - 20;
    return "CLP*%1$s2A*22*-320*-%2$s**12*%4$s*11*1~DTM*232*20261005~SVC*HC:99214*-200*-%5$d**-1~DTM*472*20261005~CAS*OA*23*-%6$d~CAS*PR*2*-%3$s~REF*6R*%1$sL1~SVC*HC:90833*-120*-20**-1~DTM*472*20261005~CAS*OA*23*-100~REF*6R*%1$sL2~"
        .formatted(family, paid, patient, icn, first, 200 - first - Integer.parseInt(patient));
  }
}
