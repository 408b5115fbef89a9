package org.cobaltclaims.remittance.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.engine.Roots;
import org.cobaltclaims.engine.UserTasks;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.DepositAccounts;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.remittance.PayerLedger.Account;
import org.cobaltclaims.remittance.PaymentRows;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredRemittance;
import org.cobaltclaims.transmission.ExchangeFiles;
import org.cobaltclaims.transmission.Fate;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Balances a remittance and posts all its payments; what is left over is a person's. */
@Service
public class RemittancePosting {

  /** So many payments are posted in one transaction, and a few more where a claim has several. */
  static final int CHUNK = 200;

  /** Provider adjustments of no special kind above this are shown to a person (DOMAIN 3.4). */
  private static final Money LARGE = Money.ofCents(10_000);

  private final Remittances remittances;
  private final PaymentRows rows;
  private final PaymentPosting payments;
  private final PayerLedger payerLedger;
  private final Deposits deposits;
  private final DepositAccounts accounts;
  private final RemittancePayers payers;
  private final ExchangeFiles files;
  private final UserTasks userTasks;
  private final Tasks tasks;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Roots roots;
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
      PaymentRows rows,
      PaymentPosting payments,
      PayerLedger payerLedger,
      Deposits deposits,
      DepositAccounts accounts,
      RemittancePayers payers,
      ExchangeFiles files,
      UserTasks userTasks,
      Tasks tasks,
      Timeline timeline,
      ApplicationEventPublisher events,
      Roots roots,
      TransactionTemplate transactions) {
    this.remittances = remittances;
    this.rows = rows;
    this.payments = payments;
    this.payerLedger = payerLedger;
    this.deposits = deposits;
    this.accounts = accounts;
    this.payers = payers;
    this.files = files;
    this.userTasks = userTasks;
    this.tasks = tasks;
    this.timeline = timeline;
    this.events = events;
    this.roots = roots;
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
          case POSTED, PARTLY_POSTED, DISCARDED, DUPLICATE -> true;
          case ARRIVING, RECEIVED, UNBALANCED -> false;
        };
    if (over) {
      return true;
    }
    if (wasTypedIn(remittance)) {
      return true;
    }
    deposits.announced(remittance, payer(remittance));
    Money difference = remittances.difference(remittanceId);
    if (difference.isZero() && isNotNews(remittance)) {
      remittances.setState(remittanceId, RemittanceState.UNBALANCED);
      events.publishEvent(
          new TaskNeeded(TaskKind.ERA_OUT_OF_BALANCE, remittanceId, null, "3.8 SAME_TRACE"));
      settleFile(remittance.fileId());
      return false;
    }
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

  /** By whom a remittance is; as it calls itself if we know none of its names. */
  private String payer(StoredRemittance remittance) {
    return payers
        .of(remittance)
        .orElse(remittance.payerIds().stream().findFirst().orElse(remittance.payerName()));
  }

  /**
   * A person has typed the whole check in from paper before its ERA came: nothing of the ERA is
   * used, and it is said why (DOMAIN 3.8).
   */
  private boolean wasTypedIn(StoredRemittance remittance) {
    Optional<Deposit> before =
        deposits.announced(payer(remittance), remittance.trace()).stream()
            .filter(deposit -> deposit.amount().equals(remittance.paid()))
            .filter(deposit -> !Objects.equals(deposit.remittanceId(), remittance.id()))
            .filter(deposit -> deposit.remainder().isZero() && isByHand(deposit))
            .findFirst();
    before.ifPresent(
        deposit -> {
          remittances.isDuplicate(remittance.id());
          files.settle(
              remittance.fileId(),
              Fate.of(
                  Fate.Kind.DUPLICATE,
                  "its check was entered by hand on %s as remittance %s; nothing of it is posted"
                      .formatted(deposit.receivedOn(), deposit.remittanceId())));
        });
    return before.isPresent();
  }

  private boolean isByHand(Deposit deposit) {
    String remittance = deposit.remittanceId();
    return remittance != null && remittances.remittance(remittance).byHand();
  }

  /**
   * Another payment of the same payer to us bears the same trace number, with other content: a
   * person has to say which one counts (DOMAIN 3.8).
   */
  private boolean isNotNews(StoredRemittance remittance) {
    boolean typedIn =
        deposits.announced(payer(remittance), remittance.trace()).stream()
            .anyMatch(
                other -> !Objects.equals(other.remittanceId(), remittance.id()) && isByHand(other));
    return (typedIn || remittances.hasOtherOfTrace(remittance.id()))
        && tasks
            .decision(remittance.id(), TaskKind.ERA_OUT_OF_BALANCE)
            .filter("CHECK_AGAIN"::equals)
            .isEmpty();
  }

  /**
   * Posts every payment that is new, chunk by chunk, and books what concerns no claim. Each chunk
   * is a transaction of its own, the last one with the remittance's end; after a crash the next
   * call goes on with the chunk that was not committed.
   *
   * @return what waits for a person
   */
  public LeftOver post(String remittanceId) {
    List<List<String>> chunk = new ArrayList<>();
    int size = 0;
    for (List<String> ofOneClaim : rows.newPayments(remittanceId)) {
      chunk.add(ofOneClaim);
      size += ofOneClaim.size();
      if (size >= CHUNK) {
        postChunk(remittanceId, chunk);
        chunk.clear();
        size = 0;
      }
    }
    return postLast(remittanceId, chunk);
  }

  private LeftOver postLast(String remittanceId, List<List<String>> chunk) {
    try {
      return Objects.requireNonNull(
          transactions.execute(
              status -> {
                postTogether(remittanceId, chunk);
                return end(remittanceId);
              }));
    } catch (RuntimeException failed) {
      if (chunk.isEmpty()) {
        throw failed;
      }
      postChunk(remittanceId, chunk);
      return Objects.requireNonNull(transactions.execute(status -> end(remittanceId)));
    }
  }

  private LeftOver end(String remittanceId) {
    LeftOver leftOver = finish(remittanceId);
    if (leftOver.isNothing()) {
      roots.close(remittanceId);
    }
    return leftOver;
  }

  private void postTogether(String remittanceId, List<List<String>> chunk) {
    if (chunk.isEmpty()) {
      return;
    }
    List<String> ids = chunk.stream().flatMap(List::stream).toList();
    Set<String> touched = new TreeSet<>(payments.post(remittanceId, ids));
    touched.remove(remittanceId);
    // One that is itself in the middle of being posted finishes itself.
    touched.removeIf(other -> rows.counts(other).containsKey(Disposition.NEW));
    touched.forEach(this::finish);
  }

  /** One claim whose payments cannot be posted does not keep the others from it. */
  private void postChunk(String remittanceId, List<List<String>> chunk) {
    try {
      transactions.executeWithoutResult(status -> postTogether(remittanceId, chunk));
    } catch (RuntimeException failed) {
      if (chunk.size() == 1) {
        throw failed;
      }
      for (List<String> ofOneClaim : List.copyOf(chunk)) {
        postChunk(remittanceId, List.of(ofOneClaim));
      }
    }
  }

  /** A person discards the remittance; nothing of it was posted. In the caller's transaction. */
  void discard(String remittanceId) {
    remittances.discard(remittanceId);
    settleFile(remittances.remittance(remittanceId).fileId());
  }

  /** Books what concerns no claim, and says how far the remittance is. */
  LeftOver finish(String remittanceId) {
    StoredRemittance remittance = remittances.remittance(remittanceId);
    if (remittance.state() == RemittanceState.DISCARDED
        || remittance.state() == RemittanceState.DUPLICATE) {
      return new LeftOver(0, 0);
    }
    String payer = payer(remittance);
    deposits.announced(remittance, payer);
    remittances.setPayer(remittanceId, payer);
    List<PayerLedger.Entry> entries = new ArrayList<>();
    List<ProviderAdjustment> adjustments = remittances.providerAdjustments(remittanceId);
    Map<String, String> claims =
        rows.claimsOfReferences(
            adjustments.stream()
                .map(ProviderAdjustment::reference)
                .filter(reference -> !reference.isEmpty())
                .distinct()
                .toList());
    for (ProviderAdjustment adjustment : adjustments) {
      entries.add(
          new PayerLedger.Entry(
              place(remittanceId, entries.size()),
              Account.of(adjustment.code()),
              adjustment.amount().negated(),
              adjustment.reference(),
              adjustment.code(),
              claims.get(adjustment.reference())));
    }
    List<PayerLedger.Entry> provider = List.copyOf(entries);
    rows.unapplied(remittanceId)
        .forEach(
            left ->
                entries.add(
                    new PayerLedger.Entry(
                        left.paymentId(),
                        Account.UNAPPLIED,
                        left.paid(),
                        left.reference(),
                        "",
                        null)));
    Set<String> fresh = payerLedger.settle(remittanceId, payer, entries);
    provider.stream().filter(entry -> fresh.contains(entry.sourceId())).forEach(this::tell);
    accounts.settle(remittanceId);
    Map<Disposition, Integer> counts = rows.counts(remittanceId);
    LeftOver leftOver =
        new LeftOver(
            counts.getOrDefault(Disposition.UNMATCHED, 0),
            counts.getOrDefault(Disposition.HELD, 0));
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
    } else if (!states.contains(RemittanceState.RECEIVED)
        && !states.contains(RemittanceState.ARRIVING)
        && !states.equals(Set.of(RemittanceState.DUPLICATE))) {
      files.settle(fileId, Fate.of(Fate.Kind.POSTED, null));
    }
  }

  private static String place(String remittanceId, int before) {
    return remittanceId + PayerLedger.PROVIDER_ADJUSTMENT + (before + 1);
  }

  /** What the payer recovers stands with its claim; what nobody can explain is a person's. */
  private void tell(PayerLedger.Entry entry) {
    String claim = entry.payerClaimId();
    if (entry.account() == Account.RECOUPMENT && claim != null) {
      timeline.append(
          claim.substring(0, claim.length() - 1),
          claim,
          "3.4",
          "The payer %s %s outside the claim (PLB WO %s)"
              .formatted(
                  entry.amount().isNegative() ? "took back" : "gave back",
                  entry.amount().max(entry.amount().negated()),
                  entry.reference()));
    }
    boolean unexplained =
        entry.account() == Account.ADJUSTMENT
            || entry.account() == Account.OTHER
                && entry.amount().max(entry.amount().negated()).compareTo(LARGE) > 0;
    if (unexplained) {
      events.publishEvent(
          new TaskNeeded(TaskKind.MATCH_PAYMENT, entry.sourceId(), null, "PLB-" + entry.code()));
    }
  }
}
