package org.cobaltclaims.cli;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.dashboard.Report;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SimulatedClearinghouse;
import org.cobaltclaims.simulator.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What went otherwise than the scenario planned.
 *
 * @param unplanned one sentence each; empty if all went as planned
 */
record DemoFindings(List<String> unplanned) {

  DemoFindings {
    unplanned = List.copyOf(unplanned);
  }

  static DemoFindings of(JdbcClient jdbc, Demonstration demonstration, Report report) {
    List<String> found = new ArrayList<>();
    SimulatedClearinghouse clearinghouse = demonstration.clearinghouse();
    for (Tally.Refusal refusal : clearinghouse.tally().unplannedRefusals()) {
      found.add(
          "the clearinghouse refused %s %s: %s %s"
              .formatted(refusal.file(), refusal.claimNumber(), refusal.code(), refusal.words()));
    }
    for (Report.File file : report.files()) {
      if (file.fate().equals("UNREADABLE") || file.fate().equals("REFUSED")) {
        found.add("file %s is %s: %s".formatted(file.name(), file.fate(), file.reason()));
      }
    }
    Plan.Expected expected = demonstration.plan().expected();
    atMost(
        found,
        "remittances do not balance",
        expected.unbalancedEras(),
        count(jdbc, "SELECT COUNT(*) FROM remittance WHERE state = 'UNBALANCED'"));
    atMost(
        found,
        "payments belong to no claim",
        expected.unknownClaims(),
        count(jdbc, "SELECT COUNT(*) FROM claim_payment WHERE disposition = 'UNMATCHED'"));
    atMost(
        found,
        "payments are held",
        0,
        count(jdbc, "SELECT COUNT(*) FROM claim_payment WHERE disposition = 'HELD'"));
    atMost(
        found,
        "claims to a next payer do not balance",
        0,
        count(jdbc, "SELECT COUNT(*) FROM task WHERE kind = 'COB_UNBALANCED'"));
    atMost(
        found,
        "messages were not taken by the engine",
        0,
        count(jdbc, "SELECT COUNT(*) FROM engine_message WHERE status = 'DEAD'"));
    books(found, jdbc, clearinghouse.tally());
    return new DemoFindings(found);
  }

  /**
   * What the payers say that they paid, took and gave is what we have booked, to the cent. Checks
   * with paper EOBs are in nobody's books but ours.
   */
  private static void books(List<String> found, JdbcClient jdbc, Tally tally) {
    tally
        .paid()
        .forEach(
            (level, paid) -> {
              Money theirs =
                  paid.minus(tally.paidInUnbalancedRemittances().getOrDefault(level, Money.ZERO));
              long ours =
                  jdbc.sql(
                          """
                          SELECT COALESCE(SUM(e.amount_cents), 0) FROM ledger_entry e
                          WHERE e.bucket = 'PAID' AND e.payer_level = ? AND NOT EXISTS
                            (SELECT 1 FROM claim_payment p JOIN remittance r
                             ON r.id = p.remittance_id
                             WHERE p.id = e.posting_id AND r.entered_by IS NOT NULL)
                          """)
                      .param(level)
                      .query(Long.class)
                      .single();
              differ(found, "paid by payer " + level, theirs, Money.ofCents(ours));
            });
    long beside =
        jdbc.sql(
                "SELECT COALESCE(SUM(amount_cents), 0) FROM payer_ledger_entry WHERE account <>"
                    + " 'UNAPPLIED'")
            .query(Long.class)
            .single();
    differ(
        found,
        "passed beside the claims",
        tally.providerAdjustments().negated(),
        Money.ofCents(beside));
  }

  private static void differ(List<String> found, String what, Money theirs, Money ours) {
    if (!theirs.equals(ours)) {
      found.add("%s: %s by the payers' books, %s by ours".formatted(what, theirs, ours));
    }
  }

  private static void atMost(List<String> found, String what, int planned, int seen) {
    if (seen > planned) {
      found.add("%d %s, %d were planned".formatted(seen, what, planned));
    }
  }

  private static int count(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }
}
