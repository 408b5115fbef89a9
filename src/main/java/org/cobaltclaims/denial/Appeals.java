package org.cobaltclaims.denial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All appeals. A payer claim has at most one of each level. */
@Repository
public class Appeals {

  private final JdbcClient jdbc;

  Appeals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps an appeal that was just filed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void file(Appeal appeal) {
    jdbc.sql(
            """
            INSERT INTO appeal (id, payer_claim_id, family_id, appeal_level, reason, amount_cents,
              filed_on, filed_by, window_ends_on, answer_due_on, letter)
            VALUES (:id, :claim, :family, :level, :reason, :amount, :filed, :by, :ends, :due, :letter)
            """)
        .param("id", appeal.payerClaimId() + "-" + appeal.level())
        .param("claim", appeal.payerClaimId())
        .param("family", appeal.familyId())
        .param("level", appeal.level())
        .param("reason", appeal.reason())
        .param("amount", appeal.amount().cents())
        .param("filed", appeal.filedOn())
        .param("by", appeal.filedBy())
        .param("ends", appeal.windowEndsOn())
        .param("due", appeal.answerDueOn())
        .param("letter", appeal.letter())
        .update();
  }

  /** A claim's appeals, the first one first. */
  public List<Appeal> of(String payerClaimId) {
    return jdbc.sql("SELECT * FROM appeal WHERE payer_claim_id = :claim ORDER BY appeal_level")
        .param("claim", payerClaimId)
        .query(Appeals::appeal)
        .list();
  }

  /**
   * Notes what became of the appeal against a denial whose answer is awaited; without one nothing
   * happens. A dispute about an underpayment goes its own way ({@link UnderpaymentDisputes}).
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void answered(String payerClaimId, Appeal.Outcome outcome, LocalDate on) {
    jdbc.sql(
            """
            UPDATE appeal SET outcome = :outcome, answered_on = :on
            WHERE payer_claim_id = :claim AND outcome IS NULL AND reason <> :dispute
            """)
        .param("outcome", outcome.name())
        .param("on", on)
        .param("claim", payerClaimId)
        .param("dispute", Appeal.UNDERPAID)
        .update();
  }

  /** The disputes about underpayments that nobody has answered. */
  List<Appeal> openDisputes() {
    return jdbc.sql("SELECT * FROM appeal WHERE reason = :dispute AND outcome IS NULL ORDER BY id")
        .param("dispute", Appeal.UNDERPAID)
        .query(Appeals::appeal)
        .list();
  }

  void disputeAnswered(String payerClaimId, Appeal.Outcome outcome, LocalDate on) {
    jdbc.sql(
            """
            UPDATE appeal SET outcome = :outcome, answered_on = :on
            WHERE payer_claim_id = :claim AND outcome IS NULL AND reason = :dispute
            """)
        .param("outcome", outcome.name())
        .param("on", on)
        .param("claim", payerClaimId)
        .param("dispute", Appeal.UNDERPAID)
        .update();
  }

  void disputeAwaited(String payerClaimId, LocalDate until) {
    jdbc.sql(
            """
            UPDATE appeal SET answer_due_on = :until
            WHERE payer_claim_id = :claim AND outcome IS NULL AND reason = :dispute
            """)
        .param("until", until)
        .param("claim", payerClaimId)
        .param("dispute", Appeal.UNDERPAID)
        .update();
  }

  /** When the last answered appeal was answered. */
  public Optional<LocalDate> lastAnswer(String payerClaimId) {
    return of(payerClaimId).stream()
        .map(Appeal::answeredOn)
        .flatMap(on -> Optional.ofNullable(on).stream())
        .max(LocalDate::compareTo);
  }

  private static Appeal appeal(ResultSet row, int number) throws SQLException {
    @Nullable String outcome = row.getString("outcome");
    return new Appeal(
        row.getString("payer_claim_id"),
        row.getString("family_id"),
        row.getInt("appeal_level"),
        row.getString("reason"),
        Money.ofCents(row.getLong("amount_cents")),
        row.getObject("filed_on", LocalDate.class),
        row.getString("filed_by"),
        row.getObject("window_ends_on", LocalDate.class),
        row.getObject("answer_due_on", LocalDate.class),
        row.getString("letter"),
        outcome == null ? null : Appeal.Outcome.valueOf(outcome),
        row.getObject("answered_on", LocalDate.class));
  }
}
