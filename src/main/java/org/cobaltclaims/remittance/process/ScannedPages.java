package org.cobaltclaims.remittance.process;

import java.util.Optional;
import org.cobaltclaims.paper.ScannedEobs;
import org.cobaltclaims.remittance.HandEntries;
import org.cobaltclaims.transmission.Scans;
import org.springframework.stereotype.Component;

/** The pages that people attach to remittances, for the claims that are mailed with them. */
@Component
class ScannedPages implements ScannedEobs {

  private final HandEntries entries;
  private final Scans scans;

  ScannedPages(HandEntries entries, Scans scans) {
    this.entries = entries;
    this.scans = scans;
  }

  @Override
  public Optional<byte[]> pages(String remittanceId) {
    return entries.scan(remittanceId).map(scan -> scans.read(scan.archivePath()));
  }
}
