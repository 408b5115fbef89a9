package org.cobaltclaims.transmission;

import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.edi.remittance.RemittanceCopy;
import org.cobaltclaims.edi.remittance.RemittanceCopy.Numbers;
import org.springframework.stereotype.Component;

/**
 * Gives the practice's own system its copy of each ERA, under the claim and line numbers that it
 * knows: its CLM01 in CLP01 and its REF*6R where it sent one. Everything else stands as it came.
 */
@Component
public class EraRelay {

  private static final int FAMILY_LENGTH = 10;

  /** Families that are read at once. */
  private static final int AT_ONCE = 500;

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
    archive.write(
        copy,
        out -> {
          // One byte a character both ways, so that what is not exchanged keeps its bytes.
          Writer writer = new OutputStreamWriter(out, StandardCharsets.ISO_8859_1);
          try (Reader in =
              new InputStreamReader(
                  archive.open(file.archivePath()), StandardCharsets.ISO_8859_1)) {
            RemittanceCopy.copy(in, writer, this::numbers);
          }
          writer.flush();
        });
  }

  /** The practice's numbers by ours; reads the families that are named, some hundred at once. */
  private Numbers numbers(Set<String> named) {
    Map<String, Set<String>> byFamily = new LinkedHashMap<>();
    for (String number : named) {
      if (number.length() > FAMILY_LENGTH
          && ControlNumber.isOurs(number.substring(0, FAMILY_LENGTH) + "1A")) {
        byFamily
            .computeIfAbsent(number.substring(0, FAMILY_LENGTH), id -> new LinkedHashSet<>())
            .add(number);
      }
    }
    Numbers numbers = new Numbers(new HashMap<>(), new HashMap<>());
    List<String> ids = List.copyOf(byFamily.keySet());
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      families
          .findAllById(ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
          .forEach(family -> add(family, byFamily.getOrDefault(family.id(), Set.of()), numbers));
    }
    return numbers;
  }

  private static void add(ClaimFamily family, Set<String> named, Numbers numbers) {
    for (String number : named) {
      if (ControlNumber.isOurs(number)) {
        numbers.claims().put(number, family.practiceClaim());
      }
    }
    for (ServiceLine line : family.content().lines()) {
      if (named.contains(line.controlNumber()) && !line.practiceControlNumber().isEmpty()) {
        numbers.lines().put(line.controlNumber(), line.practiceControlNumber());
      }
    }
  }
}
