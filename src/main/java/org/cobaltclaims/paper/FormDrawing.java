package org.cobaltclaims.paper;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Boxes and captions around the places of the form, drawn by ourselves: the form's artwork belongs
 * to others and is not shipped (DOMAIN 0.3).
 */
final class FormDrawing {

  private static final float HEIGHT = PDRectangle.LETTER.getHeight();
  private static final float CAPTION = 5.2f;
  private static final float THIN = 0.5f;
  private static final float THICK = 1.2f;

  private static final double LEFT = 0.6;
  private static final double MIDDLE = 30;
  private static final double RIGHT = 49.5;
  private static final double END = 80;

  /** The first row and the one behind the last. */
  private static final int TOP = 7;

  private static final int LINES = 43;
  private static final int MONEY = 55;
  private static final int PROVIDERS = 57;
  private static final int BOTTOM = 62;

  /** Where the columns of item 24 end. */
  private static final double[] COLUMNS = {18.6, 21.6, 24.4, 44.5, RIGHT, 58.4, 62.4, 64.6, 67.5};

  private static final List<String> COLUMN_CAPTIONS =
      List.of(
          "24. A. DATE(S) OF SERVICE  from / to",
          "B. POS",
          "C.EMG",
          "D. PROCEDURE OR SERVICE  code / modifiers",
          "E. POINTER",
          "F. CHARGES",
          "G. UNITS",
          "H.",
          "I. ID",
          "J. RENDERING PROVIDER");

  private final PDPageContentStream page;
  private final PDFont font;

  FormDrawing(PDPageContentStream page, PDFont font) {
    this.page = page;
    this.font = font;
  }

  void draw(int sheet, int sheets) throws IOException {
    shadedHalves();
    page.setStrokingColor(0.76f, 0.13f, 0.13f);
    page.setNonStrokingColor(0.76f, 0.13f, 0.13f);
    heading(sheet, sheets);
    frame();
    persons();
    claim();
    lines();
    providers();
    checkBoxes();
  }

  private void shadedHalves() throws IOException {
    page.setNonStrokingColor(0.985f, 0.92f, 0.91f);
    for (int line = 0; line < LineBox.PER_SHEET; line++) {
      float top = PrintGrid.y(LINES + 2 * line);
      page.addRect(
          PrintGrid.x(LEFT),
          HEIGHT - top - PrintGrid.ROW,
          PrintGrid.x(END) - PrintGrid.x(LEFT),
          PrintGrid.ROW);
      page.fill();
    }
  }

  private void heading(int sheet, int sheets) throws IOException {
    text(LEFT, 3, 12, "CLAIM FORM 1500 (02/12)");
    String count = sheets == 1 ? "" : "  Form " + sheet + " of " + sheets + ".";
    text(
        LEFT,
        4,
        6.5f,
        "Preview in our own drawing. Not for mailing: print on original forms." + count);
  }

  private void frame() throws IOException {
    page.setLineWidth(THICK);
    page.addRect(
        PrintGrid.x(LEFT),
        HEIGHT - PrintGrid.y(BOTTOM),
        PrintGrid.x(END) - PrintGrid.x(LEFT),
        PrintGrid.y(BOTTOM) - PrintGrid.y(TOP));
    page.stroke();
    across(27, LEFT, END);
    across(LINES - 2, LEFT, END);
    across(LINES, LEFT, END);
    across(MONEY, LEFT, END);
    down(RIGHT, TOP, LINES - 2);
    page.setLineWidth(THIN);
  }

