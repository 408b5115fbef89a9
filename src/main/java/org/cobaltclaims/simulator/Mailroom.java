package org.cobaltclaims.simulator;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.eligibility.EligibilityWriter;
import org.cobaltclaims.edi.status.StatusWriter;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.simulator.SeenClaim.Other;
import org.jspecify.annotations.Nullable;

/** The answers that are to come, and the files that they become on their day. */
final class Mailroom {

  private final Draw draw;
  private final Tally tally;
  private final StatusDesk statuses;
  private final Remitter remitter;
  private final TreeMap<LocalDate, List<Answer>> due = new TreeMap<>();
  private final Set<Long> forwarded = new HashSet<>();
  private long control = 1;

  Mailroom(Draw draw, Tally tally, StatusDesk statuses) {
    this.statuses = statuses;
    this.draw = draw;
    this.tally = tally;
    this.remitter = new Remitter(draw);
  }

  Optional<LocalDate> nextDue() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.firstKey());
  }

  /** Whether the primary payer has sent the claim on to the next. */
  boolean hasForwarded(long subject) {
    return forwarded.contains(subject);
  }

  /** All that is due up to the day, the oldest first. */
  List<Desk.Delivery> deliver(LocalDate today) {
    List<Desk.Delivery> deliveries = new ArrayList<>();
    while (!due.isEmpty() && !due.firstKey().isAfter(today)) {
      Map.Entry<LocalDate, List<Answer>> entry = due.pollFirstEntry();
      deliver(entry.getKey(), entry.getValue(), deliveries);
    }
    return deliveries;
  }

  void plan(LocalDate date, Answer answer) {
    due.computeIfAbsent(date, d -> new ArrayList<>()).add(answer);
  }

  private void deliver(LocalDate date, List<Answer> answers, List<Desk.Delivery> out) {
    for (Answer.Syntax answer : of(answers, Answer.Syntax.class)) {
      boolean rejects = answer.transactions().stream().anyMatch(t -> !t.faults().isEmpty());
      send(
          Wire.Kind.SYNTAX,
          answer.route(),
          date,
          List.of(Acknowledgements.syntax(answer.group(), answer.transactions())),
          rejects ? Scenario.REJECTED_999 : null,
          out);
    }
    for (Answer.Status answer : of(answers, Answer.Status.class)) {
      List<List<Segment>> bodies = new ArrayList<>();
      for (Answer.Batch batch : answer.batches()) {
        String trace = "%09d%04d".formatted(control, bodies.size() + 1);
        bodies.add(
            Acknowledgements.claims(answer.source(), batch.batch(), date, trace, batch.verdicts()));
      }
      send(Wire.Kind.CLAIM_STATUS, answer.route(), date, bodies, null, out);
    }
    for (Answer.Inquired answer : of(answers, Answer.Inquired.class)) {
      Envelope envelope = envelope(Wire.Kind.INQUIRY_ANSWER, answer.asked(), date);
      String text = StatusWriter.writeResponses(envelope, answer.responses(), false);
      told(Wire.Kind.INQUIRY_ANSWER, date, text, out);
    }
    for (Answer.Checked answer : of(answers, Answer.Checked.class)) {
      Envelope envelope = envelope(Wire.Kind.ELIGIBILITY, answer.asked(), date);
      String text = EligibilityWriter.writeResponses(envelope, answer.responses(), false);
      told(Wire.Kind.ELIGIBILITY, date, text, out);
    }
    List<Answer.Payment> payments = of(answers, Answer.Payment.class);
    for (Remitter.Ready ready : remitter.eras(date, payments, control)) {
      remit(date, ready, out);
    }
    payments.forEach(p -> paid(p, date));
    of(answers, Answer.Repeat.class).forEach(r -> repeat(date, r, out));
  }

  /** The way back of what was asked. */
  private Envelope envelope(Wire.Kind kind, Envelope asked, LocalDate date) {
    return new Envelope(
        asked.receiverQualifier(),
        asked.receiverId(),
        asked.senderQualifier(),
        asked.senderId(),
        date.atTime(6, 0),
        control,
        false,
        asked.test(),
        kind.functionalId(),
        asked.applicationReceiver(),
        asked.applicationSender(),
        control,
        kind.version());
  }

  private void told(Wire.Kind kind, LocalDate date, String text, List<Desk.Delivery> out) {
    String name = name(kind, date, control);
    tally.delivered(name, null);
    out.add(new Desk.Delivery(name, text.getBytes(StandardCharsets.US_ASCII)));
    control++;
  }

  private void remit(LocalDate date, Remitter.Ready ready, List<Desk.Delivery> out) {
    long own = control;
    Era era = ready.era();
    tally.remitted();
    era.providerAdjustments().forEach(a -> tally.adjusted(a.amount()));
    Scenario special = ready.special();
    boolean twice = special == Scenario.DUPLICATE_FILE || special == Scenario.DUPLICATE_TRANSACTION;
    send(
        Wire.Kind.REMITTANCE,
        ready.route(),
        date,
        List.of(era.segments()),
        twice ? null : special,
        out);
    if (twice) {
      boolean sameFile = special == Scenario.DUPLICATE_FILE;
      plan(date.plusDays(2), new Answer.Repeat(ready.route(), era, own, sameFile));
    }
  }

  /** Counts a payment, and lets the next payer know where the claim is forwarded. */
  private void paid(Answer.Payment payment, LocalDate date) {
    Era.Paid paid = payment.paid();
    Money money = payment.all().stream().map(Era.Paid::paid).collect(Money.sum());
    if (payment.followsUp()) {
      // A payer that was billed out of turn has another place by now.
      tally.corrected(payment.all().getLast().claim().level(), money);
      return;
    }
    tally.answered(paid.claim().level(), money);
    statuses.remitted(paid.claim().number(), money, date);
    if (payment.scenario() == Scenario.UNBALANCED_ERA) {
      tally.unbalanced(paid.claim().level(), money);
    }
    if (paid.claim().level() == 1) {
      followUp(payment, date);
    }
    if (paid.decision().forwardedTo().isEmpty()) {
      return;
    }
    Other next = paid.claim().others().getFirst();
    SamplePayer payer = SamplePayer.byId(next.payer().id()).orElseThrow();
    if (payment.scenario() == Scenario.CROSSOVER_LOST) {
      return;
    }
    tally.crossedOver();
    forwarded.add(payment.subject());
    SeenClaim claim = forwarded(paid.claim(), next);
    List<Money> remaining =
        paid.decision().lines().stream().map(Decision.Line::patientResponsibility).toList();
    Decision decision =
        new Adjudication(draw, payment.subject(), payer)
            .onward(claim, Scenario.CROSSOVER, remaining);
    int lag = draw.between(payment.subject(), "days to cross over", 6, 16);
    plan(
        businessDay(date.plusDays(lag)),
        new Answer.Payment(
            payment.route(),
            payer,
            payment.subject(),
            Scenario.PAID,
            new Era.Paid(
                claim, decision, icn(payer, payment.subject(), date, 2, 1), date.plusDays(2))));
  }

  /** What the payer will take back and correct, and when. */
  private void followUp(Answer.Payment payment, LocalDate date) {
    Era.Paid paid = payment.paid();
    boolean appealed = payment.scenario() == Scenario.DENIED_UNTIL_APPEAL;
    int days =
        appealed
            ? draw.between(payment.subject(), "days of the appeal", 20, 30)
            : draw.between(payment.subject(), "days until reversed", 8, 15);
    LocalDate reversed = businessDay(date.plusDays(days));
    LocalDate corrected =
        payment.scenario() == Scenario.REVERSED_LATER
            ? businessDay(
                reversed.plusDays(draw.between(payment.subject(), "days until corrected", 5, 12)))
            : reversed;
    Era.Paid reversal =
        new Era.Paid(paid.claim(), paid.decision(), paid.icn(), paid.received(), "", true);
    Era.Paid correction =
        new Era.Paid(
            paid.claim(),
            appealed
                ? new Adjudication(draw, payment.subject(), payment.payer())
                    .first(paid.claim(), Scenario.PAID)
                : Adjudication.corrected(paid.decision()),
            icn(payment.payer(), payment.subject(), corrected, paid.claim().level(), 9),
            paid.received(),
            paid.icn(),
            false);
    switch (payment.scenario()) {
      case REVERSED_SAME_ERA, CORRECTED_AFTER_SECONDARY, DENIED_UNTIL_APPEAL ->
          plan(reversed, again(payment, reversal, List.of(correction)));
      case REVERSED_LATER -> {
        plan(reversed, again(payment, reversal, List.of()));
        plan(corrected, again(payment, correction, List.of()));
      }
      default -> {
        // It stays as it is.
      }
    }
  }

  private static Answer.Payment again(
      Answer.Payment payment, Era.Paid paid, List<Era.Paid> further) {
    return new Answer.Payment(
        payment.route(), payment.payer(), payment.subject(), payment.scenario(), paid, further);
  }

  /** The claim as the next payer gets it from the first: under the same claim number. */
  private static SeenClaim forwarded(SeenClaim claim, Other next) {
    return new SeenClaim(
        claim.number(),
        claim.charge(),
        claim.placeOfService(),
        claim.frequency(),
        "",
        "S",
        next.payer(),
        next.subscriber(),
        claim.patient(),
        claim.billingProvider(),
        claim.taxId(),
        claim.rendering(),
        claim.lines(),
        List.of(),
        0);
  }

  private void repeat(LocalDate date, Answer.Repeat answer, List<Desk.Delivery> out) {
    tally.remitted();
    List<List<Segment>> bodies = List.of(answer.era().segments());
    if (answer.sameFile()) {
      LocalDate first = answer.era().date();
      String name =
          name(Wire.Kind.REMITTANCE, date, answer.control()).replace(".edi", "-again.edi");
      tally.delivered(name, Scenario.DUPLICATE_FILE);
      out.add(
          new Desk.Delivery(
              name,
              Wire.write(
                  Wire.Kind.REMITTANCE,
                  answer.route(),
                  first.atTime(6, 0),
                  answer.control(),
                  bodies)));
    } else {
      send(Wire.Kind.REMITTANCE, answer.route(), date, bodies, Scenario.DUPLICATE_TRANSACTION, out);
    }
  }

  private void send(
      Wire.Kind kind,
      Wire.Route route,
      LocalDate date,
      List<List<Segment>> bodies,
      @Nullable Scenario special,
      List<Desk.Delivery> out) {
    String name = name(kind, date, control);
    tally.delivered(name, special);
    out.add(new Desk.Delivery(name, Wire.write(kind, route, date.atTime(6, 0), control, bodies)));
    control++;
  }

  /** Sorts in the order of delivery. */
  private static String name(Wire.Kind kind, LocalDate date, long control) {
    return "%s-%09d-%s.edi".formatted(date.format(Wire.DAY), control, kind.code());
  }

  private static <T extends Answer> List<T> of(List<Answer> answers, Class<T> kind) {
    return answers.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The payer's own claim number, CLP07. */
  static String icn(SamplePayer payer, long subject, LocalDate received, int level, int attempt) {
    return "%s%s%09d%d%d"
        .formatted(
            payer.prefix(),
            received.format(Wire.DAY).substring(2),
            Math.floorMod(subject, 1_000_000_000L),
            level,
            attempt);
  }

  /** Payers pay on business days. */
  static LocalDate businessDay(LocalDate date) {
    return date.plusDays(
        date.getDayOfWeek() == DayOfWeek.SATURDAY
            ? 2
            : date.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : 0);
  }
}
