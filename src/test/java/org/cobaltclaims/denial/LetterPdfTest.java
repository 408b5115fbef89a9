package org.cobaltclaims.denial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Letters as they are printed. */
class LetterPdfTest {

  @Test
  void aLetterKeepsItsWordsAndItsLines() throws IOException {
    assertThat(text(LetterPdf.of("Appeal", "To whom it may concern,\n\nwe appeal.")))
        .contains("To whom it may concern,")
        .contains("we appeal.");
  }

  @Test
  void whatIsTooLongForALineOrAPageGoesOnInTheNext() throws IOException {
    byte[] pdf = LetterPdf.of("Appeal", "word ".repeat(5000));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(3);
    }
    assertThat(text(pdf).split("word", -1)).hasSize(5001);
  }

  @Test
  void whatNoPrinterSetsIsReplaced() throws IOException {
    assertThat(text(LetterPdf.of("Appeal", "Müller \u0416 \u0001 end"))).contains("Müller ? ? end");
  }

  @Test
  void theSameLetterIsTheSameFile() {
    assertThat(LetterPdf.of("Appeal", "words").length)
        .isEqualTo(LetterPdf.of("Appeal", "words").length);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
