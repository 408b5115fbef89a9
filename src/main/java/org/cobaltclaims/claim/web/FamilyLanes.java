package org.cobaltclaims.claim.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimVersion;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Origin;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.web.FamilyPage.Fact;
import org.cobaltclaims.claim.web.FamilyPage.Lane;
import org.cobaltclaims.claim.web.FamilyPage.Line;
import org.cobaltclaims.claim.web.FamilyPage.Payment;
import org.cobaltclaims.claim.web.FamilyPage.Proof;
import org.cobaltclaims.claim.web.FamilyPage.Version;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.desk.ClaimFacts.Reason;
import org.cobaltclaims.desk.ClaimFactsReader;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.desk.Mark;
import org.cobaltclaims.desk.PaymentWords;
import org.cobaltclaims.desk.StateWords;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.cobaltclaims.transmission.BatchState;
import org.cobaltclaims.transmission.VersionAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coverages of a family, each with what was sent to its payer and what came back. */
@Component
class FamilyLanes {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.US);

  private final Remittances remittances;
  private final VersionAnswers answers;
  private final Payers payers;
  private final ClaimFactsReader facts;
  private final Display display;

  FamilyLanes(
      Remittances remittances,
      VersionAnswers answers,
      Payers payers,
      ClaimFactsReader facts,
      Display display) {
    this.remittances = remittances;
    this.answers = answers;
    this.payers = payers;
    this.facts = facts;
    this.display = display;
  }

  /** What is read once for all lanes. */
  private record Read(
      ClaimFamily family,
      List<PayerClaim> claims,
      List<StoredPayment> payments,
      Map<String, StoredRemittance> remittances,
      Map<String, VersionAnswers.Answer> answers,
      FamilyLedger ledger) {

    @Nullable PayerClaim claim(int level) {
      return claims.stream().filter(claim -> claim.level() == level).findFirst().orElse(null);
    }
  }

  List<Lane> of(ClaimFamily family, List<PayerClaim> claims, FamilyLedger ledger) {
    List<StoredPayment> payments = remittances.ofFamily(family.id());
    Map<String, StoredRemittance> known = new HashMap<>();
    payments.stream()
        .map(StoredPayment::remittanceId)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(id -> known.put(id, remittances.remittance(id)));
    List<String> pcns =
        claims.stream().flatMap(claim -> claim.versions().stream()).map(ClaimVersion::pcn).toList();
    Read read = new Read(family, claims, payments, known, answers.of(pcns), ledger);
    return family.content().coverages().stream().map(coverage -> lane(read, coverage)).toList();
  }

  private Lane lane(Read read, Coverage coverage) {
    int level = coverage.level();
    PayerClaim claim = read.claim(level);
    PayerProfile payer = payers.profile(coverage.payerId());
    String id = PayerClaim.idOf(read.family().id(), level);
    List<StoredPayment> payments =
        read.payments().stream().filter(payment -> id.equals(payment.payerClaimId())).toList();
    return new Lane(
        level,
        StateWords.rank(level),
        coverage.sequence(),
        id,
        coverage.payerId(),
        payer.name(),
        claim == null ? new Mark("Its turn has not come", "") : StateWords.of(claim),
        claim == null ? "" : StateWords.next(claim),
        read.ledger().balance(Bucket.PAID, level),
        read.ledger().balance(Bucket.PAYER_OPEN, level),
        facts(coverage, claim),
        ClaimAction.billable(level, claim, read.claim(level - 1)),
        claim == null ? List.of() : versions(claim, read.answers()),
        payments.stream().map(payment -> payment(payment, read.remittances())).toList(),
        payments.stream()
            .filter(payment -> payment.disposition() == Disposition.POSTED)
            .map(payment -> proof(payment, read.remittances(), level))
            .toList(),
        claim == null ? List.of() : ClaimAction.of(claim, payer));
  }

  private List<Fact> facts(Coverage coverage, @Nullable PayerClaim claim) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Member ID", display.identifier(coverage.memberId())));
    add(facts, "Group", coverage.groupNumber());
    if (!coverage.patientIsSubscriber()) {
      Name subscriber = coverage.subscriber();
      facts.add(new Fact("Subscriber", subscriber.last() + ", " + subscriber.first()));
    }
    add(facts, "Authorization", coverage.priorAuthorization());
    add(facts, "Referral", coverage.referral());
    if (claim == null) {
      return facts;
    }
    add(facts, "Payer control no.", claim.icn());
    if (claim.origin() != Origin.SENT) {
      facts.add(
          new Fact(
              "Came by",
              claim.origin() == Origin.CROSSOVER
                  ? "Crossover: the payer before forwarded it"
                  : "Decided before it reached us"));
    }
    add(facts, "Accepted", claim.acceptedOn());
    add(facts, "Decided", claim.adjudicatedOn());
    if (claim.state() == PayerClaimState.AWAITING_CROSSOVER) {
      add(facts, "Awaited until", claim.crossoverDue());
    }
    add(facts, "Delay reason", claim.delayReason());
    return facts;
  }

  private static void add(List<Fact> facts, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      facts.add(new Fact(name, value));
    }
  }

  private static void add(List<Fact> facts, String name, @Nullable LocalDate day) {
    if (day != null) {
      facts.add(new Fact(name, DAY.format(day)));
    }
  }

  private static List<Version> versions(
      PayerClaim claim, Map<String, VersionAnswers.Answer> answers) {
    List<ClaimVersion> all = claim.versions();
    List<Version> versions = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      ClaimVersion version = all.get(i);
      VersionAnswers.Answer answer = answers.get(version.pcn());
      boolean newest = i == all.size() - 1;
      versions.add(
          new Version(
              version.pcn(),
              StateWords.frequency(version.frequency()),
              StateWords.isPaper(version),
              version.sentOn(),
              version.fileName() == null || version.fileName().isEmpty()
                  ? null
                  : version.fileName(),
              answer == null ? null : answer.fileId(),
              answers(answer, newest ? claim : null)));
    }
    return versions;
  }

  private static List<Mark> answers(
      VersionAnswers.@Nullable Answer answer, @Nullable PayerClaim newest) {
    List<Mark> marks = new ArrayList<>();
    if (answer != null) {
      file(answer).ifPresent(marks::add);
    }
    if (newest != null) {
      LocalDate accepted = newest.acceptedOn();
      if (accepted != null) {
        marks.add(new Mark("277CA accepted " + DAY.format(accepted), "good"));
      }
      if (newest.state() == PayerClaimState.REJECTED) {
        marks.add(new Mark("277CA rejected", "bad"));
      }
    }
    return marks;
  }

  private static Optional<Mark> file(VersionAnswers.Answer answer) {
    if (answer.withdrawn()) {
      return Optional.of(new Mark("Taken out of its file", "warn"));
    }
    LocalDate on = answer.answeredOn();
    String day = on == null ? "" : " " + DAY.format(on);
    if (answer.state() == BatchState.ACCEPTED) {
      return Optional.of(new Mark("999 accepted" + day, "good"));
    }
    if (answer.state() == BatchState.REJECTED) {
      String why = answer.reason() == null ? "" : ": " + answer.reason();
      String which = answer.named() ? ", for this claim" : "";
      return Optional.of(new Mark("File refused" + day + which + why, "bad"));
    }
    return answer.state() == BatchState.SENT
        ? Optional.of(new Mark("No 999 yet", ""))
        : Optional.empty();
  }

  private static Payment payment(StoredPayment stored, Map<String, StoredRemittance> known) {
    ClaimPayment payment = stored.payment();
    return new Payment(
        payment.id(),
        inFile(stored, known),
        payment.adjudicated(),
        PaymentWords.status(payment.status()),
        PaymentWords.of(stored.disposition(), stored.reason()),
        payment.paid(),
        trace(stored, known),
        payment.segment());
  }

  private static @Nullable StoredRemittance remittance(
      StoredPayment stored, Map<String, StoredRemittance> known) {
    String id = stored.remittanceId();
    return id == null ? null : known.get(id);
  }

  private static String trace(StoredPayment stored, Map<String, StoredRemittance> known) {
    StoredRemittance remittance = remittance(stored, known);
    if (remittance == null) {
      return "came in with the claim";
    }
    String trace = remittance.method() + " " + remittance.trace();
    return remittance.byHand() ? trace + ", typed in by " + remittance.enteredBy() : trace;
  }

  /** The remittance if its segments can be shown; null if it was typed in. */
  private static @Nullable String inFile(
      StoredPayment stored, Map<String, StoredRemittance> known) {
    StoredRemittance remittance = remittance(stored, known);
    return remittance == null || remittance.byHand() ? null : remittance.id();
  }

  private Proof proof(StoredPayment stored, Map<String, StoredRemittance> known, int level) {
    ClaimPayment payment = stored.payment();
    return new Proof(
        payment.id(),
        inFile(stored, known),
        payment.segment(),
        payment.adjudicated(),
        trace(stored, known),
        payment.lines().stream().map(line -> line(line, level)).toList(),
        reasons(payment.adjustments(), level),
        payment.remarks(),
        payment.charge(),
        payment.paid(),
        payment.allAdjustments().map(Adjustment::amount).collect(Money.sum()),
        payment.adjusted(AdjustmentGroup.PR));
  }

  private Line line(PaymentLine line, int level) {
    return new Line(
        line.lineNumber(),
        line.procedure().code(),
        String.join(" ", line.procedure().modifiers()),
        line.charge(),
        line.paid(),
        line.adjustments().stream().map(Adjustment::amount).collect(Money.sum()),
        reasons(line.adjustments(), level),
        line.remarks(),
        line.segment());
  }

  private List<Reason> reasons(List<Adjustment> adjustments, int level) {
    return adjustments.stream().map(adjustment -> facts.reason(adjustment, level)).toList();
  }
}
