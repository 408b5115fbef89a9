package org.cobaltclaims.remittance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever payers send, in whatever order: what stands on the claims and what stands in the payer
 * ledger together are the bank's deposits, after every remittance (DOMAIN 3.4).
 */
class BookingIdentityTest extends ApplicationTest {

  private static final List<String> CODES = List.of("L6", "WO", "FB", "72", "CS", "J1", "IR", "AM");

  @Autowired private PayerLedger payerLedger;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  @DisplayName("T-PLB: claims and payer ledger together are the deposits")
  void claimsAndPayerLedgerAreTheDeposits(long seed) {
    sent();
    Random random = new Random(seed);
    String original = EraText.claims("/x12/prim.835", family).getFirst();
    String reversal = EraText.claims("/x12/rev.835", family).get(0);
    String correction = EraText.claims("/x12/rev.835", family).get(1);
    List<Block> blocks =
        List.of(
            new Block(original, 12400),
            new Block(reversal, -12400),
            new Block(correction, 13400),
            new Block(original.replace(family, "ZZZZZZZZZZ"), 12400),
            new Block(original.replace("CAS*CO*45*70", "CAS*CO*45*69"), 12400),
            new Block(original.replace(family + "1A*", "0*"), 12400));
    long deposits = 0;
    for (int number = 0; number < 7; number++) {
      List<String> parts = new ArrayList<>();
      long paid = 0;
      for (int i = random.nextInt(3); i >= 0; i--) {
        Block block = blocks.get(random.nextInt(blocks.size()));
        parts.add(block.text());
        paid += block.cents();
      }
      long taken = 0;
      for (int i = random.nextInt(3); i > 0; i--) {
        long amount = random.nextInt(20_000) - 10_000L;
        parts.add(plb(CODES.get(random.nextInt(CODES.size())), "R" + random.nextInt(3), amount));
        taken += amount;
      }
      if (paid < taken) {
        // The payer cannot take money out of the bank: it puts the rest off.
        parts.add(plb("FB", "R9", paid - taken));
        taken = paid;
      }
      deposits += paid - taken;
      receive(
          EraText.of(
              "S%d-%d".formatted(seed, number),
              paid == taken ? "0" : Money.ofCents(paid - taken).toX12(),
              parts.toArray(String[]::new)));

      assertThat(cash()).as("after remittance %d", number).isEqualTo(Money.ofCents(deposits));
    }
  }

  private record Block(String text, long cents) {}

  private static String plb(String code, String reference, long cents) {
    return "PLB*1234567893*20261231*%s:%s*%s~"
        .formatted(code, reference, Money.ofCents(cents).toX12());
  }

  private Money cash() {
    return payerLedger.balances().values().stream()
        .flatMap(accounts -> accounts.values().stream())
        .collect(Money.sum())
        .plus(money().balance(Bucket.PAID));
  }
}
