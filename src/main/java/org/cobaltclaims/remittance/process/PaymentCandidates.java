package org.cobaltclaims.remittance.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Likeness;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentRows;
import org.cobaltclaims.remittance.StoredRemittance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims that a payment without a certain claim may be about, for a person who chooses: wider than
 * what is posted by itself, never posted by it (DOMAIN 3.7).
 */
@Service
@Transactional(readOnly = true)
public class PaymentCandidates {

  /** Visits of one day and charge that are looked at. */
  private static final int ALIKE = 50;

  /** Too little is common for less than that. */
  private static final int LEAST = 4;

  private final PaymentRows rows;
  private final RemittancePayers senders;
  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final Payers payers;

  PaymentCandidates(
      PaymentRows rows,
      RemittancePayers senders,
      ClaimFamilies families,
      PayerClaims claims,
      Payers payers) {
    this.rows = rows;
    this.senders = senders;
    this.families = families;
    this.claims = claims;
    this.payers = payers;
  }

  /** A claim, and in what the payment agrees with it. */
  public record Candidate(PayerClaim claim, ClaimFamily family, Likeness likeness) {}

  /** The likeliest claims, the best first. */
  public List<Candidate> of(ClaimPayment payment, StoredRemittance remittance, int most) {
    Set<String> named = new LinkedHashSet<>(Matching.claimNumber(payment.claimNumber()).families());
    Set<String> owners = owners(payment);
    Set<String> all = new LinkedHashSet<>(named);
    owners.forEach(claim -> all.add(claim.substring(0, claim.length() - 1)));
    LocalDate day = payment.serviceFrom();
    if (day != null) {
      all.addAll(rows.familiesOfMembers(payment.memberIds(), Set.of(day)));
      all.addAll(rows.familiesOfCharge(day, Likeness.charge(payment), ALIKE));
    }
    List<Candidate> found = new ArrayList<>();
    families
        .findAllById(all)
        .forEach(
            family ->
                claims.findByFamilyIdOrderByLevel(family.id()).stream()
                    .map(claim -> compare(payment, remittance, family, claim, named, owners))
                    .filter(candidate -> candidate.likeness().score() >= LEAST)
                    .forEach(found::add));
    found.sort(
        Comparator.comparing((Candidate one) -> -one.likeness().score())
            .thenComparing(one -> one.claim().id()));
    return found.stream().limit(most).toList();
  }

  /** One claim that a person has looked for; empty if there is none. */
  public Optional<Candidate> one(
      ClaimPayment payment, StoredRemittance remittance, String claimId) {
    Set<String> named = Set.copyOf(Matching.claimNumber(payment.claimNumber()).families());
    return claims
        .findById(claimId)
        .flatMap(
            claim ->
                families
                    .findById(claim.familyId())
                    .map(
                        family ->
                            compare(payment, remittance, family, claim, named, owners(payment))));
  }

  private Set<String> owners(ClaimPayment payment) {
    List<String> numbers =
        Stream.of(payment.payerClaimControlNumber(), payment.originalControlNumber())
            .flatMap(Stream::ofNullable)
            .filter(number -> !number.isBlank())
            .toList();
    Set<String> owners = new LinkedHashSet<>();
    Map<String, Set<String>> known = rows.ownersOfControlNumbers(numbers);
    known.values().forEach(owners::addAll);
    return owners;
  }

  private Candidate compare(
      ClaimPayment payment,
      StoredRemittance remittance,
      ClaimFamily family,
      PayerClaim claim,
      Set<String> named,
      Set<String> owners) {
    Coverage coverage = family.content().coverage(claim.level());
    boolean sender =
        coverage != null
            && senders.isFrom(remittance, coverage, payers.profile(coverage.payerId()));
    return new Candidate(
        claim,
        family,
        Likeness.of(
            family.content(),
            claim.level(),
            payment,
            named.contains(family.id()),
            owners.contains(claim.id()),
            sender));
  }
}
