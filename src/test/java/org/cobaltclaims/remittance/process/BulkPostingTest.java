package org.cobaltclaims.remittance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PaymentRows;
import org.cobaltclaims.remittance.Posting;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.CountedStatements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * A remittance of many claims. {@code -Dcobalt.bulk.claims=10000} posts so many and prints how long
 * it took.
 */
@Import(CountedStatements.class)
class BulkPostingTest extends ApplicationTest {

  /** The statements of a chunk and of what is done once for a remittance, with room for a few. */
  private static final int FOR_A_CHUNK = 30;

  private static final int ONCE = 40;

  @Autowired private PaymentPosting payments;
  @Autowired private PaymentRows rows;

  @Test
  void statementsGrowWithTheChunksAndNotWithTheClaims() {
    int claims = Integer.getInteger("cobalt.bulk.claims", 3 * RemittancePosting.CHUNK);
    sent();
    String few = stored(20, 'B', "E1");
    long forFew = statements(few);
    String era = stored(claims, 'C', "E2");
    long began = System.nanoTime();
    long forMany = statements(era);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf(
        "%d claims of one 835 posted in %d ms with %d statements%n",
        claims, took.toMillis(), forMany);

    assertThat(dispositions(era)).containsExactly(Map.entry("POSTED", (long) claims));
    assertThat(forFew).isLessThan(FOR_A_CHUNK + ONCE);
    long chunks = (claims + RemittancePosting.CHUNK - 1) / RemittancePosting.CHUNK;
    assertThat(forMany).isLessThan(chunks * FOR_A_CHUNK + ONCE);
    assertThat(paid()).isEqualTo(Money.ofCents(12400L * (claims + 20)));
    assertThat(ledger.unbalancedFamilies()).isEmpty();
  }

  @Test
  void aRemittanceThatWasPostedByHalvesGoesOnWhereItStopped() {
    sent();
    String era = stored(30, 'D', "E3");
    List<String> first = rows.newPayments(era).subList(0, 11).stream().map(List::getFirst).toList();
    payments.post(era, first);
    assertThat(dispositions(era)).containsEntry("POSTED", 11L).containsEntry("NEW", 19L);

    posting.post(era);
    posting.post(era);

    assertThat(dispositions(era)).containsExactly(Map.entry("POSTED", 30L));
    assertThat(paid()).isEqualTo(Money.ofCents(12400L * 30));
    assertThat(messages()).filteredOn(m -> m.startsWith("payer-claim-changed")).hasSize(30);
  }

  private long statements(String era) {
    long before = CountedStatements.sent();
    posting.post(era);
    return CountedStatements.sent() - before;
  }

  private Money paid() {
    return Money.ofCents(
        jdbc.queryForObject(
            "SELECT SUM(amount_cents) FROM ledger_entry WHERE bucket = 'PAID'", Long.class));
  }

  private Map<String, Long> dispositions(String era) {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.query(
        "SELECT disposition, COUNT(*) AS n FROM claim_payment WHERE remittance_id = ?"
            + " GROUP BY disposition",
        row -> {
          counts.put(row.getString("disposition"), row.getLong("n"));
        },
        era);
    return counts;
  }

  /** Families like the sample one, each with its primary claim sent, and one ERA about them all. */
  private String stored(int claims, char letter, String trace) {
    List<Object[]> familyRows = new ArrayList<>();
    List<Object[]> claimRows = new ArrayList<>();
    List<Object[]> versionRows = new ArrayList<>();
    List<Ledger.Booking> openings = new ArrayList<>();
    StringBuilder clps = new StringBuilder();
    ClaimFamily sample = families.findById(family).orElseThrow();
    String content = StoredJson.write(sample.content());
    String block = EraText.claims("/x12/prim.835", family).getFirst();
    for (int i = 0; i < claims; i++) {
      String id = "%c%09d".formatted(letter, i);
      familyRows.add(
          new Object[] {
            id,
            0,
            "P" + id,
            sample.patientId(),
            "OPEN",
            sample.charge().cents(),
            sample.serviceFrom(),
            sample.serviceTo(),
            content.replace(family, id),
            sample.openedOn()
          });
      claimRows.add(
          new Object[] {id + "1", 0, id, 1, sample.serviceFrom(), "12345", "SENT", "SENT"});
      versionRows.add(new Object[] {id + "1A", id + "1", 0, "1", "ELECTRONIC"});
      openings.add(new Ledger.Booking("OPEN-" + id, id, Posting.opening(sample.content())));
      clps.append(block.replace(family, id).replace("ACM2026110200441", "ICN" + id));
    }
    jdbc.batchUpdate(
        "INSERT INTO claim_family (id, lock_version, practice_claim, patient_id, state,"
            + " charge_cents, service_from, service_to, content, opened_on)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        familyRows);
    jdbc.batchUpdate(
        "INSERT INTO payer_claim (id, lock_version, family_id, level, service_from, payer_id,"
            + " state, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        claimRows);
    jdbc.batchUpdate(
        "INSERT INTO claim_version (pcn, payer_claim_id, ordinal, frequency, channel)"
            + " VALUES (?, ?, ?, ?, ?)",
        versionRows);
    transactions.executeWithoutResult(status -> ledger.postAll(openings));
    return receiveOnly(EraText.of(trace, Money.ofCents(12400L * claims).toX12(), clps.toString()));
  }
}
