package org.cobaltclaims.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.denial.ReasonLabels;
import org.cobaltclaims.desk.ClaimFacts.Adjudication;
import org.cobaltclaims.desk.ClaimFacts.Claim;
import org.cobaltclaims.desk.ClaimFacts.Line;
import org.cobaltclaims.desk.ClaimFacts.Reason;
import org.cobaltclaims.desk.ClaimFacts.Service;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collects what the pages show of a claim. */
@Component
public class ClaimFactsReader {

  private static final String RENDERING = "82";

  /** Reductions that every payer takes and nobody works. */
  private static final Set<String> USUAL = Set.of("CO-45", "CO-253");

  private static final String PRIOR = "OA-23";

  private static final Pattern WHAT_TO_DO = Pattern.compile("( ->| \\(|: ).*");

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final Remittances remittances;
  private final Payers payers;
  private final Timeline timeline;
  private final ReasonLabels labels;

  ClaimFactsReader(
      ClaimFamilies families,
      PayerClaims claims,
      Remittances remittances,
      Payers payers,
      Timeline timeline,
      ReasonLabels labels) {
    this.families = families;
    this.claims = claims;
    this.remittances = remittances;
    this.payers = payers;
    this.timeline = timeline;
    this.labels = labels;
  }

  /**
   * The facts of a family.
   *
   * @param subject the payer claim that it is about, if it is the id of one
   */
  public Optional<ClaimFacts> of(@Nullable String familyId, String subject) {
    return familyId == null
        ? Optional.empty()
        : families.findById(familyId).map(family -> facts(family, subject));
  }

  private ClaimFacts facts(ClaimFamily family, String subject) {
    ClaimContent content = family.content();
    PayerClaim claim = claims.findById(subject).orElse(null);
    List<Adjudication> decisions = decisions(family, claim == null ? 0 : claim.level());
    List<Timeline.Entry> entries = new ArrayList<>(timeline.of(family.id()));
    java.util.Collections.reverse(entries);
    return new ClaimFacts(
        family.id(),
        family.practiceClaim(),
        family.patientId(),
        name(content.patient().name()),
        content.patient().birthDate(),
        content.patient().gender(),
        provider(content),
        family.serviceFrom(),
        family.serviceTo(),
        family.charge(),
        decisions.stream()
            .filter(decision -> claim == null || decision.level() == claim.level())
            .map(Adjudication::paid)
            .collect(Money.sum()),
        claim == null ? null : claim(claim, content),
        decisions,
        content.lines().stream().map(line -> service(line, content.diagnoses())).toList(),
        entries);
  }

  private static Service service(ServiceLine line, List<String> diagnoses) {
    return new Service(
        line.number(),
        line.procedure().code(),
        String.join(" ", line.procedure().modifiers()),
        line.diagnosisPointers().stream()
            .filter(pointer -> pointer >= 1 && pointer <= diagnoses.size())
            .map(pointer -> diagnoses.get(pointer - 1))
            .collect(Collectors.joining(" ")),
        line.charge());
  }

  /** The newest decision of each payer that stands; that of a level first. */
  private List<Adjudication> decisions(ClaimFamily family, int first) {
    Map<String, StoredPayment> newest = new HashMap<>();
    for (StoredPayment stored : remittances.ofFamily(family.id())) {
      String id = stored.payerClaimId();
      if (id != null && stored.disposition() == Disposition.POSTED) {
        newest.put(id, stored);
      }
    }
    return claims.findByFamilyIdOrderByLevel(family.id()).stream()
        .filter(claim -> newest.containsKey(claim.id()))
        .sorted(Comparator.comparing(claim -> claim.level() != first))
        .map(claim -> adjudication(claim, Objects.requireNonNull(newest.get(claim.id()))))
        .toList();
  }

  private static String name(Name name) {
    return name.first().isEmpty() ? name.last() : name.last() + ", " + name.first();
  }

