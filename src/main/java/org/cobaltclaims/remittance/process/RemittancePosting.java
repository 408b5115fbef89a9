package org.cobaltclaims.remittance.process;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.engine.UserTasks;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.remittance.PayerLedger.Account;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.cobaltclaims.transmission.ExchangeFiles;
import org.cobaltclaims.transmission.Fate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Balances a remittance and posts all its payments; what is left over is a person's. */
@Service
public class RemittancePosting {

  private final Remittances remittances;
  private final PaymentPosting payments;
  private final PayerLedger payerLedger;
  private final RemittancePayers payers;
  private final ExchangeFiles files;
  private final UserTasks userTasks;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;

  /**
   * Payments that wait for a person.
   *
   * @param unmatched belong to no claim of ours, as far as we can tell
   * @param held belong to a claim, but a person has to decide
   */
  public record LeftOver(int unmatched, int held) {
    boolean isNothing() {
      return unmatched == 0 && held == 0;
    }
  }

  RemittancePosting(
      Remittances remittances,
      PaymentPosting payments,
      PayerLedger payerLedger,
      RemittancePayers payers,
      ExchangeFiles files,
      UserTasks userTasks,
      ApplicationEventPublisher events,
      TransactionTemplate transactions) {
    this.remittances = remittances;
    this.payments = payments;
    this.payerLedger = payerLedger;
    this.payers = payers;
    this.files = files;
    this.userTasks = userTasks;
    this.events = events;
    this.transactions = transactions;
  }

  /**
   * Whether the transaction's money adds up (DOMAIN 3.4 T). If not, nothing of it is posted and a
   * person is asked.
   */
  @Transactional
  public boolean balance(String remittanceId) {
    StoredRemittance remittance = remittances.remittance(remittanceId);
    boolean over =
        switch (remittance.state()) {
          case POSTED, PARTLY_POSTED, DISCARDED -> true;
          case RECEIVED, UNBALANCED, DUPLICATE -> false;
        };
    if (over) {
      return true;
    }
    Money difference = remittances.difference(remittanceId);
    if (difference.isZero()) {
      remittances.setState(remittanceId, RemittanceState.RECEIVED);
      events.publishEvent(new TaskSettled(TaskKind.ERA_OUT_OF_BALANCE, remittanceId));
      return true;
    }
    remittances.setState(remittanceId, RemittanceState.UNBALANCED);
    events.publishEvent(
        new TaskNeeded(
            TaskKind.ERA_OUT_OF_BALANCE, remittanceId, null, "3.4-T off by " + difference));
    settleFile(remittance.fileId());
    return false;
  }

  /**
   * Posts every payment that is new, each in a transaction of its own, and books what concerns no
   * claim.
   *
   * @return what waits for a person
   */
  public LeftOver post(String remittanceId) {
    for (String payment : remittances.newPayments(remittanceId)) {
      payments.post(payment);
    }
    return Objects.requireNonNull(transactions.execute(status -> finish(remittanceId)));
  }

  /** A person discards the remittance; nothing of it was posted. In the caller's transaction. */
  void discard(String remittanceId) {
    remittances.discard(remittanceId);
    settleFile(remittances.remittance(remittanceId).fileId());
  }

  /** Books what concerns no claim, and says how far the remittance is. */
  LeftOver finish(String remittanceId) {
    StoredRemittance remittance = remittances.remittance(remittanceId);
    if (remittance.state() == RemittanceState.DISCARDED) {
      return new LeftOver(0, 0);
    }
    String payer =
        payers
            .of(remittance)
            .orElse(remittance.payerIds().stream().findFirst().orElse(remittance.payerName()));
    remittances.setPayer(remittanceId, payer);
    int place = 0;
    for (ProviderAdjustment adjustment : remittances.providerAdjustments(remittanceId)) {
      payerLedger.book(
          remittanceId + "-PLB-" + ++place,
          payer,
          adjustment.code().equals("L6") ? Account.INTEREST : Account.RECOUPMENT,
          adjustment.amount().negated(),
          adjustment.reference());
    }
    List<StoredPayment> all = remittances.payments(remittanceId);
    for (StoredPayment stored : all) {
      boolean unapplied =
          switch (stored.disposition()) {
            case HELD, UNMATCHED, SET_ASIDE -> true;
            case NEW, POSTED, REVERSED, REVERSAL, DUPLICATE -> false;
          };
      if (unapplied && !stored.payment().paid().isZero()) {
        payerLedger.book(
            stored.payment().id(),
            payer,
            Account.UNAPPLIED,
            stored.payment().paid(),
            stored.payment().payerClaimControlNumber());
      } else {
        payerLedger.release(stored.payment().id());
      }
    }
    LeftOver leftOver =
        new LeftOver(count(all, Disposition.UNMATCHED), count(all, Disposition.HELD));
    if (leftOver.unmatched() == 0) {
      events.publishEvent(new TaskSettled(TaskKind.MATCH_PAYMENT, remittanceId));
    }
    if (leftOver.isNothing()) {
      // The user task also stands for payments with tasks of their own.
      userTasks.complete(new UserTasks.Binding(TaskKind.MATCH_PAYMENT.name(), remittanceId), null);
    }
    remittances.setState(
        remittanceId,
        leftOver.isNothing() ? RemittanceState.POSTED : RemittanceState.PARTLY_POSTED);
    settleFile(remittance.fileId());
    return leftOver;
  }

  /** The file is posted when all its transactions are; until then it waits for a person. */
  private void settleFile(String fileId) {
    Set<RemittanceState> states = remittances.statesOfFile(fileId);
    if (states.contains(RemittanceState.UNBALANCED)) {
      files.settle(fileId, Fate.of(Fate.Kind.HELD, "ERA_OUT_OF_BALANCE: see its task"));
    } else if (states.contains(RemittanceState.PARTLY_POSTED)) {
      files.settle(
          fileId, Fate.of(Fate.Kind.HELD, "MATCH_PAYMENT: some payments wait for a person"));
    } else if (states.equals(Set.of(RemittanceState.DISCARDED))) {
      files.settle(
          fileId,
          Fate.of(Fate.Kind.REFUSED, "discarded by a person: the payer sends a corrected one"));
    } else if (!states.contains(RemittanceState.RECEIVED)) {
      files.settle(fileId, Fate.of(Fate.Kind.POSTED, null));
    }
  }

  private static int count(List<StoredPayment> payments, Disposition disposition) {
    return (int) payments.stream().filter(p -> p.disposition() == disposition).count();
  }
}
