package org.cobaltclaims.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.code.Sha256;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * {@code practice.yml} in the data folder, and beside it a note of which version it last was: so it
 * is known whether a person has changed it since.
 */
@Component
class SettingsFile {

  private final Path file;
  private final Path note;

  SettingsFile(@Value("${cobalt.data}") Path data) {
    this.file = data.resolve("practice.yml");
    this.note = data.resolve(".practice.yml.version");
  }

  /** How the file stands to the newest version. */
  enum Standing {
    /** It is the newest version. */
    SAME,
    /** It is missing, or a version before the newest as Cobalt wrote or read it. */
    LAGS,
    /** A person has changed it since Cobalt read or wrote it. */
    EDITED
  }

  /**
   * Which version the file last was.
   *
   * @param number 0 if none is noted
   */
  private record Noted(int number, String sha256) {}

  Path path() {
    return file;
  }

  /**
   * Its text; empty if there is none.
   *
   * @throws PracticeFileException if it cannot be read
   */
  Optional<String> text() {
    return Files.exists(file) ? Optional.of(PracticeFile.text(file)) : Optional.empty();
  }

  /** How it stands to the newest version. */
  Standing standing(SettingsVersion newest, SettingsVersions versions) {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return Standing.LAGS;
    }
    String sha256 = Sha256.hex(text.get());
    if (sha256.equals(newest.sha256())) {
      return Standing.SAME;
    }
    // Where the end came between the file and its note, the file is a version after the noted one.
    Noted noted = noted();
    return sha256.equals(noted.sha256()) || versions.hasAfter(noted.number(), sha256)
        ? Standing.LAGS
        : Standing.EDITED;
  }

  /** Writes a version; at no moment is there half a file. */
  void write(SettingsVersion version) {
    try {
      replace(file, version.yaml());
    } catch (IOException e) {
      throw new UncheckedIOException("practice.yml cannot be written", e);
    }
    note(version);
  }

  /** Notes that the file is this version. */
  void note(SettingsVersion version) {
    if (noted().equals(new Noted(version.number(), version.sha256()))) {
      return;
    }
    try {
      replace(note, version.number() + " " + version.sha256() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the note of practice.yml's version cannot be written", e);
    }
  }

  private Noted noted() {
    try {
      String[] words = Files.readString(note).strip().split(" ");
      return new Noted(Integer.parseInt(words[0]), words[1]);
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException none) {
      return new Noted(0, "");
    }
  }

  private static void replace(Path target, String text) throws IOException {
    Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path aside = Files.createTempFile(folder, ".practice", ".tmp");
    try {
      Files.write(aside, text.getBytes(StandardCharsets.UTF_8));
      try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
