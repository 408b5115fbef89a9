package org.cobaltclaims.practice.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cobaltclaims.practice.SettingsDefaults;
import org.cobaltclaims.practice.SettingsDesk;
import org.cobaltclaims.practice.SettingsDocument;
import org.cobaltclaims.practice.SettingsRefused;

/**
 * A list of payers as CSV: the columns are the keys of a payer in practice.yml, in any order and
 * any number; a cell that is empty changes nothing. Items of a list are told apart by {@code |}.
 */
final class PayerImport {

  /** Columns of the template: what most lists have. */
  static final List<String> TEMPLATE =
      List.of(
          "payerId",
          "name",
          "aliases",
          "filingIndicator",
          "phone",
          "portalLink",
          "claimsAddress",
          "primaryChannel",
          "secondaryChannel",
          "acceptsElectronicCob",
          "primaryFilingDays",
          "secondaryFilingDays");

  private static final String ID = "payerId";
  private static final String PAYERS = "payers";

  private final SettingsDocument document;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private PayerImport(SettingsDocument document) {
    this.document = document;
  }

  /** What becomes of a row. */
  enum Fate {
    NEW("New", "good"),
    CHANGED("Changed", "info"),
    SAME("As it is", ""),
    WRONG("Wrong", "bad");

    private final String words;
    private final String tone;

    Fate(String words, String tone) {
      this.words = words;
      this.tone = tone;
    }

    public String words() {
      return words;
    }

    public String tone() {
      return tone;
    }
  }

  /**
   * One line of the file.
   *
   * @param line in the file, from 1
   * @param details what changes, or what is wrong, each with its column
   */
  record Row(long line, String payerId, String name, Fate fate, List<String> details) {}

  /**
   * Reads a list.
   *
   * @param document the settings, which are changed as the list says
   */
  static PayerImport read(String csv, SettingsDocument document, SettingsDesk desk) {
    PayerImport read = new PayerImport(document);
    read.read(csv.startsWith("\uFEFF") ? csv.substring(1) : csv, desk);
    return read;
  }

  List<Row> rows() {
    return rows;
  }

  /** What is wrong with the file as a whole. */
  List<String> problems() {
    return problems;
  }

  /** Whether all of it can be imported. */
  public boolean isRight() {
    return problems.isEmpty() && rows.stream().noneMatch(row -> row.fate() == Fate.WRONG);
  }

  long count(Fate fate) {
    return rows.stream().filter(row -> row.fate() == fate).count();
  }

