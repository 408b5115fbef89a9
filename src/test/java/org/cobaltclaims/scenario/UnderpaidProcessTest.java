package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.ContractRates;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payers that allow less than their contract says. */
class UnderpaidProcessTest extends OfficeTest {

  @Autowired private ContractRates rates;
  @Autowired private List<TaskAdvisor> advisors;

  @Test
  @DisplayName("an allowed amount short of the contract's rate is a task with the figures by line")
  void anAllowedAmountShortOfTheRateIsATask() {
    data(
        "rates/ACME1.csv",
        """
        allowed,procedure,place_of_service,until,modifier
        142.50,99214,,,
        999.00,99214,02,,
        500.00,99214,,2020-12-31,
        80.50,90833,11,,
        none,96127,,,
        """);
    assertThat(rates.of("ACME1").problems())
        .containsExactly("line 6: allowed is an amount such as 142.50");
    String family = bill(visit("U1", Payer.ACME, Payer.BETA));
    ProfessionalClaim claim = sentAndAccepted();
    // Allowed 130.00 on line 1, 12.50 short; 80.00 on line 2, within a dollar.
    receive(paid(Payer.ACME, "T1", claim));

    assertThat(openTasks()).containsExactly("UNDERPAID SHORT 12.50");
    Task task = task(TaskKind.UNDERPAID);
    assertThat(task.money()).isEqualTo(Money.parse("12.50"));
    assertThat(advisors.stream().flatMap(one -> one.advise(task).stream()).toList())
        .singleElement()
        .extracting(TaskAdvice::items)
        .isEqualTo(
            List.of(
                new TaskAdvice.Item(
                    "99214",
                    1,
                    1250,
                    "allowed 130.00 of 200.00 charged, by contract 142.50",
                    "",
                    "")));
    assertThat(timeline.of(family))
        .extracting(Timeline.Entry::text)
        .contains(
            "Underpaid, line 1 99214: allowed 130.00 of 200.00 charged, by contract 142.50, short"
                + " 12.50");
    assertThat(theOneSent().claimNumber())
        .as("the secondary waits for nobody")
        .isEqualTo(family + "2A");

    decide(TaskKind.UNDERPAID, "DISPUTE");
    daysPass(2);
    assertThat(tasks.open(family + "1", TaskKind.UNDERPAID)).isEmpty();
    receive(
        Era.of(Payer.ACME, "T2")
            .claim(claim.claimNumber(), "22", "ICNT1")
            .line("99214", control(claim, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
            .line("90833", control(claim, 2), "-120", "-60", "CO-45--40", "PR-3--20")
            .claim(claim.claimNumber(), "1", "ICNT2")
            .line("99214", control(claim, 1), "200", "76.50", "CO-45-57.50", "PR-1-50", "PR-2-16")
            .line("90833", control(claim, 2), "120", "60", "CO-45-40", "PR-3-20"));
    assertThat(tasks.open(family + "1", TaskKind.UNDERPAID)).as("paid in full now").isEmpty();
  }

  @Test
  @DisplayName(
      "what is denied is no underpayment; a dispute that nobody answers is asked about again")
  void whatIsDeniedIsNoUnderpayment() {
    data("rates/ACME1.csv", "procedure,allowed\n99214,150\n90833,100\n");
    String family = bill(visit("U2", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(claim.claimNumber(), "1", "ICNT1")
            .line("99214", control(claim, 1), "200", "0", "CO-197-200")
            .line("90833", control(claim, 2), "120", "70", "CO-45-50"));

    assertThat(openTasks()).containsExactly("UNDERPAID SHORT 30.00", "WORK_DENIAL CO-197");
    decisions.decide(
        task(TaskKind.UNDERPAID).id(),
        "DISPUTE",
        null,
        details(Map.of("until", today().plusDays(2).toString())),
        "ann");
    daysPass(2);
    assertThat(task(TaskKind.UNDERPAID).reason()).isEqualTo("DISPUTED");
    decide(TaskKind.UNDERPAID, "ACCEPTED");
    daysPass(2);
    assertThat(tasks.open(family + "1", TaskKind.UNDERPAID)).isEmpty();
  }
}
