package org.cobaltclaims.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** An application's data folder for a test class; gone with the JVM at the latest. */
public final class DataFolder {

  private final Path path;

  public DataFolder() {
    try {
      path = Files.createTempDirectory("cobalt-data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::delete));
  }

  public Path path() {
    return path;
  }

  /** Removes everything in it but the named file. */
  public void emptyBut(String kept) {
    try (Stream<Path> entries = Files.list(path)) {
      entries.filter(e -> !e.getFileName().toString().equals(kept)).forEach(DataFolder::deleteTree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete() {
    deleteTree(path);
  }

  private static void deleteTree(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