  private void persons() throws IOException {
    for (int row = 9; row <= 25; row += 2) {
      across(row, LEFT, END);
    }
    down(MIDDLE, 9, 27);
    caption(7, LEFT, "1. MEDICARE");
    caption(7, 7.4, "MEDICAID");
    caption(7, 14.4, "TRICARE");
    caption(7, 23.4, "CHAMPVA");
    caption(7, 30.4, "GROUP");
    caption(7, 38.4, "FECA");
    caption(7, 44.4, "OTHER");
    caption(7, RIGHT, "1a. INSURED'S ID");
    caption(9, LEFT, "2. PATIENT'S NAME (last, first, middle)");
    caption(9, MIDDLE, "3. PATIENT'S BIRTH DATE");
    caption(9, 41.4, "SEX");
    beside(10, 43.3, "M", 48.3, "F");
    caption(9, RIGHT, "4. INSURED'S NAME (last, first, middle)");
    caption(11, LEFT, "5. PATIENT'S STREET");
    caption(11, MIDDLE, "6. PATIENT'S RELATIONSHIP TO INSURED");
    beside(12, 30.6, "SELF", 34.5, "SPOUSE");
    beside(12, 39.4, "CHILD", 43.9, "OTHER");
    caption(11, RIGHT, "7. INSURED'S STREET");
    captions(13, LEFT, "CITY", 25, "STATE", MIDDLE, "8. (reserved)");
    captions(13, RIGHT, "CITY", 73, "STATE");
    down(24.6, 13, 15);
    down(72.6, 13, 15);
    captions(15, LEFT, "ZIP", 14, "PHONE");
    captions(15, RIGHT, "ZIP", 64, "PHONE");
    down(13.6, 15, 17);
    down(63.6, 15, 17);
    caption(17, LEFT, "9. OTHER INSURED'S NAME");
    caption(17, MIDDLE, "10. CONDITION RELATED TO");
    caption(17, RIGHT, "11. INSURED'S GROUP OR FECA NUMBER");
    caption(19, LEFT, "9a. OTHER INSURED'S POLICY OR GROUP");
    caption(19, MIDDLE, "a. EMPLOYMENT");
    beside(20, 36.4, "YES", 42.4, "NO");
    captions(19, RIGHT, "11a. INSURED'S BIRTH DATE", 67.4, "SEX");
    beside(20, 69.3, "M", 76.3, "F");
    caption(21, LEFT, "9b. (reserved)");
    captions(21, MIDDLE, "b. AUTO ACCIDENT", 44.4, "STATE");
    beside(22, 36.4, "YES", 42.4, "NO");
    caption(21, RIGHT, "11b. OTHER CLAIM ID");
    caption(23, LEFT, "9c. (reserved)");
    caption(23, MIDDLE, "c. OTHER ACCIDENT");
    beside(24, 36.4, "YES", 42.4, "NO");
    caption(23, RIGHT, "11c. INSURANCE PLAN OR PROGRAM");
    caption(25, LEFT, "9d. INSURANCE PLAN OR PROGRAM");
    caption(25, MIDDLE, "10d. CLAIM CODES");
    caption(25, RIGHT, "11d. ANOTHER HEALTH PLAN?");
    beside(26, 53.4, "YES", 58.4, "NO");
    caption(27, LEFT, "12. PATIENT'S OR AUTHORIZED PERSON'S SIGNATURE");
    caption(27, RIGHT, "13. INSURED'S OR AUTHORIZED PERSON'S SIGNATURE");
    text(LEFT + 0.4, 29, CAPTION, "SIGNED");
    text(34, 29, CAPTION, "DATE");
    text(RIGHT + 0.6, 29, CAPTION, "SIGNED");
  }

  private void claim() throws IOException {
    across(31, LEFT, END);
    across(33, LEFT, END);
    across(35, LEFT, END);
    across(37, LEFT, END);
    across(39, RIGHT, END);
    down(28.6, 31, 35);
    captions(31, LEFT, "14. DATE OF ILLNESS, INJURY OR PREGNANCY", 28.6, "15. OTHER DATE");
    text(13.4, 32, CAPTION, "QUAL.");
    text(28.8, 32, CAPTION, "QUAL.");
    caption(31, RIGHT, "16. UNABLE TO WORK");
    fromAndTo(32);
    caption(33, LEFT, "17. REFERRING PROVIDER OR OTHER SOURCE");
    text(28.8, 33.1, CAPTION, "17a.");
    text(28.8, 34, CAPTION, "17b. NPI");
    across(34, 28.6, RIGHT);
    caption(33, RIGHT, "18. HOSPITALIZATION");
    fromAndTo(34);
    caption(35, LEFT, "19. ADDITIONAL CLAIM INFORMATION");
    captions(35, RIGHT, "20. OUTSIDE LAB?", 62.4, "CHARGES");
    beside(36, 53.4, "YES", 58.4, "NO");
    caption(37, LEFT, "21. DIAGNOSES (A-L for 24E)");
    text(36.4, 37, CAPTION, "ICD IND.");
    for (int i = 0; i < 12; i++) {
      Place place = Box.values()[Box.DIAGNOSIS_A.ordinal() + i].place();
      text(place.column() - 1.5, place.row(), CAPTION + 1, (char) ('A' + i) + ".");
    }
    captions(37, RIGHT, "22. RESUBMISSION CODE", 61.4, "ORIGINAL REFERENCE");
    caption(39, RIGHT, "23. PRIOR AUTHORIZATION NUMBER");
  }

  private void fromAndTo(int row) throws IOException {
    text(51, row, CAPTION, "FROM");
    text(66, row, CAPTION, "TO");
  }

