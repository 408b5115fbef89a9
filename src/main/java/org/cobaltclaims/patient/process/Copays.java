package org.cobaltclaims.patient.process;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PatientPayments;
import org.cobaltclaims.remittance.Remittances;
import org.springframework.stereotype.Service;

/**
 * The copay to expect at the next visit: what the payer's newest remittance calls one (PR 3). A
 * later remittance without a copay says nothing about it.
 */
@Service
public class Copays {

  private static final String COPAY = "3";

  private final PatientPayments patients;
  private final PayerClaims claims;
  private final Remittances remittances;

  Copays(PatientPayments patients, PayerClaims claims, Remittances remittances) {
    this.patients = patients;
    this.claims = claims;
    this.remittances = remittances;
  }

  /** A copay, and the day of the decision that tells it. */
  public record Expected(Money copay, LocalDate toldOn) {}

  /** What to expect, by payer id; payers that never told of a copay are left out. */
  public Map<String, Expected> of(String patientId) {
    Map<String, Expected> expected = new TreeMap<>();
    for (String family : patients.families(patientId)) {
      for (PayerClaim claim : claims.findByFamilyIdOrderByLevel(family)) {
        List<ClaimPayment> posted = remittances.posted(claim.id());
        posted.stream()
            .filter(payment -> copay(payment).isPositive())
            .max(Comparator.comparing(ClaimPayment::adjudicated))
            .map(payment -> new Expected(copay(payment), payment.adjudicated()))
            .ifPresent(
                told ->
                    expected.merge(
                        claim.payerId(),
                        told,
                        (before, now) -> now.toldOn().isBefore(before.toldOn()) ? before : now));
      }
    }
    return expected;
  }

  private static Money copay(ClaimPayment payment) {
    return payment
        .allAdjustments()
        .filter(row -> row.group() == AdjustmentGroup.PR && row.reason().equals(COPAY))
        .map(row -> row.amount())
        .collect(Money.sum());
  }
}
