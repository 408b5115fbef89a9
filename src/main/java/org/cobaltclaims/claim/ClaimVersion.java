package org.cobaltclaims.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One transmitted (or to be transmitted) form of a payer claim. What it says is kept apart and
 * never changes, see {@link Snapshots}.
 *
 * @param pcn CLM01
 * @param frequency CLM05-3
 * @param channel ELECTRONIC or PAPER
 * @param batchId the batch that carries it; null while queued or on paper
 * @param fileName the transmitted file; null until sent
 * @param sentOn null until sent
 */
@Table("claim_version")
public record ClaimVersion(
    String pcn,
    String frequency,
    String channel,
    @Nullable String batchId,
    @Nullable String fileName,
    @Nullable LocalDate sentOn) {

  /** Whether it asks the payer to forget the claim. */
  public boolean isVoid() {
    return frequency.equals(PayerClaim.VOID);
  }

  ClaimVersion inBatch(String id) {
    return new ClaimVersion(pcn, frequency, channel, id, null, null);
  }

  ClaimVersion outOfBatch() {
    return new ClaimVersion(pcn, frequency, channel, null, null, null);
  }

  ClaimVersion sent(String file, LocalDate on) {
    return new ClaimVersion(pcn, frequency, channel, batchId, file, on);
  }
}
