package org.cobaltclaims.cli.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code cobalt purge} asks of the application that runs on the same data folder. It stands in
 * a file of that folder, so that nobody can ask who may not write there.
 *
 * @param really whether it is done, or only looked at
 * @param date the day to look from; null for today
 */
public record PurgeRequest(boolean really, @Nullable LocalDate date) {

  /** Who purges, as the audit log names it. */
  public static final String BY = "cobalt purge";

  private static final String FILE = ".purge.request";
  private static final String REALLY = "really";

  /** Leaves one, for the application to take; overwrites one that nobody took. */
  public static void leave(Path data, PurgeRequest request) throws IOException {
    String text =
        request.really() ? REALLY : request.date() == null ? "" : request.date().toString();
    Files.writeString(data.resolve(FILE), text);
  }

  /** Takes back one that nobody took. */
  public static void withdraw(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(FILE));
  }

  /** Takes the request; it is there once. */
  static Optional<PurgeRequest> take(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file);
    Files.delete(file);
    return Optional.of(
        text.equals(REALLY)
            ? new PurgeRequest(true, null)
            : new PurgeRequest(false, text.isEmpty() ? null : LocalDate.parse(text)));
  }

  /**
   * What to do after a look.
   *
   * @param off whether the settings forbid the purge
   */
  public static String advice(boolean off) {
    return off
        ? "Nothing was removed. retention.purge is OFF; the settings say who may purge."
        : "Nothing was removed. Make a backup, then: cobalt purge --really";
  }
}
