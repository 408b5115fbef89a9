package org.cobaltclaims.paper.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.paper.Cms1500;
import org.cobaltclaims.paper.CmsPdf;
import org.cobaltclaims.paper.Mailings;
import org.cobaltclaims.paper.PacketPdf.Attachment;
import org.cobaltclaims.paper.PacketPdf.Packet;
import org.cobaltclaims.paper.PaperClaims;
import org.cobaltclaims.paper.Print;
import org.cobaltclaims.paper.process.PaperReads;
import org.cobaltclaims.paper.process.PrintRoom;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Claims on paper: forms, EOB pages and packets. */
@RestController
@RequestMapping("/api/claims/{claim}")
@Tag(name = "Paper", description = "CMS-1500 forms, EOB pages, packets and print batches")
class PaperController {

  private static final int LOWEST_DPI = 36;
  private static final int HIGHEST_DPI = 300;

  private final PayerClaims claims;
  private final PaperClaims paper;
  private final Mailings mailings;
  private final PrintRoom room;
  private final PaperReads reads;
  private final ActingUser user;

  PaperController(
      PayerClaims claims,
      PaperClaims paper,
      Mailings mailings,
      PrintRoom room,
      PaperReads reads,
      ActingUser user) {
    this.claims = claims;
    this.paper = paper;
    this.mailings = mailings;
    this.room = room;
    this.reads = reads;
    this.user = user;
  }

  /** How forms are shown. */
  enum Kind {
    preview,
    overlay
  }

  /**
   * A value on the form.
   *
   * @param source where it was taken from
   */
  record ItemView(String item, String part, int row, int column, String text, String source) {
    static ItemView of(Cms1500.Entry entry) {
      return new ItemView(
          entry.place().item(),
          entry.place().part(),
          entry.place().row(),
          entry.column(),
          entry.text(),
          entry.source());
    }
  }

  /** What does not fit or is missing; line 0 is the claim. */
  record FindingView(String rule, boolean blocks, int line, String message) {
    static FindingView of(Finding finding) {
      return new FindingView(finding.rule(), finding.blocks(), finding.line(), finding.message());
    }
  }

  /** The forms of a version, value by value. */
  record FormView(
      String version,
      List<String> mailedTo,
      List<List<ItemView>> forms,
      List<FindingView> findings) {}

  /** How a version went out that went in no file. */
  record MailingView(
      String version,
      Mailings.Way way,
      LocalDate sentOn,
      String method,
      String tracking,
      List<String> address,
      String recordedBy,
      LocalDate recordedOn) {}

  @GetMapping("/cms1500")
  @Operation(
      summary = "The claim's forms value by value, each with its source, and what does not fit",
      description = "Of the newest version, or of another one of the claim.")
  FormView form(
      @PathVariable String claim, @RequestParam(required = false) @Nullable String version) {
    String pcn = version(claim, version);
    Cms1500 form = forms(pcn);
    return new FormView(
        pcn,
        paper.address(pcn),
        form.sheets().stream()
            .map(sheet -> sheet.entries().stream().map(ItemView::of).toList())
            .toList(),
        form.findings().stream().map(FindingView::of).toList());
  }

  @GetMapping(path = "/cms1500.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(
      summary = "The claim's forms: in boxes of our drawing, or the values for red forms",
      description = "An overlay is moved by what the printer is off (practice.yml, printers).")
  ResponseEntity<byte[]> pdf(
      @PathVariable String claim,
      @RequestParam(defaultValue = "preview") Kind kind,
      @RequestParam(defaultValue = "") String printer,
      @RequestParam(required = false) @Nullable String version,
      @RequestParam(required = false) @Nullable String by) {
    String pcn = version(claim, version);
    byte[] pdf = CmsPdf.of(forms(pcn), print(kind, printer));
    reads.noted(found(claim), "Forms of version " + pcn, user.of(by));
    return document(pcn + ".pdf", pdf);
  }

  @GetMapping(path = "/cms1500.png", produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(summary = "One of the claim's forms as a picture")
  ResponseEntity<byte[]> png(
      @PathVariable String claim,
      @RequestParam(defaultValue = "preview") Kind kind,
      @RequestParam(defaultValue = "") String printer,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "110") int dpi,
      @RequestParam(required = false) @Nullable String version) {
    String pcn = version(claim, version);
    return picture(pcn + "-" + page, CmsPdf.of(forms(pcn), print(kind, printer)), page, dpi);
  }

  @GetMapping(path = "/eob.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(
      summary = "What the payer of this claim has decided, as a page to show to the next payer",
      description =
          "This patient and claim alone, whatever else the remittance held. What the payers before"
              + " decided is in the packet.")
  ResponseEntity<byte[]> eob(
      @PathVariable String claim, @RequestParam(required = false) @Nullable String by) {
    byte[] pdf = eobs(claim);
    reads.noted(found(claim), "EOB pages", user.of(by));
    return document(claim + "-eob.pdf", pdf);
  }

