package org.cobaltclaims.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.RemittanceHeader;
import org.jspecify.annotations.Nullable;

/**
 * Which payer of a claim sent which decision (DOMAIN 3.6, 3.7): the one whose id or name the
 * remittance bears; where none does, what the claim number and the claim status say.
 */
final class DecidingPayer {

  private final ClaimContent content;
  private final int billedLevel;
  private final List<EraAnswers.Answer> answers;
  private final List<String> warnings;

  /**
   * @param billedLevel the level of the payer that the claim in hand asks
   * @param warnings takes what a person should know
   */
  DecidingPayer(
      ClaimContent content,
      int billedLevel,
      List<EraAnswers.Answer> answers,
      List<String> warnings) {
    this.content = content;
    this.billedLevel = billedLevel;
    this.answers = answers;
    this.warnings = warnings;
  }

  /** The decisions by the level of the payer that made them. */
  Map<Integer, List<ClaimPayment>> byLevel() {
    Map<Integer, List<ClaimPayment>> decisions = new TreeMap<>();
    for (EraAnswers.Answer answer : answers) {
      decisions.computeIfAbsent(level(answer), l -> new ArrayList<>()).add(answer.payment());
    }
    return decisions;
  }

  private int level(EraAnswers.Answer answer) {
    List<Integer> named = named(answer.payer());
    int guess = guess(answer);
    if (named.contains(guess)) {
      return guess;
    }
    if (named.size() == 1) {
      int level = named.get(0);
      int asked = numbered(answer.payment());
      // A payer may know the number of an earlier claim, which was forwarded to it, but never that
      // of a claim that went to a later payer.
      if (level >= asked) {
        return level;
      }
      warn(
          "the number in "
              + answer.file()
              + " is that of the claim to payer "
              + asked
              + ", and the payer is another; the decision is taken as that of payer "
              + asked);
      return asked;
    }
    if (named.isEmpty()) {
      warn(
          "the payer of "
              + answer.file()
              + " is none of the claim's by id or name; its decision is taken as that of payer "
              + guess);
      return guess;
    }
    return named.get(0);
  }

  private void warn(String warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  /** The level in a number of ours, as far as the claim has it; 0 if the number is not ours. */
  private int numbered(ClaimPayment payment) {
    String number = Matching.normalise(payment.claimNumber());
    int level = ControlNumber.isOurs(number) ? ControlNumber.parse(number).level() : 0;
    return content.coverage(level) == null ? 0 : level;
  }

  private List<Integer> named(RemittanceHeader payer) {
    List<Integer> byId =
        content.coverages().stream()
            .filter(c -> payer.payerIds().stream().anyMatch(id -> id.equalsIgnoreCase(c.payerId())))
            .map(Coverage::level)
            .toList();
    return byId.isEmpty()
        ? content.coverages().stream()
            .filter(c -> plain(c.payerName()).equals(plain(payer.payerName())))
            .map(Coverage::level)
            .toList()
        : byId;
  }

  /** The level in our own number, or the claim's in hand; a later one if the status says so. */
  private int guess(EraAnswers.Answer answer) {
    ClaimPayment payment = answer.payment();
    if (payment.reversal()) {
      for (EraAnswers.Answer other : answers) {
        if (!other.payment().reversal()
            && other
                .payment()
                .payerClaimControlNumber()
                .equals(payment.payerClaimControlNumber())) {
          return level(other);
        }
      }
    }
    int asked = numbered(payment);
    int level = asked == 0 ? billedLevel : asked;
    Integer said = said(payment.status());
    if (said != null && said > level) {
      level = said;
    }
    return content.coverage(level) == null ? billedLevel : level;
  }

  /** CLP02: processed as primary, secondary, tertiary. */
  private static @Nullable Integer said(String status) {
    return switch (status) {
      case "1", "19" -> 1;
      case "2", "20" -> 2;
      case "3", "21" -> 3;
      default -> null;
    };
  }

  private static String plain(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