  private static String provider(ClaimContent content) {
    return content.providers().stream()
        .filter(provider -> provider.role().equals(RENDERING))
        .findFirst()
        .map(Provider::name)
        .map(ClaimFactsReader::name)
        .orElseGet(() -> name(content.billingProvider().name()));
  }

  private Claim claim(PayerClaim claim, ClaimContent content) {
    Coverage coverage = content.coverage(claim.level());
    PayerProfile payer = payers.profile(claim.payerId());
    return new Claim(
        claim.id(),
        claim.level(),
        claim.payerId(),
        payer.name(),
        coverage == null ? "" : coverage.memberId(),
        claim.state().name(),
        claim.icn() == null ? "" : claim.icn(),
        payer.phone(),
        payer.portalLink());
  }

  private Adjudication adjudication(PayerClaim claim, StoredPayment stored) {
    ClaimPayment decision = stored.payment();
    int level = claim.level();
    List<Line> lines = decision.lines().stream().map(line -> line(line, level)).toList();
    List<Reason> whole = decision.adjustments().stream().map(a -> reason(a, level)).toList();
    Money patient = patientShare(decision.adjustments());
    Money allowed = decision.paid().plus(patient);
    for (PaymentLine line : decision.lines()) {
      patient = patient.plus(patientShare(line.adjustments()));
      allowed = allowed.plus(patientShare(line.adjustments()));
    }
    return new Adjudication(
        claim.level(),
        payers.profile(claim.payerId()).name(),
        inFile(stored),
        decision.segment(),
        decision.adjudicated(),
        lines,
        whole,
        decision.remarks(),
        decision.charge(),
        allowed,
        decision.paid(),
        patient);
  }

  /** The remittance if its segments can be shown. */
  private @Nullable String inFile(StoredPayment stored) {
    String id = stored.remittanceId();
    return id == null || remittances.remittance(id).byHand() ? null : id;
  }

  private Line line(PaymentLine line, int level) {
    Money allowed = line.paid().plus(patientShare(line.adjustments()));
    List<Reason> reasons = line.adjustments().stream().map(a -> reason(a, level)).toList();
    return new Line(
        line.lineNumber(),
        line.procedure().code(),
        String.join(" ", line.procedure().modifiers()),
        line.charge(),
        allowed,
        line.paid(),
        allowed.isZero() && reasons.stream().anyMatch(reason -> reason.tone().equals("bad")),
        reasons,
        line.remarks(),
        line.segment());
  }

  private static Money patientShare(List<Adjustment> adjustments) {
    return adjustments.stream()
        .filter(adjustment -> adjustment.group() == AdjustmentGroup.PR)
        .map(Adjustment::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  /**
   * An adjustment as pages show it, of a payer's decision: what a payer before has paid is no
   * reason to look into it where a later one reports it.
   *
   * @param level the payer's place
   */
  public Reason reason(Adjustment adjustment, int level) {
    Reason reason = reason(adjustment);
    return level > 1 && reason.code().equals(PRIOR)
        ? new Reason(
            reason.code(),
            "What payers before paid and reduced",
            "",
            reason.amount(),
            reason.segment())
        : reason;
  }

  /** An adjustment as pages show it. */
  public Reason reason(Adjustment adjustment) {
    String code = adjustment.group() + "-" + adjustment.reason();
    String tone =
        adjustment.group() == AdjustmentGroup.PR ? "alt" : USUAL.contains(code) ? "" : "bad";
    return new Reason(
        code,
        labels.of(adjustment.reason(), ours(adjustment)),
        tone,
        adjustment.amount(),
        adjustment.segment());
  }

  /** Our label without what it says to do. */
  private static String ours(Adjustment adjustment) {
    ReasonCodes table = ReasonCodes.standard();
    if (!table.carcs().contains(adjustment.reason())) {
      return "";
    }
    String label = table.lookup(adjustment.reason(), adjustment.group()).label();
    String meaning = WHAT_TO_DO.matcher(label).replaceFirst("");
    return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1);
  }
}
