package org.cobaltclaims.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payer claims by the hundred, for whoever works on a whole remittance: read and written in as many
 * statements as for one. What it writes is what changes when a payer decides; versions stay.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PayerClaimRows {

  private final JdbcClient jdbc;
  private final JdbcOperations batch;

  PayerClaimRows(JdbcClient jdbc, JdbcOperations batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /** Makes everyone else who works on the families' claims wait until this transaction ends. */
  public void lockFamilies(Collection<String> familyIds) {
    if (!familyIds.isEmpty()) {
      jdbc.sql("SELECT id FROM claim_family WHERE id IN (:ids) ORDER BY id FOR UPDATE")
          .param("ids", familyIds)
          .query(String.class)
          .list();
    }
  }

  /** The claims of families by level, by family id. */
  public Map<String, List<PayerClaim>> ofFamilies(Collection<String> familyIds) {
    if (familyIds.isEmpty()) {
      return Map.of();
    }
    Map<String, List<ClaimVersion>> versions = versions(familyIds);
    Map<String, List<PayerClaim>> families = new HashMap<>();
    jdbc.sql("SELECT * FROM payer_claim WHERE family_id IN (:ids) ORDER BY family_id, level")
        .param("ids", familyIds)
        .query(
            row -> {
              PayerClaim claim = claim(row, versions.getOrDefault(row.getString("id"), List.of()));
              families.computeIfAbsent(claim.familyId(), id -> new ArrayList<>()).add(claim);
            });
    return families;
  }

  private Map<String, List<ClaimVersion>> versions(Collection<String> familyIds) {
    Map<String, Map<Integer, ClaimVersion>> versions = new HashMap<>();
    jdbc.sql(
            """
            SELECT v.* FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id
            WHERE c.family_id IN (:ids)
            """)
        .param("ids", familyIds)
        .query(
            row -> {
              versions
                  .computeIfAbsent(row.getString("payer_claim_id"), id -> new TreeMap<>())
                  .put(row.getInt("ordinal"), version(row));
            });
    Map<String, List<ClaimVersion>> byClaim = new HashMap<>();
    versions.forEach((id, byOrdinal) -> byClaim.put(id, List.copyOf(byOrdinal.values())));
    return byClaim;
  }

  static ClaimVersion version(ResultSet row) throws SQLException {
    return new ClaimVersion(
        row.getString("pcn"),
        row.getString("frequency"),
        row.getString("channel"),
        row.getString("batch_id"),
        row.getString("file_name"),
        row.getObject("sent_on", LocalDate.class));
  }

  static PayerClaim claim(ResultSet row, List<ClaimVersion> versions) throws SQLException {
    @Nullable String outcome = row.getString("outcome");
    @Nullable String wait = row.getString("denial_wait");
    return new PayerClaim(
        row.getString("id"),
        row.getInt("lock_version"),
        row.getString("family_id"),
        row.getInt("level"),
        row.getObject("service_from", LocalDate.class),
        row.getString("payer_id"),
        PayerClaimState.valueOf(row.getString("state")),
        outcome == null ? null : Outcome.valueOf(outcome),
        row.getString("icn"),
        Origin.valueOf(row.getString("origin")),
        row.getObject("accepted_on", LocalDate.class),
        row.getObject("adjudicated_on", LocalDate.class),
        row.getObject("crossover_due", LocalDate.class),
        row.getString("closed_reason"),
        row.getString("delay_reason"),
        row.getString("next_frequency"),
        row.getBoolean("replace_once_answered"),
        row.getString("passed_by"),
        wait == null ? null : DenialWait.valueOf(wait),
        row.getObject("denial_due", LocalDate.class),
        versions);
  }

  /**
   * Writes claims that were read here, and inserts new ones; their versions are left as they are.
   *
   * @throws OptimisticLockingFailureException if somebody else changed one of them meanwhile
   */
  public void saveAll(Collection<PayerClaim> claims) {
    List<PayerClaim> changed = claims.stream().filter(c -> c.lockVersion() != null).toList();
    int[] updated =
        batch.batchUpdate(
            """
            UPDATE payer_claim SET state = ?, outcome = ?, icn = ?, origin = ?, accepted_on = ?,
              adjudicated_on = ?, crossover_due = ?, closed_reason = ?, next_frequency = ?,
              replace_once_answered = ?,
              denial_wait = ?, denial_due = ?, lock_version = lock_version + 1
            WHERE id = ? AND lock_version = ?
            """,
            changed.stream().map(PayerClaimRows::values).toList());
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        throw new OptimisticLockingFailureException(
            "payer claim " + changed.get(i).id() + " was changed meanwhile");
      }
    }
    batch.batchUpdate(
        """
        INSERT INTO payer_claim (id, lock_version, family_id, level, service_from, payer_id, state,
          origin, crossover_due)
        VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?)
        """,
        claims.stream()
            .filter(c -> c.lockVersion() == null)
            .map(
                c ->
                    new Object[] {
                      c.id(),
                      c.familyId(),
                      c.level(),
                      c.serviceFrom(),
                      c.payerId(),
                      c.state().name(),
                      c.origin().name(),
                      c.crossoverDue()
                    })
            .toList());
  }

  private static @Nullable Object[] values(PayerClaim claim) {
    Outcome outcome = claim.outcome();
    DenialWait wait = claim.denialWait();
    return new @Nullable Object[] {
      claim.state().name(),
      outcome == null ? null : outcome.name(),
      claim.icn(),
      claim.origin().name(),
      claim.acceptedOn(),
      claim.adjudicatedOn(),
      claim.crossoverDue(),
      claim.closedReason(),
      claim.nextFrequency(),
      claim.isReplacedOnceAnswered(),
      wait == null ? null : wait.name(),
      claim.denialDue(),
      claim.id(),
      claim.lockVersion()
    };
  }
}
