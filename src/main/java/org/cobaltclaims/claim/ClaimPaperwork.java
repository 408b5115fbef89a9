package org.cobaltclaims.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The paper that people have named for claims to single payers, besides what the practice's claim
 * brought along for all of them. It counts for the claim's later versions too.
 */
@Repository
public class ClaimPaperwork {

  private final JdbcClient jdbc;
  private final Clock clock;

  ClaimPaperwork(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What was named for a claim; empty if nothing. */
  public Optional<Paperwork> of(String payerClaimId) {
    return jdbc.sql(
            "SELECT report_type, transmission, control_number FROM claim_paperwork"
                + " WHERE payer_claim_id = :claim")
        .param("claim", payerClaimId)
        .query((row, n) -> new Paperwork(row.getString(1), row.getString(2), row.getString(3)))
        .optional();
  }

  /**
   * Keeps what a person has named.
   *
   * @param paper null for none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(String payerClaimId, @Nullable Paperwork paper, String by) {
    jdbc.sql("DELETE FROM claim_paperwork WHERE payer_claim_id = :claim")
        .param("claim", payerClaimId)
        .update();
    if (paper != null) {
      jdbc.sql(
              "INSERT INTO claim_paperwork (payer_claim_id, report_type, transmission,"
                  + " control_number, entered_by, entered_on)"
                  + " VALUES (:claim, :type, :transmission, :number, :by, :on)")
          .param("claim", payerClaimId)
          .param("type", paper.type())
          .param("transmission", paper.transmission())
          .param("number", paper.controlNumber())
          .param("by", by)
          .param("on", LocalDate.now(clock))
          .update();
    }
  }

  /** The bill as the claim to one payer tells it: with the paper that goes beside that claim. */
  public ClaimContent added(String payerClaimId, ClaimContent content) {
    return of(payerClaimId)
        .map(
            paper -> {
              List<CarriedSegment> all = new ArrayList<>(content.attachments());
              all.add(paper.segment());
              return content.withAttachments(all);
            })
        .orElse(content);
  }
}
