package org.cobaltclaims.remittance.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.desk.Words;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.Likeness;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.cobaltclaims.remittance.process.PaymentCandidates;
import org.cobaltclaims.remittance.process.PaymentCandidates.Candidate;
import org.cobaltclaims.remittance.web.MatchPage.Cell;
import org.cobaltclaims.remittance.web.MatchPage.Fact;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the page shows on which a person says which claim a payment is about. */
@Component
@Transactional(readOnly = true)
class MatchReader {

  /** So many claims stand side by side, one that was looked for beside them. */
  private static final int SIDE_BY_SIDE = 3;

  private final Remittances remittances;
  private final PaymentCandidates candidates;
  private final RemittanceReader reader;
  private final Ledger ledger;
  private final Payers payers;
  private final Tasks tasks;
  private final Display show;
  private final Words words;

  MatchReader(
      Remittances remittances,
      PaymentCandidates candidates,
      RemittanceReader reader,
      Ledger ledger,
      Payers payers,
      Tasks tasks,
      Display show,
      Words words) {
    this.remittances = remittances;
    this.candidates = candidates;
    this.reader = reader;
    this.ledger = ledger;
    this.payers = payers;
    this.tasks = tasks;
    this.show = show;
    this.words = words;
  }

  /** The ids of a remittance's payments that a person matches, in the order of the file. */
  List<String> waiting(String remittanceId) {
    return remittances.payments(remittanceId).stream()
        .filter(this::waits)
        .map(stored -> stored.payment().id())
        .toList();
  }

  private boolean waits(StoredPayment stored) {
    return stored.disposition() == Disposition.UNMATCHED
        || stored.disposition() == Disposition.HELD
            && tasks.open(stored.payment().id(), TaskKind.MATCH_PAYMENT).isPresent();
  }

  /**
   * A payment that waits.
   *
   * @param searched a claim that a person has looked for; null for none
   */
  Optional<MatchPage> find(String paymentId, @Nullable String searched) {
    return remittances
        .payment(paymentId)
        .filter(stored -> stored.remittanceId() != null)
        .map(stored -> page(stored, searched));
  }

  private MatchPage page(StoredPayment stored, @Nullable String searched) {
    ClaimPayment payment = stored.payment();
    StoredRemittance remittance =
        remittances.remittance(Objects.requireNonNull(stored.remittanceId()));
    List<Candidate> found = new ArrayList<>(candidates.of(payment, remittance, SIDE_BY_SIDE));
    if (searched != null) {
      found.removeIf(one -> one.claim().id().equals(searched));
      candidates.one(payment, remittance, searched).ifPresent(found::addFirst);
    }
    RemittancePage.Detail detail = reader.detail(payment.id()).orElseThrow();
    List<MatchPage.Candidate> shown = new ArrayList<>();
    for (Candidate one : found) {
      shown.add(candidate(shown.size() + 1, one, searched));
    }
    List<String> waiting = waiting(remittance.id());
    Task task =
        tasks
            .open(
                stored.disposition() == Disposition.UNMATCHED ? remittance.id() : payment.id(),
                TaskKind.MATCH_PAYMENT)
            .orElse(null);
    return new MatchPage(
        detail,
        remittance.payerName(),
        remittance.trace(),
        task == null ? "" : task.id(),
        waiting,
        waiting.indexOf(payment.id()) + 1,
        shown,
        facts(payment, remittance, detail.named(), found));
  }

  private MatchPage.Candidate candidate(int key, Candidate one, @Nullable String searched) {
    return new MatchPage.Candidate(
        key,
        one.claim().id(),
        one.family().id(),
        one.family().practiceClaim(),
        RemittanceReader.rank(one.claim().level()),
        payers.profile(one.claim().payerId()).name(),
        words.of(one.claim().state().name()),
        tier(one.likeness()),
        one.likeness().score(),
        new FamilyLedger(ledger.entries(one.family().id()))
            .balance(Bucket.PAYER_OPEN, one.claim().level()),
        one.claim().id().equals(searched));
  }

  private static String tier(Likeness likeness) {
    if (likeness.number()) {
      return likeness.payer() ? "Our claim number" : "Our claim number, another payer";
    }
    if (likeness.icn()) {
      return "The payer's own number";
    }
    if (likeness.member() && likeness.day() && likeness.charge()) {
      return "Member, day and charge";
    }
    if (likeness.day() && likeness.charge()) {
      return "Day and charge only";
    }
    return likeness.member() ? "Member only" : "Little in common";
  }

  private List<Fact> facts(
      ClaimPayment payment, StoredRemittance remittance, String named, List<Candidate> found) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        fact(
            "Patient",
            named,
            found,
            one -> name(one.family().content().patient().name()),
            (one, text) -> named.isEmpty() || plain(named).equals(plain(text))));
    facts.add(
        fact(
            "Member ID",
            String.join(", ", payment.memberIds().stream().map(show::identifier).toList()),
            found,
            one -> show.identifier(member(one)),
            (one, text) -> payment.memberIds().isEmpty() || one.likeness().member()));
    facts.add(
        fact(
            "Payer",
            remittance.payerName(),
            found,
            one -> payers.profile(one.claim().payerId()).name(),
            (one, text) -> one.likeness().payer()));
    facts.add(
        fact(
            "Claim number",
            payment.claimNumber(),
            found,
            one -> one.claim().hasVersion() ? one.claim().currentVersion().pcn() : one.claim().id(),
            (one, text) -> one.likeness().number()));
    facts.add(
        fact(
            "Payer's number",
            payment.payerClaimControlNumber(),
            found,
            one -> Objects.requireNonNullElse(one.claim().icn(), ""),
            (one, text) -> text.isEmpty() || one.likeness().icn()));
    facts.add(
        fact(
            "Date of service",
            show.day(payment.serviceFrom()),
            found,
            one -> show.day(one.family().serviceFrom()),
            (one, text) -> one.likeness().day()));
    facts.add(
        fact(
            "Charge",
            show.dollars(payment.charge()),
            found,
            one -> show.dollars(one.family().charge()),
            (one, text) -> one.likeness().charge()));
    facts.add(
        fact(
            "Procedures",
            String.join(", ", Likeness.procedures(payment)),
            found,
            one -> procedures(one.family().content()),
            (one, text) -> payment.lines().isEmpty() || one.likeness().procedures()));
    return facts;
  }

  private interface Agrees {
    boolean test(Candidate one, String text);
  }

  private static Fact fact(
      String name,
      String said,
      List<Candidate> found,
      Function<Candidate, String> has,
      Agrees agrees) {
    return new Fact(
        name,
        said,
        found.stream()
            .map(
                one -> {
                  String text = has.apply(one);
                  return new Cell(text, agrees.test(one, text));
                })
            .toList());
  }

  private static String member(Candidate one) {
    Coverage coverage = one.family().content().coverage(one.claim().level());
    return coverage == null ? "" : coverage.memberId();
  }

  private static String procedures(ClaimContent content) {
    return String.join(
        ", ", content.lines().stream().map(line -> line.procedure().code()).sorted().toList());
  }

  private static String name(Name name) {
    return name.first().isEmpty() ? name.last() : name.last() + ", " + name.first();
  }

  private static String plain(String text) {
    return Matching.normalise(text.toUpperCase(Locale.ROOT));
  }
}
