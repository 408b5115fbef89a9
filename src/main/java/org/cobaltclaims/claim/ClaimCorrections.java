package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.Map;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.PatientRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what a person corrected in a claim. The family's content is one for all of its payers;
 * versions that were sent keep what they said.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ClaimCorrections {

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final PatientRegistry patients;
  private final AddedCoverages added;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;

  ClaimCorrections(
      ClaimFamilies families,
      PayerClaims claims,
      PatientRegistry patients,
      AddedCoverages added,
      Timeline timeline,
      ApplicationEventPublisher events,
      JdbcClient jdbc) {
    this.families = families;
    this.claims = claims;
    this.patients = patients;
    this.added = added;
    this.timeline = timeline;
    this.events = events;
    this.jdbc = jdbc;
  }

  /**
   * Applies a correction to the family of a claim; the claim's payer is the one that is billed. The
   * names of what changed stand on the timeline, not the values.
   *
   * @param rule the rule of DOMAIN.md under which the claim is corrected
   * @param by who corrects it
   * @return what changed
   * @throws IllegalCorrectionException if a field cannot have its value; nothing is changed
   */
  public CorrectedContent.Result apply(
      PayerClaim claim, Correction correction, String rule, String by) {
    ClaimFamily family = families.findById(claim.familyId()).orElseThrow();
    CorrectedContent.Result result =
        CorrectedContent.of(family.content(), claim.level(), correction);
    if (correction.delayReason() != null) {
      claim.delayed(delayReason(correction.delayReason()));
    }
    Map<Integer, Money> more = result.chargedMoreThan(family.content());
    boolean toldAnother = toldAnother(claim);
    if (!more.isEmpty() && toldAnother) {
      throw new IllegalCorrectionException(
          "lines charge", "was told to a payer before: its claim is corrected first");
    }
    if (!result.changed().isEmpty()) {
      identify(family, result.coverage(claim.level()), by);
      LocalDate served = family.serviceFrom();
      family.corrected(result.content());
      families.save(family);
      if (!served.equals(family.serviceFrom())) {
        served(family);
      }
      if (!more.isEmpty()) {
        events.publishEvent(new ChargeCorrected(claim.familyId(), claim.level(), more));
      }
      claim.billedAs(result.coverage(claim.level()).payerId());
      timeline.append(
          claim.familyId(), claim.id(), rule, "Corrected: " + String.join(", ", result.changed()));
    }
    if (result.told() && toldAnother) {
      timeline.append(
          claim.familyId(),
          claim.id(),
          "2.1",
          "The payers before were told otherwise: their claims may have to be replaced, too");
    }
    return result;
  }

  /** Lists find the claims by the day of service. */
  private void served(ClaimFamily family) {
    jdbc.sql("UPDATE payer_claim SET service_from = :from WHERE family_id = :family")
        .param("from", family.serviceFrom())
        .param("family", family.id())
        .update();
  }

  /** The payer knows the patient under another id: so does the patient's record from now on. */
  private void identify(ClaimFamily family, Coverage now, String by) {
    Coverage before = family.content().coverage(now.level());
    if (before != null) {
      patients.identified(
          family.patientId(),
          new PatientRegistry.Insured(before.payerId(), before.memberId()),
          new PatientRegistry.Insured(now.payerId(), now.memberId()),
          by);
      added.corrected(family.patientId(), before, now);
    }
  }

  private boolean toldAnother(PayerClaim claim) {
    return claims.findByFamilyIdOrderByLevel(claim.familyId()).stream()
        .anyMatch(prior -> prior.level() < claim.level() && prior.decided());
  }

  private static String delayReason(String code) {
    if (!code.matches("[1-9]|1[015]")) {
      throw new IllegalCorrectionException("delayReason", "is no delay reason (CLM20)");
    }
    return code;
  }
}
