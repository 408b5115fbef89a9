package org.cobaltclaims.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.paper.PaperExamples.billed;
import static org.cobaltclaims.paper.PaperExamples.content;
import static org.cobaltclaims.paper.PaperExamples.facts;
import static org.cobaltclaims.paper.PaperExamples.husbands;
import static org.cobaltclaims.paper.PaperExamples.own;
import static org.cobaltclaims.paper.PaperExamples.paid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Patient;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.PracticeFile;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each item says (DOMAIN 6.2, 6.3), read back from the printed page. */
class Cms1500FormsTest {

  private static PrintedGrid page(BilledClaim claim, FormFacts facts, int page) {
    Cms1500 form = Cms1500Forms.of(claim, facts);
    assertThat(form.blocking()).isEmpty();
    return PrintedGrid.of(CmsPdf.of(form, Print.onForms()), page, 0, 0);
  }

  @Test
  @DisplayName("T-1500, DOMAIN 6.2: a commercial secondary; the insured is the destination's")
  void aSecondaryToldToACommercialPayer() {
    ClaimContent content =
        content(
            2, Money.ofCents(2500), own(1, "ACME HEALTH PLAN", "CI"), husbands(2, "BETA", "CI"));
    PrintedGrid page = page(billed(2, content, paid(1, content)), facts(), 1);

    assertThat(page.row(2)).isEqualTo("BETA");
    assertThat(page.row(3)).isEqualTo("PO BOX 14079");
    assertThat(page.row(4)).isEqualTo("LEXINGTON KY 40512-4079");
    assertThat(page.row(5)).isEmpty();
    assertThat(page.columns(8)).as("1 group, 1a").containsExactly(31, 50);
    assertThat(page.at(8, 50, 29)).as("1a").isEqualTo("MEM-2");
    assertThat(page.row(10)).as("2, 3, 4").isEqualTo("DOE, JANE, Q 03 15 1980 X DOE JR, JOHN");
    assertThat(page.at(10, 47, 1)).as("3 female").isEqualTo("X");
    assertThat(page.row(12)).as("5, 6 spouse, 7").isEqualTo("22 OAK AVE X 9 ELM ST APT 2");
    assertThat(page.at(12, 38, 1)).as("6 spouse").isEqualTo("X");
    assertThat(page.row(14)).isEqualTo("SPRINGFIELD IL PEORIA IL");
    assertThat(page.row(16)).isEqualTo("62702-0022 61602");
    assertThat(page.row(18)).as("9 the primary's subscriber, 11").isEqualTo("DOE, JANE, Q GRP200");
    assertThat(page.row(20)).as("9a, 10a no, 11a").isEqualTo("GRP100 X 07 04 1979 X");
    assertThat(page.at(20, 41, 1)).as("10a no").isEqualTo("X");
    assertThat(page.at(20, 68, 1)).as("11a male").isEqualTo("X");
    assertThat(page.at(22, 35, 12)).as("10b auto yes, state").isEqualTo("X         IL");
    assertThat(page.at(24, 41, 1)).as("10c no").isEqualTo("X");
    assertThat(page.at(24, 50, 29)).as("11c").isEqualTo("BETA");
    assertThat(page.at(26, 1, 28)).as("9d").isEqualTo("ACME HEALTH PLAN");
    assertThat(page.at(26, 52, 1)).as("11d yes").isEqualTo("X");
    assertThat(page.row(29)).isEqualTo("SIGNATURE ON FILE 11 09 2026 SIGNATURE ON FILE");
    assertThat(page.at(32, 1, 20)).as("14").isEqualTo(" 09 26 2026    431");
    assertThat(page.at(34, 1, 48))
        .as("17, 17b")
        .isEqualTo("DN ANJALI MEHTA                 1881723404");
    assertThat(page.at(36, 57, 1)).as("20 no").isEqualTo("X");
    assertThat(page.at(37, 42, 1)).as("21 ICD-10").isEqualTo("0");
    assertThat(page.at(38, 1, 49)).as("21 A, B").isEqualTo("  F411         F331");
    assertThat(page.at(38, 50, 30)).as("22 of an original").isEmpty();
    assertThat(page.at(40, 50, 29)).as("23 the destination's").isEqualTo("AUTH-77");
    assertThat(page.at(43, 65, 14)).as("24I, J shaded").isEqualTo("ZZ 2084P0800X");
    assertThat(page.at(44, 1, 77))
        .as("24")
        .isEqualTo("10 05 26 10 05 26 11    99211   25          AB     100 00 1        1987654328");
    assertThat(page.at(46, 50, 8)).isEqualTo("  101 00");
    assertThat(page.at(48, 1, 79)).isEmpty();
    assertThat(page.at(56, 1, 50))
        .as("25 to 27")
        .isEqualTo("123456789         X   K7Q2M9X4T02A   X");
    assertThat(page.at(56, 52, 8)).as("28").isEqualTo("  201 00");
    assertThat(page.at(56, 62, 8)).as("29: 120.00 of the payer, 25.00").isEqualTo("  145 00");
    assertThat(page.at(57, 66, 12)).as("33 phone").isEqualTo("555 555 0100");
    assertThat(page.at(58, 23, 26)).as("32").isEqualTo("RIVER VALLEY COUNSELING");
    assertThat(page.at(58, 50, 29)).as("33").isEqualTo("RIVER VALLEY COUNSELING LLC");
    assertThat(page.at(59, 50, 29)).isEqualTo("100 MAIN ST STE 4");
    assertThat(page.at(60, 50, 29)).isEqualTo("SPRINGFIELD IL 62701-0001");
    assertThat(page.at(60, 1, 21)).as("31").isEqualTo("SIGNATURE ON FILE");
    assertThat(page.at(61, 1, 79))
        .isEqualTo("     11 09 2026       1234567893                 1234567893   ZZ101YM0800X");
  }

