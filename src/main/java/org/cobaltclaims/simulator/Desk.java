package org.cobaltclaims.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.cobaltclaims.simulator.Acknowledgements.Source;
import org.cobaltclaims.simulator.Acknowledgements.Verdict;
import org.cobaltclaims.simulator.ClaimReader.Fault;

/**
 * The clearinghouse and its payers in memory: files and days in, files out, the same for the same
 * sequence. Folders and crashes are {@link SimulatedClearinghouse}'s business.
 */
final class Desk {

  private static final String ID = "CLRHOUSE01";
  private static final Source CLEARINGHOUSE = new Source("AY", "EXAMPLE CLEARINGHOUSE", ID);

  private final Draw draw;
  private final Mix mix;
  private final Tally tally = new Tally();
  private final StatusDesk statuses = new StatusDesk();
  private final Mailroom mailroom;
  private final Set<String> known = new HashSet<>();
  private final Set<Long> syntaxRejected = new HashSet<>();
  private final Map<String, Integer> attempts = new HashMap<>();

  /** By the claim's index and the payer: what it decided last. */
  private final Map<String, Era.Paid> decided = new HashMap<>();

  Desk(long seed, Mix mix) {
    this.draw = new Draw(seed);
    this.mix = mix;
    this.mailroom = new Mailroom(draw, tally, statuses);
  }

  /** A file of the application. */
  record Taken(String name, byte[] bytes) {}

  /** A file for the application. */
  record Delivery(String name, byte[] bytes) {}

  Tally tally() {
    return tally;
  }

  Optional<LocalDate> nextDue() {
    return mailroom.nextDue();
  }

  /** Takes files, then delivers all that is due up to the day, the oldest first. */
  List<Delivery> day(LocalDate today, List<Taken> files) {
    files.forEach(f -> take(f, today));
    return mailroom.deliver(today);
  }

  private void take(Taken file, LocalDate today) {
    tally.taken();
    if (StatusDesk.isInquiry(file.bytes())) {
      StatusDesk.Asked asked = statuses.asked(file.bytes(), today);
      mailroom.plan(today.plusDays(1), asked.answer());
      asked.released().forEach((day, all) -> all.forEach(one -> mailroom.plan(day, one)));
      return;
    }
    if (EligibilityDesk.isInquiry(file.bytes())) {
      mailroom.plan(today.plusDays(1), EligibilityDesk.asked(file.bytes(), today));
      return;
    }
    SeenFile seen;
    try {
      seen = SeenFile.read(file.bytes());
    } catch (SeenFile.Unreadable unreadable) {
      refused(today, file, "", 0, "FILE", String.valueOf(unreadable.getMessage()), false);
      return;
    }
    List<Acknowledgements.Syntax> syntax = new ArrayList<>();
    List<Answer.Batch> batches = new ArrayList<>();
    for (SeenFile.Batch raw : seen.batches()) {
      ClaimReader.Batch batch = ClaimReader.read(raw);
      batch.claims().forEach(c -> tally.seen(c.level()));
      List<Fault> faults = faults(file, today, batch);
      syntax.add(new Acknowledgements.Syntax(raw.control(), faults));
      if (faults.isEmpty()) {
        batches.add(new Answer.Batch(batch, verdicts(file, today, seen.route(), batch)));
      }
    }
    long subject = batches.isEmpty() ? 0 : subject(batches.getFirst().batch().claims().getFirst());
    LocalDate read = today.plusDays(draw.below(subject, "999 day", 2));
    mailroom.plan(read, new Answer.Syntax(seen.route(), seen.group(), syntax));
    if (!batches.isEmpty()) {
      mailroom.plan(
          today.plusDays(1), new Answer.Status(seen.route(), CLEARINGHOUSE, receipts(batches)));
      // Before anybody starts to look for it, three business days after the claim went out.
      payerAnswers(seen.route(), batches, today.plusDays(1 + draw.below(subject, "277 day", 2)));
    }
  }

