package org.cobaltclaims.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentBalance;
import org.cobaltclaims.remittance.RemittanceHeader;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.cobaltclaims.remittance.process.PaymentMapping;
import org.cobaltclaims.remittance.process.PaymentMapping.Mapped;
import org.cobaltclaims.remittance.process.PaymentMapping.Unusable;

/** The decisions of a remittance file, found by the claim number that they answer. */
final class EraAnswers {

  /** One transaction of the file. */
  private record Transaction(RemittanceHeader header, Mapped mapped) {}

  private final List<Transaction> transactions = new ArrayList<>();

  /**
   * @param today the latest day that a payer can have decided on
   */
  EraAnswers(X12File era, LocalDate today) {
    for (Remittance remittance : era.remittances()) {
      String id = "ERA" + (transactions.size() + 1);
      transactions.add(
          new Transaction(
              PaymentMapping.header(remittance), PaymentMapping.payments(remittance, id, today)));
    }
  }

  /** Every decision that bears the claim number, in file order. */
  List<ClaimPayment> on(String claimNumber) {
    return transactions.stream()
        .flatMap(transaction -> transaction.mapped().payments().stream())
        .filter(payment -> answers(payment, claimNumber))
        .toList();
  }

  /** What does not add up in the transactions that bear the claim number (DOMAIN 3.4 T). */
  List<Imbalance> imbalances(String claimNumber) {
    List<Imbalance> failures = new ArrayList<>();
    for (Transaction transaction : transactions) {
      List<ClaimPayment> payments = transaction.mapped().payments();
      if (payments.stream().anyMatch(payment -> answers(payment, claimNumber))) {
        PaymentBalance.ofTransaction(
                transaction.header().paid(),
                payments.stream().map(ClaimPayment::paid).toList(),
                transaction.header().providerAdjustments().stream()
                    .map(ProviderAdjustment::amount)
                    .toList())
            .ifPresent(failures::add);
      }
    }
    return failures;
  }

  /** Decisions that could not be taken over. */
  List<Unusable> unusable() {
    return transactions.stream().flatMap(t -> t.mapped().unusable().stream()).toList();
  }

  /** How many decisions the file holds. */
  int count() {
    return transactions.stream().mapToInt(t -> t.mapped().payments().size()).sum();
  }

  private static boolean answers(ClaimPayment payment, String claimNumber) {
    return Matching.normalise(payment.claimNumber()).equals(Matching.normalise(claimNumber));
  }
}