  @Test
  @DisplayName("DOMAIN 6.2: a primary claim with another plan: 9 to 9d are that plan's")
  void aPrimaryAnnouncesTheNextPlan() {
    ClaimContent content = content(1, null, own(1, "ACME", "CI"), husbands(2, "BETA", "CI"));
    PrintedGrid page = page(billed(1, content), facts(), 1);

    assertThat(page.at(8, 50, 29)).isEqualTo("MEM-1");
    assertThat(page.at(18, 1, 28)).as("9").isEqualTo("DOE JR, JOHN");
    assertThat(page.at(26, 1, 28)).as("9d").isEqualTo("BETA");
    assertThat(page.at(26, 52, 1)).as("11d yes").isEqualTo("X");
    assertThat(page.at(56, 62, 8)).as("29").isEqualTo("    0 00");
  }

  @Test
  @DisplayName("DOMAIN 6.2: without another plan 11d is NO, and 9 to 9d are empty")
  void anOnlyPlanHasNoOther() {
    PrintedGrid page = page(billed(1, content(1, null, own(1, "ACME", "CI"))), facts(), 1);

    assertThat(page.at(26, 57, 1)).isEqualTo("X");
    assertThat(page.at(18, 1, 28) + page.at(20, 1, 29) + page.at(26, 1, 28)).isEmpty();
  }

  @Test
  @DisplayName("T-1500, DOMAIN 6.2 column M: Medicare second: the primary insured, no 11d, 29")
  void medicareIsToldOfThePayerBeforeInItsOwnWay() {
    ClaimContent content =
        content(2, Money.ofCents(2500), husbands(1, "ACME", "CI"), own(2, "MEDICARE B", "MB"));
    PrintedGrid page = page(billed(2, content, paid(1, content)), facts(), 1);

    assertThat(page.at(8, 1, 1)).as("1 Medicare").isEqualTo("X");
    assertThat(page.at(8, 50, 29)).as("1a without dashes").isEqualTo("MEM2");
    assertThat(page.at(10, 50, 28)).as("4 the primary's insured").isEqualTo("DOE JR, JOHN");
    assertThat(page.at(12, 38, 1)).as("6 to the primary's insured").isEqualTo("X");
    assertThat(page.at(12, 50, 29)).as("7").isEqualTo("9 ELM ST APT 2");
    assertThat(page.at(18, 50, 29)).as("11 the primary's group").isEqualTo("GRP100");
    assertThat(page.at(20, 53, 10)).as("11a the primary's insured").isEqualTo("07 04 1979");
    assertThat(page.at(24, 50, 29)).as("11c the primary's plan").isEqualTo("ACME");
    assertThat(page.at(26, 50, 29)).as("11d is not for Medicare").isEmpty();
    assertThat(page.at(18, 1, 28)).as("9 is Medigap's").isEmpty();
    assertThat(page.at(29, 50, 29)).as("13 is Medigap's").isEmpty();
    assertThat(page.at(44, 45, 4)).as("24E one pointer").isEqualTo("A");
    assertThat(page.at(56, 62, 8)).as("29 the patient's alone").isEqualTo("   25 00");
  }

