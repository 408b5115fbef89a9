package org.cobaltclaims.transmission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.springframework.stereotype.Component;

/** Which claim stands at a place of a file that we sent, for refusals that do not name one. */
@Component
class ClaimPositions {

  private final ExchangeFiles files;
  private final Archive archive;

  ClaimPositions(ExchangeFiles files, Archive archive) {
    this.files = files;
    this.archive = archive;
  }

  /**
   * The claim of a segment. Loops above a claim (provider, subscriber, patient) belong to the claim
   * that follows.
   *
   * @param segment IK302: ST = 1
   * @param loop IK303
   */
  Optional<String> claimAt(Batch batch, int segment, String loop) {
    if (batch.fileId() == null) {
      return Optional.empty();
    }
    List<ProfessionalClaim> claims = claims(batch.fileId());
    boolean above = loop.startsWith("20");
    return above
        ? claims.stream()
            .filter(c -> c.position() > segment)
            .min(Comparator.comparingInt(ProfessionalClaim::position))
            .map(ProfessionalClaim::claimNumber)
        : claims.stream()
            .filter(c -> c.position() <= segment)
            .max(Comparator.comparingInt(ProfessionalClaim::position))
            .map(ProfessionalClaim::claimNumber);
  }

  private List<ProfessionalClaim> claims(String fileId) {
    byte[] bytes = archive.read(files.find(fileId).orElseThrow().archivePath());
    try {
      return X12File.read(new ByteArrayInputStream(bytes)).claims().stream()
          .flatMap(t -> t.claims().stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("our own file " + fileId + " cannot be read", e);
    }
  }
}
