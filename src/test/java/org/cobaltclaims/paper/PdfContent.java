package org.cobaltclaims.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Everything that can be read out of a PDF: its pages, its properties and every string in it. */
public final class PdfContent {

  private PdfContent() {}

  /** What stands on its pages. */
  public static String pages(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands on its pages, in its properties, and in any string of any object. */
  public static String all(byte[] pdf) {
    Set<String> strings = new TreeSet<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      add(strings, document.getDocument().getTrailer());
      for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
        COSObject object = document.getDocument().getObjectFromPool(key);
        add(strings, object.getObject());
      }
      if (document.getDocumentCatalog().getMetadata() != null) {
        strings.add(new String(document.getDocumentCatalog().getMetadata().toByteArray()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages(pdf) + String.join("\n", strings);
  }

  private static void add(Set<String> strings, COSBase object) {
    if (object instanceof COSString string) {
      strings.add(string.getString());
    } else if (object instanceof COSDictionary dictionary) {
      dictionary.getValues().forEach(value -> add(strings, value));
    }
  }
}
