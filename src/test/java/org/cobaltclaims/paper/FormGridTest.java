package org.cobaltclaims.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.practice.PracticeSettings.Printer;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every place of the form, laid over the grid of DOMAIN 6.4. */
class FormGridTest {

  /** One row of the grid's table; {@code last} is 0 where values begin at the column. */
  private record Row(String item, String part, int row, int column, int last) {}

  private static List<Row> table(String resource) {
    List<Row> rows = new ArrayList<>();
    Samples.text(resource)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              String[] cells = line.split("\\|");
              rows.add(
                  new Row(
                      cells[0],
                      cells[1],
                      Integer.parseInt(cells[2]),
                      Integer.parseInt(cells[3]),
                      cells.length > 4 ? Integer.parseInt(cells[4].substring(1)) : 0));
            });
    return rows;
  }

  /** The place and what this test prints there: as long as fits, or two characters of it. */
  private static Map<String, Place> filled(SheetFiller form, boolean full) {
    Map<String, Place> places = new HashMap<>();
    List<Place> all = new ArrayList<>();
    for (Box box : Box.values()) {
      all.add(box.place());
    }
    for (int line = 1; line <= LineBox.PER_SHEET; line++) {
      for (LineBox box : LineBox.values()) {
        all.add(box.on(line));
      }
    }
    for (Place place : all) {
      form.put(place, text(places.size(), place, full), "this test", 0);
      places.put(place.item() + "|" + place.part() + "|" + place.row(), place);
    }
    assertThat(places).hasSameSizeAs(all);
    return places;
  }

  private static String text(int seed, Place place, boolean full) {
    int length = full ? place.width() : Math.min(2, place.width());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('A' + (seed * 7 + i) % 26));
    }
    return text.toString();
  }

  @Test
  @DisplayName("T-1500, DOMAIN 6.4: every field stands in its row and column, with the page offset")
  void everyFieldStandsWhereTheGridHasIt() {
    for (boolean full : List.of(true, false)) {
      SheetFiller form = new SheetFiller();
      Map<String, Place> places = filled(form, full);
      byte[] pdf =
          CmsPdf.of(new Cms1500("X", List.of(form.sheet(1)), form.findings()), Print.onForms());
      PrintedGrid grid = PrintedGrid.of(pdf, 1, 0, 0);

      List<Row> expected = new ArrayList<>(table("/paper/grid.txt"));
      for (int n = 1; n <= 6; n++) {
        for (Row row : table("/paper/lines.txt")) {
          expected.add(
              new Row(row.item(), row.part(), row.row() + 2 * n, row.column(), row.last()));
        }
      }
      assertThat(expected).hasSameSizeAs(places.keySet());
      int seen = 0;
      for (Row row : expected) {
        Place place = places.get(row.item() + "|" + row.part() + "|" + row.row());
        assertThat(place).as("%s", row).isNotNull();
        String text = text(index(places, place), place, full);
        int column = row.last() == 0 || full ? row.column() : row.last() - text.length() + 1;
        assertThat(grid.at(row.row(), column, text.length())).as("%s", row).isEqualTo(text);
        if (row.last() > 0) {
          assertThat(place.column() + place.width() - 1).as("%s", row).isEqualTo(row.last());
        }
        seen++;
      }
      assertThat(seen).isEqualTo(Box.values().length + 6 * LineBox.values().length);
    }
  }

  private static int index(Map<String, Place> places, Place wanted) {
    int index = 0;
    for (Box box : Box.values()) {
      if (box.place().equals(wanted)) {
        return index;
      }
      index++;
    }
    for (int line = 1; line <= LineBox.PER_SHEET; line++) {
      for (LineBox box : LineBox.values()) {
        if (box.on(line).equals(wanted)) {
          return index;
        }
        index++;
      }
    }
    throw new AssertionError("no such place among " + places.size());
  }

  @Test
  @DisplayName("DOMAIN 6.4: what a printer is off moves everything by points")
  void aPrintersOffsetMovesEverything() {
    SheetFiller form = new SheetFiller();
    filled(form, true);
    Cms1500 filled = new Cms1500("X", List.of(form.sheet(1)), form.findings());

    PrintedGrid moved =
        PrintedGrid.of(CmsPdf.of(filled, Print.onForms(new Printer("front", 4.5, -3))), 1, 4.5, -3);
    PrintedGrid exact = PrintedGrid.of(CmsPdf.of(filled, Print.onForms()), 1, 0, 0);

    for (int row = 1; row <= 66; row++) {
      assertThat(moved.at(row, 1, 80)).isEqualTo(exact.at(row, 1, 80));
    }
  }

  @Test
  void theSameFormIsTheSameFile() {
    SheetFiller form = new SheetFiller();
    filled(form, true);
    Cms1500 filled = new Cms1500("X", List.of(form.sheet(1)), form.findings());

    assertThat(CmsPdf.of(filled, Print.onForms())).isEqualTo(CmsPdf.of(filled, Print.onForms()));
    assertThat(CmsPdf.of(filled, Print.onScreen())).isEqualTo(CmsPdf.of(filled, Print.onScreen()));
  }
}
