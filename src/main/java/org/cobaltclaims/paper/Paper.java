package org.cobaltclaims.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.Objects;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A document of US letter pages. Its fonts are embedded, so that it looks the same everywhere; the
 * same pages make the same bytes, and its properties say nothing about the patient.
 */
final class Paper implements AutoCloseable {

  private static final String MONO = "/fonts/Cousine-Regular.ttf";
  private static final String SANS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 36;

  private final PDDocument document = new PDDocument();
  private final PDFMergerUtility merger = new PDFMergerUtility();
  private final PDFont mono;
  private final PDFont sans;

  /**
   * @param title without anything about the patient
   */
  Paper(String title) {
    this.mono = font(MONO);
    this.sans = font(SANS);
    document.setDocumentId(0L);
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setProducer("Cobalt");
    Calendar always = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    always.setTimeInMillis(0);
    information.setCreationDate(always);
  }

  private PDFont font(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Paper.class.getResourceAsStream(resource), resource)) {
      return PDType0Font.load(document, in, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every character as wide as the other, 600 units to the em. */
  PDFont mono() {
    return mono;
  }

  PDFont sans() {
    return sans;
  }

  /** What is drawn on a page. */
  @FunctionalInterface
  interface Drawing {
    void on(PDPageContentStream page) throws IOException;
  }

  void page(Drawing drawing) {
    PDPage page = new PDPage(PDRectangle.LETTER);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      drawing.on(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds what a person has scanned: the pages of a PDF as they are, or a picture on a page of its
   * own. Nothing else of the PDF is taken over.
   *
   * @throws UncheckedIOException if it is neither
   */
  void scanned(byte[] content) {
    try {
      if (isPdf(content)) {
        try (PDDocument scan = Loader.loadPDF(content)) {
          merger.appendDocument(document, withoutProperties(scan));
        }
      } else {
        picture(PDImageXObject.createFromByteArray(document, content, "scan"));
      }
    } catch (IllegalArgumentException unknownKind) {
      throw new UncheckedIOException(new IOException("a scan is no PDF, PNG or JPEG", unknownKind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True if what was scanned can be taken: a PDF that opens, or a picture. */
  static boolean canTake(byte[] content) {
    try {
      if (isPdf(content)) {
        try (PDDocument scan = Loader.loadPDF(content)) {
          return scan.getNumberOfPages() > 0;
        }
      }
      try (PDDocument probe = new PDDocument()) {
        PDImageXObject.createFromByteArray(probe, content, "scan");
        return true;
      }
    } catch (IOException | IllegalArgumentException unusable) {
      return false;
    }
  }

  private static boolean isPdf(byte[] content) {
    return content.length > 4
        && content[0] == '%'
        && content[1] == 'P'
        && content[2] == 'D'
        && content[3] == 'F';
  }

  private static PDDocument withoutProperties(PDDocument scan) {
    scan.setDocumentInformation(new PDDocumentInformation());
    scan.getDocumentCatalog().setMetadata(null);
    return scan;
  }

  private void picture(PDImageXObject image) {
    float width = PDRectangle.LETTER.getWidth() - 2 * MARGIN;
    float height = PDRectangle.LETTER.getHeight() - 2 * MARGIN;
    float scale = Math.min(width / image.getWidth(), height / image.getHeight());
    float drawn = image.getHeight() * scale;
    page(
        page ->
            page.drawImage(
                image,
                MARGIN,
                PDRectangle.LETTER.getHeight() - MARGIN - drawn,
                image.getWidth() * scale,
                drawn));
  }

  /** How many pages a document has. */
  static int pages(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The finished document. Call it once. */
  byte[] bytes() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
  static byte[] png(byte[] pdf, int page, int dpi) {
    try (PDDocument document = Loader.loadPDF(pdf);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      if (page < 1 || page > document.getNumberOfPages()) {
        throw new IllegalArgumentException(
            "there are pages 1 to " + document.getNumberOfPages() + ", not " + page);
      }
      BufferedImage image =
          new PDFRenderer(document).renderImageWithDPI(page - 1, dpi, ImageType.RGB);
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
