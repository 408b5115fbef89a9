package org.cobaltclaims.patient.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.money.Money;
import org.junit.jupiter.api.Test;

/** What a patient reads. */
class StatementPdfTest {

  @Test
  void aStatementSaysWhatIsOwedForWhichVisit() throws IOException {
    String text = text(StatementPdf.of(statement(3, "25"), 7));
    assertThat(text)
        .contains("Jané O'Brien", "22 OAK AVE", "SPRINGFIELD, IL 62702-0022")
        .contains("Call (555) 555-0100", "Please pay by", "12/22/2026")
        .contains("K7Q2M9X400", "$320.00", "$124.00", "$110.00", "$66.00")
        .contains("Payments not yet used for a visit", "-$25.00", "$173.00")
        .doesNotContain("99214", "F411");
  }

  @Test
  void manyVisitsGoOnOnFurtherPages() throws IOException {
    byte[] pdf = StatementPdf.of(statement(60, "0"), 0);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(3);
    }
    assertThat(text(pdf)).contains("Page 3 of 3", "K7Q2M9X459").doesNotContain("not yet used");
  }

  @Test
  void theSameStatementIsTheSameText() {
    assertThat(StatementCsv.of(statement(1, "0")))
        .isEqualTo(
            """
            visit,service_date,charge,insurance_paid,adjusted,patient_paid,balance,patient_since\r
            K7Q2M9X400,2026-10-01,320.00,124.00,110.00,20.00,66.00,2026-11-01\r
            """);
  }

  static Statement statement(int visits, String unapplied) {
    Address home = new Address("22 OAK AVE", "", "SPRINGFIELD", "IL", "627020022", "");
    List<Statement.Visit> all =
        IntStream.range(0, visits)
            .mapToObj(
                i ->
                    new Statement.Visit(
                        "K7Q2M9X4%02d".formatted(i),
                        LocalDate.of(2026, 10, 1).plusDays(i),
                        Money.parse("320"),
                        Money.parse("124"),
                        Money.parse("110"),
                        Money.parse("20"),
                        Money.parse("66"),
                        LocalDate.of(2026, 11, 1)))
            .toList();
    Money due = Money.ofCents(6600L * visits).minus(Money.parse(unapplied));
    return new Statement(
        "0f1e2d3c-aaaa-bbbb-cccc-000000000000",
        LocalDate.of(2026, 11, 22),
        LocalDate.of(2026, 12, 22),
        new Statement.Sender(
            "RIVER VALLEY COUNSELING",
            new Address("100 MAIN ST STE 4", "", "SPRINGFIELD", "IL", "627010001", ""),
            "5555550100"),
        "O'Brien",
        "Jané",
        home,
        all,
        List.of(),
        Money.parse(unapplied),
        due,
        List.of(Money.ofCents(6600L * visits), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
