package org.cobaltclaims.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Payer claims and their versions in the database; Spring Data finds it by its name. */
class PayerClaimStoreImpl implements PayerClaimStore {

  private static final String COLUMNS =
      "c.*, v.ordinal, v.pcn, v.frequency, v.channel, v.batch_id, v.file_name, v.sent_on";

  private static final String SELECT =
      "SELECT "
          + COLUMNS
          + """
           FROM payer_claim c LEFT JOIN claim_version v ON v.payer_claim_id = c.id
          """;

  /**
   * Joined rather than asked of a subquery, which H2 runs again for each claim: for 500 claims that
   * was 20 seconds. Two of the versions may be one claim's.
   */
  static final String BY_PCNS =
      "SELECT DISTINCT "
          + COLUMNS
          + """
           FROM claim_version p JOIN payer_claim c ON c.id = p.payer_claim_id
            LEFT JOIN claim_version v ON v.payer_claim_id = c.id
          WHERE p.pcn IN (:pcns)
          ORDER BY c.id, v.ordinal
          """;

  private final JdbcClient jdbc;
  private final JdbcOperations batch;

  PayerClaimStoreImpl(JdbcClient jdbc, JdbcOperations batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  @Override
  public Optional<PayerClaim> findById(String id) {
    return ReadOnce.get(
        "payer_claim",
        id,
        () ->
            read(jdbc.sql(SELECT + "WHERE c.id = :id ORDER BY v.ordinal").param("id", id)).stream()
                .findFirst());
  }

  @Override
  public List<PayerClaim> findAllById(Iterable<String> ids) {
    List<String> wanted = StreamSupport.stream(ids.spliterator(), false).distinct().toList();
    return wanted.isEmpty()
        ? List.of()
        : read(
            jdbc.sql(SELECT + "WHERE c.id IN (:ids) ORDER BY c.id, v.ordinal")
                .param("ids", wanted));
  }

  @Override
  public List<PayerClaim> findByFamilyIdOrderByLevel(String familyId) {
    return List.copyOf(
        ReadOnce.get(
            "payer_claim of family",
            familyId,
            () ->
                read(
                    jdbc.sql(SELECT + "WHERE c.family_id = :family ORDER BY c.level, v.ordinal")
                        .param("family", familyId))));
  }

  @Override
  public Optional<PayerClaim> findByPcn(String pcn) {
    return read(
            jdbc.sql(
                    SELECT
                        + """
                        WHERE c.id = (SELECT p.payer_claim_id FROM claim_version p WHERE p.pcn = :pcn)
                        ORDER BY v.ordinal
                        """)
                .param("pcn", pcn))
        .stream()
        .findFirst();
  }

  @Override
  public Map<String, PayerClaim> findByPcns(Collection<String> pcns) {
    if (pcns.isEmpty()) {
      return Map.of();
    }
    Set<String> wanted = Set.copyOf(pcns);
    Map<String, PayerClaim> byPcn = new HashMap<>();
    read(jdbc.sql(BY_PCNS).param("pcns", wanted))
        .forEach(
            claim ->
                claim.versions().stream()
                    .map(ClaimVersion::pcn)
                    .filter(wanted::contains)
                    .forEach(pcn -> byPcn.put(pcn, claim)));
    return byPcn;
  }

  /** The rows of one claim stand together, its versions in their order. */
  private static List<PayerClaim> read(JdbcClient.StatementSpec statement) {
    return statement.query(PayerClaimStoreImpl::claims);
  }

  private static List<PayerClaim> claims(ResultSet row) throws SQLException {
    List<PayerClaim> claims = new ArrayList<>();
    while (row.next()) {
      if (claims.isEmpty() || !claims.getLast().id().equals(row.getString("id"))) {
        claims.add(PayerClaimRows.claim(row, List.of()));
      }
      if (row.getString("pcn") != null) {
        claims.getLast().versionRead(PayerClaimRows.version(row));
      }
    }
    return claims;
  }

  @Override
  @Transactional
  public <S extends PayerClaim> S save(S claim) {
    saveAll(List.of(claim));
    return claim;
  }

  /**
   * @throws OptimisticLockingFailureException if somebody else changed one of them meanwhile
   */
  @Override
  @Transactional
  public <S extends PayerClaim> List<S> saveAll(Iterable<S> claims) {
    List<S> all = StreamSupport.stream(claims.spliterator(), false).toList();
    insert(all.stream().filter(claim -> claim.lockVersion() == null).toList());
    update(all.stream().filter(claim -> claim.lockVersion() != null).toList());
    writeVersions(all);
    all.forEach(PayerClaim::stored);
    return all;
  }

  private void insert(List<? extends PayerClaim> claims) {
    write(
        """
        INSERT INTO payer_claim (payer_id, state, outcome, icn, origin, accepted_on, adjudicated_on,
          crossover_due, closed_reason, delay_reason, next_frequency, replace_once_answered,
          passed_by, denial_wait, denial_due, id, lock_version, family_id, level, service_from)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
        """,
        claims.stream()
            .map(claim -> values(claim, claim.familyId(), claim.level(), claim.serviceFrom()))
            .toList());
  }

  private void update(List<? extends PayerClaim> claims) {
    int[] updated =
        write(
            """
            UPDATE payer_claim SET payer_id = ?, state = ?, outcome = ?, icn = ?, origin = ?,
              accepted_on = ?, adjudicated_on = ?, crossover_due = ?, closed_reason = ?,
              delay_reason = ?, next_frequency = ?, replace_once_answered = ?, passed_by = ?,
              denial_wait = ?, denial_due = ?, lock_version = lock_version + 1
            WHERE id = ? AND lock_version = ?
            """,
            claims.stream().map(claim -> values(claim, claim.lockVersion())).toList());
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        throw new OptimisticLockingFailureException(
            "payer claim " + claims.get(i).id() + " was changed meanwhile");
      }
    }
  }

  private static @Nullable Object[] values(PayerClaim claim, @Nullable Object... more) {
    Outcome outcome = claim.outcome();
    DenialWait wait = claim.denialWait();
    List<@Nullable Object> values =
        new ArrayList<>(
            Arrays.asList(
                claim.payerId(),
                claim.state().name(),
                outcome == null ? null : outcome.name(),
                claim.icn(),
                claim.origin().name(),
                claim.acceptedOn(),
                claim.adjudicatedOn(),
                claim.crossoverDue(),
                claim.closedReason(),
                claim.delayReason,
                claim.nextFrequency(),
                claim.isReplacedOnceAnswered(),
                claim.passedBy,
                wait == null ? null : wait.name(),
                claim.denialDue(),
                claim.id()));
    values.addAll(Arrays.asList(more));
    return values.toArray();
  }

  /** A version's place and number never change; none is ever taken out. */
  private void writeVersions(List<? extends PayerClaim> claims) {
    List<@Nullable Object[]> changed = new ArrayList<>();
    List<@Nullable Object[]> added = new ArrayList<>();
    for (PayerClaim claim : claims) {
      List<ClaimVersion> versions = claim.versions();
      List<ClaimVersion> before = claim.storedVersions();
      for (int i = 0; i < versions.size(); i++) {
        boolean isNew = i >= before.size();
        if (isNew || !versions.get(i).equals(before.get(i))) {
          (isNew ? added : changed).add(values(claim, i, versions.get(i)));
        }
      }
    }
    write(
        """
        UPDATE claim_version SET frequency = ?, channel = ?, batch_id = ?, file_name = ?, sent_on = ?
        WHERE payer_claim_id = ? AND ordinal = ? AND pcn = ?
        """,
        changed);
    write(
        """
        INSERT INTO claim_version (frequency, channel, batch_id, file_name, sent_on, payer_claim_id,
          ordinal, pcn)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        added);
  }

  private static @Nullable Object[] values(PayerClaim claim, int ordinal, ClaimVersion version) {
    return new @Nullable Object[] {
      version.frequency(),
      version.channel(),
      version.batchId(),
      version.fileName(),
      version.sentOn(),
      claim.id(),
      ordinal,
      version.pcn()
    };
  }

  private int[] write(String sql, List<@Nullable Object[]> rows) {
    return rows.isEmpty() ? new int[0] : batch.batchUpdate(sql, rows);
  }
}
