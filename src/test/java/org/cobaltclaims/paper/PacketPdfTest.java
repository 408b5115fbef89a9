package org.cobaltclaims.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.paper.PaperExamples.billed;
import static org.cobaltclaims.paper.PaperExamples.content;
import static org.cobaltclaims.paper.PaperExamples.facts;
import static org.cobaltclaims.paper.PaperExamples.own;
import static org.cobaltclaims.paper.PaperExamples.paid;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.paper.PacketPdf.Attachment;
import org.cobaltclaims.paper.PacketPdf.Packet;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is mailed: forms, and what every payer before decided (DOMAIN 6.1). */
class PacketPdfTest {

  private static final byte[] NO_SCAN = {};

  private static ClaimPayment payment(int lines, List<String> remarks) {
    List<PaymentLine> decided = new ArrayList<>();
    for (int number = 1; number <= lines; number++) {
      decided.add(
          new PaymentLine(
              number,
              "",
              Procedure.hcpcs("99214"),
              null,
              Money.ofCents(10000),
              Money.ofCents(6000),
              BigDecimal.ONE,
              PaperExamples.SERVICE,
              List.of(
                  new Adjustment(AdjustmentGroup.CO, "45", Money.ofCents(1000), null, 0),
                  new Adjustment(AdjustmentGroup.PR, "1", Money.ofCents(1500), null, 0),
                  new Adjustment(AdjustmentGroup.PR, "3", Money.ofCents(500), null, 0),
                  new Adjustment(AdjustmentGroup.OA, "ZZ9", Money.ofCents(1000), null, 0)),
              remarks,
              0));
    }
    return new ClaimPayment(
        "P1",
        "K7Q2M9X4T01A",
        "1",
        Money.ofCents(10000L * lines),
        Money.ofCents(6000L * lines),
        Money.ofCents(2000L * lines),
        "12",
        "ACMICN",
        "",
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        PaperExamples.SERVICE,
        LocalDate.of(2026, 11, 4),
        decided,
        0,
        List.of(),
        null);
  }

  private static Eob eob(int lines, String... remarks) {
    ClaimContent content = content(1, null, own(1, "ACME", "CI"), own(2, "BETA", "CI"));
    return new Eob(
        new Eob.Check("ACME", "CHK", "CHK-77", LocalDate.of(2026, 11, 4), "the payer's remittance"),
        content,
        own(1, "ACME", "CI"),
        payment(lines, List.of(remarks)));
  }

  private static byte[] packet(byte[] scan) {
    ClaimContent content = content(1, null, own(1, "ACME", "CI"), own(2, "BETA", "CI"));
    Cms1500 form = Cms1500Forms.of(billed(2, content, paid(1, content)), facts());
    return PacketPdf.of(
        new Packet(form, List.of(new Attachment(eob(1), scan))),
        Print.onForms(),
        ReasonTexts.ours());
  }

  @Test
  @DisplayName(
      "DOMAIN 6.1: an EOB page tells payer, check, patient, every amount and what codes mean")
  void anEobPageTellsWhatTheNextPayerNeeds() {
    String page =
        PdfContent.pages(
            PacketPdf.eobs(
                "X", List.of(new Attachment(eob(2, "N130", "N999"), NO_SCAN)), ReasonTexts.ours()));

    assertThat(page)
        .contains("Check CHK-77", "11/04/2026", "DOE, JANE, Q", "03/15/1980", "MEM-1")
        .contains("K7Q2M9X4T01A", "ACMICN", "1 processed as primary", "1234567893", "123456789")
        .contains("10/05/2026 99214 1 100.00 80.00 15.00 0.00 5.00 20.00 60.00")
        .contains("CO-45 10.00", "PR-1 15.00", "PR-3 5.00", "OA-ZZ9 10.00", "N130", "N999")
        .contains("Claim total 200.00 160.00 30.00 0.00 10.00 40.00 120.00")
        .contains("Patient's share", "40.00")
        .contains("patient responsibility", "contractual obligation")
        .contains("45 Charge above the allowed", "See the plan's benefit documents")
        .contains("ZZ9 See the payer's list of reasons", "N999 See the payer's list of remarks");
  }

  @Test
  void manyLinesGoOverSeveralPages() {
    byte[] pages =
        PacketPdf.eobs("X", List.of(new Attachment(eob(40), NO_SCAN)), ReasonTexts.ours());

    assertThat(CmsPdf.pages(pages)).isEqualTo(2);
    assertThat(PdfContent.pages(pages)).contains("Page 1 of 2", "Page 2 of 2", "4000.00");
  }

  @Test
  @DisplayName(
      "DOMAIN 6.1: the pages that a person has scanned are taken instead, without properties")
  void scannedPagesTakeTheEobsPlace() throws IOException {
    byte[] scanned = scannedPdf();
    byte[] packet = packet(scanned);

    assertThat(Paper.canTake(scanned)).isTrue();
    assertThat(CmsPdf.pages(packet)).as("a form and two scanned pages").isEqualTo(3);
    assertThat(PdfContent.all(packet)).doesNotContain("EXPLANATION", "A CLERK", "OTHER PATIENT");

    byte[] picture = picture();
    assertThat(Paper.canTake(picture)).isTrue();
    assertThat(CmsPdf.pages(packet(picture))).isEqualTo(2);
    assertThat(Paper.canTake("%PDF-1.4 torn".getBytes())).isFalse();
    assertThat(Paper.canTake(new byte[] {1, 2, 3})).isFalse();
  }

  private static byte[] scannedPdf() throws IOException {
    try (PDDocument scan = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      scan.addPage(new PDPage());
      scan.addPage(new PDPage());
      scan.getDocumentInformation().setAuthor("A CLERK");
      scan.getDocumentInformation().setTitle("OTHER PATIENT");
      scan.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] picture() throws IOException {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), "png", out);
      return out.toByteArray();
    }
  }
}
