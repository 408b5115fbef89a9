package org.cobaltclaims.remittance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What payers have agreed to allow: {@code <data>/rates/<payerId>.csv} with the columns procedure,
 * modifier, place_of_service, from, until and allowed, in any order; only procedure and allowed are
 * needed. A file that changes is read anew. A row that cannot be read is named with its line, the
 * others are used.
 */
@Component
public class ContractRates {

  private static final Logger LOG = LoggerFactory.getLogger(ContractRates.class);
  private static final List<String> COLUMNS =
      List.of("procedure", "modifier", "place_of_service", "from", "until", "allowed");

  private final Path folder;
  private final Map<String, Sheet> sheets = new ConcurrentHashMap<>();

  ContractRates(@Value("${cobalt.data}") Path data) {
    this.folder = data.resolve("rates");
  }

  /**
   * A rate.
   *
   * @param line the line of the file, from 1
   * @param modifiers all of them have to be there; none: whatever modifiers there are
   * @param placeOfService empty for any
   * @param from the first day of service; null for no first
   * @param until the last day of service; null for no last
   * @param allowed for one unit
   */
  public record Rate(
      int line,
      String procedure,
      Set<String> modifiers,
      String placeOfService,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      Money allowed) {

    private boolean fits(Procedure procedure, String place, LocalDate day) {
      return this.procedure.equals(procedure.code())
          && procedure.modifiers().containsAll(modifiers)
          && (placeOfService.isEmpty() || placeOfService.equals(place))
          && (from == null || !day.isBefore(from))
          && (until == null || !day.isAfter(until));
    }

    private int specific() {
      return 2 * modifiers.size() + (placeOfService.isEmpty() ? 0 : 1);
    }
  }

  /**
   * A payer's rates.
   *
   * @param problems what cannot be read, each with its line
   */
  public record Sheet(List<Rate> rates, List<String> problems, long size, long modified) {
    public Sheet {
      rates = List.copyOf(rates);
      problems = List.copyOf(problems);
    }
  }

  /** A payer's rates; none where it has no file. */
  public Sheet of(String payerId) {
    if (!payerId.matches("[A-Za-z0-9_-]{1,80}")) {
      return new Sheet(List.of(), List.of(), 0, 0);
    }
    Path file = folder.resolve(payerId + ".csv");
    try {
      if (!Files.isRegularFile(file)) {
        return new Sheet(List.of(), List.of(), 0, 0);
      }
      long size = Files.size(file);
      long modified = Files.getLastModifiedTime(file).toMillis();
      Sheet known = sheets.get(payerId);
      if (known != null && known.size() == size && known.modified() == modified) {
        return known;
      }
      // Letters of another character set spoil the cell that they stand in, not the file.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      Sheet read = read(text, size, modified);
      read.problems().forEach(problem -> LOG.warn("rates/{}.csv {}", payerId, problem));
      sheets.put(payerId, read);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException("the rates of payer " + payerId, e);
    }
  }

  /** What the payer has agreed to for one unit of a service; empty if it has not. */
  public Optional<Money> rate(String payerId, Procedure procedure, String place, LocalDate day) {
    return of(payerId).rates().stream()
        .filter(rate -> rate.fits(procedure, place, day))
        .max(Comparator.comparingInt(Rate::specific).thenComparing(Rate::line))
        .map(Rate::allowed);
  }

  static Sheet read(String text, long size, long modified) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();
    List<Rate> rates = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<String> columns = List.of();
    try (CSVParser parser = CSVParser.parse(text.replaceFirst("^\uFEFF", ""), format)) {
      for (CSVRecord row : parser) {
        int line = (int) parser.getCurrentLineNumber();
        if (columns.isEmpty()) {
          columns =
              row.stream()
                  .map(name -> name.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s-]+", "_"))
                  .toList();
          List<String> unknown = columns.stream().filter(c -> !COLUMNS.contains(c)).toList();
          if (!columns.contains("procedure") || !columns.contains("allowed")) {
            problems.add(
                "line %d: the first line names the columns procedure and allowed".formatted(line));
            break;
          }
          unknown.forEach(
              name -> problems.add("line %d: column %s means nothing here".formatted(line, name)));
          continue;
        }
        try {
          rates.add(rate(row, line, columns));
        } catch (IllegalArgumentException bad) {
          problems.add("line %d: %s".formatted(line, bad.getMessage()));
        }
      }
    }
    return new Sheet(rates, problems, size, modified);
  }

  private static Rate rate(CSVRecord row, int line, List<String> columns) {
    String procedure = cell(row, columns, "procedure").toUpperCase(Locale.ROOT);
    if (!procedure.matches("[A-Z0-9]{3,10}")) {
      throw new IllegalArgumentException("procedure is a code such as 99214");
    }
    Set<String> modifiers = new TreeSet<>();
    for (String one : cell(row, columns, "modifier").toUpperCase(Locale.ROOT).split("[\\s:,-]+")) {
      if (!one.isEmpty() && !one.matches("[A-Z0-9]{2}")) {
        throw new IllegalArgumentException(
            "modifier is two characters, such as 25; several apart by blanks");
      }
      if (!one.isEmpty()) {
        modifiers.add(one);
      }
    }
    String place = cell(row, columns, "place_of_service");
    if (!place.matches("(\\d{2})?")) {
      throw new IllegalArgumentException("place_of_service is two digits, such as 11, or empty");
    }
    String allowed = cell(row, columns, "allowed").replace("$", "");
    if (!allowed.matches("\\d{1,9}(\\.\\d{1,2})?")) {
      throw new IllegalArgumentException("allowed is an amount such as 142.50");
    }
    LocalDate from = date(cell(row, columns, "from"), "from");
    LocalDate until = date(cell(row, columns, "until"), "until");
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("until is before from");
    }
    return new Rate(line, procedure, modifiers, place, from, until, Money.parse(allowed));
  }

  private static @Nullable LocalDate date(String text, String column) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(column + " is a day such as 2026-01-01, or empty");
    }
  }

  private static String cell(CSVRecord row, List<String> columns, String name) {
    int at = columns.indexOf(name);
    return at < 0 || at >= row.size() ? "" : row.get(at).strip();
  }
}
