package org.cobaltclaims.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.code.Sha256;

/**
 * The clearinghouse's visits, one file each, with the files taken kept beside them. A visit is
 * written before anything is answered, and marked done after all its answers lie there.
 */
final class Journal {

  private final Path folder;
  private final Path aside;
  private long next = 1;

  Journal(Path folder, Path aside) {
    this.folder = folder;
    this.aside = aside;
  }

  /**
   * @param number from 1 on
   */
  record Visit(long number, LocalDate date, List<Desk.Taken> files) {}

  /** Notes the settings the first time, and insists on them afterwards. */
  void begin(String settings) throws IOException {
    Path file = folder.resolve("settings");
    if (!Files.exists(file)) {
      SafeFiles.write(aside, file, settings.getBytes(StandardCharsets.UTF_8));
    } else if (!Files.readString(file).equals(settings)) {
      throw new IllegalStateException(
          folder + " was begun with another seed or mix; go on with those, or start afresh");
    }
  }

  /** All visits so far, in order. */
  List<Visit> visits() throws IOException {
    List<Visit> visits = new ArrayList<>();
    while (Files.exists(file(next, "visit"))) {
      visits.add(read(next));
      next++;
    }
    return visits;
  }

  /**
   * Writes down a visit.
   *
   * @return its number
   */
  long visit(LocalDate date, List<Desk.Taken> files) throws IOException {
    StringBuilder lines = new StringBuilder().append(date).append('\n');
    for (Desk.Taken file : files) {
      String hash = Sha256.hex(file.bytes());
      SafeFiles.write(aside, taken(hash), file.bytes());
      lines.append(hash).append(' ').append(file.name()).append('\n');
    }
    long number = next++;
    SafeFiles.write(
        aside, file(number, "visit"), lines.toString().getBytes(StandardCharsets.UTF_8));
    return number;
  }

  boolean isDone(long number) {
    return Files.exists(file(number, "done"));
  }

  void done(long number) throws IOException {
    SafeFiles.write(aside, file(number, "done"), new byte[0]);
  }

  private Visit read(long number) throws IOException {
    List<String> lines = Files.readAllLines(file(number, "visit"));
    List<Desk.Taken> files = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String hash = line.substring(0, 64);
      byte[] bytes = Files.readAllBytes(taken(hash));
      if (!Sha256.hex(bytes).equals(hash)) {
        throw new IllegalStateException(taken(hash) + " was changed after it was taken");
      }
      files.add(new Desk.Taken(line.substring(65), bytes));
    }
    return new Visit(number, LocalDate.parse(lines.getFirst()), files);
  }

  private Path file(long number, String kind) {
    return folder.resolve("journal").resolve("%06d.%s".formatted(number, kind));
  }

  private Path taken(String hash) {
    return folder.resolve("taken").resolve(hash);
  }
}
