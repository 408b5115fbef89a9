package org.cobaltclaims.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.cobaltclaims.intake.ClaimIntake;
import org.cobaltclaims.testing.DatabaseTest;
import org.cobaltclaims.testing.Intakes;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

@Import(PayerClaimRows.class)
class ClaimStoreTest extends DatabaseTest {

  @Autowired ClaimIntake intake;
  @Autowired ClaimManagement management;
  @Autowired ClaimFamilies families;
  @Autowired PayerClaims claims;
  @Autowired PayerClaimRows rows;
  @Autowired Snapshots snapshots;
  @Autowired Timeline timeline;

  private String familyId;

  @BeforeEach
  void aFamily() {
    Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));
    familyId = families.findAll().getFirst().id();
  }

  @Test
  void aFamilyComesBackAsItWasStored() {
    ClaimFamily stored = families.findById(familyId).orElseThrow();

    assertThat(StoredJson.read(StoredJson.write(stored.content()), ClaimContent.class))
        .isEqualTo(stored.content());
    assertThat(families.findByPracticeClaim("k7q2m9x4t01a")).hasSize(1);
  }

  @Test
  void aClaimKeepsItsVersionsInOrder() {
    transactions.executeWithoutResult(
        status -> {
          PayerClaim claim = claims.findById(familyId + "1").orElseThrow();
          claim.scrubbed();
          claim.queued(claim.nextControlNumber(), "1", "ELECTRONIC");
          claim.batched("B1");
          claim.sent("a.837", LocalDate.of(2026, 11, 5));
          claim.rejected();
          claims.save(claim);
        });
    transactions.executeWithoutResult(
        status -> {
          PayerClaim claim = claims.findById(familyId + "1").orElseThrow();
          claim.scrubbed();
          claim.queued(claim.nextControlNumber(), "1", "ELECTRONIC");
          claims.save(claim);
        });

    PayerClaim claim = claims.findByPcn(familyId + "1B").orElseThrow();
    assertThat(claim.state()).isEqualTo(PayerClaimState.QUEUED);
    assertThat(claim.versions())
        .extracting(ClaimVersion::pcn)
        .containsExactly(familyId + "1A", familyId + "1B");
    assertThat(claim.versions().getFirst().fileName()).isEqualTo("a.837");
    assertThat(claims.findByPcn(familyId + "1A")).map(PayerClaim::id).contains(familyId + "1");
  }

  @Test
  void claimsAreFoundByWhicheverOfTheirVersions() {
    for (int version = 0; version < 2; version++) {
      transactions.executeWithoutResult(
          status -> {
            PayerClaim claim = claims.findById(familyId + "1").orElseThrow();
            claim.scrubbed();
            claim.queued(claim.nextControlNumber(), "1", "ELECTRONIC");
            claim.batched("B1");
            claim.sent("a.837", LocalDate.of(2026, 11, 5));
            claim.rejected();
            claims.save(claim);
          });
    }

    Map<String, PayerClaim> found =
        claims.findByPcns(List.of(familyId + "1A", familyId + "1B", familyId + "2A"));
    assertThat(found).containsOnlyKeys(familyId + "1A", familyId + "1B");
    assertThat(found.values()).containsOnly(found.get(familyId + "1B"));
    assertThat(found.get(familyId + "1A").versions())
        .extracting(ClaimVersion::pcn)
        .containsExactly(familyId + "1A", familyId + "1B");
  }

  @Test
  void oneRowIsLookedUpForEachVersionThatClaimsAreFoundBy() {
    int many = 100;
    List<String> pcns = new ArrayList<>();
    for (int level = 10; level < 10 + many; level++) {
      String id = "T" + level;
      pcns.add(id + "A");
      jdbc.update(
          """
          INSERT INTO payer_claim (id, family_id, level, payer_id, origin, state, service_from, lock_version)
          SELECT ?, family_id, ?, payer_id, origin, state, service_from, 0
          FROM payer_claim WHERE level = 1
          """,
          id,
          level);
      jdbc.update(
          "INSERT INTO claim_version (pcn, payer_claim_id, ordinal, frequency, channel)"
              + " VALUES (?, ?, 1, '1', 'ELECTRONIC')",
          id + "A",
          id);
    }

    assertThat(claims.findByPcns(pcns)).hasSize(many);
    String plan =
        JdbcClient.create(jdbc)
            .sql("EXPLAIN ANALYZE " + PayerClaimStoreImpl.BY_PCNS)
            .param("pcns", pcns)
            .query(String.class)
            .single();
    // MySQL joins such a subquery by itself, and tells its plan in other words.
    if (plan.contains("scanCount")) {
      assertThat(Pattern.compile("scanCount: (\\d+)").matcher(plan).results())
          .as(plan)
          .hasSizeGreaterThan(1)
          .allSatisfy(
              scan -> assertThat(Integer.parseInt(scan.group(1))).isLessThanOrEqualTo(3 * many));
      assertThat(plan).as("H2 runs a subquery again for each row").containsOnlyOnce("SELECT");
    }
  }

  @Test
  void theLaterOfTwoChangesOfTheSameStateIsRefused() {
    PayerClaim mine = claims.findById(familyId + "1").orElseThrow();
    PayerClaim theirs = claims.findById(familyId + "1").orElseThrow();
    theirs.scrubbed();
    claims.save(theirs);

    mine.correcting();
    assertThatThrownBy(() -> claims.save(mine))
        .isInstanceOf(OptimisticLockingFailureException.class);
  }

  @Test
  @DisplayName("T-NODUP: however many open the next claim at once, there is one")
  void howeverManyOpenTheNextClaimAtOnceThereIsOne() throws Exception {
    int callers = 4;
    CountDownLatch allReady = new CountDownLatch(callers);
    List<Future<String>> opened = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
      for (int i = 0; i < callers; i++) {
        opened.add(
            pool.submit(
                () -> {
                  allReady.countDown();
                  allReady.await();
                  return transactions.execute(status -> management.openNextClaim(familyId, 2).id());
                }));
      }
    }

    for (Future<String> id : opened) {
      assertThat(id.get()).isEqualTo(familyId + "2");
    }
    assertThat(claims.findByFamilyIdOrderByLevel(familyId)).hasSize(2);
  }

  @Test
  void aLevelWithoutCoverageHasNoClaim() {
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(status -> management.openNextClaim(familyId, 3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(familyId)
        .hasMessageContaining("level 3");
  }

  @Test
  void aForwardedClaimWaitsForItsPayerAndHasNoVersion() {
    PayerClaim forwarded =
        PayerClaim.awaitingCrossover(
            familyId, 2, LocalDate.of(2026, 11, 2), "67890", LocalDate.of(2026, 12, 5));
    transactions.executeWithoutResult(status -> rows.saveAll(List.of(forwarded)));

    PayerClaim claim = claims.findById(familyId + "2").orElseThrow();
    assertThat(claim.state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
    assertThat(claim.origin()).isEqualTo(Origin.CROSSOVER);
    assertThat(claim.crossoverDue()).isEqualTo(LocalDate.of(2026, 12, 5));
    assertThat(claim.hasVersion()).isFalse();
  }

  @Test
  void claimsWrittenTogetherAreReadTogetherAndCollideWithWhoeverWasFaster() {
    PayerClaim claim = rowsOf(List.of(familyId)).get(familyId).getFirst();
    claim.cancelled();
    transactions.executeWithoutResult(status -> rows.saveAll(List.of(claim)));
    assertThatThrownBy(
            () -> transactions.executeWithoutResult(status -> rows.saveAll(List.of(claim))))
        .isInstanceOf(OptimisticLockingFailureException.class)
        .hasMessageContaining(claim.id());
    assertThat(claims.findById(familyId + "1").orElseThrow().isCancelled()).isTrue();
    assertThat(rowsOf(List.of())).isEmpty();
  }

  private Map<String, List<PayerClaim>> rowsOf(List<String> ids) {
    return Objects.requireNonNull(transactions.execute(status -> rows.ofFamilies(ids)));
  }

  @Test
  void aSnapshotIsWrittenOnceAndNeverChanges() {
    transactions.executeWithoutResult(status -> snapshots.save("K7Q2M9X4T01A", "{\"a\":1}"));
    transactions.executeWithoutResult(status -> snapshots.save("K7Q2M9X4T01A", "{\"a\":1}"));

    assertThat(snapshots.load("K7Q2M9X4T01A")).contains("{\"a\":1}");
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    status -> snapshots.save("K7Q2M9X4T01A", "{\"a\":2}")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(snapshots.load("K7Q2M9X4T01A")).contains("{\"a\":1}");
    assertThat(snapshots.load("K7Q2M9X4T01B")).isEmpty();
  }

  @Test
  void theTimelineTellsTheStepsInOrderWithDateAndRule() {
    clock.setTo(LocalDate.of(2026, 11, 7));
    transactions.executeWithoutResult(
        status -> timeline.append(familyId, familyId + "1", "2.2-6", "Nothing left to bill"));

    assertThat(timeline.of(familyId).getLast())
        .isEqualTo(
            new Timeline.Entry(
                familyId,
                familyId + "1",
                LocalDate.of(2026, 11, 7),
                "2.2-6",
                "Nothing left to bill"));
    assertThatThrownBy(() -> timeline.append(familyId, null, "x", "outside"))
        .isInstanceOf(IllegalTransactionStateException.class);
  }
}
