package org.cobaltclaims.claim.web;

import org.cobaltclaims.access.Permission;
import org.cobaltclaims.desk.ProcessModels;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.retention.HoldMarks;
import org.cobaltclaims.transmission.RemittanceSegments;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The page of a claim family, and what it fetches. */
@Controller
@RequestMapping("/claims")
class ClaimPageController {

  private final FamilyReader families;
  private final RemittanceSegments segments;
  private final ProcessModels models;
  private final Payers payers;
  private final HoldMarks holds;

  ClaimPageController(
      FamilyReader families,
      RemittanceSegments segments,
      ProcessModels models,
      Payers payers,
      HoldMarks holds) {
    this.families = families;
    this.segments = segments;
    this.models = models;
    this.payers = payers;
    this.holds = holds;
  }

  @GetMapping("/{family}")
  String family(@PathVariable String family, @Nullable Authentication login, Model model) {
    FamilyPage found = families.find(family).orElseThrow(ClaimPageController::missing);
    model.addAttribute("family", found);
    model.addAttribute("h", found.head());
    model.addAttribute("work", may(login, Permission.WORK_CLAIMS));
    model.addAttribute("post", may(login, Permission.POST_PAYMENTS));
    model.addAttribute("payers", payers.described());
    model.addAttribute("legal", holds.ofVisit(family));
    model.addAttribute("mayHold", holds.mayHold());
    return "claims/family";
  }

  /** The segments of the claim in which one segment of a remittance stands. */
  @GetMapping("/segments/{remittance}/{number}")
  String segments(@PathVariable String remittance, @PathVariable int number, Model model) {
    model.addAttribute(
        "part", segments.around(remittance, number).orElseThrow(ClaimPageController::missing));
    return "claims/segments";
  }

  /** A process model, to be drawn. */
  @GetMapping(path = "/models/{process}", produces = MediaType.APPLICATION_XML_VALUE)
  @ResponseBody
  String model(@PathVariable String process) {
    return models.xml(process).orElseThrow(ClaimPageController::missing);
  }

  /** Where nobody can log in, everybody may. */
  private static boolean may(@Nullable Authentication login, Permission permission) {
    return login == null
        || login.getAuthorities().stream()
            .anyMatch(authority -> permission.name().equals(authority.getAuthority()));
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
