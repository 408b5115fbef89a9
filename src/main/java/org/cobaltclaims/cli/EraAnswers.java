package org.cobaltclaims.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  private final List<Transaction> transactions = new ArrayList<>();
  private final Set<String> families;
  private final Set<String> numbers = new HashSet<>();
  private final Set<ClaimPayment> used = new HashSet<>();

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
      transactions.add(
          new Transaction(
              file,
              ordinal,
              PaymentMapping.header(remittance),
              PaymentMapping.payments(remittance, "ERA" + ordinal, today)));
    }
  }

  /** Every decision on a claim, by the day of the payment, else in the order of the files. */
  List<Answer> on(String claimNumber) {
    List<Answer> answers = new ArrayList<>();
    for (Transaction transaction : transactions) {
      for (ClaimPayment payment : transaction.mapped().payments()) {
        if (answers(payment, claimNumber)) {
          used.add(payment);
          answers.add(new Answer(transaction.file(), transaction.header(), payment));
        }
      }
    }
    answers.sort(Comparator.comparing(answer -> answer.payment().adjudicated()));
    return answers;
  }

  /** What does not add up in the transactions that answer a claim (DOMAIN 3.4 T). */
  List<Imbalance> imbalances(String claimNumber) {
    List<Imbalance> failures = new ArrayList<>();
    for (Transaction transaction : answering(claimNumber)) {
      PaymentBalance.ofTransaction(
              transaction.header().paid(),
              transaction.mapped().payments().stream().map(ClaimPayment::paid).toList(),
              transaction.header().providerAdjustments().stream()
                  .map(ProviderAdjustment::amount)
                  .toList())
          .ifPresent(failures::add);
    }
    return failures;
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
      Set<String> keys = new HashSet<>();
      for (ClaimPayment payment : transaction.mapped().payments()) {
        if (answers(payment, claimNumber)
            && !keys.add(DuplicateKeys.claim("", transaction.header().trace(), payment))) {
          return "%s, segment %d: the same decision stands twice in one payment; ask the payer which of them counts (3.8)"
              .formatted(transaction.file(), payment.segment());
        }
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
    return transactions.stream()
        .flatMap(
            transaction ->
                transaction.mapped().payments().stream()
                    .filter(payment -> !used.contains(payment))
                    .map(payment -> new Answer(transaction.file(), transaction.header(), payment)))
        .toList();
  }

  /** How many decisions the files hold. */
  int count() {
    return transactions.stream().mapToInt(t -> t.mapped().payments().size()).sum();
  }

  private List<Transaction> answering(String claimNumber) {
    return transactions.stream()
        .filter(t -> t.mapped().payments().stream().anyMatch(p -> answers(p, claimNumber)))
        .toList();
  }

  /** The number itself, or one of ours of the same family: a forwarded claim keeps its number. */
  private boolean answers(ClaimPayment payment, String claimNumber) {
    String ours = Matching.normalise(claimNumber);
    String theirs = Matching.normalise(payment.claimNumber());
    if (theirs.equals(ours)) {
      return true;
    }
    return !numbers.contains(theirs)
        && ControlNumber.isOurs(ours)
        && families.contains(ControlNumber.parse(ours).familyId())
        && Matching.claimNumber(theirs).families().contains(ControlNumber.parse(ours).familyId());
  }
}
