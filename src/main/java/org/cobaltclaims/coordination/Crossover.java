package org.cobaltclaims.coordination;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Remarks;

/**
 * Whether a payer forwarded the claim to the next one, so that we must not bill it (DOMAIN 3.6).
 *
 * @param decision what follows
 * @param signals everything that speaks for or against it
 * @param warnings what a person should know although nothing is stopped
 */
public record Crossover(Decision decision, List<Signal> signals, List<String> warnings) {

  public Crossover {
    signals = List.copyOf(signals);
    warnings = List.copyOf(warnings);
  }

  /** What follows from the signals. */
  public enum Decision {
    /** No signal: we bill the next payer. */
    NONE,
    /** Forwarded to our next coverage: wait for its answer. */
    FORWARDED,
    /** The payer says that it did not forward: we bill the next payer. */
    NOT_FORWARDED,
    /** Signals for and against: a person decides. */
    CONTRADICTORY,
    /** Forwarded, but not surely to our next coverage: a person decides. */
    OTHER_CARRIER
  }

  /** How far a signal can be relied on. */
  public enum Strength {
    DEFINITE,
    /** Payers misuse it. */
    STRONG,
    /** Speaks against forwarding. */
    NEGATIVE
  }

  /**
   * One signal.
   *
   * @param rule rule id, such as {@code 3.6-CLP02}
   * @param value what was seen: a code, never a name
   * @param strength how far it can be relied on
   */
  public record Signal(String rule, String value, Strength strength) {}

  /** Why a person looks at the order of payers: somebody of whom we know nothing is asked. */
  public static final String TO_UNKNOWN_PAYER = "FORWARDED_TO_UNKNOWN_PAYER";

  private static final Set<String> FORWARDED_STATUS = Set.of("19", "20", "21");
  private static final String NOT_OURS_FORWARDED = "23";
  private static final String SEVERAL = "N89";

  /**
   * Decides on a payer's effective decision.
   *
   * @param level the level of the payer that decided
   * @param payments its effective decision, or the CLP with status 23
   * @param inquiryStatuses categories and codes of 277 answers on this claim that speak of
   *     forwarding: {@code F3F} forwarded, {@code F3N} not forwarded
   * @param payer the profile of the payer that decided
   * @param nextPayer the profile of the next coverage's payer; the decided payer's own where there
   *     is no next coverage
   */
  public static Crossover decide(
      ClaimContent content,
      int level,
      List<ClaimPayment> payments,
      Set<String> inquiryStatuses,
      PayerProfile payer,
      PayerProfile nextPayer) {
    List<Signal> signals = new ArrayList<>();
    for (ClaimPayment payment : payments) {
      collect(payment, signals);
    }
    if (inquiryStatuses.contains("F3F")) {
      signals.add(new Signal("3.6-277", "F3F", Strength.STRONG));
    }
    if (inquiryStatuses.contains("F3N")) {
      signals.add(new Signal("3.6-277", "F3N", Strength.NEGATIVE));
    }
    boolean negative = signals.stream().anyMatch(s -> s.strength() == Strength.NEGATIVE);
    boolean positive = signals.stream().anyMatch(s -> s.strength() != Strength.NEGATIVE);
    if (positive && negative) {
      return new Crossover(Decision.CONTRADICTORY, signals, List.of());
    }
    if (positive) {
      boolean certain = toNextCoverage(content, level, payments, signals, nextPayer);
      return new Crossover(
          certain ? Decision.FORWARDED : Decision.OTHER_CARRIER, signals, List.of());
    }
    if (negative) {
      return new Crossover(Decision.NOT_FORWARDED, signals, List.of());
    }
    boolean usual = payer.autoCrossover() && content.coverage(level + 1) != null;
    return new Crossover(
        Decision.NONE,
        signals,
        usual
            ? List.of("3.6-AUTO: this payer usually forwards claims and gave no sign that it did")
            : List.of());
  }

  private static void collect(ClaimPayment payment, List<Signal> signals) {
    if (FORWARDED_STATUS.contains(payment.status())
        || payment.status().equals(NOT_OURS_FORWARDED)) {
      signals.add(new Signal("3.6-CLP02", payment.status(), Strength.DEFINITE));
    }
    if (!payment.forwardedTo().isEmpty()) {
      signals.add(new Signal("3.6-TT", "NM1*TT", Strength.STRONG));
    }
    for (String remark : Remarks.allOf(payment)) {
      if (Remarks.FORWARDED.contains(remark)) {
        signals.add(new Signal("3.6-RARC", remark, Strength.DEFINITE));
      } else if (Remarks.NOT_FORWARDED.contains(remark)) {
        signals.add(new Signal("3.6-RARC", remark, Strength.NEGATIVE));
      }
    }
  }

  private static boolean toNextCoverage(
      ClaimContent content,
      int level,
      List<ClaimPayment> payments,
      List<Signal> signals,
      PayerProfile nextPayer) {
    Coverage next = content.coverage(level + 1);
    if (next == null) {
      return false;
    }
    boolean several = signals.stream().anyMatch(signal -> signal.value().equals(SEVERAL));
    if (content.coverage(level + 2) != null && !several) {
      return false;
    }
    List<String> carriers =
        payments.stream().map(ClaimPayment::forwardedTo).filter(to -> !to.isEmpty()).toList();
    if (carriers.isEmpty()) {
      // The payer that says "not ours" must say whose; otherwise the only next coverage is meant.
      return payments.stream().noneMatch(p -> p.status().equals(NOT_OURS_FORWARDED));
    }
    return carriers.stream().anyMatch(carrier -> isCarrier(carrier, next, nextPayer));
  }

  private static boolean isCarrier(String carrier, Coverage next, PayerProfile nextPayer) {
    List<String> known = new ArrayList<>(nextPayer.aliases());
    known.add(nextPayer.payerId());
    known.add(nextPayer.name());
    known.add(next.payerId());
    known.add(next.payerName());
    return known.stream().anyMatch(name -> normalised(name).equals(normalised(carrier)));
  }

  private static String normalised(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
