package org.cobaltclaims.remittance;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A bank statement as a CSV export: whatever the order of its columns and by the names that banks
 * give them. What cannot be read is named with its line, the rest is used.
 *
 * @param rows what came in, in the order of the file
 * @param problems what cannot be read, each with its line
 * @param ignored how many rows are no deposits: nothing or less than nothing came in
 */
public record BankStatement(List<Row> rows, List<String> problems, int ignored) {

  public BankStatement {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /**
   * Money that came in.
   *
   * @param line the line in the file, from 1
   * @param trace check number or EFT trace, also out of the addenda (TRN); empty if none is named
   * @param payer who sent it, as the bank has it; may be empty
   * @param text all that is said about it, to look for numbers and names in
   */
  public record Row(
      int line, LocalDate date, Money amount, String trace, String payer, String text) {}

  private enum Column {
    DATE(
        "date",
        "booked",
        "posted",
        "posting date",
        "transaction date",
        "value date",
        "deposit date"),
    AMOUNT("amount", "credit", "deposit", "deposits", "credit amount", "deposit amount"),
    TRACE(
        "number",
        "trace",
        "trace number",
        "trn",
        "trn02",
        "eft",
        "eft number",
        "check",
        "check number",
        "check no",
        "reference",
        "reference number"),
    PAYER("payer", "name", "originator", "company", "company name", "from"),
    TEXT("description", "memo", "details", "addenda", "text", "transaction");

    private final List<String> names;

    Column(String... names) {
      this.names = List.of(names);
    }
  }

  private static final List<DateTimeFormatter> DATES =
      List.of(
          strict("uuuu-MM-dd"),
          strict("M/d/uuuu"),
          strict("uuuuMMdd"),
          strict("M/d/uu"),
          strict("M-d-uuuu"));

  /** The TRN of a CCD+ addenda record. */
  private static final Pattern TRN = Pattern.compile("TRN\\*1\\*([^*~\\\\\\s]{1,50})");

  /** Commas stand between thousands only. */
  private static final Pattern AMOUNT =
      Pattern.compile("-?(\\d{1,3}(,\\d{3}){1,3}|\\d{1,12})(\\.\\d{1,2})?");

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * Reads a statement.
   *
   * @throws IllegalArgumentException if no line names the columns date and amount
   */
  public static BankStatement read(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(text))
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();
    List<Row> rows = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int ignored = 0;
    Map<Column, Integer> columns = Map.of();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord one : parser) {
        int line = (int) parser.getCurrentLineNumber();
        if (columns.isEmpty()) {
          columns = columns(one);
          continue;
        }
        try {
          Row row = row(one, line, columns);
          if (row.amount().isPositive()) {
            rows.add(row);
          } else {
            ignored++;
          }
        } catch (IllegalArgumentException bad) {
          problems.add("line %d: %s".formatted(line, bad.getMessage()));
        }
      }
    } catch (IOException | UncheckedIOException broken) {
      problems.add("after line %d: a quotation mark has no end".formatted(rows.size() + 1));
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "no line names the columns: date and amount are needed; number, payer and description are"
              + " used");
    }
    return new BankStatement(rows, problems, ignored);
  }

  private static char delimiter(String text) {
    String head = text.lines().limit(20).reduce("", (all, line) -> all + line);
    return Stream.of(',', ';', '\t')
        .max(Comparator.comparingLong(one -> head.chars().filter(c -> c == one).count()))
        .orElse(',');
  }

  /** Where the columns are; empty if the line does not name them. */
  private static Map<Column, Integer> columns(CSVRecord heading) {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      for (String name : column.names) {
        for (int i = 0; i < heading.size() && !columns.containsKey(column); i++) {
          String title =
              heading.get(i).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
          if (title.equals(name)) {
            columns.put(column, i);
          }
        }
      }
    }
    return columns.containsKey(Column.DATE) && columns.containsKey(Column.AMOUNT)
        ? columns
        : Map.of();
  }

  private static Row row(CSVRecord one, int line, Map<Column, Integer> columns) {
    String payer = cut(text(one, columns, Column.PAYER), 200);
    String description = text(one, columns, Column.TEXT);
    String trace = text(one, columns, Column.TRACE);
    Matcher addenda = TRN.matcher(trace + " " + payer + " " + description);
    if (addenda.find()) {
      trace = addenda.group(1);
    }
    return new Row(
        line,
        date(text(one, columns, Column.DATE)),
        amount(text(one, columns, Column.AMOUNT)),
        cut(trace, 80),
        payer.isEmpty() ? cut(description, 200) : payer,
        payer + " " + description);
  }

  private static String text(CSVRecord one, Map<Column, Integer> columns, Column column) {
    @Nullable Integer at = columns.get(column);
    return at == null || at >= one.size() ? "" : one.get(at).strip();
  }

  private static LocalDate date(String text) {
    for (DateTimeFormatter format : DATES) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeParseException another) {
        // The next form may fit.
      }
    }
    throw new IllegalArgumentException("the date cannot be read; 2026-12-31 or 12/31/2026");
  }

  private static Money amount(String text) {
    String plain = text.replaceAll("[$\\s]", "");
    if (plain.startsWith("(") && plain.endsWith(")")) {
      plain = "-" + plain.substring(1, plain.length() - 1);
    }
    if (plain.isEmpty()) {
      return Money.ZERO;
    }
    if (!AMOUNT.matcher(plain).matches()) {
      throw new IllegalArgumentException("the amount cannot be read; 1234.56");
    }
    return Money.ofCents(new BigDecimal(plain.replace(",", "")).movePointRight(2).longValueExact());
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }
}
