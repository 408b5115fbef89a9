package org.cobaltclaims.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private final Clock clock;

  Timeline(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
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
    LocalDate today = LocalDate.now(clock);
    String words = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    if (said(familyId, payerClaimId, today, ruleId, words)) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO timeline_entry (family_id, payer_claim_id, entered_on, entered_at, rule_id, text)
            VALUES (:family, :claim, :on, :at, :rule, :text)
            """)
        .param("family", familyId)
        .param("claim", payerClaimId)
        .param("on", today)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("rule", ruleId)
        .param("text", words)
        .update();
  }

  private boolean said(
      String familyId, @Nullable String payerClaimId, LocalDate on, String ruleId, String text) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM timeline_entry
                WHERE family_id = :family AND COALESCE(payer_claim_id, '') = :claim
                  AND entered_on = :on AND rule_id = :rule AND text = :text
                """)
            .param("family", familyId)
            .param("claim", payerClaimId == null ? "" : payerClaimId)
            .param("on", on)
            .param("rule", ruleId)
            .param("text", text)
            .query(Integer.class)
            .single()
        > 0;
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
