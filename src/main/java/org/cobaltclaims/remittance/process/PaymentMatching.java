package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentRows;
import org.cobaltclaims.remittance.StoredRemittance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the claims that payments are about (DOMAIN 3.7), first tier with exactly one hit: by our
 * control number, however the payer has cut or prefixed it, and the payer that sent it, because a
 * forwarded claim's answer bears the control number of the payer before (3.6); by the payer's own
 * control number; by member, day, charge and procedures. Never by name. What the last two find is a
 * proposal that a person accepts.
 */
@Component
class PaymentMatching {

  private final PaymentRows rows;
  private final RemittancePayers senders;
  private final Payers payers;
  private final Clock clock;

  PaymentMatching(PaymentRows rows, RemittancePayers senders, Payers payers, Clock clock) {
    this.rows = rows;
    this.senders = senders;
    this.payers = payers;
    this.clock = clock;
  }

  /** Which families the payments may be about, before any of them is read. */
  record Candidates(
      Map<String, List<String>> families,
      Map<String, Set<String>> ownersOfControlNumbers,
      Set<String> all) {}

  /**
   * What was found.
   *
   * @param claim the claim; null if there is none with certainty
   * @param reason why there is none, or why a person has to accept it; empty if it is certain
   */
  record Match(@Nullable PayerClaim claim, String reason) {

    boolean isProposal() {
      return claim != null && !reason.isEmpty();
    }
  }

  /**
   * Looks for families of payments, in as many statements as for one. Later tiers are looked for
   * only where the payer's claim number is none of ours.
   */
  Candidates candidates(Collection<ClaimPayment> payments) {
    Map<String, List<String>> byNumber = new HashMap<>();
    Set<String> all = new LinkedHashSet<>();
    Set<String> numbers = new HashSet<>();
    Set<String> members = new HashSet<>();
    Set<LocalDate> days = new HashSet<>();
    for (ClaimPayment payment : payments) {
      List<String> families = Matching.claimNumber(payment.claimNumber()).families();
      byNumber.put(payment.id(), families);
      all.addAll(families);
      if (families.isEmpty()) {
        controlNumbers(payment).forEach(numbers::add);
        members.addAll(payment.memberIds());
        Optional.ofNullable(payment.serviceFrom()).ifPresent(days::add);
      }
    }
    Map<String, Set<String>> owners = rows.ownersOfControlNumbers(numbers);
    owners.values().forEach(ids -> ids.forEach(id -> all.add(id.substring(0, id.length() - 1))));
    all.addAll(rows.familiesOfMembers(members, days));
    return new Candidates(byNumber, owners, all);
  }

  /** The claim: whom a person has chosen, otherwise what is found, otherwise what was before. */
  Match find(
      ClaimPayment payment,
      StoredRemittance remittance,
      Candidates candidates,
      PostingChunk chunk,
      PaymentPosting.Meant meant) {
    Optional<Match> chosen = known(meant.chosen(), chunk);
    if (chosen.isPresent()) {
      return chosen.get();
    }
    Match found = find(payment, remittance, candidates, chunk);
    return found.claim() == null ? known(meant.before(), chunk).orElse(found) : found;
  }

  private static Optional<Match> known(@Nullable String claimId, PostingChunk chunk) {
    return Optional.ofNullable(claimId)
        .flatMap(id -> chunk.claim(id.substring(0, id.length() - 1), level(id)))
        .map(claim -> new Match(claim, ""));
  }

  private Match find(
      ClaimPayment payment,
      StoredRemittance remittance,
      Candidates candidates,
      PostingChunk chunk) {
    Optional<ClaimFamily> family =
        candidates.families().getOrDefault(payment.id(), List.of()).stream()
            .map(chunk::family)
            .flatMap(Optional::stream)
            .findFirst();
    if (family.isPresent()) {
      return ofFamily(family.get(), payment, remittance, chunk);
    }
    List<PayerClaim> byNumber =
        controlNumbers(payment)
            .flatMap(
                number ->
                    candidates.ownersOfControlNumbers().getOrDefault(number, Set.of()).stream())
            .distinct()
            .map(id -> chunk.claim(id.substring(0, id.length() - 1), level(id)))
            .flatMap(Optional::stream)
            .filter(claim -> isFrom(remittance, claim, chunk))
            .toList();
    if (!byNumber.isEmpty()) {
      return byNumber.size() == 1
          ? new Match(byNumber.getFirst(), "BY_CONTROL_NUMBER")
          : new Match(null, "SEVERAL_CLAIMS");
    }
    List<PayerClaim> byMember = byMember(payment, remittance, chunk);
    if (!byMember.isEmpty()) {
      return byMember.size() == 1
          ? new Match(byMember.getFirst(), "BY_MEMBER")
          : new Match(null, "SEVERAL_CLAIMS");
    }
    return new Match(null, payment.claimNumber().isBlank() ? "NO_CLAIM_NUMBER" : "UNKNOWN_CLAIM");
  }

