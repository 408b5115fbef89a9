package org.cobaltclaims.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The claims for which a person has chosen how they reach their payer. It counts for the claim's
 * later versions too.
 */
@Repository
public class ChosenChannels {

  /** Printed and mailed, with what earlier payers decided behind it. */
  public static final String PRINT = "PRINT";

  private final JdbcClient jdbc;
  private final Clock clock;

  ChosenChannels(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What was chosen, ELECTRONIC or PRINT; empty if the payer's own channel is taken. */
  public Optional<String> of(String payerClaimId) {
    return jdbc.sql("SELECT channel FROM claim_channel WHERE payer_claim_id = :claim")
        .param("claim", payerClaimId)
        .query(String.class)
        .optional();
  }

  /** Whether a person wants it printed. */
  public boolean isPrinted(String payerClaimId) {
    return of(payerClaimId).filter(PRINT::equals).isPresent();
  }

  /**
   * Keeps a choice, or takes it back.
   *
   * @param channel ELECTRONIC or PRINT; empty for the payer's own
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void choose(String payerClaimId, String channel, String by) {
    jdbc.sql("DELETE FROM claim_channel WHERE payer_claim_id = :claim")
        .param("claim", payerClaimId)
        .update();
    if (!channel.isEmpty()) {
      jdbc.sql(
              "INSERT INTO claim_channel (payer_claim_id, channel, chosen_by, chosen_on)"
                  + " VALUES (:claim, :channel, :by, :on)")
          .param("claim", payerClaimId)
          .param("channel", channel)
          .param("by", by)
          .param("on", LocalDate.now(clock))
          .update();
    }
  }
}
