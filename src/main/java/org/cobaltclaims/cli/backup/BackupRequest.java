package org.cobaltclaims.cli.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the command asks of the application that runs on the same data folder. It stands in a file
 * of that folder, so that nobody can ask who may not write there.
 */
public final class BackupRequest {

  static final String FILE = ".backup.request";

  private BackupRequest() {}

  /** Leaves one, for the application to take; overwrites one that nobody took. */
  public static void leave(Path data, Path target) throws IOException {
    Files.writeString(data.resolve(FILE), target.toString());
  }

  /** Takes back one that nobody took. */
  public static void withdraw(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(FILE));
  }

  /**
   * Takes the request; it is there once.
   *
   * @return the file to write
   */
  static Path take(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      throw new BackupException("nobody has asked for a backup; use 'cobalt backup'");
    }
    Path target = Path.of(Files.readString(file));
    Files.delete(file);
    return target;
  }
}
