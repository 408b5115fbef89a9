package org.cobaltclaims.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.AddedCoverages;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FamilyHold;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.intake.IntakeClaim.Fate;
import org.cobaltclaims.intake.IntakeClaims.Holder;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.CoverageDates;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.PatientIdentity;
import org.cobaltclaims.patient.PatientRegistry;
import org.cobaltclaims.practice.Automation.NeverBilled;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes a family of one claim that came in, or finds that it is ours already. */
@Component
class ClaimOpening {

  private static final String RULE = "intake";

  private final IntakeClaims intakeClaims;
  private final FamilyIdSource familyIds;
  private final PatientRegistry patients;
  private final Payers payers;
  private final AddedCoverages addedCoverages;
  private final CoverageDates dates;
  private final FamilyHold hold;
  private final ClaimManagement claims;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  ClaimOpening(
      IntakeClaims intakeClaims,
      FamilyIdSource familyIds,
      PatientRegistry patients,
      Payers payers,
      AddedCoverages addedCoverages,
      CoverageDates dates,
      FamilyHold hold,
      ClaimManagement claims,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.intakeClaims = intakeClaims;
    this.familyIds = familyIds;
    this.patients = patients;
    this.payers = payers;
    this.addedCoverages = addedCoverages;
    this.dates = dates;
    this.hold = hold;
    this.claims = claims;
    this.timeline = timeline;
    this.events = events;
  }

  /**
   * Everything that a claim brings, in one transaction.
   *
   * @throws ClaimRefused if it cannot be taken in
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public IntakeClaim open(String fileId, FileClaims.Found found) {
    ProfessionalClaim claim = usable(found);
    PayerOrder order = PayerOrder.of(claim);
    return open(
        fileId, new Incoming(found.ordinal(), claim, order, ClaimDigest.of(claim, order), null));
  }

  /**
   * A claim on its way in.
   *
   * @param digest the same for claims that say the same
   * @param typed what a person said besides; null if it came in a file
   */
  record Incoming(
      int ordinal,
      ProfessionalClaim claim,
      PayerOrder order,
      String digest,
      @Nullable Typed typed) {

    /** Whose patient it is about: the billing provider's NPI, or its tax id. */
    String provider() {
      return billingProvider(claim.billing().provider());
    }
  }

  /**
   * What is known of a visit that a person typed in, and a file could not say.
   *
   * @param patientId the patient of the chart; null if new
   * @param coverages those that were chosen, and no others, in payer order
   * @param by who
   */
  record Typed(@Nullable String patientId, List<Coverage> coverages, String by) {
    Typed {
      coverages = List.copyOf(coverages);
    }
  }

  /** Everything that a claim brings, in one transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public IntakeClaim open(String fileId, Incoming incoming) {
    ProfessionalClaim claim = incoming.claim();
    String number = claim.claimNumber();
    Optional<Holder> holder = intakeClaims.holder(incoming.provider(), number);
    if (holder.isPresent()) {
      return known(fileId, incoming.ordinal(), number, incoming.digest(), holder.get());
    }
    Set<String> never = neverBilled(claim, incoming.order());
    if (stopsVisit(claim, never)) {
      return notBilled(fileId, incoming);
    }
    String familyId = familyIds.next(number);
    ClaimFamily family = openFamily(familyId, content(incoming, familyId, never), incoming);
    intakeClaims.hold(incoming.provider(), number, new Holder(family.id(), incoming.digest()));
    return new IntakeClaim(fileId, incoming.ordinal(), number, Fate.OPENED, null, family.id());
  }

  private static ClaimContent content(
      Incoming incoming, @Nullable String familyId, Set<String> never) {
    ClaimContent content =
        ClaimContentMapping.content(incoming.claim(), incoming.order(), familyId, never);
    return incoming.typed() == null ? content : content.withCoverages(incoming.typed().coverages());
  }

  /** The procedures of the claim that make none; what earlier payers decided on stays whole. */
  private Set<String> neverBilled(ProfessionalClaim claim, PayerOrder order) {
    List<String> never = payers.automation().neverBilledProcedures();
    return order.destinationLevel() > 1
        ? Set.of()
        : claim.lines().stream()
            .map(line -> line.procedure().code())
            .filter(never::contains)
            .collect(Collectors.toUnmodifiableSet());
  }

  private boolean stopsVisit(ProfessionalClaim claim, Set<String> never) {
    return !never.isEmpty()
        && (payers.automation().neverBilledStops() == NeverBilled.VISIT
            || claim.lines().stream().allMatch(line -> never.contains(line.procedure().code())));
  }

  /** Nobody is billed; what the patient paid is held for them. */
  private IntakeClaim notBilled(String fileId, Incoming incoming) {
    ClaimContent content = content(incoming, null, Set.of());
    Patient patient = register(incoming, content);
    String number = incoming.claim().claimNumber();
    Money paid = content.patientPaid();
    if (paid != null && paid.isPositive()) {
      events.publishEvent(
          new PaidWithoutClaim(
              patient.id(),
              "NB-" + Sha256.hex((incoming.provider() + '\n' + number)).substring(0, 40),
              paid,
              serviceFrom(content)));
    }
    return new IntakeClaim(
        fileId,
        incoming.ordinal(),
        number,
        Fate.NOT_BILLED,
        "NEVER_BILLED: the visit has a procedure that makes no claim (neverBilledProcedures)",
        null);
  }

