package org.cobaltclaims.practice.web;

import org.cobaltclaims.paper.AlignmentForm;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings.Printer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A form to find out by what a printer is off. */
@Controller
class PrinterTestController {

  private final CurrentSettings settings;

  PrinterTestController(CurrentSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/settings/printers/test.pdf")
  ResponseEntity<byte[]> form(@RequestParam String id) {
    Printer printer =
        settings.printers().stream()
            .filter(one -> one.name().equalsIgnoreCase(id))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("test-form-" + printer.name() + ".pdf")
                .build()
                .toString())
        .body(AlignmentForm.of(printer));
  }
}
