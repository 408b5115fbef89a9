package org.cobaltclaims.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.cobaltclaims.transmission.SafeDisk;

/**
 * In a demonstration's folder: in which database it is, and by which id that database knows the
 * folder.
 *
 * @param database as people are shown it; empty for the file in the folder
 * @param id empty where none was given yet
 */
record DemoNote(String database, String id) {

  private static final String FILE = "demo.database";

  /** That of a demonstration that begins. */
  static DemoNote fresh(String database) {
    return new DemoNote(database, UUID.randomUUID().toString());
  }

  static DemoNote of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return new DemoNote(
        lines.isEmpty() ? "" : lines.getFirst().strip(),
        lines.size() < 2 ? "" : lines.get(1).strip());
  }

  void save(Path folder) throws IOException {
    new SafeDisk()
        .write(
            folder.resolve(FILE), (database + "\n" + id + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
