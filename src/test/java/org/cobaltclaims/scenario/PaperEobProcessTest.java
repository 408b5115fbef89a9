package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.EobEntry.Row;
import org.cobaltclaims.remittance.EobEntry.Summary;
import org.cobaltclaims.remittance.EobRefused;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.process.PaymentCorrecting;
import org.cobaltclaims.remittance.process.RemittanceByHand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** EOBs on paper: typed in, in full or as a summary, and corrected. */
class PaperEobProcessTest extends OfficeTest {

  @Autowired private RemittanceByHand byHand;
  @Autowired private PaymentCorrecting correcting;
  @Autowired private Remittances remittances;
  @Autowired private Deposits deposits;

  private static final String[] SEVEN = {"60", "50", "40", "30", "70", "25", "45"};

  private static Visit seven(String number, Payer... payers) {
    Visit visit = Visit.of(number, payers);
    String[] codes = {"99213", "90832", "90833", "96127", "90834", "96130", "90853"};
    for (int i = 0; i < SEVEN.length; i++) {
      visit.line(codes[i], SEVEN[i]);
    }
    return visit;
  }

  /** 320.00 charged: of each line the primary pays half, a tenth is contractual, the rest PR 2. */
  private static Era half(ProfessionalClaim claim, String trace) {
    Era era = Era.of(Payer.ACME, trace).claim(claim.claimNumber(), "1", "ICN" + trace);
    for (int i = 0; i < SEVEN.length; i++) {
      int cents = Integer.parseInt(SEVEN[i]) * 100;
      era.line(
          claim.lines().get(i).procedure().code(),
          control(claim, i + 1),
          SEVEN[i],
          money(cents / 2),
          "CO-45-" + money(cents / 10),
          "PR-2-" + money(cents * 4 / 10));
    }
    return era;
  }

  private static String money(int cents) {
    return Money.ofCents(cents).toX12();
  }

