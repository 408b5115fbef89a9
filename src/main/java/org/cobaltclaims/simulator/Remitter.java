package org.cobaltclaims.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.simulator.Era.ProviderAdjustment;
import org.cobaltclaims.simulator.SeenClaim.Name;
import org.jspecify.annotations.Nullable;

/** Puts the payments of a day into ERAs: one for each payer and payee, special ones apart. */
final class Remitter {

  private static final int DAYS_UNTIL_TAKEN = 5;

  private final Draw draw;
  private final List<Debt> debts = new ArrayList<>();

  Remitter(Draw draw) {
    this.draw = draw;
  }

  /** Money that a payer has put forward to a later ERA. */
  private record Debt(
      String account, String code, String reference, Money amount, LocalDate from) {}

  /**
   * An ERA that is ready.
   *
   * @param special the scenario for which it is a file of its own; null for the ordinary ones
   */
  record Ready(Wire.Route route, Era era, @Nullable Scenario special) {}

  /**
   * The day's ERAs.
   *
   * @param firstControl the ISA13 that the first one will have; the others follow
   */
  List<Ready> eras(LocalDate date, List<Answer.Payment> payments, long firstControl) {
    Map<String, List<Answer.Payment>> groups = new TreeMap<>();
    for (Answer.Payment payment : payments) {
      String apart = special(payment.scenario()) ? "|" + payment.paid().claim().number() : "";
      groups.computeIfAbsent(account(payment) + apart, k -> new ArrayList<>()).add(payment);
    }
    List<Ready> eras = new ArrayList<>();
    for (List<Answer.Payment> group : groups.values()) {
      eras.add(era(date, group, firstControl + eras.size()));
    }
    return eras;
  }

  /** Whose ERA is a file of its own, so that what is wrong with it stays small. */
  private static boolean special(Scenario scenario) {
    return switch (scenario) {
      case UNKNOWN_CLAIM, DUPLICATE_FILE, DUPLICATE_TRANSACTION, UNBALANCED_ERA -> true;
      default -> false;
    };
  }

  private static String account(Answer.Payment payment) {
    return String.join(
        "|",
        payment.payer().id(),
        payment.paid().claim().billingProvider().id(),
        payment.route().receiver(),
        payment.route().sender());
  }

  private Ready era(LocalDate date, List<Answer.Payment> group, long control) {
    Answer.Payment first = group.getFirst();
    SeenClaim claim = first.paid().claim();
    boolean apart = special(first.scenario());
    List<Era.Paid> paid =
        new ArrayList<>(group.stream().flatMap(payment -> payment.all().stream()).toList());
    if (first.scenario() == Scenario.UNKNOWN_CLAIM) {
      paid.add(stranger(first));
    }
    List<ProviderAdjustment> adjustments = new ArrayList<>();
    group.forEach(p -> adjustments(adjustments, p, date));
    if (!apart) {
      collect(account(first), date, paid, adjustments);
      putOff(account(first), date, paid, adjustments);
    }
    Money error =
        first.scenario() == Scenario.UNBALANCED_ERA
            ? Money.ofCents(draw.between(first.subject(), "off by", 1, 9))
            : Money.ZERO;
    boolean nothing = Era.total(paid, adjustments).plus(error).isZero();
    String trace = (nothing ? "NP" : "EFT") + first.payer().prefix() + "%09d".formatted(control);
    Era era =
        new Era(
            first.payer(),
            claim.billingProvider(),
            claim.taxId(),
            date,
            trace,
            paid,
            adjustments,
            error);
    return new Ready(first.route(), era, apart ? first.scenario() : null);
  }

  private void adjustments(
      List<ProviderAdjustment> adjustments, Answer.Payment payment, LocalDate date) {
    Money interest = payment.paid().decision().interest();
    if (!interest.isZero()) {
      adjustments.add(new ProviderAdjustment("L6", payment.paid().icn(), interest.negated()));
    }
    if (payment.scenario() == Scenario.RECOUPMENT) {
      String reference = payment.payer().prefix() + "R%06d".formatted(payment.subject());
      Money amount = Money.ofCents(draw.between(payment.subject(), "recovery", 100, 900));
      adjustments.add(new ProviderAdjustment("WO", reference, amount));
      adjustments.add(new ProviderAdjustment("FB", reference, amount.negated()));
      debts.add(
          new Debt(account(payment), "FB", reference, amount, date.plusDays(DAYS_UNTIL_TAKEN)));
    }
  }

  /** Takes what was put forward, as far as this ERA's money reaches. */
  private void collect(
      String account, LocalDate date, List<Era.Paid> paid, List<ProviderAdjustment> adjustments) {
    for (Iterator<Debt> i = debts.iterator(); i.hasNext(); ) {
      Debt debt = i.next();
      boolean ripe = debt.account().equals(account) && !date.isBefore(debt.from());
      if (ripe && Era.total(paid, adjustments).compareTo(debt.amount()) >= 0) {
        adjustments.add(new ProviderAdjustment(debt.code(), debt.reference(), debt.amount()));
        i.remove();
      }
    }
  }

  /** What was taken back and this ERA's money does not cover moves to a later one (DOMAIN 3.4). */
  private void putOff(
      String account, LocalDate date, List<Era.Paid> paid, List<ProviderAdjustment> adjustments) {
    Money missing = Era.total(paid, adjustments).negated();
    if (!missing.isPositive()) {
      return;
    }
    String reference =
        paid.stream().filter(Era.Paid::reversal).map(Era.Paid::icn).findFirst().orElseThrow();
    adjustments.add(new ProviderAdjustment("FB", reference, missing.negated()));
    // Taken as what it is, a balance put forward, or as the recovery of an overpayment.
    String code = draw.chance(date.toEpochDay(), "taken as", 50) ? "FB" : "WO";
    debts.add(new Debt(account, code, reference, missing, date.plusDays(1)));
  }

  /** A claim that is not the practice's, paid beside one that is. */
  private Era.Paid stranger(Answer.Payment beside) {
    long subject = beside.subject();
    SeenClaim known = beside.paid().claim();
    Name person =
        new Name(
            "UNKNOWN",
            "PAT",
            "",
            beside.payer().prefix()
                + "9%08d".formatted(draw.below(subject, "foreign", 90_000_000)));
    Money charge = Money.ofCents(15000);
    SeenClaim claim =
        new SeenClaim(
            "X%09d".formatted(draw.below(subject, "foreign number", 1_000_000_000)),
            charge,
            "11",
            "1",
            "",
            "P",
            known.payer(),
            person,
            person,
            known.billingProvider(),
            known.taxId(),
            null,
            List.of(
                new SeenClaim.Line(
                    1, "HC:99213", charge, BigDecimal.ONE, known.firstService(), "", List.of())),
            List.of(),
            0);
    Decision decision = new Adjudication(draw, subject, beside.payer()).first(claim, Scenario.PAID);
    return new Era.Paid(claim, decision, beside.paid().icn() + "X", beside.paid().received());
  }
}
