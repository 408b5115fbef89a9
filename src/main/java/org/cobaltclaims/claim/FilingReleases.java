package org.cobaltclaims.claim;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The claims that a person has let go, where the practice files by hand. It counts for the claim's
 * later versions too.
 */
@Repository
public class FilingReleases {

  private final JdbcClient jdbc;
  private final Clock clock;

  FilingReleases(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A person lets a claim go.
   *
   * @return false if it was let go before
   */
  public boolean release(String payerClaimId, String by) {
    if (isReleased(payerClaimId)) {
      return false;
    }
    try {
      jdbc.sql(
              "INSERT INTO filing_release (payer_claim_id, released_by, released_on)"
                  + " VALUES (:claim, :by, :on)")
          .param("claim", payerClaimId)
          .param("by", by)
          .param("on", LocalDate.now(clock))
          .update();
      return true;
    } catch (DuplicateKeyException meanwhile) {
      return false;
    }
  }

  public boolean isReleased(String payerClaimId) {
    return jdbc.sql("SELECT COUNT(*) FROM filing_release WHERE payer_claim_id = :claim")
            .param("claim", payerClaimId)
            .query(Integer.class)
            .single()
        > 0;
  }
}
