package org.cobaltclaims.patient.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.cobaltclaims.patient.web.ChartPage.Visit;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.retention.HoldMarks;
import org.cobaltclaims.retention.LegalHolds;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The page of a patient. Whoever may not see claims sees no claims and no money on it. */
@Controller
class ChartController {

  private final ChartReader charts;
  private final ChartPortal portal;
  private final Payers payers;
  private final LegalHolds holds;
  private final HoldMarks marks;
  private final Clock clock;

  ChartController(
      ChartReader charts,
      ChartPortal portal,
      Payers payers,
      LegalHolds holds,
      HoldMarks marks,
      Clock clock) {
    this.charts = charts;
    this.portal = portal;
    this.payers = payers;
    this.holds = holds;
    this.marks = marks;
    this.clock = clock;
  }

  /** A payer to choose. */
  public record Payer(String id, String name) {}

  @GetMapping("/patients/{patient}")
  String chart(@PathVariable String patient, @Nullable Authentication login, Model model) {
    boolean claims = May.seeClaims(login);
    ChartPage chart =
        charts
            .of(patient, claims)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("c", chart);
    model.addAttribute("legal", marks.ofPatient(patient));
    model.addAttribute("mayHold", marks.mayHold());
    model.addAttribute(
        "heldVisits", holds.heldVisits(chart.visits().stream().map(Visit::family).toList()));
    model.addAttribute("portal", portal.of(patient));
    model.addAttribute("claims", claims);
    model.addAttribute("work", May.workClaims(login));
    model.addAttribute("edit", May.editCoverages(login));
    model.addAttribute("post", May.postPayments(login));
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute(
        "payers",
        Stream.concat(
                payers.described().stream().map(p -> new Payer(p.payerId(), p.name())),
                payers.toReview().stream().map(p -> new Payer(p.payerId(), p.name())))
            .toList());
    return "patients/chart";
  }
}
