package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Who has handled payments from before that was noted: what the decisions tell without a doubt. */
class HandledPaymentsMigrationTest {

  /** Or whatever is the last one before. */
  private static final String BEFORE = "96?";

  private final DriverManagerDataSource database =
      new DriverManagerDataSource(
          "jdbc:h2:mem:"
              + UUID.randomUUID()
              + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IGNORECASE=TRUE;DB_CLOSE_DELAY=-1",
          "sa",
          "");
  private final JdbcTemplate jdbc = new JdbcTemplate(database);

  @Test
  void whatDecisionsTellIsTakenOver() {
    Flyway.configure().dataSource(database).target(BEFORE).load().migrate();
    remittance("era", null);
    remittance("off", null);
    remittance("paper", "dana");
    payment("era", 1, "POSTED", null);
    payment("era", 2, "POSTED", null);
    payment("era", 3, "SET_ASIDE", "NOT_OURS");
    payment("era", 4, "SET_ASIDE", "STATUS-23");
    payment("era", 5, "POSTED", null);
    payment("era", 6, "HELD", "LINES");
    payment("era", 7, "REVERSAL", null);
    payment("era", 8, "POSTED", null);
    payment("off", 1, "POSTED", null);
    payment("paper", 1, "POSTED", null);
    jdbc.update(
        "INSERT INTO claim_payment (id, ordinal, claim_number, status, charge_cents, paid_cents,"
            + " icn, adjudicated_on, disposition, body)"
            + " VALUES ('intake', 0, '', '1', 0, 0, '', '2026-03-01', 'POSTED', '{}')");
    task("era", "MATCH_PAYMENT", 1, "MATCHED", "ann");
    task("era", "MATCH_PAYMENT", 2, "NOT_OURS", "bela");
    task("era-5", "POSSIBLE_REISSUE", 1, "MATCHED", "cleo");
    task("era-6", "MATCH_PAYMENT", 1, null, null);
    task("off", "ERA_OUT_OF_BALANCE", 1, "CHECK_AGAIN", "dana");
    jdbc.update(
        "INSERT INTO remittance_entry (entry_key, remittance_id, content_hash, entered_by,"
            + " entered_on) VALUES ('FIX-era-2-key', 'era-8', '', 'emil', '2026-03-02')");

    Flyway.configure().dataSource(database).load().migrate();

    assertThat(column("handled_by"))
        .containsExactly(
            "era-1 ",
            "era-2 ",
            "era-3 bela",
            "era-4 ",
            "era-5 cleo",
            "era-6 ",
            "era-7 ",
            "era-8 ",
            "intake ",
            "off-1 dana",
            "paper-1 ");
    assertThat(column("entered_by"))
        .containsExactly(
            "era-1 ",
            "era-2 ",
            "era-3 ",
            "era-4 ",
            "era-5 ",
            "era-6 ",
            "era-7 emil",
            "era-8 emil",
            "intake ",
            "off-1 ",
            "paper-1 dana");
  }

  private List<String> column(String name) {
    return jdbc.queryForList(
        "SELECT CONCAT(id, ' ', COALESCE(" + name + ", '')) FROM claim_payment ORDER BY id",
        String.class);
  }

  private void remittance(String id, @Nullable String enteredBy) {
    jdbc.update(
        "INSERT INTO remittance (id, file_id, ordinal, payer_name, payer_tax_id, trace, method,"
            + " paid_cents, received_on, state, payer_ids, entered_by)"
            + " VALUES (?, ?, 1, 'ACME', '', '', 'CHK', 0, '2026-03-01', 'POSTED', '', ?)",
        id,
        id,
        enteredBy);
  }

  private void payment(
      String remittance, int ordinal, String disposition, @Nullable String reason) {
    jdbc.update(
        "INSERT INTO claim_payment (id, remittance_id, ordinal, claim_number, status,"
            + " charge_cents, paid_cents, icn, adjudicated_on, disposition, reason, body)"
            + " VALUES (?, ?, ?, '', '1', 0, 0, '', '2026-03-01', ?, ?, '{}')",
        remittance + "-" + ordinal,
        remittance,
        ordinal,
        disposition,
        reason);
  }

  private void task(
      String subject, String kind, int occurrence, @Nullable String decision, @Nullable String by) {
    jdbc.update(
        "INSERT INTO task (id, kind, subject, occurrence, reason, state, group_name, due_on,"
            + " opened_on, decision, decided_by)"
            + " VALUES (?, ?, ?, ?, '', ?, 'posting', '2026-03-01', '2026-03-01', ?, ?)",
        subject + kind + occurrence,
        kind,
        subject,
        occurrence,
        decision == null ? "OPEN" : "DONE",
        decision,
        by);
  }
}
