package org.cobaltclaims.transmission;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.edi.remittance.RemittanceCopy;
import org.springframework.stereotype.Component;

/**
 * Gives the practice's own system its copy of each ERA, under the claim and line numbers that it
 * knows: its CLM01 in CLP01 and its REF*6R where it sent one. Everything else stands as it came.
 */
@Component
public class EraRelay {

  private static final int FAMILY_LENGTH = 10;

  private final ExchangeFiles files;
  private final Archive archive;
  private final DataFolder data;
  private final ClaimFamilies families;

  EraRelay(ExchangeFiles files, Archive archive, DataFolder data, ClaimFamilies families) {
    this.files = files;
    this.archive = archive;
    this.data = data;
    this.families = families;
  }

  /** Writes the copy of a file that came in; again, the same copy under the same name. */
  public void copy(String fileId) {
    ExchangeFile file = files.find(fileId).orElseThrow();
    Path copy = data.relay().resolve(fileId + "_" + file.name());
    if (Files.exists(copy)) {
      return;
    }
    // One byte a character both ways, so that what is not exchanged keeps its bytes.
    String text = new String(archive.read(file.archivePath()), StandardCharsets.ISO_8859_1);
    String relayed = RemittanceCopy.withNumbers(text, this::practiceClaim, this::practiceLine);
    archive.write(copy, relayed.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String practiceClaim(String number) {
    return family(number.strip()).map(ClaimFamily::practiceClaim).orElse(number);
  }

  private Optional<ClaimFamily> family(String number) {
    return ControlNumber.isOurs(number)
        ? families.findById(ControlNumber.parse(number).familyId())
        : Optional.empty();
  }

  private String practiceLine(String number) {
    if (number.length() <= FAMILY_LENGTH) {
      return number;
    }
    return families
        .findById(number.substring(0, FAMILY_LENGTH))
        .flatMap(
            family ->
                family.content().lines().stream()
                    .filter(line -> line.controlNumber().equals(number.strip()))
                    .map(ServiceLine::practiceControlNumber)
                    .filter(own -> !own.isEmpty())
                    .findFirst())
        .orElse(number);
  }
}