  @Test
  @DisplayName("DOMAIN 6.2 column M: Medicare first says NONE in 11; Medigap stands in 9 to 9d")
  void medicareFirstWithMedigap() {
    ClaimContent content = content(1, null, own(1, "MEDICARE B", "MB"));
    assertThat(page(billed(1, content), facts(), 1).at(18, 50, 29)).isEqualTo("NONE");

    ClaimContent with =
        content(1, null, own(1, "MEDICARE B", "MB"), own(2, "GAP", "CI").withPayerId("55123"));
    PrintedGrid page = page(billed(1, with), facts(), 1);
    assertThat(page.at(18, 1, 28)).as("9").isEqualTo("DOE, JANE, Q");
    assertThat(page.at(20, 1, 29)).as("9a").isEqualTo("MEDIGAP MEM-2");
    assertThat(page.at(26, 1, 28)).as("9d").isEqualTo("55123");
    assertThat(page.at(10, 50, 28)).as("4").isEmpty();
  }

  @Test
  @DisplayName("T-1500, DOMAIN 6.3: seven lines make two forms; 28 and 29 are each form's own")
  void sevenLinesMakeTwoForms() {
    ClaimContent content =
        content(7, Money.ofCents(2500), own(1, "ACME", "CI"), own(2, "BETA", "CI"));
    BilledClaim claim = billed(2, content, paid(1, content));
    byte[] pdf = CmsPdf.of(Cms1500Forms.of(claim, facts()), Print.onForms());
    PrintedGrid first = PrintedGrid.of(pdf, 1, 0, 0);
    PrintedGrid second = PrintedGrid.of(pdf, 2, 0, 0);

    assertThat(PrintedGrid.pages(pdf)).isEqualTo(2);
    assertThat(first.at(54, 25, 6)).as("line 6").isEqualTo("99216");
    assertThat(second.at(44, 25, 6)).as("line 7").isEqualTo("99217");
    assertThat(second.at(46, 1, 79)).isEmpty();
    assertThat(first.at(56, 52, 8)).as("28: 100 to 105").isEqualTo("  615 00");
    assertThat(second.at(56, 52, 8)).as("28: 106").isEqualTo("  106 00");
    assertThat(first.at(56, 62, 8)).as("29: six lines of 60.00, and 25.00").isEqualTo("  385 00");
    assertThat(second.at(56, 62, 8)).as("29: a line of 60.00").isEqualTo("   60 00");
    for (int row : new int[] {8, 10, 18, 26, 38, 58}) {
      assertThat(second.row(row)).as("repeated").isEqualTo(first.row(row));
    }
    assertThat(second.at(56, 23, 14)).as("26").isEqualTo(first.at(56, 23, 14));
    assertThat(second.row(3)).doesNotContain("CONT");
  }

  @Test
  @DisplayName("DOMAIN 6.2, item 22: 7 with the destination's own control number")
  void aReplacementNamesTheDestinationsNumber() {
    ClaimContent content = content(1, null, own(1, "ACME", "CI"), own(2, "BETA", "CI"));
    BilledClaim claim =
        new BilledClaim(
            "K7Q2M9X4T02B", 2, "7", "BET-123", "", true, content, List.of(paid(1, content)));
    PrintedGrid page = page(claim, facts(), 1);

    assertThat(page.at(38, 50, 11)).isEqualTo("7");
    assertThat(page.at(38, 62, 18)).isEqualTo("BET-123");
  }

