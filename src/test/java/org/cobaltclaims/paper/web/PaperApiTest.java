package org.cobaltclaims.paper.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import javax.imageio.ImageIO;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.paper.CmsPdf;
import org.cobaltclaims.paper.Mailings;
import org.cobaltclaims.paper.PdfContent;
import org.cobaltclaims.paper.process.PrintRoom;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Claims on paper as they are asked for, printed and mailed from outside. */
class PaperApiTest extends ApplicationTest {

  @Autowired private MockMvc web;
  @Autowired private ClaimManagement management;
  @Autowired private PrintRoom room;
  @Autowired private Mailings mailings;

  @Value("${cobalt.data}")
  private Path data;

  /** The sample ERA with two other patients' claims in it, which are not ours. */
  private String eraOfThree() {
    return era(
        era ->
            era.replace("BPR*I*125.25", "BPR*I*205.25")
                .replaceFirst(
                    "\nPLB\\*",
                    """

                    CLP*OTHER-1*1*100*50*50*12*OTHERICN1~
                    NM1*QC*1*ROE*RICHARD****MI*OTHERMEM1~
                    SVC*HC:99213*100*50~
                    DTM*472*20261001~
                    CAS*PR*2*50~
                    CLP*OTHER-2*1*60*30*30*12*OTHERICN2~
                    NM1*QC*1*POE*EDGAR****MI*OTHERMEM2~
                    SVC*HC:99212*60*30~
                    DTM*472*20261002~
                    CAS*PR*2*30~
                    PLB*\
                    """));
  }

  /** The primary has decided, in a remittance of three patients; the secondary is on paper. */
  private String secondaryOnPaper() {
    accepted();
    receive(eraOfThree().replace("SE*33*", "SE*43*"));
    transactions.executeWithoutResult(status -> management.openNextClaim(family, 2));
    onPaper(2);
    return claim(2).id();
  }

  private void onPaper(int level) {
    prepare(claim(level).id(), "PAPER");
    assertThat(claim(level).state()).isEqualTo(PayerClaimState.QUEUED);
  }

  @Test
  @DisplayName("T-1500: the packet of one patient out of an ERA of three holds that patient alone")
  void thePacketHoldsOnePatient() throws Exception {
    String claim = secondaryOnPaper();
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM claim_payment", Integer.class))
        .isEqualTo(3);

    byte[] packet = pdf("/api/claims/" + claim + "/packet.pdf");
    byte[] eob = pdf("/api/claims/" + claim(1).id() + "/eob.pdf");

    assertThat(CmsPdf.pages(packet)).as("a form and an EOB page").isEqualTo(2);
    assertThat(PdfContent.pages(packet))
        .contains("DOE, JANE", "EFT00088123", "ACM2026110200441", "CO-45 70.00", "PR-1 50.00");
    for (byte[] document : new byte[][] {packet, eob}) {
      assertThat(PdfContent.all(document))
          .contains("JANE")
          .doesNotContainIgnoringCase(
              "ROE, ", "RICHARD", "POE, ", "EDGAR", "OTHER-1", "OTHERICN", "OTHERMEM", "205.25");
    }
    assertThat(PdfContent.pages(eob))
        .contains("ACME HEALTH PLAN", "11/04/2026", "Deductible", "Coinsurance", "86.00");
  }

