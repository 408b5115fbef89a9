package org.cobaltclaims.remittance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Provider balances that stay open. */
@DisplayName("DOMAIN 3.4: an open payer-ledger balance of 60 days is a task")
class OpenBalancesTest extends ApplicationTest {

  private static final LocalDate POSTED = LocalDate.of(2026, 11, 21);

  @Autowired private OpenBalances balances;
  @Autowired private ProviderAdjustmentAdvisor advisor;

  @BeforeEach
  void aReversalWhoseMoneyIsPutOff() {
    clock.setTo(POSTED);
    sent();
    receive(EraText.of("E1", "124", EraText.claims("/x12/prim.835", family).getFirst()));
    receive(
        EraText.of(
            "E2",
            "0",
            EraText.claims("/x12/rev.835", family).getFirst(),
            "PLB*1234567893*20261231*FB:X1*-124~"));
  }

  private List<String> asked() {
    balances.look();
    balances.look();
    return tasks.open().stream()
        .filter(task -> task.kind() == TaskKind.MATCH_PAYMENT)
        .map(Task::reason)
        .toList();
  }

  @Test
  void aPersonAsksOnceWhereTheMoneyIs() {
    clock.setTo(POSTED.plusDays(59));
    assertThat(asked()).isEmpty();
    clock.setTo(POSTED.plusDays(60));
    assertThat(asked()).containsExactly("PLB-OPEN");

    Task task = tasks.open().stream().filter(t -> t.reason().equals("PLB-OPEN")).findFirst().get();
    assertThat(task.money()).isEqualTo(Money.ofCents(12400));
    assertThat(task.payerId()).isEqualTo("12345");
    assertThat(advisor.advise(task).orElseThrow().why())
        .contains("gave 124.00", "reference X1", "60 days");
    decisions.decide(task.id(), "MATCHED", "they take it in January", "anna");
    clock.setTo(POSTED.plusDays(90));
    assertThat(asked()).isEmpty();
  }

  @Test
  void whatWasTakenLaterIsNoBalance() {
    clock.setTo(POSTED.plusDays(30));
    receive(
        EraText.of(
            "E3",
            "0",
            EraText.claims("/x12/prim.835", family).getFirst().replace("ACM2026110200441", "ACM2"),
            "PLB*1234567893*20261231*FB:X1*124~"));
    clock.setTo(POSTED.plusDays(100));

    assertThat(asked()).isEmpty();
  }
}
