package org.cobaltclaims.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.intake.IntakeClaim.Fate;
import org.cobaltclaims.intake.IntakeClaims.Holder;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.PatientIdentity;
import org.cobaltclaims.patient.PatientRegistry;
import org.cobaltclaims.practice.Payers;
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
  private final ClaimManagement claims;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  ClaimOpening(
      IntakeClaims intakeClaims,
      FamilyIdSource familyIds,
      PatientRegistry patients,
      Payers payers,
      ClaimManagement claims,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.intakeClaims = intakeClaims;
    this.familyIds = familyIds;
    this.patients = patients;
    this.payers = payers;
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
    String number = claim.claimNumber();
    String provider = billingProvider(claim.billing().provider());
    PayerOrder order = PayerOrder.of(claim);
    String digest = ClaimDigest.of(claim, order);
    Optional<Holder> holder = intakeClaims.holder(provider, number);
    if (holder.isPresent()) {
      return known(fileId, found.ordinal(), number, digest, holder.get());
    }
    String familyId = familyIds.next(number);
    ClaimContent content = ClaimContentMapping.content(claim, order, familyId);
    ClaimFamily family = openFamily(familyId, number, provider, content, claim, order);
    intakeClaims.hold(provider, number, new Holder(family.id(), digest));
    return new IntakeClaim(fileId, found.ordinal(), number, Fate.OPENED, null, family.id());
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

  private ClaimFamily openFamily(
      String familyId,
      String number,
      String provider,
      ClaimContent content,
      ProfessionalClaim claim,
      PayerOrder order) {
    List<PriorPayment> payments = PriorPaymentMapping.payments(claim, order, familyId);
    Set<Integer> decided =
        payments.stream().map(PriorPayment::level).collect(Collectors.toUnmodifiableSet());
    ClaimFamily family =
        claims.openFamily(
            familyId,
            number,
            register(provider, content).id(),
            content,
            order.destinationLevel(),
            decided);
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
    if (!payments.isEmpty()) {
      events.publishEvent(new PriorPaymentsFound(familyId, payments));
    }
    return family;
  }

  private Patient register(String provider, ClaimContent content) {
    LocalDate serviceFrom =
        content.lines().stream()
            .map(line -> line.serviceFrom())
            .min(LocalDate::compareTo)
            .orElseThrow();
    return patients.register(
        new PatientIdentity(
            provider,
            content.patient().name().last(),
            content.patient().name().first(),
            content.patient().name().middle(),
            content.patient().name().suffix(),
            content.patient().birthDate(),
            content.patient().gender()),
        content.coverages().stream()
            .map(
                c ->
                    PatientCoverage.shown(
                        c.payerId(), c.memberId(), c.groupNumber(), c.relationship(), serviceFrom))
            .toList());
  }
}
