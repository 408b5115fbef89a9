package org.cobaltclaims.dashboard.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.cobaltclaims.dashboard.Report;
import org.cobaltclaims.dashboard.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A claim family as the report has it. */
@RestController
@RequestMapping("/api/families")
@Tag(name = "Families", description = "Manual control of claim families and their payer order")
class FamilyReportController {

  private final Reports reports;

  FamilyReportController(Reports reports) {
    this.reports = reports;
  }

  /** Nobody has heard of the claim. */
  private static final class NoSuchFamily extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * What is looked for.
   *
   * @param claim the practice's claim number, a control number of ours, or a family's id
   */
  record Wanted(@Nullable String claim) {}

  @GetMapping("/{family}")
  @Operation(
      summary = "A claim family: its claims, versions, money, open tasks and timeline",
      description = "As in the report of once --json; money in cents.")
  Report.Family get(@PathVariable String family) {
    return reports
        .find(family)
        .filter(found -> found.family().equals(family))
        .orElseThrow(NoSuchFamily::new);
  }

  /** A practice's own number may be a patient's, so it stands in no address. */
  @PostMapping("/find")
  @Operation(
      summary = "The claim family of a claim number",
      description =
          "The practice's claim number, a control number of ours, or a family's id; of several"
              + " with the same practice number the newest.")
  Report.Family find(@RequestBody Wanted wanted) {
    return Optional.ofNullable(wanted.claim())
        .flatMap(claim -> reports.find(claim.strip()))
        .orElseThrow(NoSuchFamily::new);
  }

  @ExceptionHandler
  ProblemDetail missing(NoSuchFamily missing) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.NOT_FOUND, "there is no claim with this number; it may not have come in yet");
  }
}
