package org.cobaltclaims.remittance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.CoverageEvidences;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimRows;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.intake.ClaimIntake;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.ContractRates;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.DuplicateKeys;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.remittance.PaymentRows;
import org.cobaltclaims.remittance.Posting;
import org.cobaltclaims.remittance.PostingDays;
import org.cobaltclaims.remittance.RemittanceHeader;
import org.cobaltclaims.remittance.RemittanceIntake;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.Underpayments;
import org.cobaltclaims.testing.DatabaseTest;
import org.cobaltclaims.testing.Intakes;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.transmission.StatusInquiries;
import org.cobaltclaims.worklist.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** ERAs against the database: what is posted, what is held, and that nothing is posted twice. */
@Import({
  Remittances.class,
  RemittanceIntake.class,
  Ledger.class,
  PayerLedger.class,
  PostingDays.class,
  Underpayments.class,
  ContractRates.class,
  PaymentPosting.class,
  PaymentRows.class,
  PaymentMatching.class,
  PostingChunks.class,
  StatusInquiries.class,
  ClaimPosting.class,
  ClaimDeciding.class,
  PriorityPayers.class,
  NotOurs.class,
  CoverageEvidences.class,
  StaleClaims.class,
  PayerClaimRows.class,
  RemittancePayers.class
})
class PaymentPostingTest extends DatabaseTest {

  @Autowired private ClaimIntake intake;
  @Autowired private ClaimFamilies families;
  @Autowired private PayerClaims claims;
  @Autowired private Remittances remittances;
  @Autowired private RemittanceIntake remittanceIntake;
  @Autowired private PaymentPosting posting;
  @Autowired private Ledger ledger;
  @Autowired private Tasks tasks;

  private String family = "";
  private int files;

