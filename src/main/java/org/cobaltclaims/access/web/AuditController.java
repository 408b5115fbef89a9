package org.cobaltclaims.access.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.access.AuditLog.Entry;
import org.cobaltclaims.desk.CsvTable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did and saw what, for auditors. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit log", description = "Who did and saw what")
class AuditController {

  private static final int PAGE = 1_000;

  private final AuditLog log;

  AuditController(AuditLog log) {
    this.log = log;
  }

  /**
   * The log as CSV, the oldest first: all of it, or what lies behind a number.
   *
   * @param who only what this account did; empty for all
   * @param refused only what was refused
   */
  @GetMapping
  @Operation(
      summary = "Who did and saw what, as CSV",
      description = "The oldest first; all of it, or what lies behind a number.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = CsvTable.MEDIA_TYPE, schema = @Schema(type = "string")))
  void export(
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "false") boolean refused,
      HttpServletResponse response)
      throws IOException {
    CsvTable csv =
        CsvTable.download(
            response,
            "audit.csv",
            "number",
            "at",
            "person",
            "action",
            "target",
            "outcome",
            "source",
            "digest");
    long last = after;
    List<Entry> page;
    do {
      page = log.after(last, who.strip(), refused, PAGE);
      for (Entry entry : page) {
        csv.row(
            entry.number(),
            entry.at(),
            entry.person(),
            entry.action(),
            entry.target(),
            entry.outcome(),
            entry.source(),
            entry.digest());
        last = entry.number();
      }
    } while (page.size() == PAGE);
  }

  /**
   * What was found.
   *
   * @param fault where it is broken; empty if nowhere
   */
  record Verified(long entries, String fault) {}

  @GetMapping("/verdict")
  @Operation(
      summary = "Whether the log is whole",
      description = "How many entries it has, and where it is broken; an empty fault if nowhere.")
  Verified verify() {
    AuditLog.Verdict verdict = log.verify();
    return new Verified(verdict.entries(), verdict.fault().orElse(""));
  }
}
