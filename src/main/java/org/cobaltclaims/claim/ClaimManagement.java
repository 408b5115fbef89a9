package org.cobaltclaims.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens claim families and their claims. Every method works inside its caller's transaction and may
 * be called again with the same effect.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ClaimManagement {

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final PayerReordering reordering;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Clock clock;

  ClaimManagement(
      ClaimFamilies families,
      PayerClaims claims,
      PayerReordering reordering,
      Timeline timeline,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Clock clock) {
    this.families = families;
    this.claims = claims;
    this.reordering = reordering;
    this.timeline = timeline;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Stores a new family and a draft for the payer that is to be billed first. Payers before it have
   * decided already; their claims are made as such, and their decisions have to be posted in the
   * same transaction.
   *
   * @param familyId ten characters, not yet taken
   * @param practiceClaim the practice's own CLM01
   * @param content with line control numbers that begin with the family id
   * @param level the payer to bill
   * @param decided the levels below it whose payers have decided
   */
  public ClaimFamily openFamily(
      String familyId,
      String practiceClaim,
      String patientId,
      ClaimContent content,
      int level,
      Set<Integer> decided) {
    ClaimFamily family =
        families.save(
            ClaimFamily.open(familyId, practiceClaim, patientId, content, LocalDate.now(clock)));
    for (Coverage coverage : content.coverages()) {
      if (coverage.level() < level && decided.contains(coverage.level())) {
        claims.save(
            PayerClaim.fromIntake(
                familyId, coverage.level(), family.serviceFrom(), coverage.payerId()));
      }
    }
    PayerClaim draft = openNextClaim(family, level);
    timeline.append(
        familyId,
        draft.id(),
        "0.5",
        "Opened with %d lines, to be billed to payer %s at level %d"
            .formatted(content.lines().size(), draft.payerId(), level));
    events.publishEvent(new FamilyOpened(familyId));
    return family;
  }

  /**
   * The claim to the payer of a level: the one that exists, or a new draft. Of two callers at the
   * same time one makes it and the other finds it (gate 2.2-10).
   *
   * @throws IllegalStateException if the family has no coverage at the level
   */
  public PayerClaim openNextClaim(String familyId, int level) {
    return openNextClaim(families.findById(familyId).orElseThrow(), level);
  }

  /** The same for who has the family at hand. */
  public PayerClaim openNextClaim(ClaimFamily family, int level) {
    String familyId = family.id();
    PayerClaim draft =
        PayerClaim.draft(familyId, level, family.serviceFrom(), payerAt(family, level));
    reordering.known(familyId, draft.payerId()).ifPresent(draft::billedBefore);
    return open(familyId, draft);
  }

  private PayerClaim open(String familyId, PayerClaim claim) {
    lock(familyId);
    return claims.findById(claim.id()).orElseGet(() -> claims.save(claim));
  }

  private static String payerAt(ClaimFamily family, int level) {
    Coverage coverage = family.content().coverage(level);
    if (coverage == null) {
      throw new IllegalStateException(
          "family " + family.id() + " has no coverage at level " + level);
    }
    return coverage.payerId();
  }

  /** Makes everyone else who works on the family's claims wait until this transaction ends. */
  public void lock(String familyId) {
    jdbc.sql("SELECT id FROM claim_family WHERE id = :id FOR UPDATE")
        .param("id", familyId)
        .query(String.class)
        .single();
  }
}
