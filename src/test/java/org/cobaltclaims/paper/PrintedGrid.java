package org.cobaltclaims.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * What stands on a printed page, read back out of the PDF: each character by the place where its
 * glyph lies on the sheet, in the rows and columns of DOMAIN 6.4.
 */
final class PrintedGrid {

  private static final double COLUMN = 72 / 10.0;
  private static final double ROW = 72 / 6.0;

  /** The grid's first column is the page's fourth, its first row the page's third (DOMAIN 6.4). */
  private static final int COLUMNS_LEFT = 3;

  private static final int ROWS_ABOVE = 2;

  private final TreeMap<Integer, TreeMap<Integer, String>> rows = new TreeMap<>();

  /**
   * Reads a page whose every glyph stands at a column's left edge.
   *
   * @param right points by which the printer's offset moves all to the right
   * @param down points by which it moves all down
   */
  static PrintedGrid of(byte[] pdf, int page, double right, double down) {
    PrintedGrid grid = new PrintedGrid();
    for (TextPosition glyph : glyphs(pdf, page)) {
      double column = (glyph.getXDirAdj() - right) / COLUMN - COLUMNS_LEFT + 1;
      double fromTop = (glyph.getYDirAdj() - down) / ROW;
      int row = (int) Math.floor(fromTop) - ROWS_ABOVE + 1;
      assertThat(column)
          .as("%s stands on a column", glyph.getUnicode())
          .isCloseTo(Math.rint(column), within(0.02));
      assertThat(fromTop - Math.floor(fromTop))
          .as("%s stands on the same line of its row as every other", glyph.getUnicode())
          .isCloseTo(0.75, within(0.01));
      if (!glyph.getUnicode().isBlank()) {
        String before =
            grid.rows
                .computeIfAbsent(row, r -> new TreeMap<>())
                .put((int) Math.rint(column), glyph.getUnicode());
        assertThat(before).as("two characters at row %s, column %s", row, column).isNull();
      }
    }
    return grid;
  }

  private static List<TextPosition> glyphs(byte[] pdf, int page) {
    List<TextPosition> glyphs = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
              glyphs.add(text);
            }
          };
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      stripper.writeText(document, Writer.nullWriter());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return glyphs;
  }

  static int pages(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands from a column on, as many characters as asked for; blanks at the end taken off. */
  String at(int row, int column, int width) {
    StringBuilder text = new StringBuilder();
    for (int at = column; at < column + width; at++) {
      text.append(rows.getOrDefault(row, new TreeMap<>()).getOrDefault(at, " "));
    }
    return text.toString().stripTrailing();
  }

  /** All that stands in a row, single blanks between. */
  String row(int row) {
    return at(row, 1, 80).replaceAll(" +", " ").strip();
  }

  /** The columns of a row in which something begins. */
  List<Integer> columns(int row) {
    List<Integer> begun = new ArrayList<>();
    TreeMap<Integer, String> there = rows.getOrDefault(row, new TreeMap<>());
    there.keySet().stream().filter(c -> !there.containsKey(c - 1)).forEach(begun::add);
    return begun;
  }
}