  @Test
  @DisplayName("paper EOB of a print-only secondary, seven lines, typed in line by line")
  void sevenLinesOfAPrintOnlySecondaryLineByLine() {
    String family = mailed("P1");
    List<EobEntry.Line> lines = new ArrayList<>();
    long paid = 0;
    for (int i = 0; i < SEVEN.length; i++) {
      long charge = Long.parseLong(SEVEN[i]) * 100;
      long toldPaid = charge * 3 / 10;
      paid += toldPaid;
      lines.add(
          line(
              i + 1,
              toldPaid,
              new Row(AdjustmentGroup.OA, "23", charge * 6 / 10),
              new Row(AdjustmentGroup.PR, "3", charge / 10)));
    }
    assertThat(paid).isEqualTo(9600);
    String id =
        byHand.enter(
            check("10045", 9600, entry(family + "2", null, lines, List.of(), null)), "ann");
    settle();

    assertThat(claim(family, 2).outcome()).isEqualTo(Outcome.PAID);
    FamilyLedger money = new FamilyLedger(ledger.entries(family));
    assertThat(money.balance(Bucket.PAID, 1)).isEqualTo(Money.parse("160"));
    assertThat(money.balance(Bucket.PAID, 2)).isEqualTo(Money.parse("96"));
    assertThat(money.balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("32"));
    assertThat(money.balance(Bucket.CONTRACTUAL)).isEqualTo(Money.parse("32"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(deposit(id).state()).isEqualTo(Deposit.State.CLOSED);
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName(
      "paper EOB of a print-only secondary, seven lines, typed in for the claim as a whole")
  void sevenLinesOfAPrintOnlySecondaryForTheClaimAsAWhole() {
    String family = mailed("P2");
    EobEntry whole =
        entry(
            family + "2",
            9600L,
            List.of(),
            List.of(
                new Row(AdjustmentGroup.OA, "23", 19200L), new Row(AdjustmentGroup.PR, "3", 3100L)),
            null);
    assertThatThrownBy(() -> byHand.enter(check("10046", 9600, whole), "ann"))
        .isInstanceOfSatisfying(
            EobRefused.class,
            refused ->
                assertThat(refused.faults().getFirst().imbalance())
                    .satisfies(
                        one -> {
                          assertThat(one.rule()).isEqualTo("3.4-C");
                          assertThat(one.expected()).isEqualTo(Money.parse("320"));
                          assertThat(one.found()).isEqualTo(Money.parse("319"));
                          assertThat(one.difference()).isEqualTo(Money.parse("-1"));
                        }));
    assertThat(deposits.all()).extracting(Deposit::trace).doesNotContain("10046");

    byHand.enter(
        check(
            "10046",
            9600,
            entry(
                family + "2",
                9600L,
                List.of(),
                List.of(
                    new Row(AdjustmentGroup.OA, "23", 19200L),
                    new Row(AdjustmentGroup.PR, "3", 3200L)),
                null)),
        "ann");
    settle();

    FamilyLedger money = new FamilyLedger(ledger.entries(family));
    assertThat(money.balance(Bucket.PAID, 2)).isEqualTo(Money.parse("96"));
    assertThat(money.balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("32"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName(
      "summary entry opens the secondary: CO45, PR1, PR2, PR3, and PR192 for an unknown kind")
  void aSummaryOpensTheSecondary() {
    String family = bill(visit("P3", Payer.ACME, Payer.BETA), visit("P4", Payer.ACME, Payer.BETA));
    String other = families.findByPracticeClaim("P4").getFirst().id();
    sent();
    CheckEntry check =
        check(
            "77",
            24800,
            entry(
                family + "1",
                null,
                List.of(
                    summed(1, new Summary(6400L, 7000L, 5000L, 1600L, null, null, null)),
                    summed(2, new Summary(6000L, 4000L, null, null, 2000L, null, null))),
                List.of(),
                null),
            entry(
                other + "1",
                null,
                List.of(),
                List.of(),
                new Summary(12400L, 11000L, null, null, null, 8600L, null)));
    String id = byHand.enter(check, "ann");
    assertThat(byHand.enter(check, "ann")).as("typed in again").isEqualTo(id);
    settle();

    List<ProfessionalClaim> secondaries = sent();
    assertThat(secondaries)
        .as("%s", openTasks())
        .extracting(ProfessionalClaim::claimNumber)
        .hasSize(2);
    ProfessionalClaim byLine = numbered(secondaries, family + "2A");
    assertThat(Told.by(byLine))
        .containsExactly(
            "ACME1 D 124.00",
            "1 ACME1 64.00 99214 CO-45-70.00 PR-1-50.00 PR-2-16.00",
            "2 ACME1 60.00 90833 CO-45-40.00 PR-3-20.00");
    assertThat(Told.by(numbered(secondaries, other + "2A")))
        .containsExactly("ACME1 D 124.00 EAF 86.00 CO-45-110.00 PR-192-86.00");
    assertThat(openTasks()).isEmpty();
    assertThat(deposit(id).remainder()).isEqualTo(Money.ZERO);
  }

  @Test
  @DisplayName("zero-payment denial on paper: a person works the denial")
  void aZeroPaymentDenialOnPaperIsWorked() {
    String family = bill(visit("P5", Payer.ACME, Payer.BETA));
    sent();
    byHand.enter(
        new CheckEntry(
            null,
            "ACME1",
            null,
            today(),
            0L,
            null,
            List.of(
                entry(
                    family + "1",
                    0L,
                    List.of(),
                    List.of(new Row(AdjustmentGroup.CO, "197", 32000L)),
                    null)),
            List.of()),
        "ann");
    settle();

    assertThat(openTasks()).containsExactly("WORK_DENIAL CO-197");
    assertThat(claim(family, 1).outcome()).isEqualTo(Outcome.DENIED);
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.parse("320"));
    assertThat(deposits.all()).as("no money, no deposit").isEmpty();
    assertThat(sent()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 2.9, 3.5: a typed payment is corrected after the secondary was sent")
  void aTypedPaymentIsCorrectedAfterTheSecondaryWasSent() {
    String family = bill(visit("P6", Payer.ACME, Payer.BETA));
    sent();
    String id =
        byHand.enter(
            check(
                "88",
                13400,
                entry(
                    family + "1",
                    null,
                    List.of(
                        summed(1, new Summary(6400L, 7000L, 5000L, 1600L, null, null, null)),
                        summed(2, new Summary(6000L, 4000L, null, null, 2000L, null, null))),
                    List.of(),
                    null)),
            "ann");
    settle();
    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(deposit(id).remainder()).as("a digit was mistyped").isEqualTo(Money.parse("10"));

    EobEntry right =
        entry(
            family + "1",
            null,
            List.of(
                summed(1, new Summary(7400L, 7000L, 4000L, 1600L, null, null, null)),
                summed(2, new Summary(6000L, 4000L, null, null, 2000L, null, null))),
            List.of(),
            null);
    correcting.correct(id + "-1", right, "k1", "mistyped", "ann");
    correcting.correct(id + "-1", right, "k1", "mistyped", "ann");
    settle();

    assertThat(remittances.payments(id))
        .extracting(stored -> stored.disposition() + " " + stored.payment().paid())
        .containsExactly("REVERSED 124.00", "REVERSAL -124.00", "POSTED 134.00");
    assertThat(deposit(id).state()).isEqualTo(Deposit.State.CLOSED);
    assertThat(openTasks()).containsExactly("REVIEW_REVERSAL COB_STALE");
    decide(TaskKind.REVIEW_REVERSAL, "REPLACE");
    receive(
        Era.of(Payer.BETA, "B1")
            .claim(secondary.claimNumber(), "2", "ICNB1")
            .line("99214", control(secondary, 1), "200", "50", "OA-23-134", "PR-2-16")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));
    ProfessionalClaim replacement = theOneSent();
    assertThat(replacement.information().frequency()).isEqualTo("7");
    assertThat(Told.by(replacement))
        .containsExactly(
            "ACME1 D 134.00",
            "1 ACME1 74.00 99214 CO-45-70.00 PR-1-40.00 PR-2-16.00",
            "2 ACME1 60.00 90833 CO-45-40.00 PR-3-20.00");
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("204"));
  }

  @Test
  @DisplayName("DOMAIN 3.8: the ERA of a check that was typed in is a duplicate, and says why")
  void theEraOfACheckThatWasTypedInIsADuplicate() {
    String family = bill(visit("P7", Payer.ACME));
    ProfessionalClaim primary = sentAndAccepted();
    byHand.enter(
        check(
            "0000 T-1",
            12400,
            entry(
                family + "1",
                null,
                List.of(),
                List.of(),
                new Summary(12400L, 11000L, 5000L, 1600L, 2000L, null, null))),
        "ann");
    settle();

    receive(paid(Payer.ACME, "T1", primary));

    assertThat(openTasks()).isEmpty();
    assertThat(complaints())
        .singleElement()
        .asString()
        .contains("835 DUPLICATE", "entered by hand");
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("124"));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(deposits.all()).hasSize(1);
    assertThatThrownBy(
            () ->
                byHand.enter(
                    check(
                        "T1",
                        12400,
                        entry(
                            family + "1",
                            null,
                            List.of(),
                            List.of(),
                            new Summary(12400L, 11000L, 8600L, null, null, null, null))),
                    "bob"))
        .hasMessageContaining("was received on");
  }

  /** A family of seven lines whose print-only secondary was printed and mailed. */
  private String mailed(String number) {
    String family = bill(seven(number, Payer.ACME, Payer.PAPER));
    ProfessionalClaim primary = sentAndAccepted();
    receive(half(primary, "T" + number));
    decide(TaskKind.PRINT_AND_MAIL, "MAILED");
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.MAILED);
    return family;
  }

  private CheckEntry check(String number, long amount, EobEntry... claims) {
    String payer = claims[0].claim() != null && claims[0].claim().endsWith("2") ? "PAPER" : "ACME1";
    LocalDate date = today();
    return new CheckEntry(null, payer, number, date, amount, null, List.of(claims), List.of());
  }

  private static EobEntry entry(
      String claim,
      @Nullable Long paid,
      List<EobEntry.Line> lines,
      List<Row> rows,
      @Nullable Summary summary) {
    return new EobEntry(
        claim, null, null, null, null, null, paid, null, rows, summary, List.of(), null, lines);
  }

  private static EobEntry.Line line(int number, long paid, Row... rows) {
    return new EobEntry.Line(number, null, null, paid, null, List.of(rows), null, List.of());
  }

  private static EobEntry.Line summed(int number, Summary summary) {
    return new EobEntry.Line(number, null, null, null, null, List.of(), summary, List.of());
  }

  private static ProfessionalClaim numbered(List<ProfessionalClaim> claims, String number) {
    return claims.stream()
        .filter(claim -> claim.claimNumber().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private Deposit deposit(String remittance) {
    return deposits.ofRemittance(remittance).orElseThrow();
  }
}
