package org.cobaltclaims.edi.acknowledgement;

import java.time.LocalDateTime;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Segment;
import org.jspecify.annotations.Nullable;

/**
 * TA1 (DOMAIN 4.1).
 *
 * @param interchangeControlNumber TA101: the ISA13 of ours
 * @param time TA102/03: the ISA09/10 of ours; null if unreadable
 * @param status TA104: A accepted, E accepted with errors, R rejected
 * @param note TA105: 000 none, 025 duplicate ...
 */
public record InterchangeAcknowledgement(
    long interchangeControlNumber, @Nullable LocalDateTime time, String status, String note) {

  /**
   * The acknowledgement.
   *
   * @param interchangeControlNumber TA101 as a number
   */
  public static InterchangeAcknowledgement read(Segment ta1, long interchangeControlNumber) {
    return new InterchangeAcknowledgement(
        interchangeControlNumber,
        Fields.minute("20" + ta1.element(2), ta1.element(3)),
        ta1.element(4),
        ta1.element(5));
  }
}
