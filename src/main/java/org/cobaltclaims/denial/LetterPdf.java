package org.cobaltclaims.denial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Sets a letter's words on pages of US letter size, to be printed and mailed. */
public final class LetterPdf {

  private static final float MARGIN = 72;
  private static final float SIZE = 11;
  private static final float LEADING = 14;

  /** Where a letter stands that a printer cannot set: the standard fonts know Latin only. */
  private static final char UNKNOWN = '?';

  private LetterPdf() {}

  /**
   * The pages.
   *
   * @param title of the document, without anything about the patient
   */
  public static byte[] of(String title, String text) {
    PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      describe(document.getDocumentInformation(), title);
      float width = PDRectangle.LETTER.getWidth() - 2 * MARGIN;
      int perPage = (int) ((PDRectangle.LETTER.getHeight() - 2 * MARGIN) / LEADING);
      List<String> lines = wrapped(text, font, width);
      for (int from = 0; from < lines.size(); from += perPage) {
        page(document, font, lines.subList(from, Math.min(from + perPage, lines.size())));
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same letter is the same file, whenever it is asked for. */
  private static void describe(PDDocumentInformation information, String title) {
    information.setTitle(title);
    information.setProducer("Cobalt");
    Calendar always = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    always.setTimeInMillis(0);
    information.setCreationDate(always);
  }

  private static void page(PDDocument document, PDFont font, List<String> lines)
      throws IOException {
    PDPage page = new PDPage(PDRectangle.LETTER);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(font, SIZE);
      content.setLeading(LEADING);
      content.newLineAtOffset(MARGIN, PDRectangle.LETTER.getHeight() - MARGIN);
      for (String line : lines) {
        content.showText(line);
        content.newLine();
      }
      content.endText();
    }
  }

  private static List<String> wrapped(String text, PDFont font, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.lines().toList()) {
      StringBuilder line = new StringBuilder();
      for (String word : printable(paragraph, font).split(" ", -1)) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (!line.isEmpty() && width(longer, font) > width) {
          lines.add(line.toString());
          line = new StringBuilder(word);
        } else {
          line = new StringBuilder(longer);
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static float width(String text, PDFont font) throws IOException {
    return font.getStringWidth(text) / 1000 * SIZE;
  }

  private static String printable(String text, PDFont font) throws IOException {
    StringBuilder printable = new StringBuilder();
    for (char c : text.toCharArray()) {
      printable.append(canShow(font, c) ? c : UNKNOWN);
    }
    return printable.toString();
  }

  private static boolean canShow(PDFont font, char c) throws IOException {
    if (Character.isISOControl(c)) {
      return false;
    }
    try {
      font.encode(String.valueOf(c));
      return true;
    } catch (IllegalArgumentException notInTheFont) {
      return false;
    }
  }
}
