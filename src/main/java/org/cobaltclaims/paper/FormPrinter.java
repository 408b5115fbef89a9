package org.cobaltclaims.paper;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Prints forms: the values alone for red forms that are in the printer, or with our own drawing.
 */
final class FormPrinter {

  /** Ten points high, spread to ten to the inch: taller letters touch the form's lines. */
  private static final float SIZE = 10;

  private static final float SPACING = 1.2f;
  private static final float HEIGHT = PDRectangle.LETTER.getHeight();

  private final Paper paper;

  FormPrinter(Paper paper) {
    this.paper = paper;
  }

  /** A page for each form. */
  void print(Cms1500 form, Print print) {
    float right = (float) (print.preview() ? 0 : print.printer().right());
    float down = (float) (print.preview() ? 0 : print.printer().down());
    for (Cms1500.Sheet sheet : form.sheets()) {
      paper.page(
          page -> {
            if (print.preview()) {
              new FormDrawing(page, paper.sans()).draw(sheet.number(), form.sheets().size());
            }
            values(page, sheet, right, down);
          });
    }
  }

  private void values(PDPageContentStream page, Cms1500.Sheet sheet, float right, float down)
      throws IOException {
    page.setNonStrokingColor(0f, 0f, 0f);
    for (Cms1500.Entry entry : sheet.entries()) {
      page.beginText();
      page.setFont(paper.mono(), SIZE);
      page.setCharacterSpacing(SPACING);
      page.newLineAtOffset(
          PrintGrid.x(entry.column()) + right,
          HEIGHT - PrintGrid.y(entry.place().row()) - PrintGrid.BASELINE - down);
      page.showText(entry.text());
      page.endText();
    }
  }
}
