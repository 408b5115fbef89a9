package org.cobaltclaims.paper;

import java.util.Optional;

/** Pages that people have scanned of remittances on paper. */
@FunctionalInterface
public interface ScannedEobs {

  /**
   * The pages of a remittance.
   *
   * @return a PDF, PNG or JPEG; empty if nobody has scanned it
   */
  Optional<byte[]> pages(String remittanceId);
}