  private Match ofFamily(
      ClaimFamily family, ClaimPayment payment, StoredRemittance remittance, PostingChunk chunk) {
    Matching.ClaimNumber number = Matching.claimNumber(payment.claimNumber());
    int named = number.number() == null ? 0 : number.number().level();
    List<Coverage> sent =
        family.content().coverages().stream().filter(c -> isFrom(remittance, c, chunk)).toList();
    int level;
    if (sent.size() == 1) {
      level = sent.getFirst().level();
    } else if (sent.isEmpty() && named > 0 && chunk.sender(remittance, senders).isEmpty()) {
      // The payer names itself in a way that nobody has told us; the control number speaks for it.
      level = named;
    } else if (sent.stream().anyMatch(c -> c.level() == named)) {
      // Two plans of one payer: the answer to a forwarded claim bears the number of the one before.
      boolean answered = chunk.claim(family.id(), named).map(PayerClaim::decided).orElse(false);
      level = answered ? processedAs(payment.status(), named, sent) : named;
    } else {
      return new Match(null, sent.isEmpty() ? "OTHER_PAYER" : "PAYER_LEVEL");
    }
    return chunk
        .claim(family.id(), level)
        .or(() -> forwarded(family, level, chunk))
        .map(claim -> new Match(claim, ""))
        .orElseGet(() -> new Match(null, "NO_CLAIM_AT_LEVEL"));
  }

  /**
   * A later payer answers a claim that we have not made: the payer before it forwarded it, whether
   * its own remittance has come or not (DOMAIN 3.6). What it decided is posted once that one has.
   */
  private Optional<PayerClaim> forwarded(ClaimFamily family, int level, PostingChunk chunk) {
    Coverage coverage = family.content().coverage(level);
    if (coverage == null || chunk.claim(family.id(), level - 1).isEmpty()) {
      return Optional.empty();
    }
    LocalDate due =
        LocalDate.now(clock)
            .plusDays(chunk.profile(coverage.payerId(), payers).crossoverWaitDays());
    PayerClaim claim =
        PayerClaim.awaitingCrossover(
            family.id(), level, family.serviceFrom(), coverage.payerId(), due);
    chunk.changed(claim);
    chunk.say(
        claim,
        "3.6",
        "Payer %s answers a claim that we have not sent it: the payer before forwarded it"
            .formatted(coverage.payerId()));
    return Optional.of(claim);
  }

  /** The level by CLP02 where it names one of the payer's plans after the one that was billed. */
  private static int processedAs(String status, int named, List<Coverage> sent) {
    int told =
        switch (status) {
          case "2", "20" -> 2;
          case "3", "21" -> 3;
          default -> named;
        };
    return told > named && sent.stream().anyMatch(c -> c.level() == told) ? told : named;
  }

  private List<PayerClaim> byMember(
      ClaimPayment payment, StoredRemittance remittance, PostingChunk chunk) {
    List<PayerClaim> hits = new ArrayList<>();
    for (ClaimFamily family : chunk.families()) {
      ClaimContent content = family.content();
      if (Matching.sameVisit(content, payment)) {
        content.coverages().stream()
            .filter(coverage -> isFrom(remittance, coverage, chunk))
            .filter(
                coverage ->
                    payment.memberIds().stream()
                        .map(Matching::normalise)
                        .anyMatch(Matching.normalise(coverage.memberId())::equals))
            .map(coverage -> chunk.claim(family.id(), coverage.level()))
            .flatMap(Optional::stream)
            .forEach(hits::add);
      }
    }
    return hits;
  }

  private boolean isFrom(StoredRemittance remittance, PayerClaim claim, PostingChunk chunk) {
    Coverage coverage = chunk.content(claim.familyId()).coverage(claim.level());
    return coverage != null && isFrom(remittance, coverage, chunk);
  }

  private boolean isFrom(StoredRemittance remittance, Coverage coverage, PostingChunk chunk) {
    return senders.isFrom(remittance, coverage, chunk.profile(coverage.payerId(), payers));
  }

  private static Stream<String> controlNumbers(ClaimPayment payment) {
    return Stream.of(payment.payerClaimControlNumber(), payment.originalControlNumber())
        .filter(Objects::nonNull)
        .filter(number -> !number.isBlank());
  }

  private static int level(String payerClaimId) {
    return payerClaimId.charAt(payerClaimId.length() - 1) - '0';
  }
}
