package org.cobaltclaims.coordination.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.ChosenChannels;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimPaperwork;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Paperwork;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.coordination.CobBuilder;
import org.cobaltclaims.coordination.EffectiveAdjudication;
import org.cobaltclaims.coordination.process.SecondaryEditing;
import org.cobaltclaims.desk.CodeWords;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collects what the page shows on which a later payer's claim is edited and made. */
@Component
class SecondaryPage {

  private static final String AS_TOLD =
      "Every payer is told the same: correct it with the first payer's claim";
  private static final String OF_COVERAGE = "Of the coverage: correct it there";

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final Remittances remittances;
  private final Payers payers;
  private final ChosenChannels channels;
  private final ClaimPaperwork paperwork;
  private final Display display;

  SecondaryPage(
      ClaimFamilies families,
      PayerClaims claims,
      Remittances remittances,
      Payers payers,
      ChosenChannels channels,
      ClaimPaperwork paperwork,
      Display display) {
    this.families = families;
    this.claims = claims;
    this.remittances = remittances;
    this.payers = payers;
    this.channels = channels;
    this.paperwork = paperwork;
    this.display = display;
  }

  /**
   * The page.
   *
   * @param claim the claim's id, whether it exists or not
   * @param locked why nothing can be edited; empty if it can
   * @param deletable whether it can be taken out before it leaves
   * @param exists whether there is a claim that a delay reason can be given for
   * @param undecided whether no payer before has decided
   * @param channel that a person has chosen; empty for the payer's own
   * @param ownChannel of the payer, in words
   * @param paperwork that goes beside it; null if none was named
   */
  public record View(
      String family,
      String practiceClaim,
      int level,
      String rank,
      String claim,
      String payer,
      String locked,
      boolean deletable,
      boolean exists,
      boolean undecided,
      String authorization,
      String referral,
      String note,
      String delayReason,
      String channel,
      String ownChannel,
      @Nullable Paperwork paperwork,
      List<Fact> facts,
      List<Prior> priors,
      List<Line> lines,
      Money charge,
      Money left) {
    public View {
      facts = List.copyOf(facts);
      priors = List.copyOf(priors);
      lines = List.copyOf(lines);
    }
  }

  /** Something that cannot be changed here, and why. */
  public record Fact(String name, String value, String why) {}

  /** A payer before, and what it has decided; null if it has not. */
  public record Prior(String rank, String payer, @Nullable LocalDate on, Money paid) {}

  /**
   * A service line.
   *
   * @param paid by each payer before, in their order
   * @param reduced what none of them pays and nobody is asked for
   * @param left what is asked of this payer
   */
  public record Line(
      int number, String procedure, Money charge, List<Money> paid, Money reduced, Money left) {
    public Line {
      paid = List.copyOf(paid);
    }
  }

  /** What a payer before has decided and stands. */
  private record Decided(
      PayerProfile payer, int level, List<ClaimPayment> payments, @Nullable LocalDate on) {

    Money paid(int line) {
      return lines(line).stream().map(PaymentLine::paid).collect(Money.sum());
    }

    Money paid() {
      return payments.stream().map(ClaimPayment::paid).collect(Money.sum());
    }

    Money left(int line) {
      List<Adjustment> rows =
          lines(line).stream().flatMap(one -> one.adjustments().stream()).toList();
      return CobBuilder.remainingLiability(rows, payer);
    }

    private List<PaymentLine> lines(int number) {
      return payments.stream()
          .flatMap(payment -> payment.lines().stream())
          .filter(line -> line.lineNumber() == number)
          .toList();
    }
  }

