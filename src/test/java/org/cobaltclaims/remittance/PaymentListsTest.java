package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.RemittanceQuery.Filter;
import org.cobaltclaims.remittance.RemittanceQuery.Row;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.ExchangeFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What the lists of remittances, deposits and posting days ask of the database. */
class PaymentListsTest extends ApplicationTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Autowired private RemittanceQuery query;
  @Autowired private DepositQuery deposits;
  @Autowired private PostingDays days;
  @Autowired private DayReports reports;
  @Autowired private ExchangeFiles exchanged;
  @Autowired private PurgedMoney purged;
  @Autowired private MockMvc web;

  private static Filter filter(
      Set<RemittanceState> states, @Nullable Boolean byHand, String number) {
    return new Filter(states, null, byHand, null, null, number);
  }

  private static Filter all() {
    return filter(Set.of(), null, "");
  }

  @Test
  void aPostedRemittanceSaysWhatBecameOfItsMoney() {
    sent();
    String era = receive(era(text -> text));

    Row row = query.find(era).orElseThrow();
    assertThat(row.state()).isEqualTo(RemittanceState.POSTED);
    assertThat(row.paid()).isEqualTo(Money.parse("125.25"));
    assertThat(row.tally().payments()).isEqualTo(1);
    assertThat(row.tally().posted().paid()).isEqualTo(Money.parse("124"));
    assertThat(row.tally().waiting().payments()).isZero();
    assertThat(row.tally().provider()).isEqualTo(Money.parse("-1.25"));
    assertThat(row.deposit()).isEqualTo(Deposit.State.CLOSED);
    assertThat(row.remainder()).isEqualTo(Money.ZERO);
    assertThat(query.find(all(), 10)).containsExactly(row);
    assertThat(query.counts()).isEqualTo(Map.of(RemittanceState.POSTED, 1L));
    assertThat(days.posted(TODAY, TODAY)).containsEntry(TODAY, 12400L);
  }

  @Test
  void whatIsPurgedOfItIsCountedAndSaidSoThatItsSumsStillAddUp() throws Exception {
    sent();
    String era = receive(era(text -> text));
    assertThat(page(era)).doesNotContain("purged");
    List<String> payments =
        jdbc.queryForList(
            "SELECT id FROM claim_payment WHERE remittance_id = ?", String.class, era);

    transactions.executeWithoutResult(
        status -> {
          purged.keepPayments(payments);
          jdbc.update("DELETE FROM claim_payment WHERE remittance_id = ?", era);
        });

    Row row = query.find(era).orElseThrow();
    assertThat(row.tally().purged()).isEqualTo(new RemittanceQuery.Sum(1, Money.parse("124")));
    assertThat(row.tally().payments()).isEqualTo(1);
    assertThat(row.tally().paid()).isEqualTo(Money.parse("124"));
    assertThat(row.tally().posted().payments()).isZero();
    String page = page(era);
    assertThat(page)
        .contains(
            "1 payment of a purged visit, $124.00: no longer listed",
            "<dt>Of purged visits, 1</dt><dd>$124.00</dd>")
        .doesNotContain("only provider adjustments");
    // It adds up to the payment, without a difference.
    assertThat(page).containsSubsequence("Adds up to", "$125.25", "$125.25", "Difference");
    assertThat(page).doesNotContain("zero off");
    assertThat(page(era + "?waiting=true")).contains("Nothing of it waits for a person.");
  }

  private String page(String path) throws Exception {
    return web.perform(get("/payments/" + path))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void aRemittanceIsFoundByItsNumberPayerStateKindAndDay() {
    sent();
    String era = receive(era(text -> text.replace(family + "1A", "ZZZZZZZZZZ1A")));

    assertThat(ids(all())).containsExactly(era);
    assertThat(ids(filter(Set.of(RemittanceState.PARTLY_POSTED), false, "eft000"))).hasSize(1);
    assertThat(ids(filter(Set.of(RemittanceState.POSTED), null, ""))).isEmpty();
    assertThat(ids(filter(Set.of(), true, ""))).isEmpty();
    assertThat(ids(filter(Set.of(), null, "0088123"))).isEmpty();
    assertThat(ids(new Filter(Set.of(), "12345", null, TODAY, TODAY, ""))).hasSize(1);
    assertThat(ids(new Filter(Set.of(), "67890", null, null, null, ""))).isEmpty();
    assertThat(ids(new Filter(Set.of(), null, null, TODAY.plusDays(1), null, ""))).isEmpty();
    assertThat(query.count(all())).isEqualTo(1);
    assertThat(query.payments(era, true, 10)).hasSize(1);
    Row row = query.find(era).orElseThrow();
    assertThat(row.tally().waiting().paid()).isEqualTo(Money.parse("124"));
    assertThat(row.remainder()).isEqualTo(Money.parse("124"));
  }

  @Test
  void aListIsSortedByAnyOfItsColumns() {
    sent();
    String one = receive(era(text -> text));
    String other =
        receive(
            era(
                text ->
                    text.replace("*000000901*", "*000000903*")
                        .replace("EFT00088123", "AFT1")
                        .replace(family + "1A", "ZZZZZZZZZZ1A")
                        .replace("BPR*I*125.25", "BPR*I*225.25")
                        .replace("*1*320*124*86", "*1*320*224*86")));

    assertThat(sorted(RemittanceQuery.Sort.AMOUNT, true)).containsExactly(other, one);
    assertThat(sorted(RemittanceQuery.Sort.AMOUNT, false)).containsExactly(one, other);
    assertThat(sorted(RemittanceQuery.Sort.NUMBER, false)).containsExactly(other, one);
    for (RemittanceQuery.Sort sort : RemittanceQuery.Sort.values()) {
      assertThat(sorted(sort, true)).containsExactlyInAnyOrder(one, other);
    }
  }

  private List<String> sorted(RemittanceQuery.Sort sort, boolean descending) {
    return query.find(all(), sort, descending, 10).stream().map(Row::id).toList();
  }

  @Test
  void aDuplicateLeadsToWhatItRepeats() {
    sent();
    String first = receive(era(text -> text));
    String again = receive(era(text -> text.replace("*000000901*", "*000000902*")));

    Row duplicate = query.find(again).orElseThrow();
    assertThat(duplicate.state()).isEqualTo(RemittanceState.DUPLICATE);
    assertThat(query.original(duplicate)).map(Row::id).contains(first);
    assertThat(query.original(query.find(first).orElseThrow())).isEmpty();
  }

  @Test
  void aFileThatLeftNoRemittanceIsNamedWithItsReason() {
    sent();
    receive(era(text -> text));
    jdbc.update("UPDATE exchange_file SET fate = 'PARTLY' WHERE kind = '835'");
    assertThat(exchanged.unusedRemittances(10)).isEmpty();
    jdbc.update("UPDATE remittance SET file_id = 'OTHER'");
    List<ExchangeFile> unused = exchanged.unusedRemittances(10);
    assertThat(unused).hasSize(1);
    assertThat(exchanged.find(Set.of(unused.getFirst().id())))
        .containsEntry(unused.getFirst().id(), unused.getFirst());
  }

  @Test
  void depositsAreListedByWhereTheyStand() {
    sent();
    receive(era(text -> text.replace(family + "1A", "ZZZZZZZZZZ1A")));

    DepositQuery.Filter open = new DepositQuery.Filter(DepositQuery.View.OPEN, null, "");
    assertThat(deposits.find(open, 10)).hasSize(1);
    assertThat(deposits.total(open))
        .isEqualTo(new DepositQuery.Total(1, Money.parse("125.25"), Money.parse("124")));
    assertThat(
            deposits.find(new DepositQuery.Filter(DepositQuery.View.ALL, "12345", "EFT00088"), 10))
        .hasSize(1);
    assertThat(deposits.find(new DepositQuery.Filter(DepositQuery.View.ALL, null, "88123"), 10))
        .isEmpty();
    assertThat(deposits.counts())
        .containsEntry(DepositQuery.View.AWAITED, 1L)
        .containsEntry(DepositQuery.View.UNEXPLAINED, 0L)
        .containsEntry(DepositQuery.View.CLOSED, 0L);
  }

  @Test
  void closedDaysAreListedWithWhoClosedThem() {
    assertThat(days.closed(TODAY, TODAY)).isEmpty();
    reports.close(TODAY, "ann");
    assertThat(days.closed(TODAY.minusDays(3), TODAY)).isEqualTo(Map.of(TODAY, "ann"));
  }

  private List<String> ids(Filter filter) {
    return query.find(filter, 10).stream().map(Row::id).toList();
  }
}
