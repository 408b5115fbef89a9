package org.cobaltclaims.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.cobaltclaims.claim.ClaimQuery.Filter;
import org.cobaltclaims.claim.ClaimQuery.Row;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.ExchangeFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the lists of claims and files ask the database. */
class ClaimQueryTest extends ApplicationTest {

  private static final Filter ALL = new Filter(Set.of(), false, null, null, null, false);

  @Autowired private ClaimQuery query;
  @Autowired private ExchangeFiles exchanged;

  @Test
  void aClaimStandsWithItsNewestVersionAndItsVisit() {
    sent();
    Row row = query.find(ALL, 10).getFirst();
    assertThat(row.familyId()).isEqualTo(family);
    assertThat(row.level()).isEqualTo(1);
    assertThat(row.state()).isEqualTo(PayerClaimState.SENT);
    assertThat(row.channel()).isEqualTo("ELECTRONIC");
    assertThat(row.sentOn()).isEqualTo(LocalDate.of(2026, 11, 21));
    assertThat(row.charge().cents()).isEqualTo(32000);
    assertThat(row.held()).isFalse();
  }

  @Test
  void everyConditionNarrowsTheList() {
    sent();
    String payer = claim(1).payerId();
    LocalDate served = query.find(ALL, 1).getFirst().serviceFrom();
    assertThat(
            count(Set.of(PayerClaimState.SENT), false, payer, Set.of(family), served.plusDays(1)))
        .isEqualTo(1);
    assertThat(count(Set.of(PayerClaimState.QUEUED), false, null, null, null)).isZero();
    assertThat(count(Set.of(), true, null, null, null)).isZero();
    assertThat(count(Set.of(), false, "NOBODY", null, null)).isZero();
    assertThat(count(Set.of(), false, null, Set.of(), null)).isZero();
    assertThat(count(Set.of(), false, null, null, served)).isZero();
    assertThat(query.count(new Filter(Set.of(), false, null, null, null, true))).isZero();
  }

  private long count(
      Set<PayerClaimState> states,
      boolean later,
      @Nullable String payer,
      @Nullable Set<String> families,
      @Nullable LocalDate servedBefore) {
    return query.count(new Filter(states, later, payer, families, servedBefore, false));
  }

  @Test
  void claimsAreCountedByStateAndRank() {
    sent();
    assertThat(query.counts())
        .containsExactly(new ClaimQuery.Count(PayerClaimState.SENT, false, 1));
  }

  @Test
  void theNewestFilesAreFoundByWayAndPartOfTheirName() {
    sent();
    receiveOnly(era(text -> text));
    assertThat(exchanged.newest(null, "", false, 10)).hasSize(1);
    assertThat(exchanged.newest(ExchangeFile.Direction.IN, "era", false, 10))
        .singleElement()
        .satisfies(file -> assertThat(file.name()).endsWith(".835"));
    assertThat(exchanged.newest(null, "e_a", false, 10)).isEmpty();
    assertThat(exchanged.newest(ExchangeFile.Direction.OUT, "", false, 10)).isEmpty();
    assertThat(exchanged.newest(null, "", true, 10)).isEmpty();
  }
}