  private static ProfessionalClaim usable(FileClaims.Found found) {
    ProfessionalClaim claim = found.claim();
    if (claim == null || !found.faults().isEmpty()) {
      throw new ClaimRefused("UNREADABLE", found.faultSummary());
    }
    if (!found.chargeable()) {
      throw new ClaimRefused(
          "NOT_CHARGEABLE",
          "the transaction reports encounters (BHT06 is not CH); Cobalt bills chargeable claims");
    }
    return claim;
  }

  private static String billingProvider(Party provider) {
    String tax = provider.reference("EI");
    return !provider.id().isEmpty()
        ? provider.id()
        : tax.isEmpty() ? provider.reference("SY") : tax;
  }

  private static IntakeClaim known(
      String fileId, int ordinal, String number, String digest, Holder holder) {
    return holder.digest().equals(digest)
        ? new IntakeClaim(
            fileId,
            ordinal,
            number,
            Fate.KNOWN,
            "KNOWN: the same claim came in before",
            holder.familyId())
        : new IntakeClaim(
            fileId,
            ordinal,
            number,
            Fate.REFUSED,
            "CLAIM_NUMBER_TAKEN: another claim with this number came in before as family "
                + holder.familyId()
                + " and says something else; correct that one, or send this under a new number",
            null);
  }

  private ClaimFamily openFamily(String familyId, ClaimContent content, Incoming incoming) {
    PayerOrder order = incoming.order();
    List<PriorPayment> payments = PriorPaymentMapping.payments(incoming.claim(), order, familyId);
    Set<Integer> decided =
        payments.stream().map(PriorPayment::level).collect(Collectors.toUnmodifiableSet());
    Patient patient = register(incoming, content);
    ClaimFamily family =
        claims.openFamily(
            familyId,
            incoming.claim().claimNumber(),
            patient.id(),
            incoming.typed() == null ? completed(patient, content) : content,
            order.destinationLevel(),
            decided);
    if (incoming.typed() != null) {
      timeline.append(familyId, null, RULE, "Typed in by " + incoming.typed().by());
    }
    for (Coverage coverage : content.coverages()) {
      if (payers.meet(coverage.payerId(), coverage.payerName(), coverage.filingIndicator())) {
        timeline.append(
            familyId,
            null,
            RULE,
            "Payer %s is met for the first time and billed by the defaults; describe it in practice.yml"
                .formatted(coverage.payerId()));
      }
    }
    Coverage billed = content.coverage(order.destinationLevel());
    if (billed != null
        && dates.on(
                patient.id(),
                billed.payerId(),
                billed.memberId(),
                family.serviceFrom(),
                family.serviceTo())
            == CoverageDates.Holds.INACTIVE) {
      hold.hold(familyId, FamilyHold.COVERAGE_INACTIVE, RULE);
    }
    if (patient.isOrderedOtherwise(shown(content))) {
      events.publishEvent(
          new TaskNeeded(
              TaskKind.PAYER_ORDER,
              PayerClaim.idOf(familyId, order.destinationLevel()),
              familyId,
              "ORDER_CHANGED"));
    }
    if (!payments.isEmpty()) {
      events.publishEvent(new PriorPaymentsFound(familyId, payments));
    }
    return family;
  }

  /** The bill with the coverages that people have added and the claim does not name. */
  private ClaimContent completed(Patient patient, ClaimContent content) {
    List<Coverage> all = new ArrayList<>(content.coverages());
    LocalDate from = serviceFrom(content);
    for (Coverage added : addedCoverages.of(patient.id())) {
      boolean named =
          all.stream()
              .anyMatch(
                  c ->
                      c.payerId().equalsIgnoreCase(added.payerId())
                          && c.memberId().equalsIgnoreCase(added.memberId()));
      boolean holds =
          patient.coverages().stream()
              .anyMatch(c -> c.isOf(added.payerId(), added.memberId()) && c.holdsOn(from, from));
      if (!named && holds) {
        all.add(added.atLevel(all.size() + 1));
      }
    }
    return all.size() == content.coverages().size() ? content : content.withCoverages(all);
  }

  private static LocalDate serviceFrom(ClaimContent content) {
    return content.lines().stream()
        .map(line -> line.serviceFrom())
        .min(LocalDate::compareTo)
        .orElseThrow();
  }

  private Patient register(Incoming incoming, ClaimContent content) {
    return patients.numbered(registered(incoming, content), recordNumber(content));
  }

  /** REF*EA: the practice's own number of the patient. */
  private static String recordNumber(ClaimContent content) {
    return content.references().stream()
        .filter(reference -> reference.qualifier().equals("EA"))
        .map(Reference::value)
        .findFirst()
        .orElse("");
  }

  private Patient registered(Incoming incoming, ClaimContent content) {
    String known = incoming.typed() == null ? null : incoming.typed().patientId();
    if (known != null) {
      return patients.chosen(known, shown(content));
    }
    return patients.register(
        new PatientIdentity(
            incoming.provider(),
            content.patient().name().last(),
            content.patient().name().first(),
            content.patient().name().middle(),
            content.patient().name().suffix(),
            content.patient().birthDate(),
            content.patient().gender()),
        shown(content));
  }

  private static List<PatientCoverage> shown(ClaimContent content) {
    LocalDate serviceFrom = serviceFrom(content);
    return content.coverages().stream()
        .map(
            c ->
                PatientCoverage.shown(
                    c.payerId(), c.memberId(), c.groupNumber(), c.relationship(), serviceFrom))
        .toList();
  }
}
