package org.cobaltclaims.transmission;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file that came or went.
 *
 * @param id ours
 * @param direction IN or OUT
 * @param source the clearinghouse's name, or {@code intake}
 * @param name as it lay in the folder
 * @param kind such as {@code 835}; several with commas
 * @param sha256 of its bytes
 * @param size in bytes
 * @param archivePath where its bytes lie below the archive
 * @param fate what became of it
 * @param on the day
 * @param archive what it was taken out of; null for a file that came or went by itself
 */
public record ExchangeFile(
    String id,
    Direction direction,
    String source,
    String name,
    String kind,
    String sha256,
    long size,
    String archivePath,
    Fate fate,
    LocalDate on,
    @Nullable Packed archive) {

  /** An archive that came, by its id and name. */
  public record Packed(String id, String name) {}

  public enum Direction {
    IN,
    OUT
  }

  /** Why it is not, or not wholly, used; null otherwise. */
  public @Nullable String reason() {
    return fate.reason();
  }
}
