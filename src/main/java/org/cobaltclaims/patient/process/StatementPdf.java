package org.cobaltclaims.patient.process;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A statement on pages of US letter size: who asks and how much, the visits, how old the balances
 * are, and a slip to send back. It names no diagnosis and no service (DOMAIN 11, minimum
 * necessary). The patient's address stands where a window envelope shows it.
 */
public final class StatementPdf {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu");
  private static final Color INK = new Color(0x1f, 0x29, 0x37);
  private static final Color QUIET = new Color(0x6b, 0x72, 0x80);
  private static final Color ACCENT = new Color(0x1e, 0x40, 0x8f);
  private static final Color SHADE = new Color(0xee, 0xf2, 0xf9);

  private static final float LEFT = 54;
  private static final float RIGHT = PDRectangle.LETTER.getWidth() - 54;
  private static final float ROW = 17;
  private static final int ROWS_ON_FIRST_PAGE = 14;
  private static final int ROWS_ON_LATER_PAGES = 34;

  /** Right edges of the amounts, from charge to balance. */
  private static final float[] EDGES = {270, 344, 416, 486, RIGHT - 8};

  private final PDFont plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  private final PDFont bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
  private final Statement statement;
  private final int number;

  private StatementPdf(Statement statement, int number) {
    this.statement = statement;
    this.number = number;
  }

  /**
   * The pages.
   *
   * @param number of the statement within its day; 0 for one that was not made in a run
   */
  public static byte[] of(Statement statement, int number) {
    return new StatementPdf(statement, number).make();
  }