  private void lines() throws IOException {
    double from = LEFT;
    for (int i = 0; i < COLUMN_CAPTIONS.size(); i++) {
      caption(LINES - 2, from, COLUMN_CAPTIONS.get(i));
      if (i < COLUMNS.length) {
        down(COLUMNS[i], LINES - 2, MONEY);
        from = COLUMNS[i];
      }
    }
    for (int line = 0; line < LineBox.PER_SHEET; line++) {
      int row = LINES + 2 * line;
      if (line > 0) {
        across(row, LEFT, END);
      }
      text(-0.6, row + 1, 7, String.valueOf(line + 1));
      text(64.9, row + 1, CAPTION, "NPI");
    }
  }

  private void providers() throws IOException {
    across(PROVIDERS, LEFT, END);
    across(61, 21.6, END);
    down(21.6, MONEY, BOTTOM);
    down(37, MONEY, PROVIDERS);
    down(RIGHT, MONEY, BOTTOM);
    down(60.8, MONEY, PROVIDERS);
    down(71, MONEY, PROVIDERS);
    down(34.8, 61, BOTTOM);
    down(61.4, 61, BOTTOM);
    captions(MONEY, LEFT, "25. TAX ID", 16, "SSN", 18.6, "EIN");
    captions(MONEY, 21.6, "26. PATIENT'S ACCOUNT", 37, "27. ACCEPT ASSIGNMENT?");
    beside(56, 39.4, "YES", 44.4, "NO");
    captions(MONEY, RIGHT, "28. TOTAL CHARGE", 60.8, "29. AMOUNT PAID", 71, "30. (reserved)");
    caption(PROVIDERS, LEFT, "31. SIGNATURE OF PROVIDER");
    caption(PROVIDERS, 21.6, "32. WHERE THE SERVICE WAS RENDERED");
    caption(PROVIDERS, RIGHT, "33. BILLING PROVIDER");
    text(61.8, PROVIDERS, CAPTION, "PHONE");
    text(LEFT + 0.4, 61, CAPTION, "DATE");
    text(21.8, 61, CAPTION, "a.");
    text(35, 61, CAPTION, "b.");
    text(48.6, 61, CAPTION, "a.");
    text(61.6, 61, CAPTION, "b.");
  }

  /** A square around each place where an X may stand. */
  private void checkBoxes() throws IOException {
    for (Box box : Box.values()) {
      Place place = box.place();
      if (place.width() == 1 && box != Box.ICD_INDICATOR) {
        page.addRect(
            PrintGrid.x(place.column()) - 1,
            HEIGHT - PrintGrid.y(place.row() + 1) + 0.8f,
            PrintGrid.COLUMN + 1,
            PrintGrid.ROW - 2);
      }
    }
    page.stroke();
  }

  private void across(double row, double from, double to) throws IOException {
    float y = HEIGHT - PrintGrid.y(row);
    page.moveTo(PrintGrid.x(from), y);
    page.lineTo(PrintGrid.x(to), y);
    page.stroke();
  }

  private void down(double column, double from, double to) throws IOException {
    float x = PrintGrid.x(column);
    page.moveTo(x, HEIGHT - PrintGrid.y(from));
    page.lineTo(x, HEIGHT - PrintGrid.y(to));
    page.stroke();
  }

  private void captions(int row, double first, String firstText, double second, String secondText)
      throws IOException {
    caption(row, first, firstText);
    caption(row, second, secondText);
  }

  private void captions(
      int row, double first, String one, double second, String two, double third, String three)
      throws IOException {
    captions(row, first, one, second, two);
    caption(row, third, three);
  }

  /** Beside the squares of a row. */
  private void beside(int row, double first, String one, double second, String two)
      throws IOException {
    text(first, row, CAPTION, one);
    text(second, row, CAPTION, two);
  }

  /** At the top of a box whose left edge is given. */
  private void caption(int row, double column, String caption) throws IOException {
    show(PrintGrid.x(column) + 1.5f, PrintGrid.y(row) + CAPTION + 0.8f, CAPTION, caption);
  }

  /** On the line on which a row's letters stand. */
  private void text(double column, double row, float size, String text) throws IOException {
    show(PrintGrid.x(column), PrintGrid.y(row) + PrintGrid.BASELINE, size, text);
  }

  private void show(float x, float down, float size, String text) throws IOException {
    page.beginText();
    page.setFont(font, size);
    page.newLineAtOffset(x, HEIGHT - down);
    page.showText(text);
    page.endText();
  }
}
