package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Which of our claims, and which of their lines, a payer's decision is about (DOMAIN 3.7). */
public final class Matching {

  private static final int FAMILY_LENGTH = 10;
  private static final int LENGTH = 12;

  private Matching() {}

  /**
   * What a claim number that came back (CLP01) may stand for.
   *
   * @param number our control number, if it stands there whole; null otherwise
   * @param families family ids to look up, likeliest first: of the whole number, of what remains
   *     when a payer put something before it or cut its end
   */
  public record ClaimNumber(@Nullable ControlNumber number, List<String> families) {
    public ClaimNumber {
      families = List.copyOf(families);
    }
  }

  /**
   * Our lines and the payer's.
   *
   * @param payment the decision, with its lines carrying our line numbers
   * @param unmatched the payer's lines that carry money and match none of ours
   * @param undecided our lines that the payer says nothing about
   * @param chargeAgrees whether the payer decided on the charge that we billed; a part of a split
   *     claim does not
   */
  public record Lines(
      ClaimPayment payment,
      List<PaymentLine> unmatched,
      List<Integer> undecided,
      boolean chargeAgrees) {
    public Lines {
      unmatched = List.copyOf(unmatched);
      undecided = List.copyOf(undecided);
    }
  }

  /** Upper case, letters and digits only: payers add blanks and dashes. */
  public static String normalise(String claimNumber) {
    return claimNumber.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /** Reads a claim number that came back. */
  public static ClaimNumber claimNumber(String claimNumber) {
    String text = normalise(claimNumber);
    if (ControlNumber.isOurs(text)) {
      ControlNumber number = ControlNumber.parse(text);
      return new ClaimNumber(number, List.of(number.familyId()));
    }
    Set<String> families = new LinkedHashSet<>();
    for (int at = 0; at + LENGTH <= text.length(); at++) {
      String window = text.substring(at, at + LENGTH);
      if (ControlNumber.isOurs(window)) {
        families.add(ControlNumber.parse(window).familyId());
      }
    }
    if (text.length() >= FAMILY_LENGTH) {
      String start = text.substring(0, FAMILY_LENGTH);
      if (ControlNumber.isOurs(start + "1A")) {
        families.add(start);
      }
    }
    return new ClaimNumber(null, List.copyOf(families));
  }

  /**
   * True if a decision is about this visit as far as one can tell without a claim number: the same
   * charge, a day of the visit, and the same set of procedures as they were billed (tier 4).
   */
  public static boolean sameVisit(ClaimContent content, ClaimPayment payment) {
    LocalDate day = payment.serviceFrom();
    boolean sameDay =
        day != null
            && content.lines().stream()
                .anyMatch(
                    line -> !day.isBefore(line.serviceFrom()) && !day.isAfter(line.serviceTo()));
    Money charge = payment.reversal() ? payment.charge().negated() : payment.charge();
    Set<String> billed = new TreeSet<>();
    content.lines().forEach(line -> billed.add(line.procedure().code()));
    Set<String> decided = new TreeSet<>();
    for (PaymentLine line : payment.lines()) {
      if (carriesMoney(line)) {
        decided.add(
            line.submittedProcedure() == null
                ? line.procedure().code()
                : line.submittedProcedure().code());
      }
    }
    return sameDay && charge.equals(content.charge()) && decided.equals(billed);
  }

  /** False for a line that is for information only: no charge, no payment, no adjustment. */
  public static boolean carriesMoney(PaymentLine line) {
    return !line.charge().isZero()
        || !line.paid().isZero()
        || line.adjustments().stream().anyMatch(row -> !row.amount().isZero());
  }

  /**
   * Matches the payer's lines to ours, each tier only with what the tiers before left: the line
   * item control number; code, modifiers, date and charge; the same with the submitted code; code,
   * date and charge where it is unique, with the code as adjudicated or as submitted; several of
   * the same code and day that make up the charge of our only such line; date and charge where it
   * is unique. One line of ours may come back as several with the same control number.
   */
  public static Lines lines(ClaimContent content, ClaimPayment payment) {
    List<PaymentLine> theirs = new ArrayList<>(payment.lines());
    Set<Integer> free = new TreeSet<>();
    content.lines().forEach(line -> free.add(line.number()));
    byControlNumber(content, theirs, free);
    BiPredicate<PaymentLine, ServiceLine> money = sameDayAndCharge(payment);
    byTier(content, theirs, free, false, money.and((p, s) -> p.procedure().matches(s.procedure())));
    byTier(content, theirs, free, false, money.and(Matching::sameSubmittedProcedure));
    byTier(
        content,
        theirs,
        free,
        true,
        money.and((p, s) -> p.procedure().code().equals(s.procedure().code())));
    byTier(content, theirs, free, true, money.and(Matching::sameSubmittedCode));
    bySplit(content, payment, theirs, free);
    byTier(content, theirs, free, true, money);
    return new Lines(
        payment.withLines(theirs),
        theirs.stream().filter(l -> l.lineNumber() == 0 && carriesMoney(l)).toList(),
        List.copyOf(free),
        signed(payment.charge(), payment).equals(content.charge()));
  }

  private static void byControlNumber(
      ClaimContent content, List<PaymentLine> theirs, Set<Integer> free) {
    theirs.replaceAll(
        line -> {
          if (line.lineControlNumber().isEmpty()) {
            return line;
          }
          List<ServiceLine> hits =
              content.lines().stream().filter(ours -> named(line, ours)).toList();
          if (hits.size() != 1) {
            return line;
          }
          int number = hits.get(0).number();
          free.remove(number);
          return line.matchedTo(number);
        });
  }

  /** Our control number, or that of the practice's system where it billed the claim itself. */
  private static boolean named(PaymentLine theirs, ServiceLine ours) {
    String number = normalise(theirs.lineControlNumber());
    return number.equals(normalise(ours.controlNumber()))
        || !ours.practiceControlNumber().isEmpty()
            && number.equals(normalise(ours.practiceControlNumber()));
  }

  private static void byTier(
      ClaimContent content,
      List<PaymentLine> theirs,
      Set<Integer> free,
      boolean onlyIfUnique,
      BiPredicate<PaymentLine, ServiceLine> same) {
    for (int i = 0; i < theirs.size(); i++) {
      PaymentLine line = theirs.get(i);
      if (line.lineNumber() != 0 || !carriesMoney(line)) {
        continue;
      }
      List<ServiceLine> hits =
          content.lines().stream()
              .filter(ours -> free.contains(ours.number()) && same.test(line, ours))
              .toList();
      // Lines that are alike in all that counts may be matched in their order.
      if (hits.isEmpty()
          || onlyIfUnique && (hits.size() > 1 || rivals(theirs, hits.get(0), same))) {
        continue;
      }
      int number = hits.get(0).number();
      free.remove(number);
      theirs.set(i, line.matchedTo(number));
    }
  }

  /** Parts of one line without its control number: together they are what we charged for it. */
  private static void bySplit(
      ClaimContent content, ClaimPayment payment, List<PaymentLine> theirs, Set<Integer> free) {
    for (int number : List.copyOf(free)) {
      ServiceLine ours =
          content.lines().stream()
              .filter(line -> line.number() == number)
              .findFirst()
              .orElseThrow();
      boolean only =
          content.lines().stream()
                  .filter(line -> free.contains(line.number()))
                  .filter(line -> line.procedure().code().equals(ours.procedure().code()))
                  .count()
              == 1;
      List<PaymentLine> parts =
          theirs.stream()
              .filter(line -> line.lineNumber() == 0 && carriesMoney(line))
              .filter(line -> onDay(line, ours, payment) && sameCode(line, ours))
              .toList();
      Money charge = parts.stream().map(PaymentLine::charge).collect(Money.sum());
      if (only && parts.size() > 1 && signed(charge, payment).equals(ours.charge())) {
        free.remove(number);
        theirs.replaceAll(
            line -> parts.stream().anyMatch(p -> p == line) ? line.matchedTo(number) : line);
      }
    }
  }

  private static boolean sameCode(PaymentLine theirs, ServiceLine ours) {
    return theirs.procedure().code().equals(ours.procedure().code())
        || sameSubmittedCode(theirs, ours);
  }

  private static boolean sameSubmittedCode(PaymentLine theirs, ServiceLine ours) {
    return theirs.submittedProcedure() != null
        && theirs.submittedProcedure().code().equals(ours.procedure().code());
  }

  private static Money signed(Money charge, ClaimPayment payment) {
    return payment.reversal() ? charge.negated() : charge;
  }

  private static boolean onDay(PaymentLine theirs, ServiceLine ours, ClaimPayment payment) {
    LocalDate date = theirs.serviceDate() == null ? payment.serviceFrom() : theirs.serviceDate();
    return date == null || !date.isBefore(ours.serviceFrom()) && !date.isAfter(ours.serviceTo());
  }

  private static boolean rivals(
      List<PaymentLine> theirs, ServiceLine ours, BiPredicate<PaymentLine, ServiceLine> same) {
    return theirs.stream()
            .filter(line -> line.lineNumber() == 0 && carriesMoney(line) && same.test(line, ours))
            .count()
        > 1;
  }

  private static BiPredicate<PaymentLine, ServiceLine> sameDayAndCharge(ClaimPayment payment) {
    return (theirs, ours) ->
        signed(theirs.charge(), payment).equals(ours.charge()) && onDay(theirs, ours, payment);
  }

  private static boolean sameSubmittedProcedure(PaymentLine theirs, ServiceLine ours) {
    return theirs.submittedProcedure() != null
        && theirs.submittedProcedure().matches(ours.procedure());
  }
}
