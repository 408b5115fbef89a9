package org.cobaltclaims.paper.process;

import java.util.Optional;
import org.cobaltclaims.paper.ScannedEobs;
import org.cobaltclaims.remittance.HandEntries;
import org.cobaltclaims.transmission.Scans;
import org.springframework.stereotype.Component;

/** The pages that people have attached to remittances. */
@Component
class ScannedRemittances implements ScannedEobs {

  private final HandEntries entries;
  private final Scans scans;

  ScannedRemittances(HandEntries entries, Scans scans) {
    this.entries = entries;
    this.scans = scans;
  }

  @Override
  public Optional<byte[]> pages(String remittanceId) {
    return entries.scan(remittanceId).map(scan -> scans.read(scan.archivePath()));
  }
}
