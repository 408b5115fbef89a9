package org.cobaltclaims.transmission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Scanned pages: kept in the archive, unchanged, and classified by their content. */
@Component
public class Scans {

  /** Largest page in bytes. */
  public static final int LARGEST = 20 * 1024 * 1024;

  private final Archive archive;
  private final Clock clock;

  Scans(Archive archive, Clock clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /** The media type of a PDF, PNG or JPEG by its first bytes; empty for anything else. */
  public static Optional<String> mediaType(byte[] bytes) {
    if (begins(bytes, '%', 'P', 'D', 'F', '-')) {
      return Optional.of("application/pdf");
    }
    if (begins(bytes, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return Optional.of("image/png");
    }
    return begins(bytes, 0xFF, 0xD8, 0xFF) ? Optional.of("image/jpeg") : Optional.empty();
  }

  private static boolean begins(byte[] bytes, int... with) {
    return bytes.length >= with.length
        && Arrays.equals(
            Arrays.stream(with).map(one -> (byte) one).toArray(),
            IntStream.range(0, with.length).map(i -> bytes[i]).toArray());
  }

  /** Keeps a page; returns its path in the archive. */
  public String keep(byte[] bytes) {
    return archive.keep(bytes, LocalDate.now(clock).getYear());
  }

  /** A page that was kept. */
  public byte[] read(String path) {
    return archive.read(path);
  }
}
