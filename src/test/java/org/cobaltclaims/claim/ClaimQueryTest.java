package org.cobaltclaims.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
  @Autowired private ClaimCorrections corrections;

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
  void theNewestServiceComesFirstWhateverTheState() {
    for (int i = 0; i < 40; i++) {
      String id = "Q%09d".formatted(i);
      jdbc.update(
          "INSERT INTO claim_family (id, lock_version, practice_claim, patient_id, state,"
              + " charge_cents, service_from, service_to, content, opened_on, hold_reason, held_by)"
              + " SELECT ?, 0, ?, patient_id, state, 100, ?, ?, content, opened_on, ?, ?"
              + " FROM claim_family WHERE id = ?",
          id,
          id,
          LocalDate.of(2026, 1, 1 + i % 20),
          LocalDate.of(2026, 1, 1 + i % 20),
          i % 10 == 0 ? "asked" : null,
          i % 10 == 0 ? "dana" : null,
          family);
      for (int level = 1; level <= 2; level++) {
        jdbc.update(
            "INSERT INTO payer_claim (id, lock_version, family_id, level, service_from, payer_id,"
                + " state, origin) VALUES (?, 0, ?, ?, ?, ?, ?, 'SENT')",
            id + level,
            id,
            level,
            LocalDate.of(2026, 1, 1 + i % 20),
            level == 1 ? "12345" : "67890",
            i % 3 == 0 ? "SENT" : i % 3 == 1 ? "QUEUED" : "DRAFT");
      }
    }
    List<Row> all = query.find(ALL, 1000);
    assertThat(all)
        .hasSize((int) query.count(ALL))
        .isSortedAccordingTo(
            Comparator.comparing(Row::serviceFrom)
                .thenComparing(Row::familyId)
                .thenComparing(Row::level)
                .reversed());
    assertThat(query.find(ALL, 7)).isEqualTo(all.subList(0, 7));
    Filter narrow =
        new Filter(
            Set.of(PayerClaimState.SENT, PayerClaimState.DRAFT),
            true,
            "67890",
            null,
            LocalDate.of(2026, 1, 12),
            false);
    List<Row> expected =
        all.stream()
            .filter(row -> narrow.states().contains(row.state()) && row.level() > 1)
            .filter(row -> row.serviceFrom().isBefore(LocalDate.of(2026, 1, 12)))
            .toList();
    assertThat(query.find(narrow, 1000)).isEqualTo(expected).isNotEmpty();
    assertThat(query.count(narrow)).isEqualTo(expected.size());
    Filter held = new Filter(Set.of(PayerClaimState.QUEUED), false, null, null, null, true);
    assertThat(query.find(held, 1000))
        .isEqualTo(
            all.stream()
                .filter(row -> row.held() && row.state() == PayerClaimState.QUEUED)
                .toList())
        .hasSize((int) query.count(held))
        .isNotEmpty();
  }

  @Test
  void aCorrectedDayOfServiceMovesTheClaimInTheList() {
    sent();
    LocalDate before = query.find(ALL, 1).getFirst().serviceFrom();
    LocalDate other = before.minusDays(30);
    Correction correction =
        StoredJson.read(
            "{\"lines\": [%s]}"
                .formatted(
                    families.findById(family).orElseThrow().content().lines().stream()
                        .map(
                            line ->
                                "{\"number\": %d, \"serviceFrom\": \"%s\"}"
                                    .formatted(line.number(), other))
                        .collect(Collectors.joining(", "))),
            Correction.class);
    transactions.executeWithoutResult(
        status -> corrections.apply(claim(1), correction, "test", "dana"));
    assertThat(query.find(ALL, 1).getFirst().serviceFrom()).isEqualTo(other);
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
    assertThat(exchanged.newest(null, "", false, null, 10)).hasSize(1);
    assertThat(exchanged.newest(ExchangeFile.Direction.IN, "era", false, null, 10))
        .singleElement()
        .satisfies(file -> assertThat(file.name()).endsWith(".835"));
    assertThat(exchanged.newest(null, "e_a", false, null, 10)).isEmpty();
    assertThat(exchanged.newest(ExchangeFile.Direction.OUT, "", false, null, 10)).isEmpty();
    assertThat(exchanged.newest(null, "", true, null, 10)).isEmpty();
  }
}
