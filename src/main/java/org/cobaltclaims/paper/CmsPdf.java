package org.cobaltclaims.paper;

/** Forms as documents. */
public final class CmsPdf {

  private CmsPdf() {}

  /** The forms of a claim, a page each. */
  public static byte[] of(Cms1500 form, Print print) {
    try (Paper paper = new Paper("CMS-1500 " + form.controlNumber())) {
      new FormPrinter(paper).print(form, print);
      return paper.bytes();
    }
  }

  /** How many pages a document has. */
  public static int pages(byte[] pdf) {
    return Paper.pages(pdf);
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
