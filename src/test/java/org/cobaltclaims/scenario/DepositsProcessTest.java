package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.dashboard.Report;
import org.cobaltclaims.dashboard.Reports;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.DayReport;
import org.cobaltclaims.remittance.DayReports;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.EobEntry.Summary;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.remittance.PayerLedger.Account;
import org.cobaltclaims.remittance.PostingDays;
import org.cobaltclaims.remittance.process.DepositDesk;
import org.cobaltclaims.remittance.process.RemittanceByHand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Checks and EFTs: what is left of each, what the bank has of it, and on which day it is posted.
 */
class DepositsProcessTest extends OfficeTest {

  @Autowired private Deposits deposits;
  @Autowired private DepositDesk desk;
  @Autowired private DayReports reports;
  @Autowired private PostingDays days;
  @Autowired private PayerLedger payerLedger;
  @Autowired private RemittanceByHand byHand;
  @Autowired private Reports everything;

  @Test
  @DisplayName(
      "DOMAIN 3.4: a forwarded balance over three ERAs comes out at zero, every deposit too")
  void aForwardedBalanceOverThreeEras() {
    Visit[] visits = {visit("D1", Payer.ACME), visit("D2", Payer.ACME), visit("D3", Payer.ACME)};
    String first = bill(visits);
    String second = family(visits[1]);
    String third = family(visits[2]);
    List<ProfessionalClaim> claims = sent();
    ProfessionalClaim one = of(claims, first);
    receive(paid(Payer.ACME, "T1", one));

    // 124.00 are taken back; nothing is paid, so the debt is put off.
    receive(
        Era.of(Payer.ACME, "T2")
            .claim(one.claimNumber(), "22", "ICNT1")
            .line("99214", control(one, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
            .line("90833", control(one, 2), "-120", "-60", "CO-45--40", "PR-3--20")
            .plb("FB", "FB77", "-124"));
    assertThat(forwarded()).isEqualTo(Money.parse("124"));
    // 100.00 of it are taken from what the next claim is paid.
    receive(paid(Payer.ACME, "T3", of(claims, second)).plb("FB", "FB77", "100"));
    assertThat(forwarded()).isEqualTo(Money.parse("24"));
    receive(paid(Payer.ACME, "T4", of(claims, third)).plb("FB", "FB77", "24"));

    assertThat(forwarded()).isEqualTo(Money.ZERO);
    assertThat(deposits.all())
        .extracting(d -> d.trace() + " " + d.amount() + " " + d.remainder() + " " + d.state())
        .containsExactly("T1 124.00 0.00 CLOSED", "T3 24.00 0.00 CLOSED", "T4 100.00 0.00 CLOSED");
    assertThat(balance(first, Bucket.PAID)).isEqualTo(Money.ZERO);
    assertThat(balance(second, Bucket.PAID)).isEqualTo(Money.parse("124"));
    assertThat(balance(third, Bucket.PAID)).isEqualTo(Money.parse("124"));
    DayReport day = reports.of(today());
    assertThat(day.total().payments()).as("124 - 124 + 124 + 124").isEqualTo(24800);
    assertThat(day.total().deposits()).isEqualTo(24800);
    assertThat(day.total().difference()).isZero();
  }

  @Test
  @DisplayName("DOMAIN 3.8: a reissued check takes the place of one that was never cashed")
  void aReissuedCheckTakesThePlaceOfTheFirst() {
    String family = bill(visit("D4", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", claim));
    receive(
        Era.of(Payer.ACME, "T9")
            .claim(claim.claimNumber(), "1", "ICNT1")
            .line("99214", control(claim, 1), "200", "64", "CO-45-70", "PR-1-50", "PR-2-16")
            .line("90833", control(claim, 2), "120", "60", "CO-45-40", "PR-3-20"));
    assertThat(openTasks()).containsExactly("POSSIBLE_REISSUE POSSIBLE_REISSUE");
    assertThat(found("T9").remainder()).isEqualTo(Money.parse("124"));
    assertThat(unapplied()).isEqualTo(Money.parse("124"));

    decide(TaskKind.POSSIBLE_REISSUE, "REISSUED");

    assertThat(found("T1").state()).isEqualTo(Deposit.State.VOID);
    assertThat(found("T1").reissuedBy()).isEqualTo(found("T9").id());
    assertThat(found("T9").state()).isEqualTo(Deposit.State.CLOSED);
    assertThat(found("T9").posted()).isEqualTo(Money.parse("124"));
    assertThat(unapplied()).isEqualTo(Money.ZERO);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("124"));
    assertThat(reports.of(today()).total().difference()).isZero();
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 3.8: a reissued check on paper; the first one was cashed after all")
  void aReissuedCheckOnPaper() {
    String family = bill(visit("DE", Payer.ACME));
    sent();
    byHand.enter(check("700", 12400, summary(family + "1")), "ann");
    byHand.enter(check("701", 12400, summary(family + "1")), "ann");
    settle();
    assertThat(openTasks()).containsExactly("POSSIBLE_REISSUE POSSIBLE_REISSUE");
    bank("date,amount,check\n%s,124.00,700\n".formatted(today()));

    assertThatThrownBy(() -> decide(TaskKind.POSSIBLE_REISSUE, "REISSUED"))
        .hasMessageContaining("was cashed on");
    decide(TaskKind.POSSIBLE_REISSUE, "DONE");

    assertThat(found("701").state()).isEqualTo(Deposit.State.CLOSED);
    assertThat(found("701").unapplied()).isEqualTo(Money.parse("124"));
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("124"));
    assertThat(unapplied()).isEqualTo(Money.parse("124"));
  }

  @Test
  @DisplayName(
      "a deposit that does not close: its rest goes to unapplied, by a person with a reason")
  void aDepositThatDoesNotClose() {
    String family = bill(visit("D5", Payer.ACME), visit("D6", Payer.ACME));
    String other = families.findByPracticeClaim("D6").getFirst().id();
    sent();
    String id = byHand.enter(check("500", 25000, summary(family + "1")), "ann");
    settle();
    assertThat(found("500").remainder()).isEqualTo(Money.parse("126"));
    assertThatThrownBy(() -> desk.close(found("500").id(), "", "ann"))
        .hasMessageContaining("126.00");
    assertThatThrownBy(
            () ->
                byHand.add(
                    id,
                    null,
                    List.of(
                        new EobEntry(
                            other + "1",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            new Summary(12700L, 11000L, 8300L, null, null, null, null),
                            List.of(),
                            null,
                            List.of())),
                    List.of(),
                    "ann"))
        .hasMessageContaining("126.00 of the check are left");
    byHand.add(id, null, List.of(summary(other + "1")), List.of(), "ann");
    byHand.add(id, null, List.of(summary(other + "1")), List.of(), "ann");
    settle();
    assertThat(found("500").remainder()).isEqualTo(Money.parse("2"));
    assertThat(reports.of(today()).total().difference()).isEqualTo(200);

    desk.close(found("500").id(), "the payer rounds up", "ann");

    Report.Deposit reported = everything.report(0, 0, 0).deposits().getFirst();
    assertThat(reported.state()).isEqualTo("CLOSED");
    assertThat(reported.posted()).isEqualTo(Money.parse("248"));
    assertThat(reported.unapplied()).isEqualTo(Money.parse("2"));
    assertThat(reported.remainder()).isEqualTo(Money.ZERO);
    assertThat(unapplied()).isEqualTo(Money.parse("2"));
    assertThat(reports.of(today()).total().difference()).isZero();
  }

  @Test
  @DisplayName("DOMAIN 8.2-deposit, 3.10: a deposit without its ERA, an ERA without its deposit")
  void depositsAndRemittancesFindEachOther() {
    bill(visit("D7", Payer.ACME), visit("D8", Payer.ACME), visit("D9", Payer.ACME));
    List<ProfessionalClaim> claims = sent();
    receive(paid(Payer.ACME, "EFT0001", claims.get(0)));
    receive(paid(Payer.ACME, "EFT0002", claims.get(1)));
    String statement =
        """
        Posting Date;Description;Credit
        %1$s;CCD+ ACME HEALTH TRN*1*EFT0001*1100000001\\;124.00
        %1$s;ACME HEALTH PLAN PAYMENT EFT0003;124.00
        %1$s;CARD SETTLEMENT;80,00
        %1$s;RENT;-900.00
        """
            .formatted(today());
    bank(statement);

    assertThat(found("EFT0001").bankOn()).isEqualTo(today());
    assertThat(complaints())
        .anyMatch(said -> said.startsWith("BANK PARTLY") && said.contains("line 4: the amount"));
    // The number in the text is none that was announced, the money is like another's.
    assertThat(openTasks()).containsExactly("MATCH_DEPOSIT CANDIDATE", "UNREADABLE_FILE PARTLY");
    decide(TaskKind.UNREADABLE_FILE, "DONE");
    decide(TaskKind.MATCH_DEPOSIT, "KEEP_WAITING");
    int known = deposits.all().size();
    bank(statement.replace("80,00", "80.00"));
    assertThat(deposits.all()).as("rows of an earlier statement").hasSize(known + 1);
    bank(statement.replace("80,00", "80.00"));
    assertThat(complaints()).anyMatch(said -> said.startsWith("BANK DUPLICATE"));
    assertThat(deposits.all()).hasSize(known + 1);

    daysPass(9);
    assertThat(openTasks())
        .filteredOn(task -> task.startsWith("MATCH_DEPOSIT"))
        .containsExactly(
            "MATCH_DEPOSIT NO_DEPOSIT",
            "MATCH_DEPOSIT NO_REMITTANCE",
            "MATCH_DEPOSIT NO_REMITTANCE");
    Deposit card = with("80");
    decisions.decide(taskOf(card), "NOT_OURS", "cards", "ann");
    Deposit announced = found("EFT0002");
    decisions.decide(
        taskOf(announced),
        "MATCHED",
        null,
        details(Map.of("deposit", acmeAtTheBank().id())),
        "ann");
    assertThat(found("EFT0002").bankOn()).isEqualTo(announced.paymentDate());
    assertThat(openTasks()).noneMatch(task -> task.startsWith("MATCH_DEPOSIT"));
    assertThat(deposits.unexplained()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 3.10: money that the bank had first; what was sent to unapplied comes back")
  void moneyThatTheBankHadFirst() {
    bill(visit("DC", Payer.ACME), visit("DD", Payer.ACME));
    List<ProfessionalClaim> claims = sent();
    bank(
        """
        amount,check number,payer,date
        124.00,EFT0008,ACME HEALTH PLAN,%1$s
        124.00,0EFT-0009,ACME HEALTH PLAN,%1$s
        """
            .formatted(today()));
    desk.close(found("EFT0008").id(), "nobody knows what for", "ann");
    assertThat(unapplied()).isEqualTo(Money.parse("124"));
    assertThat(found("EFT0008").state()).isEqualTo(Deposit.State.CLOSED);
    assertThat(reports.of(today()).total().difference()).isZero();

    receive(paid(Payer.ACME, "EFT0008", claims.get(0)));
    receive(paid(Payer.ACME, "EFT0009", claims.get(1)));

    assertThat(unapplied()).isEqualTo(Money.ZERO);
    assertThat(deposits.all())
        .hasSize(2)
        .allSatisfy(
            deposit -> {
              assertThat(deposit.state()).isEqualTo(Deposit.State.CLOSED);
              assertThat(deposit.posted()).isEqualTo(Money.parse("124"));
              assertThat(deposit.unapplied()).isEqualTo(Money.ZERO);
              assertThat(deposit.bankOn()).isEqualTo(today());
            });
    assertThat(reports.of(today()).total().deposits()).isEqualTo(24800);
    assertThat(reports.of(today()).total().difference()).isZero();
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("a closed day takes no more, nor does a locked month; their reports stay")
  void aClosedDayTakesNoMore() {
    bill(visit("DA", Payer.ACME), visit("DB", Payer.ACME));
    List<ProfessionalClaim> claims = sent();
    receive(paid(Payer.ACME, "T1", claims.get(0)));
    LocalDate day = today();
    DayReport closed = reports.close(day, "ann");
    assertThat(closed.total().payments()).isEqualTo(12400);
    assertThat(closed.total().contractual()).isEqualTo(11000);
    assertThat(closed.total().deposits()).isEqualTo(12400);

    receive(paid(Payer.ACME, "T2", claims.get(1)));

    assertThat(reports.of(day)).isEqualTo(closed);
    assertThat(reports.of(day.plusDays(1)).total().payments()).isEqualTo(12400);
    assertThat(found("T2").receivedOn()).isEqualTo(day.plusDays(1));
    assertThat(found("T2").paymentDate()).isEqualTo(day);
    days.lock(YearMonth.from(day), "ann");
    assertThat(days.today()).isEqualTo(YearMonth.from(day).plusMonths(1).atDay(1));
  }

  private static ProfessionalClaim of(List<ProfessionalClaim> claims, String family) {
    return claims.stream()
        .filter(claim -> claim.claimNumber().startsWith(family))
        .findFirst()
        .orElseThrow();
  }

  private CheckEntry check(String number, long amount, EobEntry... claims) {
    LocalDate date = today();
    return new CheckEntry(null, "ACME1", number, date, amount, null, List.of(claims), List.of());
  }

  /** 124.00 paid, 110.00 contractual, 86.00 the patient's. */
  private static EobEntry summary(String claim) {
    return new EobEntry(
        claim,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        new Summary(12400L, 11000L, 5000L, 1600L, 2000L, null, null),
        List.of(),
        null,
        List.of());
  }

  private void bank(String statement) {
    drop("bank", "statement", ".csv", statement);
    settle();
  }

  private String taskOf(Deposit deposit) {
    return tasks.open(deposit.id(), TaskKind.MATCH_DEPOSIT).orElseThrow().id();
  }

  private Deposit found(String trace) {
    return deposits.all().stream().filter(d -> d.trace().equals(trace)).findFirst().orElseThrow();
  }

  private Deposit with(String amount) {
    return deposits.all().stream()
        .filter(d -> d.amount().equals(Money.parse(amount)))
        .findFirst()
        .orElseThrow();
  }

  private Deposit acmeAtTheBank() {
    return deposits.unexplained().stream()
        .filter(d -> d.amount().equals(Money.parse("124")))
        .findFirst()
        .orElseThrow();
  }

  private Money forwarded() {
    return account(Account.FORWARDED);
  }

  private Money unapplied() {
    return account(Account.UNAPPLIED);
  }

  private Money account(Account account) {
    return payerLedger.balances().getOrDefault("ACME1", Map.of()).getOrDefault(account, Money.ZERO);
  }
}