  @BeforeEach
  void aFamilyWithTwoPayers() throws IOException {
    clock.setTo(LocalDate.of(2026, 11, 21));
    Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));
    family = families.findByPracticeClaim("K7Q2M9X4T01A").getFirst().id();
    transactions.executeWithoutResult(
        status ->
            ledger.post(
                "OPEN-" + family,
                family,
                Posting.opening(families.findById(family).orElseThrow().content())));
  }

  @Test
  void aPaidPrimaryLeavesTheSecondaryItsShareAndEveryCentIsInTheLedger() throws IOException {
    post(era(text -> text));

    FamilyLedger money = new FamilyLedger(ledger.entries(family));
    assertThat(money.isBalanced()).isTrue();
    assertThat(money.balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
    assertThat(money.balance(Bucket.CONTRACTUAL)).isEqualTo(Money.ofCents(11000));
    assertThat(money.balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.ofCents(8600));
    assertThat(primary().state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(primary().outcome()).isEqualTo(Outcome.PAID);
    assertThat(primary().icn()).isEqualTo("ACM2026110200441");
  }

  @Test
  @DisplayName("T-DUP: the same transaction in another interchange is stored, and posted once")
  void theSameTransactionIsPostedOnce() throws IOException {
    post(era(text -> text));
    String again = receive(era(text -> text.replace("000000901", "000000955")));

    assertThat(remittances.remittance(again).state()).isEqualTo(RemittanceState.DUPLICATE);
    assertThat(remittances.payments(again)).isEmpty();
    assertThat(new FamilyLedger(ledger.entries(family)).balance(Bucket.PAID, 1))
        .isEqualTo(Money.ofCents(12400));
  }

  @Test
  @DisplayName("T-DUP: another check for the same decision is held as a possible reissue")
  void anotherCheckForTheSameDecisionIsHeld() throws IOException {
    post(era(text -> text));
    StoredPayment again = post(era(text -> text.replace("EFT00088123", "EFT00099999")));

    assertThat(again.disposition()).isEqualTo(Disposition.HELD);
    assertThat(again.reason()).isEqualTo("POSSIBLE_REISSUE");
    assertThat(tasks.openByKind()).containsEntry(TaskKind.POSSIBLE_REISSUE, 1);
    assertThat(new FamilyLedger(ledger.entries(family)).balance(Bucket.PAID, 1))
        .isEqualTo(Money.ofCents(12400));
  }

  @Test
  @DisplayName("T-DUP: a payment that is posted is not posted by a second call")
  void aSecondCallFindsItDone() throws IOException {
    StoredPayment payment = post(era(text -> text));

    assertThat(posting.post(payment.payment().id())).isEqualTo(Disposition.POSTED);
    assertThat(new FamilyLedger(ledger.entries(family)).balance(Bucket.PAID, 1))
        .isEqualTo(Money.ofCents(12400));
  }

  @Test
  @DisplayName("T-XO: status 19, NM1*TT and MA18 make the next claim wait for its own answer")
  void aForwardedClaimIsWaitedFor() throws IOException {
    post(
        era(
            text ->
                text.replace("1*320*124*86", "19*320*124*86")
                    .replace(
                        "NM1*82*1*RIVERA",
                        "NM1*TT*2*BETA SUPPLEMENTAL*****PI*67890~NM1*82*1*RIVERA")
                    .replace("DTM*232", "MOA***MA01*MA18~DTM*232")));

    assertThat(primary().state()).isEqualTo(PayerClaimState.CROSSED_OVER);
    assertThat(claims.findById(PayerClaim.idOf(family, 2)))
        .hasValueSatisfying(
            next -> {
              assertThat(next.state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
              assertThat(next.crossoverDue()).isEqualTo(LocalDate.of(2026, 12, 4));
              assertThat(next.versions()).isEmpty();
            });
  }

  @Test
  @DisplayName("T-DEN: CO-16 stops for a person and nothing goes to the secondary")
  void aDenialForMissingDataWaitsForAPerson() throws IOException {
    post(era(PaymentPostingTest::deniedForMissingData));

    assertThat(primary().outcome()).isEqualTo(Outcome.DENIED);
    assertThat(tasks.openByKind()).containsEntry(TaskKind.WORK_DENIAL, 1);
    assertThat(new FamilyLedger(ledger.entries(family)).balance(Bucket.DENIED_OPEN))
        .isEqualTo(Money.ofCents(32000));
  }

  @Test
  void aPaymentForAnUnknownClaimIsLeftForAPerson() throws IOException {
    StoredPayment payment = post(era(text -> text.replace(family + "1A", "ZZZZZZZZZZ1A")));

    assertThat(payment.disposition()).isEqualTo(Disposition.UNMATCHED);
    assertThat(payment.reason()).isEqualTo("UNKNOWN_CLAIM");
    assertThat(tasks.openByKind()).containsEntry(TaskKind.MATCH_PAYMENT, 1);
  }

  @Test
  void aClaimThatDoesNotBalanceIsHeldAndNothingOfItIsPosted() throws IOException {
    StoredPayment payment = post(era(text -> text.replace("CAS*CO*45*70", "CAS*CO*45*69.99")));

    assertThat(payment.disposition()).isEqualTo(Disposition.HELD);
    assertThat(payment.reason()).isEqualTo("3.4-C");
    assertThat(new FamilyLedger(ledger.entries(family)).balance(Bucket.PAYER_OPEN, 1))
        .isEqualTo(Money.ofCents(32000));
  }

  @Test
  void aReversalTakesTheDecisionBack() throws IOException {
    post(era(text -> text));
    StoredPayment reversal = post(era(PaymentPostingTest::takenBack));

    assertThat(reversal.disposition()).isEqualTo(Disposition.REVERSAL);
    assertThat(primary().state()).isEqualTo(PayerClaimState.REVERSED);
    assertThat(new FamilyLedger(ledger.entries(family)).balance(Bucket.PAYER_OPEN, 1))
        .isEqualTo(Money.ofCents(32000));
    assertThat(tasks.openByKind()).isEmpty();
  }

  @Test
  void aPayerThatIsNotTheClaimsIsLeftForAPerson() throws IOException {
    StoredPayment payment =
        post(
            era(
                text ->
                    text.replace("N1*PR*ACME HEALTH PLAN", "N1*PR*STATE MEDICAID")
                        .replace("REF*2U*12345", "REF*2U*SKIL0")
                        .replace("1361234567", "1999999999")
                        .replace(family + "1A", family + "9A")));

    assertThat(payment.disposition()).isEqualTo(Disposition.UNMATCHED);
  }

  private static String deniedForMissingData(String text) {
    return text.replace("1*320*124*86", "1*320*0*0")
        .replace("SVC*HC:99214*200*64", "SVC*HC:99214*200*0")
        .replace("CAS*CO*45*70~\nCAS*PR*1*50**2*16", "CAS*CO*16*200")
        .replace("SVC*HC:90833*120*60", "SVC*HC:90833*120*0")
        .replace("CAS*CO*45*40~\nCAS*PR*3*20", "CAS*CO*16*120")
        .replace("AMT*B6*130", "LQ*HE*M51")
        .replace("AMT*B6*80", "LQ*HE*M51");
  }

  private static String takenBack(String text) {
    return text.replace("EFT00088123", "EFT00099999")
        .replace("1*320*124*86*12", "22*-320*-124**12")
        .replace("SVC*HC:99214*200*64**1", "SVC*HC:99214*-200*-64**-1")
        .replace("CAS*CO*45*70~\nCAS*PR*1*50**2*16", "CAS*CO*45*-70~\nCAS*PR*1*-50**2*-16")
        .replace("SVC*HC:90833*120*60**1", "SVC*HC:90833*-120*-60**-1")
        .replace("CAS*CO*45*40~\nCAS*PR*3*20", "CAS*CO*45*-40~\nCAS*PR*3*-20");
  }

  private PayerClaim primary() {
    return claims.findById(PayerClaim.idOf(family, 1)).orElseThrow();
  }

  /**
   * The sample ERA for the family's primary claim, one segment a line, changed as the test wants.
   */
  private Remittance era(UnaryOperator<String> change) throws IOException {
    String sample = Samples.text("/x12/prim.835").replaceAll("~\\s*", "~\n");
    String ours = sample.replace("K7Q2M9X4T0", family);
    byte[] bytes = change.apply(ours).getBytes(StandardCharsets.US_ASCII);
    return X12File.read(new ByteArrayInputStream(bytes)).remittances().getFirst();
  }

  private String receive(Remittance remittance) {
    RemittanceHeader header = PaymentMapping.header(remittance);
    LocalDate date = LocalDate.of(2026, 11, 4);
    String key =
        DuplicateKeys.transaction(
            header.payerTaxId(), header.trace(), header.paid(), date, header.payeeId());
    RemittanceIntake.Begun begun = remittanceIntake.begin("F" + ++files + "-ERA", 1, header, key);
    if (begun.wanted()) {
      remittanceIntake.add(
          begun, 0, PaymentMapping.payments(remittance, "", LocalDate.of(2026, 11, 21)).payments());
      remittanceIntake.end(begun, null, header.providerAdjustments());
    }
    return begun.id();
  }

  private StoredPayment post(Remittance remittance) {
    String id = receive(remittance);
    List<String> payments = remittances.payments(id).stream().map(p -> p.payment().id()).toList();
    assertThat(payments).hasSize(1);
    posting.post(payments.getFirst());
    return remittances.payment(payments.getFirst()).orElseThrow();
  }
}
