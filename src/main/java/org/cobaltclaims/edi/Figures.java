package org.cobaltclaims.edi;

import org.cobaltclaims.money.Money;

/**
 * Counts and sums over the raw segments of claims and remittances. What a claim that cannot be used
 * says still counts, as far as it can be read: a file's figures are the file's.
 */
final class Figures {
  private int claims;
  private int lines;
  private Money charged = Money.ZERO;
  private Money paid = Money.ZERO;
  private Money payment = Money.ZERO;
  private Money adjusted = Money.ZERO;
  private Money providerAdjusted = Money.ZERO;

  int claims() {
    return claims;
  }

  int lines() {
    return lines;
  }

  /** CLM02 or CLP03. */
  Money charged() {
    return charged;
  }

  /** CLP04. */
  Money paid() {
    return paid;
  }

  /** BPR02, debits negative. */
  Money payment() {
    return payment;
  }

  /** CAS of an 835. */
  Money adjusted() {
    return adjusted;
  }

  /** PLB. */
  Money providerAdjusted() {
    return providerAdjusted;
  }

  /** A claim of which only the number is counted, such as one of a 277CA. */
  void claim() {
    claims++;
  }

  void add(TransactionKind kind, Segment segment) {
    switch (kind) {
      case CLAIM_837P -> claim(segment);
      case REMITTANCE_835 -> remittance(segment);
      default -> {}
    }
  }

  private void claim(Segment segment) {
    switch (segment.tag()) {
      case "CLM" -> {
        claims++;
        charged = charged.plus(amount(segment, 2));
      }
      case "SV1" -> lines++;
      default -> {}
    }
  }

  private void remittance(Segment segment) {
    switch (segment.tag()) {
      case "BPR" -> {
        Money amount = amount(segment, 2);
        payment = payment.plus(segment.element(3).equals("D") ? amount.negated() : amount);
      }
      case "CLP" -> {
        claims++;
        charged = charged.plus(amount(segment, 3));
        paid = paid.plus(amount(segment, 4));
      }
      case "SVC" -> lines++;
      case "CAS" -> adjusted = adjusted.plus(amounts(segment, 3, 3));
      case "PLB" -> providerAdjusted = providerAdjusted.plus(amounts(segment, 4, 2));
      default -> {}
    }
  }

  private static Money amounts(Segment segment, int first, int step) {
    Money sum = Money.ZERO;
    for (int i = first; i <= segment.elements().size(); i += step) {
      sum = sum.plus(amount(segment, i));
    }
    return sum;
  }

  /** Nothing where no amount stands; the typed reader says so. */
  private static Money amount(Segment segment, int element) {
    String text = segment.element(element);
    Money amount = text.isEmpty() ? Money.ZERO : Fields.amount(text);
    return amount == null ? Money.ZERO : amount;
  }
}
