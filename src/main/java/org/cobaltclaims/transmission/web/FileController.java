package org.cobaltclaims.transmission.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.FileDesk;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.ListPart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files by hand. */
@RestController
@RequestMapping("/api")
@Tag(name = "Files", description = "Files that came and went, uploads and downloads")
class FileController {

  private static final Logger LOG = LoggerFactory.getLogger(FileController.class);

  private final FileDesk desk;
  private final PayerClaims claims;
  private final Timeline timeline;
  private final TransactionTemplate transactions;
  private final ActingUser user;

  FileController(
      FileDesk desk,
      PayerClaims claims,
      Timeline timeline,
      TransactionTemplate transactions,
      ActingUser user) {
    this.desk = desk;
    this.claims = claims;
    this.timeline = timeline;
    this.transactions = transactions;
    this.user = user;
  }

  /**
   * A file that came or went.
   *
   * @param archive the id of the archive that it was taken out of; null for none
   */
  record FileView(
      String id,
      String direction,
      String source,
      String name,
      String kind,
      String fate,
      @Nullable String reason,
      LocalDate on,
      @Nullable String archive) {
    static FileView of(ExchangeFile file) {
      return new FileView(
          file.id(),
          file.direction().name(),
          file.source(),
          file.name(),
          file.kind(),
          file.fate().kind().name(),
          file.reason(),
          file.on(),
          file.archive() == null ? null : file.archive().id());
    }
  }

  /** Where an uploaded file lies until it is taken. */
  record Uploaded(String folder, String name) {}

  @GetMapping("/files")
  @Operation(
      summary = "Files that came and went, the newest first, with what became of each",
      description =
          "after is the id of the last one that was got: older ones follow. name is part of the"
              + " file's name; worry leaves those that were not, or not wholly, used.")
  List<FileView> files(
      @RequestParam(required = false) ExchangeFile.@Nullable Direction direction,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "false") boolean worry,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = ListPart.USUAL) int size) {
    ListPart part = new ListPart(after, size);
    if (after != null && !desk.exists(after)) {
      throw DecisionRefused.missing("there is no file " + after);
    }
    return desk.newest(direction, name, worry, part.after(), part.size()).stream()
        .map(FileView::of)
        .toList();
  }

  @PostMapping(path = "/files", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Puts a file into a folder, from which it is taken like any other",
      description =
          "folder is the name of a clearinghouse, or intake for claims. What became of it is among"
              + " the files after the next scan.")
  Uploaded upload(
      @RequestParam String folder,
      @RequestParam String name,
      @RequestBody byte[] content,
      @RequestParam(required = false) @Nullable String by) {
    try {
      String placed = desk.upload(folder, name, content);
      LOG.info("a file of {} bytes was uploaded to {} by {}", content.length, folder, user.of(by));
      return new Uploaded(folder, placed);
    } catch (IllegalArgumentException wrong) {
      throw DecisionRefused.invalid(String.valueOf(wrong.getMessage()));
    }
  }

  @GetMapping(path = "/files/{id}/content", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Operation(summary = "A file that came or went, byte for byte")
  byte[] content(@PathVariable String id) {
    return desk.content(id).orElseThrow(() -> DecisionRefused.missing("there is no file " + id));
  }

  @GetMapping(path = "/versions/{pcn}/837", produces = "text/plain;charset=US-ASCII")
  @Operation(
      summary = "One version of a claim as an 837P of its own",
      description = "In the envelope of its file; with zero control numbers while it is in none.")
  String version(@PathVariable String pcn, @RequestParam(required = false) @Nullable String by) {
    String text =
        desk.version(pcn).orElseThrow(() -> DecisionRefused.missing("there is no version " + pcn));
    transactions.executeWithoutResult(
        status ->
            claims
                .findByPcn(pcn)
                .ifPresent(
                    claim ->
                        timeline.append(
                            claim.familyId(),
                            claim.id(),
                            "2.2",
                            "Version %s downloaded by %s".formatted(pcn, user.of(by)))));
    return text;
  }
}
