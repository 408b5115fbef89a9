package org.cobaltclaims.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.DuplicateKeys;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentBalance;
import org.cobaltclaims.remittance.RemittanceHeader;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.cobaltclaims.remittance.process.PaymentMapping;
import org.cobaltclaims.remittance.process.PaymentMapping.Mapped;

/** The decisions of remittance files, found by the claim number that they answer (DOMAIN 3.7). */
final class EraAnswers {

  /** One transaction of a file. */
  private record Transaction(Path file, int ordinal, RemittanceHeader header, Mapped mapped) {}

  /**
   * A decision with the payment that it came in.
   *
   * @param file the remittance file
   * @param payer who pays
   * @param payment the decision
   */
  record Answer(Path file, RemittanceHeader payer, ClaimPayment payment) {}

  /** A decision at its place. */
  private record Entry(int ordinal, Transaction transaction, ClaimPayment payment) {}

  private final List<Transaction> transactions = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Entry>> byNumber = new HashMap<>();
  private final Map<String, List<Entry>> byFamily = new HashMap<>();
  private final Map<Integer, Optional<Imbalance>> balances = new HashMap<>();
  private final Set<String> families;
  private final Set<String> numbers = new HashSet<>();
  private final Set<Integer> used = new HashSet<>();

  /**
   * @param claimNumbers CLM01 of every claim that may have been answered
   */
  EraAnswers(List<String> claimNumbers) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (String claimNumber : claimNumbers) {
      String number = Matching.normalise(claimNumber);
      if (numbers.add(number) && ControlNumber.isOurs(number)) {
        String family = ControlNumber.parse(number).familyId();
        if (!once.add(family)) {
          twice.add(family);
        }
      }
    }
    // Where two claims of a family are in hand, only whole numbers tell which one is meant.
    once.removeAll(twice);
    families = once;
  }

  /**
   * Adds a file.
   *
   * @param today the latest day that a payer can have decided on
   */
  void add(Path file, X12File era, LocalDate today) {
    for (Remittance remittance : era.remittances()) {
      int ordinal = transactions.size() + 1;
      Transaction transaction =
          new Transaction(
              file,
              ordinal,
              PaymentMapping.header(remittance),
              PaymentMapping.payments(remittance, "ERA" + ordinal, today));
      transactions.add(transaction);
      for (ClaimPayment payment : transaction.mapped().payments()) {
        Entry entry = new Entry(entries.size(), transaction, payment);
        entries.add(entry);
        String number = Matching.normalise(payment.claimNumber());
        byNumber.computeIfAbsent(number, n -> new ArrayList<>()).add(entry);
        if (!numbers.contains(number)) {
          for (String family : Matching.claimNumber(number).families()) {
            byFamily.computeIfAbsent(family, f -> new ArrayList<>()).add(entry);
          }
        }
      }
    }
  }

  /** Every decision on a claim, by the day of the payment, else in the order of the files. */
  List<Answer> on(String claimNumber) {
    List<Entry> found = entries(claimNumber);
    found.forEach(entry -> used.add(entry.ordinal()));
    return found.stream()
        .map(EraAnswers::answer)
        .sorted(Comparator.comparing(answer -> answer.payment().adjudicated()))
        .toList();
  }

  /** What does not add up in the transactions that answer a claim (DOMAIN 3.4 T). */
  List<Imbalance> imbalances(String claimNumber) {
    return answering(claimNumber).stream()
        .flatMap(
            transaction ->
                balances
                    .computeIfAbsent(transaction.ordinal(), ordinal -> balance(transaction))
                    .stream())
        .toList();
  }

  private static Optional<Imbalance> balance(Transaction transaction) {
    return PaymentBalance.ofTransaction(
        transaction.header().paid(),
        transaction.mapped().payments().stream().map(ClaimPayment::paid).toList(),
        transaction.header().providerAdjustments().stream()
            .map(ProviderAdjustment::amount)
            .toList());
  }

  /**
   * Why the transactions that answer a claim cannot be used: one of their decisions cannot be read,
   * or stands there twice (DOMAIN 3.8); empty if they can.
   */
  String unusable(String claimNumber) {
    for (Transaction transaction : answering(claimNumber)) {
      if (!transaction.mapped().unusable().isEmpty()) {
        return unusable(transaction);
      }
    }
    Set<String> keys = new HashSet<>();
    for (Entry entry : entries(claimNumber)) {
      String payment = entry.transaction().ordinal() + "/" + entry.transaction().header().trace();
      if (!keys.add(DuplicateKeys.claim("", payment, entry.payment()))) {
        return "%s, segment %d: the same decision stands twice in one payment; ask the payer which of them counts (3.8)"
            .formatted(entry.transaction().file(), entry.payment().segment());
      }
    }
    return "";
  }

  /** What cannot be read of any transaction; empty if all can. */
  List<String> unusable() {
    return transactions.stream()
        .filter(transaction -> !transaction.mapped().unusable().isEmpty())
        .map(EraAnswers::unusable)
        .toList();
  }

  private static String unusable(Transaction transaction) {
    PaymentMapping.Unusable first = transaction.mapped().unusable().get(0);
    return "%s, segment %d: %s".formatted(transaction.file(), first.segment(), first.reason());
  }

  /** The decisions that no claim was found for. */
  List<Answer> unmatched() {
    return entries.stream()
        .filter(entry -> !used.contains(entry.ordinal()))
        .map(EraAnswers::answer)
        .toList();
  }

  /** The decision with an id; empty if it is of no file. */
  Optional<Answer> byId(String paymentId) {
    return entries.stream()
        .filter(entry -> entry.payment().id().equals(paymentId))
        .map(EraAnswers::answer)
        .findFirst();
  }

  /** How many decisions the files hold. */
  int count() {
    return entries.size();
  }

  private static Answer answer(Entry entry) {
    return new Answer(entry.transaction().file(), entry.transaction().header(), entry.payment());
  }

  private Collection<Transaction> answering(String claimNumber) {
    Map<Integer, Transaction> answering = new TreeMap<>();
    for (Entry entry : entries(claimNumber)) {
      answering.put(entry.transaction().ordinal(), entry.transaction());
    }
    return answering.values();
  }

  /**
   * The decisions under the number itself, or under one of ours of the same family: a forwarded
   * claim keeps its number.
   */
  private List<Entry> entries(String claimNumber) {
    String number = Matching.normalise(claimNumber);
    List<Entry> found = new ArrayList<>(byNumber.getOrDefault(number, List.of()));
    if (ControlNumber.isOurs(number)) {
      String family = ControlNumber.parse(number).familyId();
      if (families.contains(family)) {
        found.addAll(byFamily.getOrDefault(family, List.of()));
      }
    }
    found.sort(Comparator.comparingInt(Entry::ordinal));
    return found;
  }
}
