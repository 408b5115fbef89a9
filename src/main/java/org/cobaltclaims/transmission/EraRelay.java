package org.cobaltclaims.transmission;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.edi.remittance.RemittanceCopy;
import org.cobaltclaims.edi.remittance.RemittanceCopy.Numbers;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.Relay;
import org.cobaltclaims.transmission.Deliveries.Delivery;
import org.jspecify.annotations.Nullable;
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
  private final Deliveries deliveries;
  private final CurrentSettings settings;
  private final Clock clock;

  EraRelay(
      ExchangeFiles files,
      Archive archive,
      DataFolder data,
      ClaimFamilies families,
      Deliveries deliveries,
      CurrentSettings settings,
      Clock clock) {
    this.files = files;
    this.archive = archive;
    this.data = data;
    this.families = families;
    this.deliveries = deliveries;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Gives the copy of a file that came in the ways that the settings name; again, the same copy
   * under the same name.
   */
  public void copy(String fileId) {
    ExchangeFile file = files.find(fileId).orElseThrow();
    Relay relay = settings.relay();
    if (relay.folder() && !liesInFolder(file)) {
      archive.write(inFolder(file), out -> write(file, out));
    }
    if (relay.sftp()) {
      send(file, fileId, null);
    }
  }

  /** Whether the copy lies in the folder {@code relay}; whoever took it has taken it away. */
  boolean liesInFolder(ExchangeFile file) {
    return Files.exists(inFolder(file));
  }

  private Path inFolder(ExchangeFile file) {
    return data.relay().resolve(file.id() + "_" + file.name());
  }

  /**
   * Asks for a copy to be put on the server of the practice's system. The bytes that go are kept,
   * so that a second try, and a person's second sending, has the same.
   *
   * @param id of the delivery; asked for again, it is the same one
   * @param by who asks; null for the application itself
   */
  void send(ExchangeFile file, String id, @Nullable String by) {
    if (deliveries.find(id).isPresent()) {
      return;
    }
    Delivery before = deliveries.newestOf(List.of(file.id())).get(file.id());
    if (before != null) {
      deliveries.askRelay(
          id,
          file.id(),
          before.fileName(),
          before.archivePath(),
          before.sha256(),
          before.size(),
          by);
      return;
    }
    Look look = look(file);
    String path;
    try {
      path = archive.keep(out -> write(file, out), look.sha256(), LocalDate.now(clock).getYear());
    } catch (IOException e) {
      throw new UncheckedIOException("the copy of ERA " + file.id() + " cannot be kept", e);
    }
    String name =
        settings
            .relay()
            .fileName(
                file.id(),
                file.name(),
                file.on().format(DateTimeFormatter.BASIC_ISO_DATE),
                file.source());
    deliveries.askRelay(id, file.id(), name, path, look.sha256(), look.size(), by);
  }

  private record Look(String sha256, long size) {}

  /** What the copy is, without keeping it anywhere in clear. */
  private Look look(ExchangeFile file) {
    MessageDigest digest = Sha256.digest();
    long[] size = {0};
    try (OutputStream out =
        new FilterOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            size[0] += length;
            this.out.write(bytes, from, length);
          }

          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }
        }) {
      write(file, out);
    } catch (IOException e) {
      throw new UncheckedIOException("ERA " + file.id() + " cannot be copied", e);
    }
    return new Look(HexFormat.of().formatHex(digest.digest()), size[0]);
  }

  private void write(ExchangeFile file, OutputStream out) throws IOException {
    // One byte a character both ways, so that what is not exchanged keeps its bytes.
    Writer writer = new OutputStreamWriter(out, StandardCharsets.ISO_8859_1);
    try (Reader in =
        new InputStreamReader(archive.open(file.archivePath()), StandardCharsets.ISO_8859_1)) {
      RemittanceCopy.copy(in, writer, this::numbers);
    }
    writer.flush();
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
