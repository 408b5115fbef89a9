package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Origin;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.process.ManualStops;
import org.cobaltclaims.coordination.process.PayerOrders;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Ways that few claims go, from the first payer to the last, compared to the cent. */
class RareWaysProcessTest extends OfficeTest {

  @Autowired private ManualStops stops;
  @Autowired private PayerOrders orders;
  @Autowired private TransactionTemplate transactions;

  private void decide(TaskKind kind, String decision, Map<String, Object> details) {
    decisions.decide(task(kind).id(), decision, "as the test wants", details(details), "anna");
    settle();
  }

  private static Era secondPays(Payer payer, ProfessionalClaim claim, String trace) {
    return Era.of(payer, trace)
        .claim(claim.claimNumber(), "2", "ICN" + trace)
        .line("99214", control(claim, 1), "200", "40", "OA-23-134", "PR-2-26")
        .line("90833", control(claim, 2), "120", "20", "OA-23-100");
  }

  @Test
  @DisplayName("DOMAIN 8.3, 1.5: the first payer's limit has passed: CLM20 says why it is late")
  void aLatePrimarySaysWhy() {
    String family = bill(visit("Z1", Payer.EARLY));
    assertThat(sent()).isEmpty();
    assertThat(openTasks()).anyMatch(task -> task.contains("FILING_DEADLINE"));
    decide(TaskKind.CORRECT_CLAIM, "CORRECTED", Map.of("correction", Map.of("delayReason", "3")));

    ProfessionalClaim claim = sentAndAccepted();
    assertThat(claim.information().delayReason()).isEqualTo("3");
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    receive(paid(Payer.EARLY, "T1", claim));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
  }

  @Test
  @DisplayName("DOMAIN 2.9-medicare-two-prior, 2.9-tertiary: on paper to Medicare, and answered")
  void medicareIsThirdOnPaperAndPays() {
    String family = bill(visit("Z2", Payer.ACME, Payer.BETA, Payer.MEDICARE));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(secondPays(Payer.BETA, secondary, "T2"));
    assertThat(sent()).isEmpty();
    decide(TaskKind.PRINT_AND_MAIL, "MAILED");
    assertThat(claim(family, 3).state()).isEqualTo(PayerClaimState.MAILED);
    receive(
        Era.of(Payer.MEDICARE, "T3")
            .claim(family + "3A", "3", "MED1")
            .line("99214", control(primary, 1), "200", "16", "OA-23-174", "PR-2-10")
            .line("90833", control(primary, 2), "120", "0", "OA-23-120"));

    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("200"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("10"));
  }

  @Test
  @DisplayName("DOMAIN 2.9-bundled, 2.9-line-denied: two lines under one code and a denied third")
  void aBundleAndADeniedLine() {
    String family =
        bill(
            Visit.of("Z3", Payer.ACME, Payer.BETA)
                .line("99214", "200")
                .line("90833", "120")
                .line("96127", "40"));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line("99215*200*230*99214", primary, 1, "CO-94--120", "CO-45-70", "PR-2-20")
            .line("99215*120*0*90833", primary, 2, "CO-97-120")
            .line("96127", control(primary, 3), "40", "0", "CO-16-40")
            .remark("M51"));
    assertThat(claim(family, 1).outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(openTasks()).as("%s", complaints()).containsExactly("WORK_DENIAL CO-16");
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.parse("40"));
    assertThat(sent()).isEmpty();
    decide(TaskKind.WORK_DENIAL, "BILL_NEXT_PAYER");

    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(Told.by(secondary))
        .containsExactly(
            "ACME1 D 230.00",
            "1 ACME1 230.00 99215 CO-94--120.00 CO-45-70.00 PR-2-20.00",
            "2 ACME1 0.00 99215->1 CO-97-120.00",
            "3 ACME1 0.00 96127 CO-16-40.00");
    receive(
        Era.of(Payer.BETA, "T2")
            .claim(secondary.claimNumber(), "2", "BETA1")
            .line("99215*200*20*99214", secondary, 1, "OA-94--50", "OA-23-230")
            .line("99215*120*0*90833", secondary, 2, "CO-97-120")
            .line("96127", control(secondary, 3), "40", "30", "CO-45-10"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("280"));
  }

