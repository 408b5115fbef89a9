package org.cobaltclaims.paper;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The sheet before a batch: how many envelopes go to which address, with how many forms. It names
 * no patient.
 *
 * @param batch the batch's id
 * @param day on which it was printed
 * @param envelopes in the order of the packets
 */
record CoverSheet(String batch, LocalDate day, List<Envelope> envelopes) {

  private static final float LEFT = 54;
  private static final float TOP = PDRectangle.LETTER.getHeight() - 72;
  private static final float LEADING = 14;
  private static final float FOOT = 54;

  CoverSheet {
    envelopes = List.copyOf(envelopes);
  }

  /**
   * One claim's envelope.
   *
   * @param controlNumber of the claim
   * @param address the payer's name and address
   * @param forms sheets of the form
   * @param attachments what lies behind them
   */
  record Envelope(String controlNumber, List<String> address, int forms, int attachments) {
    Envelope {
      address = List.copyOf(address);
    }
  }

  String title() {
    return "Print batch " + batch;
  }

  void add(Paper paper) {
    Map<List<String>, Integer> addresses = new LinkedHashMap<>();
    envelopes.forEach(one -> addresses.merge(one.address(), 1, Integer::sum));
    List<String> lines = new ArrayList<>();
    int forms = envelopes.stream().mapToInt(Envelope::forms).sum();
    int attachments = envelopes.stream().mapToInt(Envelope::attachments).sum();
    lines.add("Printed %s".formatted(day));
    lines.add(
        "%s, %s, %s, %s"
            .formatted(
                count(envelopes.size(), "claim"),
                count(forms, "form"),
                count(attachments, "EOB"),
                addresses.size() == 1 ? "1 address" : addresses.size() + " addresses"));
    lines.add("");
    addresses.forEach(
        (address, number) -> {
          lines.add(count(number, "claim") + " to");
          address.forEach(line -> lines.add("    " + line));
          envelopes.stream()
              .filter(one -> one.address().equals(address))
              .forEach(
                  one ->
                      lines.add(
                          "        %s   %s, %s"
                              .formatted(
                                  one.controlNumber(),
                                  count(one.forms(), "form"),
                                  count(one.attachments(), "EOB"))));
          lines.add("");
        });
    int perPage = (int) ((TOP - FOOT) / LEADING) - 2;
    for (int from = 0; from < lines.size(); from += perPage) {
      List<String> here = lines.subList(from, Math.min(from + perPage, lines.size()));
      paper.page(page -> print(paper, page, here));
    }
  }

  private void print(Paper paper, PDPageContentStream page, List<String> lines) throws IOException {
    show(paper, page, 16, TOP, title());
    float y = TOP - 2 * LEADING;
    for (String line : lines) {
      show(paper, page, 10, y, line);
      y -= LEADING;
    }
  }

  private static void show(Paper paper, PDPageContentStream page, float size, float y, String text)
      throws IOException {
    page.beginText();
    page.setFont(paper.sans(), size);
    page.newLineAtOffset(LEFT, y);
    page.showText(text);
    page.endText();
  }

  private static String count(int number, String what) {
    return number == 1 ? "1 " + what : number + " " + what + "s";
  }
}
