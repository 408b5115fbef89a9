package org.cobaltclaims.dashboard;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Classification;
import org.cobaltclaims.remittance.Classification.LineOutcome;
import org.cobaltclaims.remittance.Classification.LineResult;
import org.cobaltclaims.remittance.Classification.Reason;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.ReasonCodes.Kind;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How every posted decision ended and what of it was denied, as rows: a decision does not change
 * any more, so each is looked at once.
 */
@Component
class DecisionResults {

  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final Payers payers;
  private final ReasonCodes codes = ReasonCodes.standard();

  DecisionResults(JdbcClient jdbc, JdbcOperations batch, Payers payers) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.payers = payers;
  }

  private record Decision(ClaimPayment payment, int level, String payerId) {}

  /**
   * What of a line, or of the claim as a whole, was denied.
   *
   * @param reason group and CARC; empty if none explains it
   */
  record Denied(int line, String reason, Money amount) {}

  /** Looks at every decision that nobody has looked at. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void complete() {
    List<Decision> found = next();
    while (!found.isEmpty()) {
      List<Object[]> results = new ArrayList<>();
      List<Object[]> lines = new ArrayList<>();
      for (Decision decision : found) {
        add(decision, results, lines);
      }
      batch.batchUpdate("INSERT INTO payment_result (payment_id, outcome) VALUES (?, ?)", results);
      batch.batchUpdate(
          "INSERT INTO denied_line (payment_id, ordinal, line_number, reason, denied_cents)"
              + " VALUES (?, ?, ?, ?, ?)",
          lines);
      found = found.size() < AT_ONCE ? List.of() : next();
    }
  }

  private List<Decision> next() {
    return jdbc.sql(
            """
            SELECT p.body, c.level, c.payer_id FROM claim_payment p
              JOIN payer_claim c ON c.id = p.payer_claim_id
            WHERE p.disposition IN ('POSTED', 'REVERSED')
              AND NOT EXISTS (SELECT 1 FROM payment_result r WHERE r.payment_id = p.id)
            LIMIT :most
            """)
        .param("most", AT_ONCE)
        .query(
            (row, n) ->
                new Decision(
                    StoredJson.read(row.getString("body"), ClaimPayment.class),
                    row.getInt("level"),
                    row.getString("payer_id")))
        .list();
  }

  private void add(Decision decision, List<Object[]> results, List<Object[]> lines) {
    ClaimPayment payment = decision.payment();
    ReasonCodes table = codes.of(payers.profile(decision.payerId()));
    Classification result = Classification.of(payment, decision.level(), table);
    results.add(new Object[] {payment.id(), result.outcome().name()});
    int ordinal = 0;
    for (Denied denied : denied(payment, result, decision.level(), table)) {
      lines.add(
          new Object[] {
            payment.id(), ++ordinal, denied.line(), denied.reason(), denied.amount().cents()
          });
    }
  }

  /** Whole lines that were denied; of those denied in part, what the denying reasons name. */
  static List<Denied> denied(
      ClaimPayment payment, Classification result, int level, ReasonCodes table) {
    List<Reason> reasons = Classification.reasons(payment, level, table);
    List<Denied> denied = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < result.lines().size(); i++) {
      boolean ofLine = i < payment.lines().size();
      List<Adjustment> rows = ofLine ? payment.lines().get(i).adjustments() : payment.adjustments();
      int moved = (int) rows.stream().filter(row -> !row.amount().isZero()).count();
      List<Reason> own = reasons.subList(at, at + moved);
      at += moved;
      LineResult line = result.lines().get(i);
      // Adjustments on top of the lines deny what they name, not the whole charge once more.
      boolean onTop = !ofLine && !payment.lines().isEmpty();
      if (!onTop && (line.outcome() == LineOutcome.DENIED || line.unexplainedWriteOff())) {
        Money charge = ofLine ? payment.lines().get(i).charge() : payment.charge();
        denied.add(new Denied(line.line(), line.reason(), charge));
      } else if (line.outcome() == LineOutcome.PARTIAL || line.outcome() == LineOutcome.DENIED) {
        own.stream()
            .filter(reason -> reason.rule().kind() != Kind.MONEY)
            .map(reason -> new Denied(line.line(), reason.name(), reason.row().amount()))
            .forEach(denied::add);
      }
    }
    return denied;
  }
}
