package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.practice.BusinessDays;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.DepositAccounts;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people decide about deposits: they belong together, wait, count for nothing, or are closed.
 */
@Service
public class DepositDesk implements TaskHandler {

  private static final String DEPOSIT = "deposit";

  /** Until a remittance or the money that was asked for is asked for again. */
  private static final int ANSWER_DAYS = 7;

  private final Deposits deposits;
  private final DepositAccounts accounts;
  private final CurrentSettings settings;
  private final Clock clock;

  DepositDesk(Deposits deposits, DepositAccounts accounts, CurrentSettings settings, Clock clock) {
    this.deposits = deposits;
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.MATCH_DEPOSIT;
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    details.requireOnly(decision.equals("MATCHED") ? Set.of(DEPOSIT) : Set.of());
    Deposit deposit = find(task.subject());
    return switch (decision) {
      case "MATCHED" -> {
        join(deposit, details.text(DEPOSIT));
        yield null;
      }
      case "KEEP_WAITING" ->
          BusinessDays.after(LocalDate.now(clock), settings.posting().depositDays());
      case "REMITTANCE_REQUESTED" -> LocalDate.now(clock).plusDays(ANSWER_DAYS);
      case "NOT_OURS" -> {
        if (deposit.remittanceId() != null) {
          throw DecisionRefused.state(
              "a remittance has announced it: it is a payer's, and its money is posted");
        }
        accounts.isVoid(deposit, "no payer's money", null, by);
        yield null;
      }
      default -> null;
    };
  }

  /** Says that two deposits are one: what a remittance announced, and what the bank has. */
  @Transactional
  public void join(String depositId, String otherId) {
    join(find(depositId), otherId);
  }

  private void join(Deposit one, String otherId) {
    List<Deposit> candidates = deposits.candidates(one);
    if (otherId.isEmpty() && candidates.size() != 1) {
      throw DecisionRefused.invalid(
          "details.deposit says which: %d deposits come into question"
              .formatted(candidates.size()));
    }
    Deposit other = otherId.isEmpty() ? candidates.getFirst() : find(otherId);
    boolean announced = one.remittanceId() != null;
    Deposit remittance = announced ? one : other;
    Deposit bank = announced ? other : one;
    if (remittance.remittanceId() == null
        || bank.remittanceId() != null
        || remittance.bankOn() != null) {
      throw DecisionRefused.state(
          "one of them is announced by a remittance and not at the bank, the other at the bank"
              + " only");
    }
    if (!remittance.amount().equals(bank.amount())) {
      throw DecisionRefused.state(
          "the remittance announces %s, the bank has %s"
              .formatted(remittance.amount(), bank.amount()));
    }
    accounts.join(remittance, bank);
  }

  /**
   * Closes a deposit: at zero as it is, otherwise with the rest sent to unapplied.
   *
   * @param reason why there is a rest; may be empty where there is none
   */
  @Transactional
  public void close(String depositId, String reason, String by) {
    Deposit deposit = find(depositId);
    if (deposit.state() != Deposit.State.OPEN) {
      return;
    }
    if (reason.isBlank()) {
      throw DecisionRefused.invalid(
          "%s of it are not accounted for: post them, or say why the rest goes to unapplied"
              .formatted(deposit.remainder()));
    }
    if (deposit.remainder().isNegative()) {
      throw DecisionRefused.state(
          "%s more is posted than it is worth: correct the payments"
              .formatted(deposit.remainder().negated()));
    }
    accounts.close(deposit, reason, by);
  }

  private Deposit find(String id) {
    return deposits
        .find(id)
        .orElseThrow(() -> DecisionRefused.missing("there is no deposit " + id));
  }
}
