package org.cobaltclaims.testing.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.simulator.Mix;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.simulator.Scenario;
import org.cobaltclaims.simulator.SimulatedClearinghouse;
import org.cobaltclaims.simulator.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A practice whose claims all have two payers that pay, and those payers. A cluster's time is the
 * machine's and cannot be hurried, so the payers hurry ahead of it: their days go by in seconds,
 * and the dates in their answers lie ahead, which the application takes for today.
 */
final class Payers {

  private static final long SEED = 11;

  /** The practice delivers on five business days, of which the last is behind us. */
  private static final int DAYS_BACK = 8;

  /** A first payer has decided by then on what it got on the first day. */
  private static final int DAYS_OF_PRIMARY = 18;

  private final Path inbound;
  private final int claims;
  private final SamplePractice practice;
  private final SimulatedClearinghouse clearinghouse;
  private final LocalDate primariesDecided;
  private LocalDate today;

  Payers(Path data, int claims) throws IOException {
    this.claims = claims;
    Mix mix = Mix.only(Scenario.BOTH_PAY);
    today = LocalDate.now(ZoneOffset.UTC);
    practice = new SamplePractice(data, new Plan(SEED, mix, claims), today.minusDays(DAYS_BACK));
    practice.writeSettings();
    clearinghouse = SimulatedClearinghouse.open(data, SamplePractice.CLEARINGHOUSE, SEED, mix);
    inbound =
        data.resolve("clearinghouse").resolve(SamplePractice.CLEARINGHOUSE).resolve("inbound");
    primariesDecided = today.plusDays(DAYS_OF_PRIMARY);
  }

  /** The practice's system delivers all of its days. */
  void claimsComeIn() throws IOException {
    for (LocalDate day : practice.days()) {
      practice.fileFor(day);
    }
  }

  /** A day passes, until all first payers have decided. */
  void answerPrimaries() throws IOException {
    if (today.isBefore(primariesDecided)) {
      answer();
    }
  }

  /** A day passes, until nothing is left to be decided. */
  void answerEverything() throws IOException {
    if (clearinghouse.hasPending()) {
      answer();
    }
  }

  /** What lies there is taken in before more comes. */
  private void answer() throws IOException {
    try (Stream<Path> lyingThere = Files.list(inbound)) {
      if (lyingThere.findAny().isPresent()) {
        return;
      }
    }
    clearinghouse.day(today);
    today = today.plusDays(1);
  }

  /** Where the books and the payers differ: each claim seen and answered once, each cent booked. */
  List<String> wrong(JdbcClient jdbc) {
    List<String> wrong = new ArrayList<>();
    Tally tally = clearinghouse.tally();
    Map<Integer, Integer> once = Map.of(1, claims, 2, claims);
    differ(wrong, "claims that payers saw", once, tally.claimsSeen());
    differ(wrong, "claims that payers accepted", once, tally.claimsAccepted());
    differ(wrong, "claims that payers answered", once, tally.claimsAnswered());
    differ(wrong, "claims that were refused", List.of(), tally.refusals());
    differ(wrong, "cents paid by level", cents(tally.paid()), booked(jdbc));
    return wrong;
  }

  private static void differ(List<String> wrong, String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      wrong.add("%s: expected %s, found %s".formatted(what, expected, found));
    }
  }

  private static Map<Integer, Long> cents(Map<Integer, Money> paid) {
    Map<Integer, Long> cents = new TreeMap<>();
    paid.forEach((level, money) -> cents.put(level, money.cents()));
    return cents;
  }

  private static Map<Integer, Long> booked(JdbcClient jdbc) {
    Map<Integer, Long> booked = new TreeMap<>();
    jdbc.sql(
            """
            SELECT payer_level, SUM(amount_cents) AS cents FROM ledger_entry
            WHERE bucket = 'PAID' GROUP BY payer_level
            """)
        .query(
            row -> {
              booked.put(row.getInt("payer_level"), row.getLong("cents"));
            });
    return booked;
  }
}
