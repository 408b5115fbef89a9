package org.cobaltclaims.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.money.Money;
import net.jqwik.api.Label;

/** Every claim of every scenario, through all its payers, with money that adds up to the cent. */
class AdjudicationTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @Property(tries = 100)
  @Label("T-BAL-2 every ERA and every secondary made from it balances")
  void everyPayerInTurnExplainsTheWholeCharge(
      @ForAll @LongRange(min = 1, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 0, max = 100_000) int index) {
    SampleClaim claim = SampleClaim.of(new Draw(seed), Mix.standard(), index, DAY);
    Scenario scenario = Mix.standard().scenario(new Draw(seed), index);
    List<List<String[]>> eras = new ArrayList<>();
    for (SampleCoverages.Coverage coverage : claim.coverages()) {
      if (!coverage.payer().electronic()) {
        break;
      }
      byte[] file = TestBiller.claim(claim, "P" + eras.size(), DAY, 1, eras);
      SeenClaim seen = seen(file);
      assertThat(ClaimCheck.check(seen, DAY)).isEmpty();
      Adjudication adjudication = new Adjudication(new Draw(seed), index, coverage.payer());
      Decision decision =
          eras.isEmpty() ? adjudication.first(seen, scenario) : adjudication.onward(seen, scenario);
      byte[] era = era(coverage.payer(), seen, decision);
      assertThat(X12Text.imbalances(era)).isEmpty();
      eras.add(X12Text.claims(era).getFirst());
    }
    assertThat(eras).isNotEmpty();
  }

  @Property(tries = 100)
  @Label("T-BAL-2 one cent off anywhere in the COB data is refused")
  void oneCentOffIsRefused(
      @ForAll @LongRange(min = 1, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 0, max = 1_000_000) int where) {
    SampleClaim claim = SampleClaim.of(new Draw(seed), Mix.standard(), 0, DAY);
    SeenClaim first = seen(TestBiller.claim(claim, "P1", DAY, 1, List.of()));
    Decision decision =
        new Adjudication(new Draw(seed), 0, SamplePayer.ACME).first(first, Scenario.PAID);
    List<String[]> era = X12Text.claims(era(SamplePayer.ACME, first, decision)).getFirst();
    String[] segments = new String(TestBiller.claim(claim, "P2", DAY, 2, List.of(era))).split("~");
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      if (segments[i].matches("(SVD|CAS|AMT\\*D)\\*.*")) {
        places.add(i);
      }
    }
    int place = places.get(where % places.size());
    String[] elements = segments[place].split("\\*");
    int amount = elements[0].equals("CAS") ? 3 : 2;
    elements[amount] = Money.ofCents(X12Text.cents(elements[amount]) + 1).toX12();
    segments[place] = String.join("*", elements);

    Optional<ClaimCheck.Refusal> refusal =
        ClaimCheck.check(seen((String.join("~", segments) + "~").getBytes()), DAY);
    assertThat(refusal).isPresent();
    assertThat(refusal.orElseThrow().status()).isEqualTo("400");
    assertThat(refusal.orElseThrow().further()).isEqualTo("672");
  }

  private static SeenClaim seen(byte[] file) {
    try {
      ClaimReader.Batch batch = ClaimReader.read(SeenFile.read(file).batches().getFirst());
      assertThat(batch.faults()).isEmpty();
      return batch.claims().getFirst();
    } catch (SeenFile.Unreadable unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static byte[] era(SamplePayer payer, SeenClaim claim, Decision decision) {
    Era era =
        new Era(
            payer,
            claim.billingProvider(),
            claim.taxId(),
            DAY,
            "T1",
            List.of(new Era.Paid(claim, decision, "ICN1", DAY)),
            List.of(),
            Money.ZERO);
    List<Segment> segments = era.segments();
    return Wire.write(
        Wire.Kind.REMITTANCE, TestBiller.ROUTE, DAY.atTime(6, 0), 1, List.of(segments));
  }
}
