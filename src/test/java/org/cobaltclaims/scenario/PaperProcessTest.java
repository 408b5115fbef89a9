package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.paper.CmsPdf;
import org.cobaltclaims.paper.PacketPdf;
import org.cobaltclaims.paper.PaperClaims;
import org.cobaltclaims.paper.PdfContent;
import org.cobaltclaims.paper.Print;
import org.cobaltclaims.paper.process.BatchPrinting;
import org.cobaltclaims.paper.process.PrintRoom;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.HandEntries;
import org.cobaltclaims.remittance.process.RemittanceByHand;
import org.cobaltclaims.transmission.Scans;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Claims that go out on paper (DOMAIN 6), from the visit to the payer's answer. */
class PaperProcessTest extends OfficeTest {

  @Autowired private BatchPrinting printing;
  @Autowired private PrintRoom room;
  @Autowired private PaperClaims paper;
  @Autowired private RemittanceByHand byHand;
  @Autowired private HandEntries entries;
  @Autowired private Scans scans;

  @Value("${cobalt.data}")
  private Path data;

  @Test
  @DisplayName("DOMAIN 6.1 to 6.3, 8.1: seven lines to a payer that takes paper only")
  void aPrintOnlySecondaryOfSevenLines() throws IOException {
    Visit visit = Visit.of("PA1", Payer.ACME, Payer.PAPER);
    for (int line = 1; line <= 7; line++) {
      visit.line("9921" + line, "100");
    }
    String family = bill(visit);
    ProfessionalClaim primary = sentAndAccepted();
    Era era = Era.of(Payer.ACME, "T1").claim(primary.claimNumber(), "1", "ICN1");
    for (int line = 1; line <= 7; line++) {
      era.line("9921" + line, control(primary, line), "100", "60", "CO-45-10", "PR-2-30");
    }
    receive(era);

    assertThat(sent()).isEmpty();
    assertThat(packets()).containsExactly(family + "2A.pdf");
    byte[] packet = Files.readAllBytes(data.resolve("print").resolve(family + "2A.pdf"));
    assertThat(CmsPdf.pages(packet)).as("two forms and the primary's EOB").isEqualTo(3);
    assertThat(PdfContent.pages(packet))
        .contains("600 00", "360 00", "100 00", "60 00", "T1", "ICN1");

    BatchPrinting.Printed printed =
        printing.print(
            new BatchPrinting.Wanted(List.of(), List.of(), "PAPER"), "", "monday", "anna");
    assertThat(printed.leftOut()).isEmpty();
    assertThat(CmsPdf.pages(room.batch(Objects.requireNonNull(printed.batch()))))
        .as("and a cover sheet")
        .isEqualTo(4);
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.PRINTED);

    daysPass(2);
    LocalDate mailed = today().minusDays(1);
    decisions.decide(
        task(TaskKind.PRINT_AND_MAIL).id(),
        "MAILED",
        "",
        details(Map.of("mailedOn", mailed.toString())),
        "anna");
    settle();
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.MAILED);
    assertThat(claim(family, 2).currentVersion().sentOn()).isEqualTo(mailed);
    assertThat(packets()).as("written once").hasSize(1);

    daysPass(48);
    assertThat(openTasks()).as("49 days after it was mailed").isEmpty();
    daysPass(1);
    assertThat(openTasks())
        .as("45 days and five of grace")
        .containsExactly("CHASE_REMITTANCE NO_835");

    Era answer = Era.of(Payer.PAPER, "T2").claim(family + "2A", "2", "PICN");
    for (int line = 1; line <= 7; line++) {
      answer.line("9921" + line, control(primary, line), "100", "30", "OA-23-70");
    }
    receive(answer);
    assertThat(openTasks()).isEmpty();
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
  }

  @Test
  @DisplayName(
      "DOMAIN 6.1: what could not be printed is printed again, and corrected as a new version")
  void whatCouldNotBePrintedIsPrintedAgain() throws IOException {
    String family = bill(visit("PA2", Payer.PAPER));
    assertThat(packets()).containsExactly(family + "1A.pdf");
    decide(TaskKind.PRINT_AND_MAIL, "COULD_NOT_PRINT");
    assertThat(task(TaskKind.PRINT_AND_MAIL).reason()).isEqualTo("COULD_NOT_PRINT");

    decide(TaskKind.PRINT_AND_MAIL, "CORRECT_FIRST");
    decide(TaskKind.CORRECT_CLAIM, "CORRECTED");
    assertThat(packets()).containsExactly(family + "1A.pdf", family + "1B.pdf");
    decide(TaskKind.PRINT_AND_MAIL, "ENTERED_AT_PORTAL");
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.MAILED);
    daysPass(35);
    assertThat(openTasks())
        .as("a portal is as fast as a file")
        .containsExactly("CHASE_REMITTANCE NO_835");
  }

  @Test
  @DisplayName(
      "DOMAIN 6.1: a paper EOB goes into the packet as typed in, and as scanned once it is")
  void aPaperEobOfThePrimaryGoesIntoThePacket() throws IOException {
    String family = bill(visit("PA3", Payer.ACME, Payer.PAPER));
    sentAndAccepted();
    EobEntry eob =
        new EobEntry(
            family + "1",
            null,
            "PAPERICN",
            null,
            null,
            null,
            null,
            null,
            List.of(),
            new EobEntry.Summary(12400L, 11000L, 5000L, 1600L, 2000L, null, null),
            List.of(),
            null,
            List.of());
    String remittance =
        byHand.enter(
            new CheckEntry(
                null, Payer.ACME.id, "CHK-9", today(), 12400L, "CHK", List.of(eob), List.of()),
            "anna");
    settle();
    String pcn = claim(family, 2).currentVersion().pcn();
    PacketPdf.Packet typed = paper.packet(pcn).orElseThrow();
    assertThat(PdfContent.pages(room.packet(typed, Print.onForms())))
        .contains("CHK-9", "PAPERICN", "as it was typed in", "for the claim as a whole", "124 00");

    byte[] scan = Files.readAllBytes(data.resolve("print").resolve(pcn + ".pdf"));
    entries.attach(remittance, "application/pdf", scan.length, scans.keep(scan), "anna");
    byte[] packet = room.packet(paper.packet(pcn).orElseThrow(), Print.onForms());
    assertThat(CmsPdf.pages(packet)).as("the form and the scan's two pages").isEqualTo(3);
  }

  private List<String> packets() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("print"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
