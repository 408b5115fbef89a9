package org.cobaltclaims.paper.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.paper.PrintBatches;
import org.cobaltclaims.paper.PrintBatches.Batch;
import org.cobaltclaims.paper.process.BatchPrinting;
import org.cobaltclaims.paper.process.PaperReads;
import org.cobaltclaims.paper.process.PrintRoom;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many packets printed at once. */
@RestController
@RequestMapping("/api/print-batches")
@Tag(name = "Paper", description = "CMS-1500 forms, EOB pages, packets and print batches")
class PrintBatchController {

  private static final int LONGEST_KEY = 80;

  private final BatchPrinting printing;
  private final PrintBatches batches;
  private final PrintRoom room;
  private final PaperReads reads;
  private final ActingUser user;

  PrintBatchController(
      BatchPrinting printing,
      PrintBatches batches,
      PrintRoom room,
      PaperReads reads,
      ActingUser user) {
    this.printing = printing;
    this.batches = batches;
    this.room = room;
    this.reads = reads;
    this.user = user;
  }

  /**
   * What to print; nothing at all is every open task PRINT_AND_MAIL.
   *
   * @param claims ids of payer claims
   * @param tasks ids of tasks
   * @param payer only claims to this payer, where neither claims nor tasks are named
   * @param printer its name in practice.yml
   * @param key what the caller calls the batch: the same again changes nothing
   */
  record Wanted(
      @Nullable List<String> claims,
      @Nullable List<String> tasks,
      @Nullable String payer,
      @Nullable String printer,
      @Nullable String key) {}

  /**
   * A batch.
   *
   * @param id null if nothing could be printed
   * @param document where the PDF is
   * @param claims in the order in which they are printed
   * @param leftOut what could not be printed, and why
   */
  record BatchView(
      @Nullable String id,
      @Nullable String document,
      String printer,
      @Nullable LocalDate printedOn,
      List<VersionView> claims,
      List<BatchPrinting.LeftOut> leftOut) {

    static BatchView of(@Nullable Batch batch, List<BatchPrinting.LeftOut> leftOut) {
      return batch == null
          ? new BatchView(null, null, "", null, List.of(), leftOut)
          : new BatchView(
              batch.id(),
              "/api/print-batches/" + batch.id() + ".pdf",
              batch.printer(),
              batch.printedOn(),
              batch.versions().stream()
                  .map(version -> new VersionView(version.payerClaimId(), version.pcn()))
                  .toList(),
              leftOut);
    }
  }

  /** A version that was printed. */
  record VersionView(String claim, String version) {}

  @PostMapping
  @Operation(
      summary = "Prints packets as one document and marks their claims as printed",
      description = "They are still to be mailed: see the task PRINT_AND_MAIL.")
  BatchView print(@RequestBody Wanted wanted, @RequestParam(required = false) @Nullable String by) {
    String key = wanted.key() == null || wanted.key().isBlank() ? null : wanted.key().strip();
    if (key != null && key.length() > LONGEST_KEY) {
      throw DecisionRefused.invalid("key has at most " + LONGEST_KEY + " characters");
    }
    BatchPrinting.Printed printed =
        printing.print(
            new BatchPrinting.Wanted(
                wanted.claims() == null ? List.of() : wanted.claims(),
                wanted.tasks() == null ? List.of() : wanted.tasks(),
                wanted.payer()),
            wanted.printer() == null ? "" : wanted.printer().strip(),
            key,
            user.of(by));
    return BatchView.of(printed.batch(), printed.leftOut());
  }

  @GetMapping("/{id}")
  @Operation(summary = "What was printed together")
  BatchView batch(@PathVariable String id) {
    return BatchView.of(found(id), List.of());
  }

  @GetMapping(path = "/{id}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(
      summary = "The batch as one document: a cover sheet, then packet after packet, by address")
  ResponseEntity<byte[]> document(
      @PathVariable String id, @RequestParam(required = false) @Nullable String by) {
    Batch batch = found(id);
    byte[] pdf = room.batch(batch);
    reads.noted(batch, user.of(by));
    return PaperController.document(id + ".pdf", pdf);
  }

  private Batch found(String id) {
    return batches
        .find(id)
        .orElseThrow(() -> DecisionRefused.missing("there is no print batch " + id));
  }
}
