package org.cobaltclaims.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets the order of a family's payers anew, because one that was billed says that another comes
 * first (DOMAIN 7.1). What the one that was billed has called the claim is remembered, so that it
 * is replaced when its turn comes.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PayerReordering {

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final Payers payers;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  PayerReordering(
      ClaimFamilies families,
      PayerClaims claims,
      Payers payers,
      Timeline timeline,
      JdbcClient jdbc,
      Clock clock) {
    this.families = families;
    this.claims = claims;
    this.payers = payers;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The payer of a later level takes the place of the one that a claim was billed to; the payers
   * from that place on move back by one. The claim is a draft for its new payer.
   *
   * @param claim the claim that was billed to the wrong payer; no later one exists
   * @param first the level of the payer that comes first, above the claim's
   * @throws IllegalStateException if a later claim exists, or the claim is with its payer
   */
  public void putFirst(PayerClaim claim, int first) {
    List<Coverage> order = new ArrayList<>(coverages(claim));
    order.add(claim.level() - 1, order.remove(first - 1));
    startAgain(claim, order);
  }

  /**
   * A payer that the claim did not name takes the place of the one that it was billed to.
   *
   * @param claim the claim that was billed to the wrong payer; no later one exists
   * @param added the coverage that comes first
   * @throws IllegalStateException if a later claim exists, or the claim is with its payer
   */
  public void putFirst(PayerClaim claim, Coverage added) {
    List<Coverage> order = new ArrayList<>(coverages(claim));
    payers.meet(added.payerId(), added.payerName(), added.filingIndicator());
    order.add(claim.level() - 1, added);
    startAgain(claim, order);
  }

  private List<Coverage> coverages(PayerClaim claim) {
    return families.findById(claim.familyId()).orElseThrow().content().coverages();
  }

  private void startAgain(PayerClaim claim, List<Coverage> order) {
    ClaimFamily family = families.findById(claim.familyId()).orElseThrow();
    boolean later =
        claims.findByFamilyIdOrderByLevel(claim.familyId()).stream()
            .anyMatch(other -> other.level() > claim.level());
    if (later) {
      throw new IllegalStateException("a later payer of family " + family.id() + " is billed");
    }
    List<Coverage> renumbered = new ArrayList<>();
    for (Coverage coverage : order) {
      renumbered.add(coverage.atLevel(renumbered.size() + 1));
    }
    remember(claim);
    String before = claim.payerId();
    String now = renumbered.get(claim.level() - 1).payerId();
    family.corrected(family.content().withCoverages(renumbered));
    families.save(family);
    claim.redirected(now, known(family.id(), now).orElse(null));
    claims.save(claim);
    timeline.append(
        family.id(),
        claim.id(),
        "7.1",
        "Payer %s comes before payer %s: billed again in this order".formatted(now, before));
  }

  /**
   * Sets the order of the payers from a place on. Claims at that place and behind are drafts for
   * the payers that have those places now; what they were called by the payers that have decided
   * them is remembered. Claims behind the last coverage are left as they are.
   *
   * @param coverages all of the family, renumbered; it may name payers that no claim named before
   * @param from the first place that another payer has now
   * @throws IllegalStateException if one of those claims is with its payer
   */
  public void setOrder(String familyId, List<Coverage> coverages, int from) {
    ClaimFamily family = families.findById(familyId).orElseThrow();
    List<PayerClaim> behind =
        claims.findByFamilyIdOrderByLevel(familyId).stream()
            .filter(claim -> claim.level() >= from && claim.level() <= coverages.size())
            .toList();
    behind.forEach(this::remember);
    coverages.forEach(c -> payers.meet(c.payerId(), c.payerName(), c.filingIndicator()));
    family.corrected(family.content().withCoverages(coverages));
    families.save(family);
    for (PayerClaim claim : behind) {
      String payerId = coverages.get(claim.level() - 1).payerId();
      claim.redirected(payerId, known(familyId, payerId).orElse(null));
      claims.save(claim);
    }
  }

  private void remember(PayerClaim claim) {
    @Nullable String icn = claim.icn();
    if (icn == null || !payers.profile(claim.payerId()).acceptsReplacement()) {
      return;
    }
    jdbc.sql("DELETE FROM redirected_claim WHERE family_id = :family AND payer_id = :payer")
        .param("family", claim.familyId())
        .param("payer", claim.payerId())
        .update();
    jdbc.sql(
            "INSERT INTO redirected_claim (family_id, payer_id, icn, redirected_on) VALUES"
                + " (:family, :payer, :icn, :today)")
        .param("family", claim.familyId())
        .param("payer", claim.payerId())
        .param("icn", icn)
        .param("today", LocalDate.now(clock))
        .update();
  }

  /**
   * What a payer called the family's claim when it was billed out of turn; empty if it was not, or
   * takes no replacement.
   */
  public Optional<String> known(String familyId, String payerId) {
    return jdbc.sql(
            "SELECT icn FROM redirected_claim WHERE family_id = :family AND payer_id = :payer")
        .param("family", familyId)
        .param("payer", payerId)
        .query(String.class)
        .optional();
  }
}
