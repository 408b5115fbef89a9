package org.cobaltclaims.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.portal.PortalAccount.Insurer;
import org.cobaltclaims.portal.PortalAccount.Part;
import org.cobaltclaims.portal.PortalAccount.Stage;
import org.cobaltclaims.portal.PortalAccount.Visit;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PatientPayments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a patient owes and why, by visit, out of the ledger. Nothing is owed before the last payer
 * has decided (DOMAIN 3.9).
 */
@Component
@Transactional(readOnly = true)
public class PortalAccounts {

  /** Visits that are told of. */
  private static final int MOST = 60;

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final PatientPayments payments;

  PortalAccounts(JdbcClient jdbc, Ledger ledger, PatientPayments payments) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.payments = payments;
  }

  private record Family(String id, LocalDate service, FamilyState state) {}

  /** The account of whoever is in the portal. */
  public PortalAccount of(PortalLogin login) {
    String patient = login.patient();
    List<Family> families =
        jdbc.sql(
                "SELECT id, service_from, state FROM claim_family WHERE patient_id = :patient"
                    + " ORDER BY service_from DESC, id DESC")
            .param("patient", patient)
            .query(
                (row, n) ->
                    new Family(
                        row.getString("id"),
                        row.getObject("service_from", LocalDate.class),
                        FamilyState.valueOf(row.getString("state"))))
            .list();
    List<String> ids = families.stream().map(Family::id).toList();
    Map<String, List<Ledger.Booked>> booked = ledger.booked(ids);
    Map<String, SortedMap<Integer, String>> payers = payers(ids);
    List<Visit> visits =
        families.stream()
            .map(
                family ->
                    visit(
                        family,
                        new FamilyLedger(
                            booked.getOrDefault(family.id(), List.of()).stream()
                                .map(Ledger.Booked::entry)
                                .toList()),
                        payers.getOrDefault(family.id(), new TreeMap<>())))
            .toList();
    Money ahead = payments.unapplied(patient);
    Money owed =
        visits.stream()
            .filter(visit -> visit.stage() == Stage.TO_PAY)
            .map(Visit::share)
            .collect(Money.sum());
    return new PortalAccount(
        owed.minus(ahead).max(Money.ZERO), ahead, visits.stream().limit(MOST).toList());
  }

  private Map<String, SortedMap<Integer, String>> payers(List<String> families) {
    Map<String, SortedMap<Integer, String>> payers = new HashMap<>();
    if (!families.isEmpty()) {
      jdbc.sql(
              "SELECT family_id, level, payer_id FROM payer_claim WHERE family_id IN (:ids)"
                  + " ORDER BY family_id, level")
          .param("ids", families)
          .query(
              row -> {
                payers
                    .computeIfAbsent(row.getString("family_id"), id -> new TreeMap<>())
                    .put(row.getInt("level"), row.getString("payer_id"));
              });
    }
    return payers;
  }

  private static Visit visit(Family family, FamilyLedger now, SortedMap<Integer, String> payers) {
    List<Insurer> insurers = new ArrayList<>();
    payers.forEach(
        (level, payer) ->
            insurers.add(
                new Insurer(
                    payer,
                    now.balance(Bucket.PAID, level),
                    now.balance(Bucket.PAYER_OPEN, level))));
    Money share = now.balance(Bucket.PATIENT_OPEN);
    Stage stage = Stage.DONE;
    if (family.state() == FamilyState.OPEN) {
      stage = Stage.WAITING;
    } else if (family.state() == FamilyState.PATIENT_BALANCE && share.isPositive()) {
      stage = Stage.TO_PAY;
    }
    return new Visit(
        family.service(),
        stage,
        now.charge(),
        insurers,
        parts(now, Set.of(Bucket.CONTRACTUAL, Bucket.OTHER_WRITE_OFF)),
        now.balance(Bucket.DENIED_OPEN),
        parts(now, Set.of(Bucket.PATIENT_OPEN)),
        share,
        now.balance(Bucket.PATIENT_PAID),
        now.balance(Bucket.CREDIT).negated());
  }

  private static List<Part> parts(FamilyLedger now, Set<Bucket> buckets) {
    Map<String, Money> byReason = new LinkedHashMap<>();
    now.entries().stream()
        .filter(entry -> buckets.contains(entry.bucket()))
        .forEach(entry -> byReason.merge(entry.reason(), entry.amount(), Money::plus));
    return byReason.entrySet().stream()
        .filter(part -> !part.getValue().isZero())
        .map(part -> new Part(part.getKey(), part.getValue()))
        .toList();
  }
}
