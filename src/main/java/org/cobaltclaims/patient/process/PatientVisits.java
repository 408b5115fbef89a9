package org.cobaltclaims.patient.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A patient's visits with their claims, and what each patient's balance is made of. */
@Component
@Transactional(readOnly = true)
public class PatientVisits {

  private final JdbcClient jdbc;
  private final Ledger ledger;

  PatientVisits(JdbcClient jdbc, Ledger ledger) {
    this.jdbc = jdbc;
    this.ledger = ledger;
  }

  /** A claim to one payer. */
  public record Claim(
      int level, String payerId, PayerClaimState state, @Nullable Outcome outcome) {}

  /**
   * A part of what the patient owes for a visit, or of what was taken off it.
   *
   * @param reason group and CARC such as {@code PR-1}, or our own name for it
   */
  public record Part(String reason, Money amount) {}

  /**
   * A visit.
   *
   * @param paid by payers
   * @param owed by the patient now
   * @param patientPaid what the patient has paid for it
   * @param credit what of that, or of a payer's money, is not used; negative
   * @param parts what makes up {@code owed}: they add up to it
   */
  public record Visit(
      String family,
      String practiceClaim,
      LocalDate service,
      FamilyState state,
      boolean held,
      List<Claim> claims,
      Money charge,
      Money paid,
      Money withPayers,
      Money owed,
      Money patientPaid,
      Money credit,
      List<Part> parts) {

    /** True if something of the patient's money is in it. */
    public boolean concernsPatient() {
      return !owed.isZero() || !patientPaid.isZero() || !credit.isZero();
    }
  }

  /** How many visits a patient has. */
  public long count(String patientId) {
    return jdbc.sql("SELECT COUNT(*) FROM claim_family WHERE patient_id = :patient")
        .param("patient", patientId)
        .query(Long.class)
        .single();
  }

  /** The newest visits, the newest first. */
  public List<Visit> newest(String patientId, int most) {
    record Family(
        String id, String practiceClaim, LocalDate service, FamilyState state, boolean held) {}
    List<Family> families =
        jdbc.sql(
                """
                SELECT id, practice_claim, service_from, state, hold_reason FROM claim_family
                WHERE patient_id = :patient ORDER BY service_from DESC, id DESC LIMIT :most
                """)
            .param("patient", patientId)
            .param("most", most)
            .query(
                (row, n) ->
                    new Family(
                        row.getString("id"),
                        row.getString("practice_claim"),
                        row.getObject("service_from", LocalDate.class),
                        FamilyState.valueOf(row.getString("state")),
                        row.getString("hold_reason") != null))
            .list();
    List<String> ids = families.stream().map(Family::id).toList();
    Map<String, List<Claim>> claims = claims(ids);
    Map<String, List<Ledger.Booked>> booked = ledger.booked(ids);
    return families.stream()
        .map(
            family -> {
              FamilyLedger now =
                  new FamilyLedger(
                      booked.getOrDefault(family.id(), List.of()).stream()
                          .map(Ledger.Booked::entry)
                          .toList());
              return new Visit(
                  family.id(),
                  family.practiceClaim(),
                  family.service(),
                  family.state(),
                  family.held(),
                  claims.getOrDefault(family.id(), List.of()),
                  now.charge(),
                  now.balance(Bucket.PAID),
                  now.balance(Bucket.PAYER_OPEN).plus(now.balance(Bucket.DENIED_OPEN)),
                  now.balance(Bucket.PATIENT_OPEN),
                  now.balance(Bucket.PATIENT_PAID),
                  now.balance(Bucket.CREDIT),
                  parts(now));
            })
        .toList();
  }

  private static List<Part> parts(FamilyLedger now) {
    Map<String, Money> byReason = new LinkedHashMap<>();
    now.entries().stream()
        .filter(entry -> entry.bucket() == Bucket.PATIENT_OPEN)
        .forEach(entry -> byReason.merge(entry.reason(), entry.amount(), Money::plus));
    return byReason.entrySet().stream()
        .filter(part -> !part.getValue().isZero())
        .map(part -> new Part(part.getKey(), part.getValue()))
        .toList();
  }

  private Map<String, List<Claim>> claims(List<String> families) {
    Map<String, List<Claim>> claims = new HashMap<>();
    if (!families.isEmpty()) {
      jdbc.sql(
              "SELECT family_id, level, payer_id, state, outcome FROM payer_claim"
                  + " WHERE family_id IN (:ids) ORDER BY family_id, level")
          .param("ids", families)
          .query(
              row -> {
                String outcome = row.getString("outcome");
                claims
                    .computeIfAbsent(row.getString("family_id"), id -> new ArrayList<>())
                    .add(
                        new Claim(
                            row.getInt("level"),
                            row.getString("payer_id"),
                            PayerClaimState.valueOf(row.getString("state")),
                            outcome == null ? null : Outcome.valueOf(outcome)));
              });
    }
    return claims;
  }

  /**
   * A patient's money over all visits.
   *
   * @param owed for visits whose payers are all done
   * @param withPayers what payers are still asked for, or have denied
   * @param credit owed by us; positive
   */
  public record Sums(Money owed, Money withPayers, Money credit) {}

  /** What all visits of a patient come to. */
  public Sums sums(String patientId) {
    Map<Bucket, Money> sums = new HashMap<>();
    jdbc.sql(
            """
            SELECT e.bucket, f.state, SUM(e.amount_cents) AS cents
            FROM claim_family f JOIN ledger_entry e ON e.family_id = f.id
            WHERE f.patient_id = :patient GROUP BY e.bucket, f.state
            """)
        .param("patient", patientId)
        .query(
            row -> {
              Bucket bucket = Bucket.valueOf(row.getString("bucket"));
              FamilyState state = FamilyState.valueOf(row.getString("state"));
              if (bucket != Bucket.PATIENT_OPEN || state == FamilyState.PATIENT_BALANCE) {
                sums.merge(bucket, Money.ofCents(row.getLong("cents")), Money::plus);
              }
            });
    return new Sums(
        sums.getOrDefault(Bucket.PATIENT_OPEN, Money.ZERO),
        sums.getOrDefault(Bucket.PAYER_OPEN, Money.ZERO)
            .plus(sums.getOrDefault(Bucket.DENIED_OPEN, Money.ZERO)),
        sums.getOrDefault(Bucket.CREDIT, Money.ZERO).negated());
  }
}
