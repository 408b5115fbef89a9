package org.cobaltclaims.denial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cobaltclaims.remittance.ReasonCodes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a reason (CARC) is called: by the official list that the practice is licensed to use, or in
 * our own words where it has none (DOMAIN 0.3). The list lies in {@code <data>/codes} as {@code
 * carc-2026-11-01.csv}, a line {@code code;start;stop;text} each, dates ISO, stop empty while in
 * force; of several the newest that is not of a day to come counts.
 */
@Component
public class ReasonLabels {

  private static final Logger LOG = LoggerFactory.getLogger(ReasonLabels.class);
  private static final Pattern NAME = Pattern.compile("carc-(\\d{4}-\\d{2}-\\d{2})\\.csv");
  private static final int CELLS = 4;

  private final Map<String, Official> official;
  private final @Nullable LocalDate listed;
  private final Clock clock;

  /**
   * An official entry.
   *
   * @param stop the last day on which it may be used; null while it is in force
   */
  record Official(LocalDate start, @Nullable LocalDate stop, String text) {}

  ReasonLabels(@Value("${cobalt.data}") Path data, Clock clock) {
    this.clock = clock;
    Optional<Map.Entry<LocalDate, Path>> newest = newest(data.resolve("codes"), clock);
    this.listed = newest.map(Map.Entry::getKey).orElse(null);
    this.official = newest.map(entry -> read(entry.getValue())).orElse(Map.of());
    if (listed != null) {
      List<String> unknown = missing();
      LOG.info(
          "official reasons as of {}: {} codes; {} of our table are not among them{}",
          listed,
          official.size(),
          unknown.size(),
          unknown.isEmpty() ? "" : ": " + unknown);
    }
  }

  /** The day of the official list; empty if there is none. */
  public Optional<LocalDate> listed() {
    return Optional.ofNullable(listed);
  }

  /**
   * What a reason is called.
   *
   * @param ours our own label
   */
  public String of(String carc, String ours) {
    Official entry = official.get(carc);
    return entry == null ? ours : entry.text();
  }

  /**
   * True if an official list is there and does not know the reason, or has withdrawn it: whoever
   * works it looks it up (DOMAIN 5.2 O8).
   */
  public boolean isUnlisted(String carc) {
    if (listed == null || carc.isEmpty()) {
      return false;
    }
    Official entry = official.get(carc);
    return entry == null || entry.stop() != null && entry.stop().isBefore(LocalDate.now(clock));
  }

  /** The reasons of our table that the official list does not have. */
  public List<String> missing() {
    return listed == null
        ? List.of()
        : ReasonCodes.standard().carcs().stream()
            .filter(carc -> !official.containsKey(carc))
            .toList();
  }

  private static Optional<Map.Entry<LocalDate, Path>> newest(Path folder, Clock clock) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    TreeMap<LocalDate, Path> lists = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file -> {
            Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
            if (name.matches()) {
              lists.put(LocalDate.parse(name.group(1)), file);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.ofNullable(lists.floorEntry(LocalDate.now(clock)));
  }

  private static Map<String, Official> read(Path file) {
    Map<String, Official> entries = new HashMap<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        String[] cells = line.split(";", CELLS);
        boolean heading = number == 1 && cells[0].equals("code");
        if (!line.isBlank() && !heading) {
          entries.put(cells[0].strip(), entry(cells, file, number));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(entries);
  }

  private static Official entry(String[] cells, Path file, int number) {
    if (cells.length == CELLS) {
      try {
        return new Official(
            LocalDate.parse(cells[1].strip()),
            cells[2].isBlank() ? null : LocalDate.parse(cells[2].strip()),
            cells[3].strip());
      } catch (DateTimeParseException wrong) {
        // said below
      }
    }
    throw new IllegalStateException(
        "%s line %d is not code;start;stop;text with ISO dates"
            .formatted(file.getFileName(), number));
  }
}
