package org.cobaltclaims.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.Finding.Severity;
import org.cobaltclaims.paper.Cms1500.Entry;
import org.cobaltclaims.paper.Cms1500.Sheet;

/** Puts values on a form; what does not fit is a finding and is left out. */
final class SheetFiller {

  private static final String CHECKED = "X";

  private final List<Entry> entries = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Everything so far, from top left to bottom right. */
  Sheet sheet(int number) {
    return new Sheet(
        number,
        entries.stream()
            .sorted(
                Comparator.comparingInt((Entry e) -> e.place().row())
                    .thenComparingInt(Entry::column))
            .toList());
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void put(Box box, String text, String source) {
    put(box.place(), text, source, 0);
  }

  /**
   * Puts a value.
   *
   * @param text as it is printed; an empty one leaves the place empty
   * @param line the service line that it belongs to, 0 if it is the claim's
   */
  void put(Place place, String text, String source, int line) {
    if (text.isEmpty()) {
      return;
    }
    if (text.length() > place.width()) {
      block(
          place.item(),
          line,
          "item %s has room for %d characters, and %s has %d"
              .formatted(place.name(), place.width(), source, text.length()));
      return;
    }
    entries.add(new Entry(place, place.columnOf(text.length()), text, source));
  }

  void check(Box box, String source) {
    put(box, CHECKED, source);
  }

  void check(boolean yes, Box yesBox, Box noBox, String source) {
    check(yes ? yesBox : noBox, source);
  }

  /** Month, day and a year of four digits. */
  void date(LocalDate date, Box month, Box day, Box year, String source) {
    put(month, PrintText.month(date), source);
    put(day, PrintText.day(date), source);
    put(year, PrintText.year(date), source);
  }

  void block(String item, int line, String message) {
    add(Severity.BLOCK, item, line, message);
  }

  void warn(String item, String message) {
    add(Severity.WARN, item, 0, message);
  }

  private void add(Severity severity, String item, int line, String message) {
    Finding finding = new Finding("6.2-" + item, severity, line, message);
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }
}
