package org.cobaltclaims.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.cobaltclaims.dashboard.Books.Item;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.DemoRows;
import org.cobaltclaims.testing.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every figure over what a demo left behind, against the bare tables: to the cent, the day and the
 * claim.
 */
class KpiTest extends ApplicationTest {

  /** Not to be found in every demo: these have their own tests. */
  private static final int ALL_CLAIMS = 100_000;

  private static final Set<Kpi> BY_HAND =
      Set.of(
          Kpi.TIMELY_FILING_LOSS,
          Kpi.SECONDARY_LEAKAGE,
          Kpi.TIME_TO_SECONDARY,
          Kpi.DAYS_IN_AR,
          Kpi.SECONDARY_DAYS_IN_AR,
          Kpi.RECOUPMENT_EXPOSURE,
          Kpi.COB_REJECT_RATE,
          Kpi.CROSSOVER_MISS,
          Kpi.DENIAL_OVERTURN,
          Kpi.APPEAL_SUCCESS);

  @Autowired private KpiBuild build;
  @Autowired private KpiFigures figures;
  @Autowired private KpiClaims drill;
  @Autowired private KpiSnapshots snapshots;
  @Autowired private Aging aging;
  @Autowired private TestFiles testFiles;

  @BeforeEach
  @Override
  protected void aFamilyWithTwoPayers() {
    try {
      Tables.empty(jdbc);
      DemoRows.copyTo(jdbc);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-31", "2026-08-01"})
  void everyFigureIsWhatTheBareTablesSay(LocalDate today) {
    clock.setTo(today);
    build.build();
    compare(today);
  }

  private void compare(LocalDate today) {
    Books books = new Books(jdbc, today);
    List<@Nullable String> payers = new ArrayList<>(payers());
    payers.add(null);
    for (Period period : periods(today)) {
      for (@Nullable String payer : payers) {
        Map<Kpi, Figure> read = figures.of(period, payer);
        for (Kpi kpi : Kpi.values()) {
          if (kpi.window() != Kpi.Window.TODAY) {
            assertThat(read.get(kpi))
                .as("%s of %s in %s", kpi, payer, period)
                .isEqualTo(expected(kpi, within(books.of(kpi), period.of(kpi), payer)));
          }
        }
      }
    }
  }

  @Test
  void theDemoHasSomethingToCount() {
    clock.setTo(LocalDate.of(2026, 8, 1));
    build.build();

    Map<Kpi, Figure> read = figures.of(new Period(LocalDate.of(2025, 1, 1), today()), null);

    assertThat(read.values())
        .filteredOn(figure -> !BY_HAND.contains(figure.kpi()))
        .allSatisfy(figure -> assertThat(figure.denominator()).as(figure.toString()).isPositive())
        .allSatisfy(figure -> assertThat(figure.numerator()).as(figure.toString()).isPositive());
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM claim_payment WHERE disposition = 'REVERSAL'", Long.class))
        .as("reversals")
        .isPositive();
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM payer_claim WHERE origin = 'CROSSOVER'", Long.class))
        .as("crossovers")
        .isPositive();
  }

  @Test
  void whatPeopleHandleIsNotPostedByItself() {
    LocalDate today = LocalDate.of(2026, 8, 1);
    clock.setTo(today);
    List<String> posted = payments("p.disposition = 'POSTED' AND p.handled_by IS NULL");
    assertThat(posted).hasSizeGreaterThan(12);
    build.build();
    Period all = new Period(LocalDate.of(2025, 1, 1), today);
    Figure before = figures.of(all, null).get(Kpi.AUTO_POSTING);

    payment(posted.get(0), "handled_by = 'dana'");
    payment(posted.get(1), "disposition = 'HELD', handled_by = 'dana'");
    payment(posted.get(2), "disposition = 'HELD'");
    payment(posted.get(3), "disposition = 'UNMATCHED', payer_claim_id = NULL, family_id = NULL");
    payment(posted.get(4), "disposition = 'SET_ASIDE', handled_by = 'dana'");
    payment(posted.get(5), "disposition = 'SET_ASIDE', reason = 'STATUS-23'");
    payment(posted.get(6), "disposition = 'DUPLICATE'");
    payment(posted.get(7), "entered_by = 'dana'");
    payment(posted.get(8), "disposition = 'REVERSED'");
    payment(posted.get(9), "disposition = 'REISSUED', handled_by = 'dana'");
    build.build();

    Figure after = figures.of(all, null).get(Kpi.AUTO_POSTING);
    assertThat(after.denominator()).isEqualTo(before.denominator() - 3);
    assertThat(after.numerator()).isEqualTo(before.numerator() - 9);
    compare(today);
    KpiClaims.Wish wish = wish(Kpi.AUTO_POSTING, all, KpiClaims.Which.MISSED);
    assertThat(drill.find(wish, ALL_CLAIMS))
        .anySatisfy(
            row -> {
              assertThat(row.familyId()).isNull();
              assertThat(row.claimId()).isEqualTo(remittanceOf(posted.get(3)));
            });

    String era = remittanceOf(posted.get(10));
    int ofEra = payments("p.disposition <> 'DUPLICATE' AND r.id = '" + era + "'").size();
    jdbc.update("UPDATE remittance SET state = 'DISCARDED' WHERE id = ?", era);
    build.build();
    assertThat(figures.of(all, null).get(Kpi.AUTO_POSTING).denominator())
        .isLessThan(after.denominator())
        .isGreaterThanOrEqualTo(after.denominator() - ofEra);
    compare(today);
    jdbc.update("UPDATE remittance SET state = 'UNBALANCED', payer_id = NULL WHERE id = ?", era);
    jdbc.update(
        "UPDATE claim_payment SET disposition = 'NEW', payer_claim_id = NULL, family_id = NULL"
            + " WHERE remittance_id = ?",
        era);
    build.build();
    compare(today);
    jdbc.update("UPDATE remittance SET entered_by = 'dana'");
    build.build();
    assertThat(figures.of(all, null).get(Kpi.AUTO_POSTING).denominator()).isZero();
    compare(today);
  }

  private List<String> payments(String which) {
    return jdbc.queryForList(
        "SELECT p.id FROM claim_payment p JOIN remittance r ON r.id = p.remittance_id"
            + " WHERE r.entered_by IS NULL AND "
            + which
            + " ORDER BY p.id",
        String.class);
  }

  private void payment(String id, String change) {
    jdbc.update("UPDATE claim_payment SET " + change + " WHERE id = ?", id);
  }

  private String remittanceOf(String payment) {
    return jdbc.queryForObject(
        "SELECT remittance_id FROM claim_payment WHERE id = ?", String.class, payment);
  }

  @Test
  void whatLaterPayersPaidIsMeasuredInWhatTheyWereAskedOnce() {
    LocalDate today = LocalDate.of(2026, 8, 1);
    clock.setTo(today);
    build.build();
    Period all = new Period(LocalDate.of(2025, 1, 1), today);
    Figure before = figures.of(all, null).get(Kpi.SECONDARY_YIELD);
    assertThat(before.numerator()).isPositive().isLessThan(before.denominator());
    String claim =
        jdbc.queryForObject(
            "SELECT MIN(payer_claim_id) FROM claim_payment WHERE disposition = 'POSTED' AND"
                + " paid_cents > 0 AND payer_claim_id LIKE '%2'",
            String.class);
    String payment =
        jdbc.queryForObject(
            "SELECT MIN(id) FROM claim_payment WHERE disposition = 'POSTED' AND payer_claim_id = ?",
            String.class,
            claim);
    // Asked again after its denial, or because what it was told does not hold: no new money.
    asked(claim, claim + "-WORK_DENIAL-1", 900);
    asked(claim, "SKIP-" + claim, -300);
    asked(claim, "REV-SKIP-" + claim, 300);
    asked(claim, "STALE-" + payment, 700);
    asked(claim, "REV-STALE-" + payment + "#2", -700);
    asked(claim, "REV-" + payment, 4_000);
    build.build();
    assertThat(figures.of(all, null).get(Kpi.SECONDARY_YIELD)).isEqualTo(before);
    compare(today);

    // What comes from elsewhere is: from the payer before, the patient, a corrected charge.
    asked(claim, "NEXT-" + familyOf(claim) + "1-2", 100);
    asked(claim, "PAT-" + familyOf(claim) + "-1", 20);
    asked(claim, "CHARGE-" + familyOf(claim) + "-1", 3);
    asked(claim, payment + "9", 5_000);
    jdbc.update(
        "UPDATE ledger_entry SET amount_cents = amount_cents - 1 WHERE bucket = 'PAID' AND"
            + " payer_level = 2 AND posting_id = ?",
        payment);
    build.build();
    Figure after = figures.of(all, null).get(Kpi.SECONDARY_YIELD);
    assertThat(after.denominator()).isEqualTo(before.denominator() + 5_123);
    assertThat(after.numerator()).isLessThan(before.numerator());
    compare(today);

    // Nobody asked a payer to whom nothing was sent.
    jdbc.update("UPDATE claim_version SET sent_on = NULL WHERE payer_claim_id = ?", claim);
    jdbc.update("UPDATE payer_claim SET origin = 'SENT' WHERE id = ?", claim);
    build.build();
    assertThat(figures.of(all, null).get(Kpi.SECONDARY_YIELD).items()).isEqualTo(after.items() - 1);
    compare(today);
  }

  private void asked(String claim, String posting, long cents) {
    jdbc.update(
        "INSERT INTO ledger_entry (posting_id, ordinal, family_id, bucket, payer_level,"
            + " line_number, amount_cents, reason, segment, posted_on)"
            + " VALUES (?, 99, ?, 'PAYER_OPEN', 2, 1, ?, '', 0, '2026-03-01')",
        posting,
        familyOf(claim),
        cents);
  }

  @Test
  void whatPayersPutOffIsOpenUntilTheyTakeIt() {
    LocalDate today = LocalDate.of(2026, 8, 1);
    clock.setTo(today);
    String claim = jdbc.queryForObject("SELECT MIN(id) FROM payer_claim", String.class);
    String payer =
        jdbc.queryForObject("SELECT payer_id FROM payer_claim WHERE id = ?", String.class, claim);
    putOff("A-1", payer, "FORWARDED", 12_400, "R1", "2026-07-01", null);
    putOff("A-2", payer, "RECOUPMENT", -2_400, "R1", "2026-07-10", claim);
    putOff("A-3", payer, "FORWARDED", -10_000, "R1", "2026-07-20", claim);
    putOff("B-1", payer, "FORWARDED", 5_000, "R2", "2026-07-05", claim);
    putOff("C-1", payer, "RECOUPMENT", -7_000, "R3", "2026-07-06", null);
    putOff("C-2", payer, "RECOUPMENT", 9_000, "R3", "2026-07-07", null);
    putOff("D-1", payer, "REFUND", 3_000, "R4", "2026-07-07", null);
    putOff("E-1", "OTHER", "FORWARDED", 800, "R2", "2026-07-31", null);
    build.build();

    Books books = new Books(jdbc, today);
    for (String day :
        List.of(
            "2026-03-31", "2026-07-01", "2026-07-06", "2026-07-07", "2026-07-15", "2026-08-01")) {
      LocalDate on = LocalDate.parse(day);
      Map<String, Long> open = books.putOff(on);
      Figure all = figures.of(Period.endingOn(on, 30), null).get(Kpi.RECOUPMENT_EXPOSURE);
      long cents = open.values().stream().mapToLong(Long::longValue).sum();
      assertThat(all)
          .as(day)
          .isEqualTo(new Figure(Kpi.RECOUPMENT_EXPOSURE, cents, open.size(), open.size()));
      Period period = Period.endingOn(on, 30);
      assertThat(drill.sum(wish(Kpi.RECOUPMENT_EXPOSURE, period, KpiClaims.Which.ALL)))
          .as(day)
          .extracting(KpiClaims.Sum::part, KpiClaims.Sum::whole)
          .containsExactly(cents, (long) open.size());
      long ofPayer =
          open.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith(payer + " "))
              .mapToLong(Map.Entry::getValue)
              .sum();
      assertThat(figures.of(period, payer).get(Kpi.RECOUPMENT_EXPOSURE).numerator())
          .as(day)
          .isEqualTo(ofPayer);
    }
    // The first one was settled, the third one let us keep what is more than it had taken.
    assertThat(books.putOff(today))
        .containsEntry(payer + " R2", 5_000L)
        .containsEntry(payer + " R3", 2_000L);
    assertThat(
            drill.find(
                wish(Kpi.RECOUPMENT_EXPOSURE, periods(today).getFirst(), KpiClaims.Which.ALL), 100))
        .anySatisfy(row -> assertThat(row.claimId()).isEqualTo(claim))
        .anySatisfy(
            row -> {
              assertThat(row.familyId()).isNull();
              assertThat(row.claimId()).isEqualTo("C-1");
              assertThat(row.part()).isEqualTo(2_000);
            })
        .noneSatisfy(row -> assertThat(row.claimId()).isEqualTo("A-1"));
  }

  private void putOff(
      String source,
      String payer,
      String account,
      long cents,
      String reference,
      String on,
      @Nullable String claim) {
    jdbc.update(
        "INSERT INTO payer_ledger_entry (source_id, payer_id, account, amount_cents, reference_id,"
            + " posted_on, code, payer_claim_id) VALUES (?, ?, ?, ?, ?, ?, '', ?)",
        source,
        payer,
        account,
        cents,
        reference,
        on,
        claim);
  }

  @Test
  void whatTakesTimeAndHandsIsCounted() {
    LocalDate today = LocalDate.of(2026, 3, 31);
    clock.setTo(today);
    List<String> later =
        jdbc.queryForList(
            "SELECT payer_claim_id FROM claim_version WHERE payer_claim_id LIKE '%2'"
                + " AND ordinal = 0 AND sent_on IS NOT NULL ORDER BY pcn",
            String.class);
    for (int i = 0; i < later.size(); i++) {
      String claim = later.get(i);
      LocalDate sent =
          jdbc.queryForObject(
              "SELECT sent_on FROM claim_version WHERE payer_claim_id = ? AND ordinal = 0",
              LocalDate.class,
              claim);
      jdbc.update(
          "UPDATE claim_version SET sent_on = ? WHERE payer_claim_id = ? AND ordinal = 0",
          sent.plusDays(i % 30),
          claim);
      if (i % 4 == 0) {
        jdbc.update(
            "INSERT INTO task (id, kind, subject, occurrence, family_id, reason, state, group_name,"
                + " due_on, opened_on, closed_on, decided_by) VALUES (?, 'REVIEW_SECONDARY', ?, 9,"
                + " ?, 'TEST', 'DONE', 'billing', ?, ?, ?, 'dana')",
            "T-" + claim,
            claim,
            claim.substring(0, claim.length() - 1),
            sent,
            sent,
            i == 4 ? sent.plusDays(i + 1L) : sent);
      }
    }
    build.build();

    Map<Kpi, Figure> slow = figures.of(new Period(LocalDate.of(2025, 1, 1), today), null);
    assertThat(slow.get(Kpi.TIME_TO_SECONDARY).numerator()).isGreaterThan(4);
    assertThat(slow.get(Kpi.TOUCHLESS_SECONDARY).numerator())
        .isPositive()
        .isLessThan(slow.get(Kpi.TOUCHLESS_SECONDARY).denominator());
    compare(today);
  }

  @Test
  void whatIsLostIsCounted() {
    LocalDate today = LocalDate.of(2026, 5, 20);
    clock.setTo(today);
    // Nothing was sent to later payers, so that what the primary payers left leaks.
    jdbc.update("UPDATE claim_version SET sent_on = NULL WHERE payer_claim_id LIKE '%2'");
    for (String reason : List.of("16", "50", "197")) {
      jdbc.update(
          "UPDATE claim_payment SET body = REPLACE(body, ?, ?)",
          "\"reason\":\"" + reason + "\"",
          "\"reason\":\"29\"");
    }
    // They were looked at before, with the reasons that they had then.
    jdbc.update("DELETE FROM denied_line");
    jdbc.update("DELETE FROM payment_result");
    String unsent =
        jdbc.queryForObject(
            "SELECT MIN(c.id) FROM payer_claim c JOIN ledger_entry e ON e.family_id = c.family_id"
                + " WHERE c.level = 2 AND e.bucket = 'PAYER_OPEN' AND e.payer_level = 2"
                + " AND c.origin = 'SENT'",
            String.class);
    jdbc.update(
        "INSERT INTO ledger_entry (posting_id, ordinal, family_id, bucket, payer_level,"
            + " line_number, amount_cents, reason, segment, posted_on)"
            + " VALUES ('LOST', 1, ?, 'PAYER_OPEN', 2, 1, 700, '', 0, '2026-03-01')",
        unsent.substring(0, unsent.length() - 1));
    jdbc.update(
        "INSERT INTO deadline_alarm (payer_claim_id, kind, last_day, days_before, raised_on)"
            + " VALUES (?, 'FILING', '2026-04-02', 0, '2026-04-03')",
        unsent);
    build.build();

    Map<Kpi, Figure> lost = figures.of(new Period(LocalDate.of(2025, 1, 1), today), null);
    assertThat(lost.get(Kpi.SECONDARY_LEAKAGE).numerator()).isPositive();
    assertThat(lost.get(Kpi.SECONDARY_LEAKAGE).items()).isGreaterThan(1);
    assertThat(lost.get(Kpi.TIMELY_FILING_LOSS).items()).isGreaterThan(1);
    compare(today);

    // Where the next coverage did not hold on the day of service, nobody could have been asked.
    jdbc.update("UPDATE payer_claim SET closed_reason = 'COVERAGE_INACTIVE' WHERE level > 1");
    build.build();
    assertThat(
            figures
                .of(new Period(LocalDate.of(2025, 1, 1), today), null)
                .get(Kpi.SECONDARY_LEAKAGE)
                .items())
        .isLessThan(lost.get(Kpi.SECONDARY_LEAKAGE).items());
    compare(today);
  }

  @Test
  void whatIsRefusedMissedAndWonBackIsCounted() {
    LocalDate today = LocalDate.of(2026, 5, 20);
    clock.setTo(today);
    List<String> later =
        jdbc.queryForList(
            "SELECT v.pcn FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id WHERE"
                + " c.level > 1 AND v.sent_on IS NOT NULL AND v.channel = 'ELECTRONIC' ORDER BY"
                + " v.pcn",
            String.class);
    answer(later.get(0), "A7:562:85 A7:671:GB A3:286:PR");
    answer(later.get(1), "A7:1710:85 A3:21");
    answer(later.get(2), "A7:742");
    List<String> crossed =
        jdbc.queryForList(
            "SELECT id FROM payer_claim WHERE origin = 'CROSSOVER' ORDER BY id", String.class);
    task(crossed.getFirst(), "CHASE_CROSSOVER", "CANCELLED", null);
    jdbc.update("UPDATE payer_claim SET origin = 'SENT' WHERE id = ?", crossed.getFirst());
    jdbc.update("UPDATE payer_claim SET origin = 'CROSSOVER' WHERE level = 2 AND outcome = 'PAID'");
    List<String> decided =
        jdbc.queryForList(
            "SELECT id FROM payer_claim WHERE outcome IS NOT NULL ORDER BY outcome, id",
            String.class);
    List<String> outcomes =
        List.of("OVERTURNED", "PARTLY_OVERTURNED", "UPHELD", "DECIDED", "DROPPED");
    for (int i = 0; i < decided.size(); i++) {
      task(decided.get(i), "WORK_DENIAL", "DONE", i % 3 == 0 ? null : "dana");
      jdbc.update(
          "INSERT INTO appeal (id, payer_claim_id, family_id, appeal_level, reason, amount_cents,"
              + " filed_on, filed_by, window_ends_on, answer_due_on, letter, outcome, answered_on)"
              + " VALUES (?, ?, ?, 1, 'CO-50', 100, '2026-02-01', 'dana', '2026-06-01',"
              + " '2026-04-01', '', ?, '2026-02-09')",
          "AP-" + decided.get(i),
          decided.get(i),
          familyOf(decided.get(i)),
          outcomes.get(i % outcomes.size()));
    }
    build.build();

    Map<Kpi, Figure> read = figures.of(new Period(LocalDate.of(2025, 1, 1), today), null);
    assertThat(read.get(Kpi.COB_REJECT_RATE).numerator()).isEqualTo(2);
    assertThat(read.get(Kpi.CROSSOVER_MISS).numerator()).isPositive();
    for (Kpi kpi : List.of(Kpi.CROSSOVER_MISS, Kpi.DENIAL_OVERTURN, Kpi.APPEAL_SUCCESS)) {
      assertThat(read.get(kpi).numerator())
          .as(kpi.toString())
          .isPositive()
          .isLessThan(read.get(kpi).denominator());
    }
    compare(today);
  }

  private void answer(String pcn, String codes) {
    jdbc.update("DELETE FROM version_answer WHERE pcn = ?", pcn);
    jdbc.update(
        "INSERT INTO version_answer (pcn, fate, codes, answered_on) VALUES (?, 'REJECTED', ?,"
            + " '2026-03-01')",
        pcn,
        codes);
  }

  private void task(String claim, String kind, String state, @Nullable String by) {
    jdbc.update(
        "INSERT INTO task (id, kind, subject, occurrence, family_id, reason, state, group_name,"
            + " due_on, opened_on, closed_on, decided_by) VALUES (?, ?, ?, 9, ?, 'TEST', ?,"
            + " 'billing', '2026-03-01', '2026-02-20', '2026-02-25', ?)",
        "T9-" + kind + claim,
        kind,
        claim,
        familyOf(claim),
        state,
        by);
  }

  @Test
  void whatWentInTestFilesOnlyCountsNowhere() {
    clock.setTo(LocalDate.of(2026, 8, 1));
    assertThat(testFiles.areAll()).as("a demo sends test files").isTrue();
    List<String> batches = jdbc.queryForList("SELECT id FROM batch ORDER BY id", String.class);
    for (int i = 0; i < batches.size(); i += 2) {
      jdbc.update("UPDATE batch SET test_data = FALSE WHERE id = ?", batches.get(i));
    }
    build.build();

    assertThat(testFiles.areAll()).isFalse();
    Set<String> tests = sentInTestFilesOnly();
    assertThat(tests).isNotEmpty();
    Period all = new Period(LocalDate.of(2025, 1, 1), today());
    Books books = new Books(jdbc, today());
    Map<Kpi, Figure> read = figures.of(all, null);
    for (Kpi kpi : Kpi.values()) {
      if (kpi.window() != Kpi.Window.TODAY) {
        List<Item> items =
            within(books.of(kpi), all.of(kpi), null).stream()
                .filter(item -> !tests.contains(familyOf(item.claim())))
                .toList();
        assertThat(read.get(kpi)).as(kpi.toString()).isEqualTo(expected(kpi, items));
        assertThat(drill.sum(wish(kpi, all, KpiClaims.Which.ALL)).part())
            .as(kpi.toString())
            .isEqualTo(items.stream().mapToLong(Item::part).sum());
      }
    }
    assertThat(jdbc.queryForList("SELECT family_id FROM open_balance", String.class))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(tests);
  }

  private static String familyOf(String claim) {
    return claim.substring(0, claim.length() - 1);
  }

  private Set<String> sentInTestFilesOnly() {
    Set<String> tests = new HashSet<>();
    Set<String> real = new HashSet<>();
    for (Map<String, Object> version :
        jdbc.queryForList("SELECT * FROM claim_version WHERE sent_on IS NOT NULL")) {
      List<Boolean> test =
          jdbc.queryForList(
              "SELECT test_data FROM batch WHERE id = ?", Boolean.class, version.get("batch_id"));
      (test.equals(List.of(true)) ? tests : real)
          .add(familyOf((String) version.get("payer_claim_id")));
    }
    tests.removeAll(real);
    return tests;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private List<String> payers() {
    return jdbc.queryForList("SELECT DISTINCT payer_id FROM payer_claim", String.class);
  }

  private static List<Period> periods(LocalDate today) {
    return List.of(
        new Period(LocalDate.of(2025, 1, 1), today),
        Period.endingOn(today, 30),
        new Period(LocalDate.of(2026, 1, 12), LocalDate.of(2026, 2, 9)));
  }

  private static List<Item> within(List<Item> items, Period period, @Nullable String payer) {
    return items.stream()
        .filter(item -> !item.day().isBefore(period.from()) && !item.day().isAfter(period.to()))
        .filter(item -> payer == null || item.payer().equals(payer))
        .toList();
  }

  private static Figure expected(Kpi kpi, List<Item> items) {
    if (items.isEmpty()) {
      return new Figure(kpi, 0, 0, 0);
    }
    if (kpi.unit() == Kpi.Unit.MEDIAN_DAYS) {
      long[] days = items.stream().mapToLong(Item::lag).sorted().toArray();
      long twice = days[(days.length - 1) / 2] + days[days.length / 2];
      return new Figure(kpi, twice, 2, days.length);
    }
    return new Figure(
        kpi,
        items.stream().mapToLong(Item::part).sum(),
        items.stream().mapToLong(Item::whole).sum(),
        items.size());
  }

  @Test
  void theClaimsBehindAFigureAreThoseThatItCounts() {
    clock.setTo(LocalDate.of(2026, 8, 1));
    build.build();
    Books books = new Books(jdbc, today());

    for (Period period : periods(today())) {
      for (Kpi kpi : Kpi.values()) {
        if (kpi.window() != Kpi.Window.TODAY) {
          KpiClaims.Wish wish = new KpiClaims.Wish(kpi, period, null, null, KpiClaims.Which.ALL);
          List<Item> items = within(books.of(kpi), period.of(kpi), null);
          List<KpiClaims.Row> rows = drill.find(wish, ALL_CLAIMS);
          assertThat(rows.stream().map(KpiClaims.Row::claimId).collect(Collectors.toSet()))
              .as(kpi.toString())
              .isEqualTo(items.stream().map(Item::claim).collect(Collectors.toSet()));
          assertThat(drill.sum(wish))
              .as(kpi.toString())
              .isEqualTo(
                  new KpiClaims.Sum(
                      rows.size(),
                      items.stream().mapToLong(Item::part).sum(),
                      items.stream().mapToLong(Item::whole).sum()));
        }
      }
    }
  }

  @Test
  void claimsAreListedByWhetherTheyCountAndByReason() {
    clock.setTo(LocalDate.of(2026, 8, 1));
    build.build();
    Period all = new Period(LocalDate.of(2025, 1, 1), today());
    KpiClaims.Sum every = drill.sum(wish(Kpi.DENIAL_RATE, all, KpiClaims.Which.ALL));
    KpiClaims.Sum denied = drill.sum(wish(Kpi.DENIAL_RATE, all, KpiClaims.Which.COUNTED));
    KpiClaims.Sum paid = drill.sum(wish(Kpi.DENIAL_RATE, all, KpiClaims.Which.MISSED));

    assertThat(denied.claims()).isPositive().isEqualTo(every.part());
    assertThat(paid.claims()).isEqualTo(every.claims() - denied.claims());
    List<KpiFigures.Share> reasons = figures.denialReasons(all, null);
    assertThat(reasons).isNotEmpty();
    assertThat(reasons)
        .allSatisfy(
            reason ->
                assertThat(
                        drill.sum(
                            new KpiClaims.Wish(
                                Kpi.DENIAL_DOLLARS, all, null, reason.name(), KpiClaims.Which.ALL)))
                    .extracting(KpiClaims.Sum::part)
                    .isEqualTo(reason.amount()));
    assertThat(reasons.stream().mapToLong(KpiFigures.Share::amount).sum())
        .isEqualTo(figures.of(all, null).get(Kpi.DENIAL_DOLLARS).numerator());
  }

  private static KpiClaims.Wish wish(Kpi kpi, Period period, KpiClaims.Which which) {
    return new KpiClaims.Wish(kpi, period, null, null, which);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-20", "2026-03-31", "2026-08-01"})
  void whatIsOpenIsWhatTheLedgerSays(LocalDate today) {
    // Nothing of the demo is posted after its end; on an earlier day it would not be over.
    clock.setTo(today.isBefore(lastPosting()) ? lastPosting() : today);
    build.build();
    Books books = new Books(jdbc, today());
    Map<String, Long> open = books.open();

    Aging.Table table = aging.of(Aging.Basis.SERVICE, null);
    Map<String, Long> shown = new HashMap<>();
    table
        .rows()
        .forEach(
            row ->
                shown.put(
                    row.level() == 0 ? "PATIENT" : row.payerId() + " " + row.level(),
                    row.open().cents()));
    if (!table.credits().isZero()) {
      shown.put("CREDIT", -table.credits().cents());
    }
    assertThat(new TreeMap<>(shown)).isEqualTo(new TreeMap<>(open));
    assertThat(aging.of(Aging.Basis.RESPONSIBILITY, null).total().open())
        .isEqualTo(table.total().open());

    Figure figure = figures.of(Period.endingOn(today(), 30), null).get(Kpi.DAYS_IN_AR);
    assertThat(figure)
        .isEqualTo(
            new Figure(
                Kpi.DAYS_IN_AR,
                open.values().stream().mapToLong(Long::longValue).sum(),
                books.charges(),
                0));
    assertThat(
            drill
                .sum(wish(Kpi.DAYS_IN_AR, periods(today()).getFirst(), KpiClaims.Which.ALL))
                .part())
        .isEqualTo(figure.numerator());
  }

  @Test
  void whatLaterPayersOweIsMeasuredInWhatWasLeftToThem() {
    clock.setTo(lastPosting());
    String family =
        jdbc.queryForObject(
            "SELECT MIN(c.family_id) FROM payer_claim c JOIN claim_version v ON v.payer_claim_id ="
                + " c.id WHERE c.level = 2 AND v.sent_on IS NOT NULL",
            String.class);
    post(family, 1, "PAYER_OPEN", 2, 5_000, today());
    post(family, 2, "PAYER_OPEN", 2, 7_000, today().minusDays(90));
    build.build();
    Books books = new Books(jdbc, today());

    long open =
        books.open().entrySet().stream()
            .filter(entry -> entry.getKey().matches(".* [2-9]"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    Figure figure = figures.of(Period.endingOn(today(), 30), null).get(Kpi.SECONDARY_DAYS_IN_AR);
    assertThat(figure)
        .isEqualTo(new Figure(Kpi.SECONDARY_DAYS_IN_AR, open, books.leftToLater(), 0));
    assertThat(open).isGreaterThanOrEqualTo(12_000);
    assertThat(figure.denominator()).isGreaterThan(5_000);
    assertThat(
            drill
                .sum(
                    wish(
                        Kpi.SECONDARY_DAYS_IN_AR, periods(today()).getFirst(), KpiClaims.Which.ALL))
                .part())
        .isEqualTo(open);
  }

  private LocalDate lastPosting() {
    return jdbc.queryForObject("SELECT MAX(posted_on) FROM ledger_entry", LocalDate.class);
  }

  @Test
  void agesAreCountedFromTheServiceOrTheResponsibility() {
    jdbc.update("DELETE FROM ledger_entry");
    LocalDate today = LocalDate.of(2026, 8, 1);
    clock.setTo(today);
    String family =
        jdbc.queryForObject(
            "SELECT MIN(payer_claim_id) FROM claim_version WHERE sent_on IS NOT NULL"
                + " AND payer_claim_id LIKE '%1'",
            String.class);
    String id = family.substring(0, family.length() - 1);
    jdbc.update("UPDATE claim_family SET service_from = ? WHERE id = ?", today.minusDays(91), id);
    jdbc.update(
        "UPDATE claim_version SET sent_on = ? WHERE payer_claim_id LIKE ?",
        today.minusDays(80),
        id + "%");
    post(id, 1, "PAYER_OPEN", 1, 10_000, today.minusDays(85));
    post(id, 2, "PAYER_OPEN", 1, -4_000, today.minusDays(30));
    post(id, 3, "PATIENT_OPEN", 0, 4_000, today.minusDays(30));
    build.build();

    assertThat(bands(Aging.Basis.SERVICE)).containsExactly(0L, 0L, 0L, 10_000L, 0L);
    // What was booked before the claim was sent is the payer's from that day.
    assertThat(bands(Aging.Basis.RESPONSIBILITY)).containsExactly(4_000L, 0L, 6_000L, 0L, 0L);
    assertThat(aging.of(Aging.Basis.SERVICE, null).total().percentOver90()).isEqualTo(100);
  }

  private void post(String family, int n, String bucket, int level, long cents, LocalDate on) {
    jdbc.update(
        "INSERT INTO ledger_entry (posting_id, ordinal, family_id, bucket, payer_level,"
            + " line_number, amount_cents, reason, segment, posted_on)"
            + " VALUES (?, 1, ?, ?, ?, 1, ?, '', 0, ?)",
        "T" + n,
        family,
        bucket,
        level,
        cents,
        on);
  }

  private LongStream bands(Aging.Basis basis) {
    return aging.of(basis, null).total().bands().stream().mapToLong(Money::cents);
  }

  @Test
  void aDayIsTakenOnceHoweverOftenItIsBuilt() {
    LocalDate day = LocalDate.of(2026, 3, 31);
    clock.setTo(day);
    build.build();
    List<String> once = everything();
    build.build();

    assertThat(everything()).isEqualTo(once);
    assertThat(once).filteredOn(row -> row.startsWith("kpi_day")).hasSizeGreaterThan(1000);
  }

  private List<String> everything() {
    List<String> rows = new ArrayList<>();
    for (String table :
        List.of("kpi_fact", "kpi_day", "open_balance", "payment_result", "denied_line")) {
      jdbc.queryForList("SELECT * FROM " + table).stream()
          .map(row -> table + " " + new TreeMap<>(row))
          .sorted()
          .forEach(rows::add);
    }
    return rows;
  }

  @Test
  void whatADayShowedStaysThoughTheClaimsChange() {
    LocalDate day = LocalDate.of(2026, 3, 1);
    clock.setTo(day);
    build.build();
    clock.setTo(day.plusDays(3));
    build.build();
    Period days = new Period(day.minusDays(1), day.plusDays(3));
    List<KpiSnapshots.Snapshot> before = snapshots.of(Kpi.DENIAL_RATE, days, null);
    assertThat(before).hasSize(5);

    jdbc.update("UPDATE payment_result SET outcome = 'DENIED'");
    clock.setTo(day.plusDays(4));
    build.build();

    Period longer = new Period(day.minusDays(1), day.plusDays(4));
    List<KpiSnapshots.Snapshot> after = snapshots.of(Kpi.DENIAL_RATE, longer, null);
    assertThat(after).hasSize(6);
    assertThat(after.subList(0, 4)).isEqualTo(before.subList(0, 4));
    // The day of the build before was not over then.
    assertThat(after.get(4).figure().numerator())
        .isEqualTo(after.get(4).figure().denominator())
        .isNotEqualTo(before.get(4).figure().numerator());
  }
}