  private byte[] make() {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.getDocumentInformation().setTitle("Statement");
      document.getDocumentInformation().setProducer("Cobalt");
      Calendar day = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
      day.setTimeInMillis(statement.on().atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
      document.getDocumentInformation().setCreationDate(day);
      List<List<Statement.Visit>> pages = pages();
      for (int i = 0; i < pages.size(); i++) {
        PDPage page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (PDPageContentStream to = new PDPageContentStream(document, page)) {
          page(new Pen(to), pages.get(i), i, pages.size());
        }
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<List<Statement.Visit>> pages() {
    List<Statement.Visit> all = statement.visits();
    List<List<Statement.Visit>> pages = new ArrayList<>();
    int from = Math.min(ROWS_ON_FIRST_PAGE, all.size());
    pages.add(all.subList(0, from));
    while (from < all.size()) {
      int to = Math.min(from + ROWS_ON_LATER_PAGES, all.size());
      pages.add(all.subList(from, to));
      from = to;
    }
    return pages;
  }

  private void page(Pen pen, List<Statement.Visit> visits, int index, int pages)
      throws IOException {
    float y;
    if (index == 0) {
      head(pen);
      y = 520;
    } else {
      pen.text(bold, 12, ACCENT, LEFT, 738, statement.practice().name());
      pen.right(plain, 9, QUIET, RIGHT, 738, "Statement of " + day(statement.on()) + ", continued");
      y = 705;
    }
    y = table(pen, visits, y);
    if (index == pages - 1) {
      total(pen, y);
    }
    if (index == 0) {
      slip(pen);
    }
    pen.right(plain, 8, QUIET, RIGHT, 30, "Page %d of %d".formatted(index + 1, pages));
  }

  private void head(Pen pen) throws IOException {
    pen.text(bold, 15, ACCENT, LEFT, 738, statement.practice().name());
    float y = 722;
    for (String line : lines(statement.practice().address())) {
      pen.text(plain, 9.5f, INK, LEFT, y, line);
      y -= 12;
    }
    pen.text(plain, 9.5f, INK, LEFT, y, "Questions? Call " + phone());

    pen.box(352, 642, RIGHT - 352, 112, SHADE);
    pen.text(bold, 13, ACCENT, 364, 733, "STATEMENT");
    summary(pen, 712, "Statement date", day(statement.on()));
    summary(pen, 697, "Account", account());
    summary(pen, 682, "Please pay by", day(statement.dueOn()));
    pen.line(364, 674, RIGHT - 12, QUIET);
    pen.text(bold, 12, INK, 364, 656, "Amount due");
    pen.right(bold, 14, ACCENT, RIGHT - 12, 655, dollars(statement.due()));

    y = 620;
    pen.text(plain, 11, INK, LEFT + 18, y, statement.first() + " " + statement.last());
    for (String line : lines(statement.address())) {
      y -= 14;
      pen.text(plain, 11, INK, LEFT + 18, y, line);
    }
    pen.text(
        plain,
        9.5f,
        QUIET,
        LEFT,
        548,
        "Your insurance has answered for the visits below. What is left is yours to pay.");
  }

  private void summary(Pen pen, float y, String label, String value) throws IOException {
    pen.text(plain, 9.5f, QUIET, 364, y, label);
    pen.right(plain, 9.5f, INK, RIGHT - 12, y, value);
  }

  private float table(Pen pen, List<Statement.Visit> visits, float top) throws IOException {
    pen.box(LEFT, top - 5, RIGHT - LEFT, 18, ACCENT);
    pen.text(bold, 9, Color.WHITE, LEFT + 8, top, "Date of visit");
    pen.text(bold, 9, Color.WHITE, LEFT + 82, top, "Reference");
    String[] heads = {"Charge", "Insurance paid", "Adjusted", "You paid", "Balance"};
    for (int i = 0; i < heads.length; i++) {
      pen.right(bold, 9, Color.WHITE, EDGES[i], top, heads[i]);
    }
    float y = top;
    int row = 0;
    for (Statement.Visit visit : visits) {
      y -= ROW;
      if (row++ % 2 == 1) {
        pen.box(LEFT, y - 5, RIGHT - LEFT, ROW, SHADE);
      }
      pen.text(plain, 9.5f, INK, LEFT + 8, y, day(visit.service()));
      pen.text(plain, 9.5f, INK, LEFT + 82, y, visit.family());
      Money[] amounts = {
        visit.charge(),
        visit.insurancePaid(),
        visit.adjusted(),
        visit.patientPaid(),
        visit.balance()
      };
      for (int i = 0; i < amounts.length; i++) {
        PDFont font = i == amounts.length - 1 ? bold : plain;
        pen.right(font, 9.5f, INK, EDGES[i], y, dollars(amounts[i]));
      }
    }
    return y;
  }

  private void total(Pen pen, float under) throws IOException {
    float y = under - 8;
    pen.line(LEFT, y, RIGHT, QUIET);
    if (statement.unapplied().isPositive()) {
      y -= 16;
      pen.text(plain, 9.5f, INK, LEFT + 8, y, "Payments not yet used for a visit");
      pen.right(plain, 9.5f, INK, EDGES[4], y, "-" + dollars(statement.unapplied()));
    }
    y -= 18;
    pen.text(bold, 11, INK, LEFT + 8, y, "Amount due");
    pen.right(bold, 11, ACCENT, EDGES[4], y, dollars(statement.due()));
    y -= 30;
    String[] heads = {"0-30 days", "31-60 days", "61-90 days", "91-120 days", "Over 120 days"};
    float width = (RIGHT - LEFT) / heads.length;
    for (int i = 0; i < heads.length; i++) {
      float edge = LEFT + width * (i + 1) - 8;
      pen.right(plain, 8.5f, QUIET, edge, y, heads[i]);
      pen.right(plain, 9.5f, INK, edge, y - 13, dollars(statement.ages().get(i)));
    }
  }

  private void slip(Pen pen) throws IOException {
    pen.dashes(LEFT, 176, RIGHT);
    pen.text(plain, 8, QUIET, LEFT, 163, "Please cut here and send this part with your payment.");
    float y = 138;
    for (String line :
        Stream.concat(
                Stream.of(statement.practice().name()),
                lines(statement.practice().address()).stream())
            .toList()) {
      pen.text(plain, 10.5f, INK, LEFT + 18, y, line);
      y -= 13;
    }
    pen.box(352, 66, RIGHT - 352, 88, SHADE);
    summary(pen, 136, "Patient", statement.first() + " " + statement.last());
    summary(pen, 120, "Account", account());
    summary(pen, 104, "Amount due", dollars(statement.due()));
    pen.text(bold, 9.5f, INK, 364, 82, "Amount enclosed  $");
    pen.line(462, 80, RIGHT - 12, INK);
  }

  private String account() {
    String id = statement.patientId();
    String beginning = id.substring(0, Math.min(8, id.length())).toUpperCase(Locale.ROOT);
    return number == 0 ? beginning : "%s-%04d".formatted(beginning, number);
  }

  private String phone() {
    String phone = statement.practice().phone();
    return phone.matches("\\d{10}")
        ? "(%s) %s-%s".formatted(phone.substring(0, 3), phone.substring(3, 6), phone.substring(6))
        : phone;
  }

  private static List<String> lines(@Nullable Address address) {
    if (address == null) {
      return List.of();
    }
    String zip = address.zip();
    String shown = zip.matches("\\d{9}") ? zip.substring(0, 5) + "-" + zip.substring(5) : zip;
    return Stream.of(
            address.line1(),
            address.line2(),
            "%s, %s %s".formatted(address.city(), address.state(), shown))
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static String day(LocalDate date) {
    return DAY.format(date);
  }

  private static String dollars(Money money) {
    return "$%,d.%02d".formatted(Math.abs(money.cents()) / 100, Math.abs(money.cents()) % 100);
  }

  /** Draws on one page. */
  private record Pen(PDPageContentStream to) {

    void text(PDFont font, float size, Color color, float x, float y, String text)
        throws IOException {
      to.beginText();
      to.setFont(font, size);
      to.setNonStrokingColor(color);
      to.newLineAtOffset(x, y);
      to.showText(printable(font, text));
      to.endText();
    }

    void right(PDFont font, float size, Color color, float edge, float y, String text)
        throws IOException {
      float width = font.getStringWidth(printable(font, text)) / 1000 * size;
      text(font, size, color, edge - width, y, text);
    }

    void box(float x, float y, float width, float height, Color color) throws IOException {
      to.setNonStrokingColor(color);
      to.addRect(x, y, width, height);
      to.fill();
    }

    void line(float from, float y, float until, Color color) throws IOException {
      to.setStrokingColor(color);
      to.setLineWidth(0.6f);
      to.moveTo(from, y);
      to.lineTo(until, y);
      to.stroke();
    }

    void dashes(float from, float y, float until) throws IOException {
      to.setLineDashPattern(new float[] {4, 3}, 0);
      line(from, y, until, QUIET);
      to.setLineDashPattern(new float[0], 0);
    }

    /** The standard fonts know Latin letters only. */
    private static String printable(PDFont font, String text) {
      StringBuilder printable = new StringBuilder();
      for (char letter : text.toCharArray()) {
        printable.append(canShow(font, letter) ? letter : '?');
      }
      return printable.toString();
    }

    private static boolean canShow(PDFont font, char letter) {
      try {
        font.encode(String.valueOf(letter));
        return !Character.isISOControl(letter);
      } catch (IOException | IllegalArgumentException notInTheFont) {
        return false;
      }
    }
  }
}
