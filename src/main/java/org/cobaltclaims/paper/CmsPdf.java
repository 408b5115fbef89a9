package org.cobaltclaims.paper;

import org.cobaltclaims.practice.PracticeSettings.Printer;

/** Forms as documents. */
public final class CmsPdf {

  /** A printer that is not off. */
  public static final Printer EXACT = new Printer("", 0, 0);

  private CmsPdf() {}

  /** The values alone, for pre-printed red forms, moved by what the printer is off. */
  public static byte[] overlay(Cms1500 form, Printer printer) {
    try (Paper paper = new Paper("CMS-1500 " + form.controlNumber())) {
      new FormPrinter(paper).overlay(form, printer.right(), printer.down());
      return paper.bytes();
    }
  }

  /** The values in boxes of our own drawing, for screens. */
  public static byte[] preview(Cms1500 form) {
    try (Paper paper = new Paper("CMS-1500 " + form.controlNumber() + ", preview")) {
      new FormPrinter(paper).preview(form);
      return paper.bytes();
    }
  }

  /**
   * A page of a document as a picture.
   *
   * @param page from 1
   * @param dpi pixels to the inch
   * @return PNG
   * @throws IllegalArgumentException if there is no such page
   */
  public static byte[] png(byte[] pdf, int page, int dpi) {
    return Paper.png(pdf, page, dpi);
  }
}