  private void read(String csv, SettingsDesk desk) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(csv))
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(csv), format)) {
      List<String> columns = new ArrayList<>();
      Map<String, Long> seen = new HashMap<>();
      List<Integer> places = new ArrayList<>();
      for (CSVRecord line : parser) {
        if (columns.isEmpty()) {
          columns.addAll(columns(line));
          if (!problems.isEmpty()) {
            return;
          }
        } else {
          places.add(take(line, columns, seen, parser.getCurrentLineNumber()));
        }
      }
      if (rows.isEmpty()) {
        problems.add(
            "The file has no payers: a line of column names and a line for each is wanted.");
        return;
      }
      check(places, desk);
    } catch (IOException | IllegalStateException | UncheckedIOException e) {
      problems.add("This is no CSV file: save the list as CSV (UTF-8) and try again.");
    }
  }

  private static String delimiter(String csv) {
    String first = csv.lines().findFirst().orElse("");
    return first.contains(";") && !first.contains(",") ? ";" : first.contains("\t") ? "\t" : ",";
  }

  private List<String> columns(CSVRecord line) {
    Map<String, String> known = new HashMap<>();
    for (String key : SettingsDefaults.types(PAYERS).keySet()) {
      known.put(key.toLowerCase(Locale.ROOT), key);
      known.put(SettingsFields.label(PAYERS, key).toLowerCase(Locale.ROOT), key);
    }
    List<String> columns = new ArrayList<>();
    for (String title : line) {
      String key = known.get(title.toLowerCase(Locale.ROOT));
      if (key == null) {
        problems.add(
            "Line 1, column %s: \"%s\" is no column of a payer. The template has the usual ones."
                .formatted(letter(columns.size()), title));
      } else if (columns.contains(key)) {
        problems.add(
            "Line 1, column %s: \"%s\" stands twice.".formatted(letter(columns.size()), title));
      }
      columns.add(Objects.requireNonNullElse(key, ""));
    }
    if (problems.isEmpty() && !columns.contains(ID)) {
      problems.add("The column payerId is missing: without it no payer is known.");
    }
    return columns;
  }

  /** Takes a line into the document; returns the payer's place there, -1 where it has none. */
  private int take(CSVRecord line, List<String> columns, Map<String, Long> seen, long number) {
    List<String> wrong = new ArrayList<>();
    Map<String, Object> cells = new LinkedHashMap<>();
    for (int i = 0; i < line.size(); i++) {
      String cell = line.get(i).strip();
      if (i >= columns.size()) {
        wrong.add("column %s has no name in line 1".formatted(letter(i)));
      } else if (!cell.isEmpty()) {
        cells.put(columns.get(i), value(columns.get(i), cell));
      }
    }
    String id = String.valueOf(cells.getOrDefault(ID, ""));
    Long before = id.isEmpty() ? null : seen.putIfAbsent(id.toUpperCase(Locale.ROOT), number);
    if (id.isEmpty()) {
      wrong.add("payerId is empty (column %s)".formatted(letter(columns.indexOf(ID))));
    } else if (before != null) {
      wrong.add("payerId stands in line %d already".formatted(before));
    }
    if (!wrong.isEmpty()) {
      rows.add(
          new Row(number, id, String.valueOf(cells.getOrDefault("name", "")), Fate.WRONG, wrong));
      return -1;
    }
    Map<String, Object> old = document.item(PAYERS, id).orElse(null);
    Map<String, Object> values = new LinkedHashMap<>(old == null ? Map.of("name", "") : old);
    values.putAll(cells);
    if (old != null) {
      values.put(ID, Objects.requireNonNull(old.get(ID)));
    }
    document.putItem(PAYERS, old == null ? null : id, values);
    rows.add(
        new Row(
            number,
            id,
            String.valueOf(values.get("name")),
            old == null ? Fate.NEW : old.equals(values) ? Fate.SAME : Fate.CHANGED,
            old == null ? List.of() : changes(old, values)));
    List<Map<String, Object>> items = document.items(PAYERS);
    return items.indexOf(values);
  }

  private static List<String> changes(Map<String, Object> old, Map<String, Object> values) {
    List<String> changes = new ArrayList<>();
    for (String key : new TreeSet<>(values.keySet())) {
      if (!Objects.equals(old.get(key), values.get(key))) {
        changes.add(
            "%s: %s → %s"
                .formatted(
                    SettingsFields.label(PAYERS, key),
                    Objects.requireNonNullElse(old.get(key), "default"),
                    values.get(key)));
      }
    }
    return changes;
  }

  private static Object value(String key, String cell) {
    Class<?> type = Objects.requireNonNull(SettingsDefaults.types(PAYERS).get(key));
    if (type == List.class) {
      return Arrays.stream(cell.split("\\|"))
          .map(String::strip)
          .filter(item -> !item.isEmpty())
          .toList();
    }
    if (type == boolean.class) {
      return switch (cell.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "y", "1" -> "true";
        case "false", "no", "n", "0" -> "false";
        default -> cell;
      };
    }
    return type.isEnum() ? cell.toUpperCase(Locale.ROOT) : cell;
  }

  /** What the settings' own rules say, at the line that brings it. */
  private void check(List<Integer> places, SettingsDesk desk) {
    try {
      desk.check(document);
    } catch (SettingsRefused refused) {
      for (SettingsRefused.Fault fault : refused.faults()) {
        int row = fault.section().equals(PAYERS) ? places.indexOf(fault.item()) : -1;
        if (row < 0) {
          problems.add(
              "%s: %s"
                  .formatted(SettingsSection.title(fault.section()), SettingsForm.words(fault)));
        } else {
          Row old = rows.get(row);
          List<String> wrong =
              new ArrayList<>(old.fate() == Fate.WRONG ? old.details() : List.of());
          wrong.add(SettingsForm.words(fault));
          rows.set(row, new Row(old.line(), old.payerId(), old.name(), Fate.WRONG, wrong));
        }
      }
    }
  }

  /** As spreadsheets call a column. */
  private static String letter(int index) {
    return index < 26
        ? String.valueOf((char) ('A' + index))
        : letter(index / 26 - 1) + letter(index % 26);
  }
}