  @Test
  void aFormIsShownAsDocumentAsPictureAndValueByValue() throws Exception {
    String claim = secondaryOnPaper();

    byte[] preview = pdf("/api/claims/" + claim + "/cms1500.pdf?kind=preview");
    assertThat(PdfContent.pages(preview)).contains("Preview", "DOE, JANE");
    byte[] overlay = pdf("/api/claims/" + claim + "/cms1500.pdf?kind=overlay");
    assertThat(PdfContent.pages(overlay)).doesNotContain("Preview").contains("DOE, JANE");
    byte[] png =
        web.perform(get("/api/claims/" + claim + "/cms1500.png?page=1&dpi=72"))
            .andExpect(status().isOk())
            .andExpect(content().contentType(MediaType.IMAGE_PNG))
            .andExpect(header().string("Cache-Control", containsString("no-store")))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(612);
    web.perform(get("/api/claims/" + claim + "/cms1500"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.version").value(claim + "A"))
        .andExpect(jsonPath("$.forms[0][?(@.item == '29')].text").value("124 00"))
        .andExpect(jsonPath("$.forms[0][?(@.item == '26')].source").value("CLM01"));
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    web.perform(get("/api/claims/" + claim(1).id() + "/cms1500.pdf"))
        .andExpect(status().isUnprocessableEntity());
    onPaper(1);
    String claim = "/api/claims/" + claim(1).id();
    web.perform(get(claim + "/eob.pdf")).andExpect(status().isNotFound());
    web.perform(get(claim + "/cms1500.png?page=2")).andExpect(status().isNotFound());
    web.perform(get(claim + "/cms1500.png?dpi=9999")).andExpect(status().isUnprocessableEntity());
    web.perform(get(claim + "/cms1500.pdf?kind=overlay&printer=nowhere"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(get(claim + "/mailing")).andExpect(status().isNotFound());
    web.perform(get("/api/print-batches/P1.pdf")).andExpect(status().isNotFound());
    printing("{\"claims\": [\"NOBODY\"]}").andExpect(status().isNotFound());
  }

  @Test
  void aPacketLiesInTheFolderOnceForEachVersion() throws Exception {
    onPaper(1);
    Path file = data.resolve("print").resolve(claim(1).id() + "A.pdf");

    assertThat(room.write()).isEqualTo(1);
    assertThat(file).exists();
    assertThat(PdfContent.pages(Files.readAllBytes(file))).contains("DOE, JANE");
    Files.delete(file);
    assertThat(room.write()).as("taken away once it was printed").isZero();
    assertThat(file).doesNotExist();
    assertThat(timeline.of(family)).anyMatch(entry -> entry.text().contains("lies ready: print/"));
  }

  @Test
  void aBatchIsPrintedOnceForAKeyAndItsClaimsAreStillToBeMailed() throws Exception {
    String claim = secondaryOnPaper();
    String task = openTask(claim, TaskKind.PRINT_AND_MAIL).id();

    printing("{\"tasks\": [\"" + task + "\"], \"key\": \"K1\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value("P20261121-1"))
        .andExpect(jsonPath("$.claims[0].version").value(claim + "A"))
        .andExpect(jsonPath("$.leftOut").isEmpty());
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.PRINTED);
    printing("{\"tasks\": [\"" + task + "\"], \"key\": \"K1\"}")
        .andExpect(jsonPath("$.id").value("P20261121-1"));
    printing("{}").andExpect(jsonPath("$.id").value("P20261121-2"));
    printing("{\"claims\": [\"" + claim(1).id() + "\"]}")
        .andExpect(jsonPath("$.id").doesNotExist())
        .andExpect(jsonPath("$.leftOut[0].claim").value(claim(1).id()));

    byte[] batch = pdf("/api/print-batches/P20261121-1.pdf");
    assertThat(CmsPdf.pages(batch)).as("cover, form, EOB").isEqualTo(3);
    assertThat(PdfContent.pages(batch))
        .contains("Print batch P20261121-1", "1 claim, 1 form, 1 EOB, 1 address");
    assertThat(openTask(claim, TaskKind.PRINT_AND_MAIL).id()).isEqualTo(task);
  }

  @Test
  @DisplayName("DOMAIN 6.1, 0.5-MAILED: mailed with date, method and number, as proof")
  void aMailingIsKeptAsProof() throws Exception {
    String claim = secondaryOnPaper();
    String task = openTask(claim, TaskKind.PRINT_AND_MAIL).id();
    web.perform(get("/api/tasks/" + task))
        .andExpect(jsonPath("$.advice.action").value("MAILED"))
        .andExpect(jsonPath("$.advice.items[0].help").value("/api/claims/" + claim + "/packet.pdf"))
        .andExpect(content().string(not(containsString("DOE"))));
    clock.setTo(LocalDate.of(2026, 11, 24));

    mailed(task, "2026-11-25").andExpect(status().isUnprocessableEntity());
    mailed(task, "2026-11-20").andExpect(status().isUnprocessableEntity());
    mailed(task, "2026-11-23").andExpect(status().isOk());

    assertThat(claim(2).state()).isEqualTo(PayerClaimState.MAILED);
    assertThat(claim(2).currentVersion().sentOn()).isEqualTo(LocalDate.of(2026, 11, 23));
    web.perform(get("/api/claims/" + claim + "/mailing"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.way").value("MAIL"))
        .andExpect(jsonPath("$.sentOn").value("2026-11-23"))
        .andExpect(jsonPath("$.method").value("certified"))
        .andExpect(jsonPath("$.tracking").value("9407 1"))
        .andExpect(jsonPath("$.recordedOn").value("2026-11-24"));
    printing("{\"claims\": [\"" + claim + "\"]}")
        .andExpect(jsonPath("$.leftOut[0].reason").value("it is MAILED, not to be printed"));
    assertThat(pdf("/api/claims/" + claim + "/packet.pdf")).as("printed again").isNotEmpty();
  }

  @Test
  void whatWasEnteredAtAPortalOrCouldNotBePrintedIsSaid() throws Exception {
    String claim = secondaryOnPaper();
    String first = openTask(claim, TaskKind.PRINT_AND_MAIL).id();
    printing("{}").andExpect(status().isOk());
    decide(first, "{\"decision\": \"COULD_NOT_PRINT\"}").andExpect(status().isOk());
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.QUEUED);
    String second = openTask(claim, TaskKind.PRINT_AND_MAIL).id();
    assertThat(second).isNotEqualTo(first);

    decide(
            second,
            "{\"decision\": \"ENTERED_AT_PORTAL\", \"details\": {\"tracking\": \"PORTAL-1\"}}")
        .andExpect(status().isOk());
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.MAILED);
    assertThat(mailings.of(claim + "A").orElseThrow().way()).isEqualTo(Mailings.Way.PORTAL);
  }

  private ResultActions mailed(String task, String day) throws Exception {
    return decide(
        task,
        """
        {"decision": "MAILED", "details":
          {"mailedOn": "%s", "method": "certified", "tracking": "9407 1"}}
        """
            .formatted(day));
  }

  private ResultActions decide(String task, String body) throws Exception {
    return web.perform(
        post("/api/tasks/" + task + "/complete?by=ann")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private ResultActions printing(String body) throws Exception {
    return web.perform(
        post("/api/print-batches?by=ann").contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private byte[] pdf(String path) throws Exception {
    return web.perform(get(path))
        .andExpect(status().isOk())
        .andExpect(content().contentType(MediaType.APPLICATION_PDF))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }
}
