package org.cobaltclaims.claim;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The claims that a person has decided to print, although their payer takes electronic ones (DOMAIN
 * 6.1). It counts for the claim's later versions too.
 */
@Repository
public class PrintChoices {

  private final JdbcClient jdbc;
  private final Clock clock;

  PrintChoices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A person wants the claim printed; chosen again, nothing changes. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void choose(String payerClaimId, String by) {
    if (!isChosen(payerClaimId)) {
      jdbc.sql(
              "INSERT INTO print_choice (payer_claim_id, chosen_by, chosen_on)"
                  + " VALUES (:claim, :by, :on)")
          .param("claim", payerClaimId)
          .param("by", by)
          .param("on", LocalDate.now(clock))
          .update();
    }
  }

  /** A person takes the choice back: the payer's own channel is taken. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(String payerClaimId) {
    jdbc.sql("DELETE FROM print_choice WHERE payer_claim_id = :claim")
        .param("claim", payerClaimId)
        .update();
  }

  public boolean isChosen(String payerClaimId) {
    return jdbc.sql("SELECT COUNT(*) FROM print_choice WHERE payer_claim_id = :claim")
            .param("claim", payerClaimId)
            .query(Integer.class)
            .single()
        > 0;
  }
}
