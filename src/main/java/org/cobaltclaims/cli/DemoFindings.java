package org.cobaltclaims.cli;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.dashboard.Report;
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
    return new DemoFindings(found);
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
