package org.cobaltclaims.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A table as comma separated values (RFC 4180), for a spreadsheet. All exports are written with it:
 * a text that a spreadsheet would take for a formula, such as a name or check number that somebody
 * else sent us, is told to be text by an apostrophe before it. Amounts and other numbers stay as
 * they are, also below zero.
 */
public final class CsvTable {

  /** As descriptions of the interface name it. */
  public static final String MEDIA_TYPE = "text/csv";

  /** Media type of what is written. */
  public static final String TYPE = MEDIA_TYPE + ";charset=UTF-8";

  /** Rows of an export at most. */
  public static final int MOST = 50_000;

  /** How many rows an export asks for, to know whether there are more. */
  public static final int ASKED = MOST + 1;

  /** What makes a formula of a cell, also in the wide form of East Asian keyboards. */
  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d[\\d,]*)?(\\.\\d+)?");

  private final CSVPrinter printer;

  private CsvTable(Appendable out, String... heading) {
    try {
      printer = new CSVPrinter(out, CSVFormat.RFC4180);
      printer.printRecord((Object[]) heading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The whole table as text.
   *
   * @param rows adds the rows
   */
  public static String text(Consumer<CsvTable> rows, String... heading) {
    StringBuilder text = new StringBuilder();
    rows.accept(new CsvTable(text, heading));
    return text.toString();
  }

  /**
   * Answers a request with a table that the browser saves as a file; rows leave as they are added.
   *
   * @param file its name, plain letters; names no patient
   * @throws IOException if the answer cannot be written
   */
  public static CsvTable download(HttpServletResponse response, String file, String... heading)
      throws IOException {
    response.setContentType(TYPE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
    return new CsvTable(response.getWriter(), heading);
  }

  /**
   * Adds a row.
   *
   * @param cells null for an empty one
   * @throws UncheckedIOException if it cannot be written
   */
  public void row(@Nullable Object... cells) {
    try {
      printer.printRecord(Arrays.stream(cells).map(CsvTable::cell));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a row for each of what was found, as far as {@link #MOST} goes; what is beyond it is said
   * in a last row.
   *
   * @param found up to {@link #ASKED}
   */
  public <T> void rows(List<T> found, Consumer<T> row) {
    found.stream().limit(MOST).forEach(row);
    if (found.size() > MOST) {
      row("There is more: only the first %,d rows are here. Narrow the list.".formatted(MOST));
    }
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean formula =
        text.length() > 1
            && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0
            && !NUMBER.matcher(text).matches();
    return formula ? "'" + text : text;
  }
}
