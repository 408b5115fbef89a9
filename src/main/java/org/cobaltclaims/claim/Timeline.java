package org.cobaltclaims.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was done with a claim family and why: every automatic step with the rule that it followed.
 */
@Repository
public class Timeline {

  private static final int LONGEST = 1000;

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final Clock clock;

  Timeline(JdbcClient jdbc, JdbcOperations batch, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.clock = clock;
  }

  /**
   * One step.
   *
   * @param on the day
   * @param payerClaimId null if it concerns the family as a whole
   * @param rule the rule's id in DOMAIN.md, such as {@code 2.2-6}
   * @param text for a biller; no PHI
   */
  public record Entry(
      String familyId, @Nullable String payerClaimId, LocalDate on, String rule, String text) {}

  /**
   * Adds a step, in the transaction of the step itself. A step that was done again for want of an
   * answer stands once: the same words about the same claim are said once a day.
   *
   * @param payerClaimId null if it concerns the family as a whole
   * @param ruleId the rule's id in DOMAIN.md
   * @param text for a biller; ids, codes and amounts, no PHI
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(String familyId, @Nullable String payerClaimId, String ruleId, String text) {
    Step step = new Step(familyId, payerClaimId, ruleId, text);
    jdbc.sql(
            """
            INSERT INTO timeline_entry (family_id, payer_claim_id, entered_on, entered_at, rule_id, text)
            SELECT :family, :claim, :on, :at, :rule, :text FROM DUAL
            WHERE NOT EXISTS (
              SELECT 1 FROM timeline_entry e
              WHERE e.family_id = :family AND e.entered_on = :on AND e.rule_id = :rule
                AND COALESCE(e.payer_claim_id, '') = :known AND e.text = :text)
            """)
        .param("family", step.familyId())
        .param("claim", step.payerClaimId())
        .param("known", step.payerClaimId() == null ? "" : step.payerClaimId())
        .param("on", LocalDate.now(clock))
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("rule", step.rule())
        .param("text", step.text())
        .update();
  }

  /** A step that is to be added; see {@link #append}. */
  public record Step(String familyId, @Nullable String payerClaimId, String rule, String text) {
    public Step {
      text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
  }

  /** Adds steps in their order, in one look and one batch however many they are. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void appendAll(List<Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.now(clock);
    LocalDateTime at = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    Set<Step> said = new HashSet<>(said(steps, today));
    List<Object[]> rows = new ArrayList<>();
    for (Step step : steps) {
      if (said.add(step)) {
        rows.add(
            new Object[] {
              step.familyId(), step.payerClaimId(), today, at, step.rule(), step.text()
            });
      }
    }
    batch.batchUpdate(
        "INSERT INTO timeline_entry (family_id, payer_claim_id, entered_on, entered_at, rule_id,"
            + " text) VALUES (?, ?, ?, ?, ?, ?)",
        rows);
  }

  private List<Step> said(List<Step> steps, LocalDate on) {
    return jdbc.sql(
            """
            SELECT family_id, payer_claim_id, rule_id, text FROM timeline_entry
            WHERE family_id IN (:families) AND entered_on = :on
            """)
        .param("families", steps.stream().map(Step::familyId).distinct().toList())
        .param("on", on)
        .query(
            (row, ordinal) ->
                new Step(
                    row.getString("family_id"),
                    row.getString("payer_claim_id"),
                    row.getString("rule_id"),
                    row.getString("text")))
        .list();
  }

  /** A family's steps in the order in which they were taken. */
  public List<Entry> of(String familyId) {
    return jdbc.sql(
            """
            SELECT family_id, payer_claim_id, entered_on, rule_id, text
            FROM timeline_entry WHERE family_id = :family ORDER BY id
            """)
        .param("family", familyId)
        .query(
            (row, ordinal) ->
                new Entry(
                    row.getString("family_id"),
                    row.getString("payer_claim_id"),
                    row.getObject("entered_on", LocalDate.class),
                    row.getString("rule_id"),
                    row.getString("text")))
        .list();
  }
}
