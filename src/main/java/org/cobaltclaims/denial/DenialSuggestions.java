package org.cobaltclaims.denial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The newest suggestion for each denied claim. */
@Repository
public class DenialSuggestions {

  private static final int LONGEST = 500;

  private final JdbcClient jdbc;
  private final Clock clock;

  DenialSuggestions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps a suggestion; the one before is forgotten. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(String payerClaimId, DenialSuggestion suggestion) {
    jdbc.sql("DELETE FROM denial_suggestion WHERE payer_claim_id = :claim")
        .param("claim", payerClaimId)
        .update();
    String why = suggestion.why();
    jdbc.sql(
            """
            INSERT INTO denial_suggestion (payer_claim_id, reason, suggested_action, rule_id, why,
              urgency, suggested_on)
            VALUES (:claim, :reason, :action, :rule, :why, :urgency, :today)
            """)
        .param("claim", payerClaimId)
        .param("reason", suggestion.reason())
        .param("action", suggestion.action())
        .param("rule", suggestion.rule())
        .param("why", why.length() <= LONGEST ? why : why.substring(0, LONGEST))
        .param("urgency", suggestion.urgency())
        .param("today", LocalDate.now(clock))
        .update();
  }

  /** The suggestion for a claim; empty if there is none yet. */
  public Optional<DenialSuggestion> of(String payerClaimId) {
    return jdbc.sql(
            "SELECT reason, suggested_action, rule_id, why, urgency FROM denial_suggestion WHERE"
                + " payer_claim_id = :claim")
        .param("claim", payerClaimId)
        .query(
            (row, n) ->
                new DenialSuggestion(
                    row.getString("reason"),
                    row.getString("suggested_action"),
                    row.getString("rule_id"),
                    row.getString("why"),
                    row.getInt("urgency")))
        .optional();
  }
}
