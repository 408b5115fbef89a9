package org.cobaltclaims.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.access.AuditLog.Entry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did and saw what, for auditors. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

  private static final int PAGE = 1_000;

  private final AuditLog log;

  AuditController(AuditLog log) {
    this.log = log;
  }

  /** The whole log as CSV, or what lies behind a number. */
  @GetMapping
  void export(@RequestParam(defaultValue = "0") long after, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader("number", "at", "person", "action", "target", "outcome", "source", "digest")
            .get();
    try (PrintWriter out = response.getWriter();
        CSVPrinter csv = new CSVPrinter(out, format)) {
      long last = after;
      List<Entry> page;
      do {
        page = log.after(last, PAGE);
        for (Entry entry : page) {
          csv.printRecord(
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
  }

  @GetMapping("/verdict")
  Map<String, Object> verify() {
    AuditLog.Verdict verdict = log.verify();
    return Map.of("entries", verdict.entries(), "fault", verdict.fault().orElse(""));
  }
}