  @GetMapping(path = "/eob.png", produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(summary = "A page of what the payer of this claim has decided, as a picture")
  ResponseEntity<byte[]> eobPicture(
      @PathVariable String claim,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "110") int dpi) {
    return picture(claim + "-eob-" + page, eobs(claim), page, dpi);
  }

  @GetMapping(path = "/packet.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(
      summary = "What is mailed for the claim: its forms, and what every payer before decided",
      description = "The values for red forms, or, to be looked at, with our drawing.")
  ResponseEntity<byte[]> packet(
      @PathVariable String claim,
      @RequestParam(defaultValue = "overlay") Kind kind,
      @RequestParam(defaultValue = "") String printer,
      @RequestParam(required = false) @Nullable String version,
      @RequestParam(required = false) @Nullable String by) {
    String pcn = version(claim, version);
    Packet packet =
        paper.packet(pcn).orElseThrow(() -> DecisionRefused.missing("no version " + pcn));
    List<Finding> blocking = packet.form().blocking();
    if (!blocking.isEmpty() && kind == Kind.overlay) {
      throw DecisionRefused.state(
          blocking.stream()
              .map(Finding::message)
              .reduce("it cannot be printed", (text, message) -> text + "; " + message));
    }
    byte[] pdf = room.packet(packet, print(kind, printer));
    reads.noted(found(claim), "Packet of version " + pcn, user.of(by));
    return document(pcn + ".pdf", pdf);
  }

  @GetMapping("/mailing")
  @Operation(summary = "When and how a version was mailed, or entered at the payer's portal")
  MailingView mailing(
      @PathVariable String claim, @RequestParam(required = false) @Nullable String version) {
    String pcn = version(claim, version);
    return mailings
        .of(pcn)
        .map(
            m ->
                new MailingView(
                    m.pcn(),
                    m.way(),
                    m.sentOn(),
                    m.method(),
                    m.tracking(),
                    m.address(),
                    m.recordedBy(),
                    m.recordedOn()))
        .orElseThrow(() -> DecisionRefused.missing("version " + pcn + " was not mailed"));
  }

  private byte[] eobs(String claim) {
    List<Attachment> decisions = paper.decisions(found(claim));
    if (decisions.isEmpty()) {
      throw DecisionRefused.missing(
          "the payer of claim %s has not decided; what payers before it decided is in its packet"
              .formatted(claim));
    }
    return room.eobs(claim, decisions);
  }

  private Cms1500 forms(String pcn) {
    return paper.form(pcn).orElseThrow(() -> DecisionRefused.missing("no version " + pcn));
  }

  /** The version that is asked for, else the newest. */
  private String version(String claim, @Nullable String wanted) {
    PayerClaim found = found(claim);
    if (!found.hasVersion()) {
      throw DecisionRefused.state("payer claim " + claim + " has no version yet");
    }
    if (wanted == null) {
      return found.currentVersion().pcn();
    }
    if (found.versions().stream().noneMatch(version -> version.pcn().equals(wanted))) {
      throw DecisionRefused.missing("payer claim %s has no such version".formatted(claim));
    }
    return wanted;
  }

  private PayerClaim found(String claim) {
    return claims
        .findById(claim)
        .orElseThrow(() -> DecisionRefused.missing("there is no payer claim " + claim));
  }

  private Print print(Kind kind, String printer) {
    if (kind == Kind.preview) {
      return Print.onScreen();
    }
    return room.print(printer)
        .orElseThrow(
            () ->
                DecisionRefused.invalid(
                    "practice.yml has no printer of that name; it has " + room.printers()));
  }

  private static ResponseEntity<byte[]> picture(String name, byte[] pdf, int page, int dpi) {
    if (dpi < LOWEST_DPI || dpi > HIGHEST_DPI) {
      throw DecisionRefused.invalid("dpi is from %d to %d".formatted(LOWEST_DPI, HIGHEST_DPI));
    }
    return answer(MediaType.IMAGE_PNG, name + ".png", () -> CmsPdf.png(pdf, page, dpi));
  }

  static ResponseEntity<byte[]> document(String name, byte[] pdf) {
    return answer(MediaType.APPLICATION_PDF, name, () -> pdf);
  }

  /** Nothing of it stays in caches: it is about a patient. */
  private static ResponseEntity<byte[]> answer(
      MediaType type, String name, Supplier<byte[]> content) {
    try {
      return ResponseEntity.ok()
          .contentType(type)
          .cacheControl(CacheControl.noStore())
          .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
          .body(content.get());
    } catch (IllegalArgumentException noSuchPage) {
      throw DecisionRefused.missing(String.valueOf(noSuchPage.getMessage()));
    }
  }
}
