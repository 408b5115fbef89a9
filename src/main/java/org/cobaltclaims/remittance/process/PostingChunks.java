package org.cobaltclaims.remittance.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimRows;
import org.cobaltclaims.claim.PayerClaimsChanged;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PaymentRows;
import org.cobaltclaims.transmission.StatusInquiries;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what a chunk of payments is about and writes what was decided, each in a few statements.
 */
@Component
class PostingChunks {

  private final ClaimFamilies families;
  private final PayerClaimRows claims;
  private final Ledger ledger;
  private final PaymentRows payments;
  private final StatusInquiries inquiries;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  PostingChunks(
      ClaimFamilies families,
      PayerClaimRows claims,
      Ledger ledger,
      PaymentRows payments,
      StatusInquiries inquiries,
      Timeline timeline,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.families = families;
    this.claims = claims;
    this.ledger = ledger;
    this.payments = payments;
    this.inquiries = inquiries;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.events = events;
  }

  /** Locks the families and reads all that postings look at. Ids of no family are left out. */
  PostingChunk read(Collection<String> familyIds) {
    Set<String> ids = new TreeSet<>(familyIds);
    claims.lockFamilies(ids);
    Map<String, ClaimFamily> found = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      families.findAllById(ids).forEach(family -> found.put(family.id(), family));
    }
    Map<String, List<PayerClaim>> byFamily = claims.ofFamilies(found.keySet());
    List<String> claimIds =
        byFamily.values().stream().flatMap(List::stream).map(PayerClaim::id).toList();
    return new PostingChunk(
        found,
        byFamily,
        ledger.booked(found.keySet()),
        payments.ofClaims(claimIds),
        inquiries.forwarding(claimIds),
        openTasks(found.keySet()));
  }

  private Set<PostingChunk.OpenTask> openTasks(Set<String> familyIds) {
    return familyIds.isEmpty()
        ? Set.of()
        : jdbc
            .sql("SELECT subject, kind FROM task WHERE family_id IN (:ids) AND state = 'OPEN'")
            .param("ids", familyIds)
            .query(
                (row, n) ->
                    new PostingChunk.OpenTask(
                        row.getString("subject"), TaskKind.valueOf(row.getString("kind"))))
            .list()
            .stream()
            .collect(Collectors.toSet());
  }

  /** Writes everything; tasks last, because what hangs on them is read from what was written. */
  void write(PostingChunk chunk) {
    payments.write(chunk.changes());
    ledger.postAll(chunk.bookings());
    claims.saveAll(chunk.changedClaims());
    timeline.appendAll(chunk.steps());
    for (String familyId : chunk.reopened()) {
      ClaimFamily family = chunk.family(familyId).orElseThrow();
      if (family.state() != FamilyState.OPEN) {
        family.settle(FamilyState.OPEN);
        families.save(family);
      }
      events.publishEvent(new FamilyReopened(familyId));
    }
    chunk.settled().forEach(events::publishEvent);
    chunk.needed().forEach(events::publishEvent);
    if (!chunk.news().isEmpty()) {
      events.publishEvent(new PayerClaimsChanged(chunk.news()));
    }
  }
}
