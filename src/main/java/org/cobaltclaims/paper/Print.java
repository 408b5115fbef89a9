package org.cobaltclaims.paper;

import org.cobaltclaims.practice.PracticeSettings.Printer;

/**
 * How forms are printed.
 *
 * @param preview with boxes of our own drawing, for screens; otherwise the values alone, for
 *     pre-printed red forms
 * @param printer by how much the values are moved; a preview is not
 */
public record Print(boolean preview, Printer printer) {

  private static final Printer EXACT = new Printer("", 0, 0);

  /** For screens. */
  public static Print onScreen() {
    return new Print(true, EXACT);
  }

  /** For red forms in a printer that is not off. */
  public static Print onForms() {
    return new Print(false, EXACT);
  }

  /** For red forms in a printer. */
  public static Print onForms(Printer printer) {
    return new Print(false, printer);
  }
}