  @Test
  @DisplayName("DOMAIN 6.2, item 21 and 24E: twelve diagnoses have the letters A to L")
  void twelveDiagnosesFillThreeRows() {
    List<String> codes = IntStream.rangeClosed(1, 12).mapToObj("F4%02d"::formatted).toList();
    ClaimContent content = withDiagnoses(content(1, null, own(1, "ACME", "CI")), codes);
    PrintedGrid page = page(billed(1, content), facts(), 1);

    assertThat(page.at(38, 1, 49)).isEqualTo("  F401         F402         F403         F404");
    assertThat(page.at(40, 1, 49)).isEqualTo("  F409         F410         F411         F412");

    List<String> thirteen = IntStream.rangeClosed(1, 13).mapToObj("F4%02d"::formatted).toList();
    assertThat(rules(withDiagnoses(content, thirteen))).contains("6.2-21");
  }

  @Test
  @DisplayName("DOMAIN 6.4: what is too long blocks and is named; nothing is cut silently")
  void whatIsTooLongIsNamed() {
    ClaimContent content = content(1, null, own(1, "ACME", "CI"));
    Name name = new Name(true, "FEATHERSTONEHAUGH-CHOLMONDELEY", "MAXIMILIANA", "", "");

    assertThat(rules(withPatient(content, name))).containsExactly("6.2-2");
    Cms1500 form = Cms1500Forms.of(billed(1, withPatient(content, name)), facts());
    assertThat(form.blocking().getFirst().message())
        .isEqualTo("item 2 has room for 28 characters, and 2010CA NM103 has 43");

    Name middle = new Name(true, "FEATHERSTONE", "ANNE", "ELIZABETHANNE", "");
    Cms1500 shortened = Cms1500Forms.of(billed(1, withPatient(content, middle)), facts());
    assertThat(shortened.blocking()).isEmpty();
    assertThat(shortened.findings()).extracting(Finding::rule).contains("6.2-2");
  }

  @Test
  @DisplayName("DOMAIN 6.3: a payer that wants it reads that a form goes on, and one total")
  void aPayerMayWantToReadContinued(@TempDir Path folder) throws IOException {
    ClaimContent content = content(7, null, own(1, "ACME", "CI"), own(2, "BETA", "CI"));
    Path practice = folder.resolve("practice.yml");
    Files.writeString(
        practice,
        Samples.text("/scenario/practice.yml").replace("  - payerId: BETA2", "  - payerId: 67890")
            + "payerDefaults:\n  paperSaysContinued: true\n");
    PayerProfile beta =
        PracticeFile.read(practice).payers().stream()
            .filter(payer -> payer.payerId().equals("67890"))
            .findFirst()
            .orElseThrow();
    FormFacts facts = facts(beta);
    BilledClaim claim = billed(2, content, paid(1, content));

    assertThat(page(claim, facts, 1).at(56, 52, 18)).isEqualTo("    CONT");
    assertThat(page(claim, facts, 2).at(56, 52, 18)).isEqualTo("  721 00    420 00");
  }

  private static List<String> rules(ClaimContent content) {
    return Cms1500Forms.of(billed(1, content), facts()).blocking().stream()
        .map(Finding::rule)
        .toList();
  }

  private static ClaimContent withPatient(ClaimContent c, Name name) {
    Patient patient =
        new Patient(name, c.patient().birthDate(), c.patient().gender(), c.patient().address());
    return copy(c, patient, c.diagnoses());
  }

  private static ClaimContent withDiagnoses(ClaimContent c, List<String> diagnoses) {
    return copy(c, c.patient(), diagnoses);
  }

  private static ClaimContent copy(ClaimContent c, Patient patient, List<String> diagnoses) {
    return new ClaimContent(
        c.billingProvider(),
        c.payTo(),
        patient,
        c.coverages(),
        c.charge(),
        c.placeOfService(),
        c.frequency(),
        c.providerSignature(),
        c.assignment(),
        c.relatedCauses(),
        c.specialProgram(),
        c.delayReason(),
        c.dates(),
        c.attachments(),
        c.contract(),
        c.patientPaid(),
        c.references(),
        c.payerControlNumber(),
        c.notes(),
        diagnoses,
        c.providers(),
        c.lines(),
        c.carried());
  }
}