  View of(String familyId, int level) {
    ClaimFamily family =
        families
            .findById(familyId)
            .orElseThrow(() -> DecisionRefused.missing("there is no claim family " + familyId));
    ClaimContent content = family.content();
    Coverage coverage = content.coverage(level);
    if (level < 2 || coverage == null) {
      throw DecisionRefused.missing("there is no later payer there");
    }
    PayerClaim claim = claims.findById(PayerClaim.idOf(familyId, level)).orElse(null);
    List<Decided> decided = decided(content, familyId, level);
    List<Line> lines = content.lines().stream().map(line -> line(line, decided)).toList();
    PayerProfile payer = payers.profile(coverage.payerId());
    return new View(
        familyId,
        family.practiceClaim(),
        level,
        rank(level),
        PayerClaim.idOf(familyId, level),
        payer.name(),
        SecondaryEditing.locked(claim),
        claim != null && isDeletable(claim),
        claim != null,
        decided.stream().allMatch(one -> one.payments().isEmpty()),
        coverage.priorAuthorization(),
        coverage.referral(),
        note(content),
        claim == null ? "" : claim.delayReason(),
        channels.of(PayerClaim.idOf(familyId, level)).orElse(""),
        payer.channel(level).name().toLowerCase(Locale.ROOT),
        paperwork.of(PayerClaim.idOf(familyId, level)).orElse(null),
        facts(content, coverage),
        decided.stream()
            .map(one -> new Prior(rank(one.level()), one.payer().name(), one.on(), one.paid()))
            .toList(),
        lines,
        family.charge(),
        lines.stream().map(Line::left).collect(Money.sum()));
  }

  private List<Decided> decided(ClaimContent content, String familyId, int level) {
    List<Decided> decided = new ArrayList<>();
    for (Coverage prior : content.coverages()) {
      if (prior.level() < level) {
        List<ClaimPayment> payments =
            EffectiveAdjudication.of(
                    content, remittances.posted(PayerClaim.idOf(familyId, prior.level())))
                .payments();
        LocalDate on =
            payments.stream().map(ClaimPayment::adjudicated).max(LocalDate::compareTo).orElse(null);
        decided.add(new Decided(payers.profile(prior.payerId()), prior.level(), payments, on));
      }
    }
    return decided;
  }

  private static Line line(ServiceLine line, List<Decided> decided) {
    List<Money> paid = decided.stream().map(one -> one.paid(line.number())).toList();
    Money left =
        decided.stream()
            .filter(one -> !one.payments().isEmpty())
            .reduce((first, last) -> last)
            .map(last -> last.left(line.number()))
            .orElse(line.charge());
    Money reduced = line.charge().minus(paid.stream().collect(Money.sum())).minus(left);
    return new Line(line.number(), line.procedure().code(), line.charge(), paid, reduced, left);
  }

  private static boolean isDeletable(PayerClaim claim) {
    boolean left = claim.versions().stream().anyMatch(version -> version.sentOn() != null);
    return !left
        && switch (claim.state()) {
          case DRAFT, SCRUBBED, CORRECTING, QUEUED -> true;
          default -> false;
        };
  }

  private static String note(ClaimContent content) {
    return content.notes().stream()
        .filter(note -> note.tag().equals("NTE"))
        .map(CarriedSegment::elements)
        .filter(elements -> elements.size() > 1)
        .map(elements -> String.join(":", elements.get(1)))
        .findFirst()
        .orElse("");
  }

  private List<Fact> facts(ClaimContent content, Coverage coverage) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Patient", name(content.patient().name()), AS_TOLD));
    facts.add(new Fact("Member ID", display.identifier(coverage.memberId()), OF_COVERAGE));
    facts.add(new Fact("Group", dash(coverage.groupNumber()), OF_COVERAGE));
    facts.add(
        new Fact(
            "Subscriber",
            coverage.patientIsSubscriber() ? "The patient" : name(coverage.subscriber()),
            OF_COVERAGE));
    facts.add(new Fact("Billing provider", name(content.billingProvider().name()), AS_TOLD));
    facts.add(new Fact("Place of service", CodeWords.place(content.placeOfService()), AS_TOLD));
    facts.add(new Fact("Diagnoses", String.join(", ", content.diagnoses()), AS_TOLD));
    facts.add(
        new Fact(
            "Filing indicator", dash(CodeWords.filing(coverage.filingIndicator())), OF_COVERAGE));
    return facts;
  }

  private static String dash(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").isEmpty() ? "–" : Objects.requireNonNull(text);
  }

  private static String name(Name name) {
    return name.first().isEmpty() ? name.last() : name.last() + ", " + name.first();
  }

  private static String rank(int level) {
    return switch (level) {
      case 1 -> "Primary";
      case 2 -> "Secondary";
      case 3 -> "Tertiary";
      default -> "Payer " + level;
    };
  }
}
