package org.cobaltclaims.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cobaltclaims.practice.PracticeSettings.Printer;

/**
 * A form on which every box is filled to its last column, as a printer prints it: laid over a
 * pre-printed one it shows by what the printer is off (DOMAIN 6.4).
 */
public final class AlignmentForm {

  private static final String FILLING = "X";

  private AlignmentForm() {}

  /** The form as PDF, moved as the printer's settings say. */
  public static byte[] of(Printer printer) {
    List<Cms1500.Entry> entries = new ArrayList<>();
    for (Box box : Box.values()) {
      entries.add(filled(box.place()));
    }
    for (LineBox box : LineBox.values()) {
      IntStream.rangeClosed(1, LineBox.PER_SHEET)
          .forEach(line -> entries.add(filled(box.on(line))));
    }
    Cms1500 form = new Cms1500("ALIGNMENT", List.of(new Cms1500.Sheet(1, entries)), List.of());
    return CmsPdf.of(form, Print.onForms(printer));
  }

  private static Cms1500.Entry filled(Place place) {
    return new Cms1500.Entry(place, place.column(), FILLING.repeat(place.width()), "test form");
  }
}