  /** What a 999 complains about: real faults, otherwise the claims whose scenario it is. */
  private List<Fault> faults(Taken file, LocalDate today, ClaimReader.Batch batch) {
    if (!batch.faults().isEmpty()) {
      Fault first = batch.faults().getFirst();
      String words =
          "%s in loop %s, code %s".formatted(first.segment(), first.loop(), first.code());
      refused(today, file, first.claim(), 0, "999", words, false);
      return batch.faults();
    }
    List<Fault> planned = new ArrayList<>();
    for (SeenClaim claim : batch.claims()) {
      boolean meant = claim.level() == 1 && scenario(subject(claim)) == Scenario.REJECTED_999;
      if (meant && syntaxRejected.add(subject(claim))) {
        planned.add(new Fault("REF", claim.position(), "2300", "I6", claim.number()));
        refused(today, file, claim.number(), 1, "999", "REF in loop 2300, code I6", true);
      }
    }
    return planned;
  }

  /** The verdict on every claim of an ST; the accepted ones are adjudicated right away. */
  private List<Verdict> verdicts(
      Taken file, LocalDate today, Wire.Route route, ClaimReader.Batch batch) {
    List<Verdict> verdicts = new ArrayList<>();
    for (SeenClaim claim : batch.claims()) {
      Optional<ClaimCheck.Refusal> refusal = refusal(claim, today);
      if (refusal.isPresent()) {
        ClaimCheck.Refusal r = refusal.get();
        String code = "A7:" + r.status();
        refused(today, file, claim.number(), claim.level(), code, r.words(), false);
        verdicts.add(new Verdict(claim, "A7", r.status(), r.entity(), r.further(), r.words(), ""));
        continue;
      }
      long subject = subject(claim);
      int attempt = attempts.merge(subject + ":" + claim.level(), 1, Integer::sum);
      if (attempt == 1 && claim.level() == 1 && scenario(subject) == Scenario.REJECTED_277CA) {
        refused(today, file, claim.number(), 1, "A7:562", "NPI of the billing provider", true);
        verdicts.add(new Verdict(claim, "A7", "562", "85", "", "", ""));
        continue;
      }
      known.add(claim.number());
      tally.accepted(claim.level());
      SamplePayer payer = SamplePayer.byId(claim.payer().id()).orElseThrow();
      String icn = Mailroom.icn(payer, subject, today, claim.level(), attempt);
      verdicts.add(new Verdict(claim, "A2", "20", "PR", "", "", icn));
      statuses.accepted(claim.number(), icn);
      adjudicate(route, payer, claim, icn, attempt, today);
    }
    return verdicts;
  }

  private Optional<ClaimCheck.Refusal> refusal(SeenClaim claim, LocalDate today) {
    if (known.contains(claim.number())) {
      return Optional.of(
          new ClaimCheck.Refusal("746", "", "", "Duplicate submission: claim number seen before"));
    }
    if (claim.level() == 2 && mailroom.hasForwarded(subject(claim))) {
      return Optional.of(new ClaimCheck.Refusal("770", "PR", "", "Duplicate of a crossover claim"));
    }
    return ClaimCheck.check(claim, today);
  }

