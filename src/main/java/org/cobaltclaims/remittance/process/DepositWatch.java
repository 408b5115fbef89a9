package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.practice.BusinessDays;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.remittance.BankStatements;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.worklist.DailyLook;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money at the bank without its remittance, and a remittance without its money: after some business
 * days a person asks (DOMAIN 3.10, 8.2). Where no bank statement was ever taken, nobody misses the
 * money, nor what came long before the first one.
 */
@Service
class DepositWatch implements DailyLook {

  /** What came earlier than so many days before the first statement is not missed at the bank. */
  private static final int BEFORE = 30;

  static final String NO_REMITTANCE = "NO_REMITTANCE";
  static final String NO_DEPOSIT = "NO_DEPOSIT";

  private final Deposits deposits;
  private final BankStatements statements;
  private final Tasks tasks;
  private final CurrentSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DepositWatch(
      Deposits deposits,
      BankStatements statements,
      Tasks tasks,
      CurrentSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.deposits = deposits;
    this.statements = statements;
    this.tasks = tasks;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void look() {
    deposits.unexplained().stream()
        .filter(deposit -> isOver(deposit.bankOn()))
        .forEach(deposit -> ask(deposit, NO_REMITTANCE));
    statements
        .since()
        .map(first -> first.minusDays(BEFORE))
        .ifPresent(
            from ->
                deposits.awaited().stream()
                    .filter(deposit -> !deposit.receivedOn().isBefore(from))
                    .filter(
                        deposit -> isOver(deposit.paymentDate()) && isOver(deposit.receivedOn()))
                    .forEach(deposit -> ask(deposit, NO_DEPOSIT)));
  }

  private boolean isOver(@Nullable LocalDate since) {
    return since == null
        || !BusinessDays.after(since, settings.posting().depositDays())
            .isAfter(LocalDate.now(clock));
  }

  private void ask(Deposit deposit, String reason) {
    Optional<Task> before = tasks.newest(deposit.id(), TaskKind.MATCH_DEPOSIT);
    boolean again =
        before.isEmpty()
            || tasks
                .askAgainOn(deposit.id(), TaskKind.MATCH_DEPOSIT)
                .map(on -> !on.isAfter(LocalDate.now(clock)))
                .orElse(before.get().state() == Task.State.CANCELLED);
    if (again) {
      events.publishEvent(new TaskNeeded(TaskKind.MATCH_DEPOSIT, deposit.id(), null, reason));
    }
  }
}