  @Test
  @DisplayName("DOMAIN 3.3: contract write-offs cover the whole charge: reviewed, not written off")
  void aWriteOffOfEverythingIsReviewed() {
    String family = bill(visit("Z4", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(denied(Payer.ACME, "T1", "1", primary, "CO-45"));
    assertThat(openTasks()).as("%s", complaints()).hasSize(1);
    assertThat(sent()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.OPEN);
    assertThat(balance(family, Bucket.CONTRACTUAL)).isEqualTo(Money.ZERO);
  }

  @Test
  @DisplayName("DOMAIN 7.3: Medicare as second payer misses the first one's data: a new claim")
  void medicareSecondPayerErrorsGoAsNewClaims() {
    String family = bill(visit("Z5", Payer.ACME, Payer.MEDICARE));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(secondary.subscriber().information().sequence()).isEqualTo("S");
    assertThat(secondary.subscriber().information().insuranceType()).isEqualTo("12");
    receive(denied(Payer.MEDICARE, "T2", "2", secondary, "CO-16").with("MOA***MA130*N245"));
    assertThat(openTasks()).containsExactly("WORK_DENIAL CO-16");
    decide(TaskKind.WORK_DENIAL, "CORRECT_AND_RESUBMIT", Map.of());
    ProfessionalClaim again = sentAndAccepted();
    assertThat(again.claimNumber()).isEqualTo(family + "2B");
    assertThat(again.information().frequency()).isEqualTo("1");
    assertThat(again.reference("F8")).isEmpty();
    assertThat(Told.by(again)).isEqualTo(Told.by(secondary));
    receive(
        Era.of(Payer.MEDICARE, "T3")
            .claim(again.claimNumber(), "2", "MED2")
            .line("99214", control(again, 1), "200", "66", "OA-23-134")
            .line("90833", control(again, 2), "120", "20", "OA-23-100"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("210"));
  }

  @Test
  @DisplayName("DOMAIN 3.6-arrival, 5.4-18: an unannounced crossover is paid, ours is a duplicate")
  void anUnannouncedCrossoverPaysBeforeOurClaimIsADuplicate() {
    String family = bill(visit("Z6", Payer.MEDICARE, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.MEDICARE, "T1", primary));
    ProfessionalClaim own = sentAndAccepted();
    receive(
        Era.of(Payer.BETA, "T2")
            .claim(primary.claimNumber(), "2", "BX1")
            .line("99214", control(primary, 1), "200", "66", "OA-23-134")
            .line("90833", control(primary, 2), "120", "20", "OA-23-100"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);

    receive(denied(Payer.BETA, "T3", "2", own, "CO-18").with("MOA***N522"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("210"));
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(claim(family, 2).outcome()).isEqualTo(Outcome.PAID);
  }

  @Test
  @DisplayName("DOMAIN 2.9-tertiary, 5.4-96: the second payer does not cover it, the third is told")
  void theSecondDeniesAndTheThirdIsAsked() {
    String family = bill(visit("Z7", Payer.ACME, Payer.BETA, Payer.GAMMA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(
        Era.of(Payer.BETA, "T2")
            .claim(secondary.claimNumber(), "2", "B1")
            .line("99214", control(secondary, 1), "200", "0", "OA-23-134", "PR-96-66")
            .remark("N130")
            .line("90833", control(secondary, 2), "120", "0", "OA-23-100", "PR-96-20")
            .remark("N130"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    ProfessionalClaim tertiary = sentAndAccepted();
    assertThat(Told.by(tertiary))
        .containsExactly(
            "ACME1 D 124.00",
            "BETA2 D 0.00",
            "1 ACME1 64.00 99214 CO-45-70.00 PR-1-50.00 PR-2-16.00",
            "1 BETA2 0.00 99214 OA-23-134.00 PR-96-66.00",
            "2 ACME1 60.00 90833 CO-45-40.00 PR-3-20.00",
            "2 BETA2 0.00 90833 OA-23-100.00 PR-96-20.00");
    receive(
        Era.of(Payer.GAMMA, "T3")
            .claim(tertiary.claimNumber(), "3", "G1")
            .line("99214", control(tertiary, 1), "200", "60", "OA-23-134", "PR-2-6")
            .line("90833", control(tertiary, 2), "120", "20", "OA-23-100"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("204"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("6"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
  }

  @Test
  @DisplayName("DOMAIN 3.2-2, 3.6-arrival, T-TER: Medicare, its crossover, and then Medicaid by us")
  void medicaidComesAfterACrossover() {
    String family = bill(visit("Z8", Payer.MEDICARE, Payer.BETA, Payer.MEDICAID));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        paid(Payer.MEDICARE, "T1", primary)
            .with("NM1*TT*2*BETA BENEFIT PLAN*****PI*BETA2")
            .with("MOA***MA18"));
    // Two payers are to come, and one was told: a person says that it is the next one.
    decide(TaskKind.REVIEW_SECONDARY, "AWAIT_CROSSOVER");
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
    assertThat(sent()).isEmpty();
    receive(secondPays(Payer.BETA, primary, "T2"));
    assertThat(claim(family, 2).origin()).isEqualTo(Origin.CROSSOVER);
    assertThat(openTasks()).as("%s", complaints()).isEmpty();

    ProfessionalClaim tertiary = sentAndAccepted();
    assertThat(tertiary.claimNumber()).isEqualTo(family + "3A");
    assertThat(Told.by(tertiary))
        .containsExactly(
            "MEDB0 D 124.00",
            "BETA2 D 60.00",
            "1 MEDB0 64.00 99214 CO-45-70.00 PR-1-50.00 PR-2-16.00",
            "1 BETA2 40.00 99214 OA-23-134.00 PR-2-26.00",
            "2 MEDB0 60.00 90833 CO-45-40.00 PR-3-20.00",
            "2 BETA2 20.00 90833 OA-23-100.00");
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.parse("26"));
  }

  @Test
  @DisplayName("DOMAIN 3.6-RARC: N89 means several payers: both that are to come are awaited")
  void forwardedToSeveral() {
    String family = bill(visit("Z9", Payer.MEDICARE, Payer.BETA, Payer.MEDICAID));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.MEDICARE, "T1", primary).with("MOA***N89"));
    assertThat(sent()).isEmpty();
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
    assertThat(openTasks()).isEmpty();
    receive(secondPays(Payer.BETA, primary, "T2"));
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(sent()).hasSize(1);
  }

  @Test
  @DisplayName("DOMAIN 2.2-7, 2.9-corrected: one line denied, replaced, paid; then all lines go on")
  void aDeniedLineIsReplacedBeforeTheNextPayer() {
    String family = bill(visit("Z10", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICNT1")
            .line("99214", control(primary, 1), "200", "130", "CO-45-50", "PR-2-20")
            .line("90833", control(primary, 2), "120", "0", "CO-197-120"));
    assertThat(sent()).isEmpty();
    decide(
        TaskKind.WORK_DENIAL,
        "CORRECT_AND_RESUBMIT",
        Map.of("correction", Map.of("authorization", "A77")));
    ProfessionalClaim replacement = sentAndAccepted();
    assertThat(replacement.information().frequency()).isEqualTo("7");
    assertThat(replacement.lines()).hasSize(2);
    receive(
        Era.of(Payer.ACME, "T2")
            .claim(primary.claimNumber(), "22", "ICNT1")
            .line("99214", control(primary, 1), "-200", "-130", "CO-45--50", "PR-2--20")
            .line("90833", control(primary, 2), "-120", "0", "CO-197--120")
            .claim(replacement.claimNumber(), "1", "ICNT2")
            .line("99214", control(primary, 1), "200", "130", "CO-45-50", "PR-2-20")
            .line("90833", control(primary, 2), "120", "80", "CO-45-30", "PR-2-10"));
    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(secondary.information().frequency()).isEqualTo("1");
    assertThat(secondary.reference("F8")).isEmpty();
    assertThat(secondary.otherPayers().getFirst().payer().references())
        .anySatisfy(r -> assertThat(r.value()).isEqualTo("ICNT2"));
    assertThat(Told.by(secondary))
        .containsExactly(
            "ACME1 D 210.00",
            "1 ACME1 130.00 99214 CO-45-50.00 PR-2-20.00",
            "2 ACME1 80.00 90833 CO-45-30.00 PR-2-10.00");
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.parse("30"));
  }

  @Test
  @DisplayName("DOMAIN 2.9-wrong-order, T-ORD: who paid out of turn is voided, the order set anew")
  void whoPaidOutOfTurnIsVoided() {
    String family = bill(visit("Z11", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim wrong = sentAndAccepted();
    receive(denied(Payer.BETA, "T2", "2", wrong, "OA-109"));
    assertThat(openTasks()).as("%s", complaints()).hasSize(1);
    stops.voidClaim(family + "1", "billed out of turn", "anna");
    settle();
    ProfessionalClaim voided = sentAndAccepted();
    assertThat(voided.information().frequency()).isEqualTo("8");
    assertThat(voided.reference("F8")).isEqualTo("ICNT1");
    receive(
        Era.of(Payer.ACME, "T3")
            .claim(voided.claimNumber(), "22", "ICNT1")
            .line("99214", control(primary, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
            .line("90833", control(primary, 2), "-120", "-60", "CO-45--40", "PR-3--20")
            .plb("FB", "V1", "-124"));
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ZERO);
    transactions.executeWithoutResult(
        status -> orders.set(family, List.of(2, 1), Map.of(), "the payer says so", "anna"));
    settle();
    ProfessionalClaim right = sentAndAccepted();
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(right.subscriber().payer().id()).isEqualTo("BETA2");
    assertThat(right.subscriber().information().sequence()).isEqualTo("P");
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.parse("320"));
    receive(paid(Payer.BETA, "T4", right));
    ProfessionalClaim second = theOneSent();
    assertThat(second.subscriber().payer().id()).isEqualTo("ACME1");
    assertThat(Told.by(second)).first().isEqualTo("BETA2 D 124.00");
  }

  @Test
  @DisplayName(
      "DOMAIN 3.2-2, 5.4-23: a first payer reports what another has paid: the order is asked")
  void aFirstPayerThatThinksItIsSecond() {
    String family = bill(visit("Z12", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "2", "ICN1")
            .line("99214", control(primary, 1), "200", "40", "OA-23-134", "PR-2-26")
            .line("90833", control(primary, 2), "120", "20", "OA-23-100"));
    assertThat(openTasks())
        .as("%s", complaints())
        .containsExactly("PAYER_ORDER OA-23", "WORK_DENIAL OA-23");
    assertThat(sent()).as("nobody is billed while the order is in question").isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.OPEN);
    assertThat(balance(family, Bucket.CONTRACTUAL)).as("nothing written off").isEqualTo(Money.ZERO);
  }
}