  private void adjudicate(
      Wire.Route route,
      SamplePayer payer,
      SeenClaim claim,
      String icn,
      int attempt,
      LocalDate today) {
    long subject = subject(claim);
    Scenario scenario = attempt == 1 ? scenario(subject) : Scenario.PAID;
    boolean first = claim.level() == 1;
    boolean silent =
        claim.frequency().equals("8") || (first && scenario == Scenario.NEVER_ANSWERED);
    if (silent) {
      return;
    }
    Adjudication adjudication = new Adjudication(draw, subject, payer);
    Decision decision =
        first ? adjudication.first(claim, scenario) : adjudication.onward(claim, scenario);
    int lag =
        !first
            ? draw.between(subject, "days" + claim.level(), 7, 20)
            : scenario == Scenario.LATE
                ? draw.between(subject, "days late", 50, 62)
                : draw.between(subject, "days1", 5, 14);
    List<Decision> parts =
        first && scenario == Scenario.SPLIT_CLAIM
            ? Adjudication.parts(decision)
            : List.of(decision);
    List<Era.Paid> paid = new ArrayList<>();
    for (Decision part : parts) {
      String number = paid.isEmpty() ? icn : icn + "P";
      paid.add(new Era.Paid(claim, part, number, today.plusDays(1)));
    }
    Era.Paid before = decided.put(subject + ":" + payer.id(), paid.getFirst());
    Answer.Payment payment =
        before == null || !claim.frequency().equals("7")
            ? new Answer.Payment(
                route,
                payer,
                subject,
                first ? scenario : Scenario.PAID,
                paid.getFirst(),
                paid.subList(1, paid.size()))
            : replacing(route, payer, subject, before, paid.getFirst());
    if (first && (scenario == Scenario.ERA_LOST || scenario == Scenario.INFORMATION_WANTED)) {
      statuses.withhold(payment);
    } else {
      mailroom.plan(Mailroom.businessDay(today.plusDays(lag)), payment);
    }
  }

  /** What was decided is taken back, and what is decided now stands behind it (DOMAIN 3.5). */
  private static Answer.Payment replacing(
      Wire.Route route, SamplePayer payer, long subject, Era.Paid before, Era.Paid now) {
    Era.Paid reversal =
        new Era.Paid(before.claim(), before.decision(), before.icn(), before.received(), "", true);
    Era.Paid anew =
        new Era.Paid(now.claim(), now.decision(), now.icn(), now.received(), before.icn(), false);
    return new Answer.Payment(route, payer, subject, Scenario.PAID, reversal, List.of(anew));
  }

  private static List<Answer.Batch> receipts(List<Answer.Batch> batches) {
    return batches.stream()
        .map(
            b ->
                new Answer.Batch(
                    b.batch(),
                    b.verdicts().stream()
                        .map(
                            v ->
                                v.accepted()
                                    ? new Verdict(v.claim(), "A1", "19", "PR", "", "", "")
                                    : v)
                        .toList()))
        .toList();
  }

  /** Each payer acknowledges the claims that reached it. */
  private void payerAnswers(Wire.Route route, List<Answer.Batch> batches, LocalDate date) {
    Map<String, List<Answer.Batch>> payers = new TreeMap<>();
    for (Answer.Batch batch : batches) {
      Map<String, List<Verdict>> parts = new LinkedHashMap<>();
      batch.verdicts().stream()
          .filter(Verdict::accepted)
          .forEach(
              v -> parts.computeIfAbsent(v.claim().payer().id(), k -> new ArrayList<>()).add(v));
      parts.forEach(
          (payer, verdicts) ->
              payers
                  .computeIfAbsent(payer, k -> new ArrayList<>())
                  .add(new Answer.Batch(batch.batch(), verdicts)));
    }
    payers.forEach(
        (id, parts) -> {
          SamplePayer payer = SamplePayer.byId(id).orElseThrow();
          Source source = new Source("PR", payer.payerName(), payer.id());
          mailroom.plan(date, new Answer.Status(route, source, parts));
        });
  }

  private Scenario scenario(long subject) {
    return subject < 0 ? Scenario.PAID : mix.scenario(draw, subject);
  }

  /** The index that the member id holds; a negative number made of the member id otherwise. */
  private static long subject(SeenClaim claim) {
    String member = claim.subscriber().id();
    OptionalLong index =
        SamplePayer.byId(claim.payer().id()).map(p -> p.index(member)).orElse(OptionalLong.empty());
    return index.isPresent()
        ? index.getAsLong()
        : -1L - (new Draw(claim.firstService().toEpochDay()).hash(0, member) >>> 1);
  }

  private void refused(
      LocalDate date,
      Taken file,
      String claim,
      int level,
      String code,
      String words,
      boolean planned) {
    tally.refused(new Tally.Refusal(date, file.name(), claim, level, code, words, planned));
  }
}
