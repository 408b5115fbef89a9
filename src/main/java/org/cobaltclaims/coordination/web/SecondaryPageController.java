package org.cobaltclaims.coordination.web;

import java.util.List;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.coordination.process.ManualControl;
import org.cobaltclaims.desk.CodeWords;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The page on which a later payer's claim is looked at, edited and made by hand. */
@Controller
class SecondaryPageController {

  private final SecondaryPage pages;
  private final ManualControl control;

  SecondaryPageController(SecondaryPage pages, ManualControl control) {
    this.pages = pages;
    this.control = control;
  }

  /**
   * The gate as the page shows it.
   *
   * @param refused why it cannot even be asked; empty if it can
   */
  public record GateView(
      String refused, boolean onHold, boolean allMet, List<Condition> conditions) {
    public GateView {
      conditions = List.copyOf(conditions);
    }
  }

  /** A condition in words. */
  public record Condition(String rule, String text, boolean met, String reason) {

    /** One that is not met keeps the claim from being made, unless it only means paper. */
    public boolean blocks() {
      return !rule.equals("2.2-9");
    }
  }

  @GetMapping("/claims/{family}/payers/{level}")
  String page(
      @PathVariable String family,
      @PathVariable int level,
      @Nullable Authentication login,
      Model model) {
    try {
      SecondaryPage.View view = pages.of(family, level);
      model.addAttribute("v", view);
      model.addAttribute("gate", gate(view.claim()));
      model.addAttribute("charges", control.patientCharges(view.claim()));
    } catch (DecisionRefused refused) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, refused.reason(), refused);
    }
    model.addAttribute("work", may(login, Permission.WORK_CLAIMS));
    model.addAttribute("manage", may(login, Permission.MANAGE_WORK));
    model.addAttribute("delays", CodeWords.delayReasons());
    model.addAttribute("papers", CodeWords.papers());
    model.addAttribute("ways", CodeWords.paperWays());
    return "claims/secondary";
  }

  private GateView gate(String claim) {
    try {
      ManualControl.Billable found = control.billable(claim);
      return new GateView(
          "",
          found.onHold(),
          found.allMet(),
          found.conditions().stream()
              .map(c -> new Condition(c.ruleId(), words(c.name()), c.met(), c.reason()))
              .toList());
    } catch (DecisionRefused refused) {
      return new GateView(refused.reason(), false, false, List.of());
    }
  }

  private static String words(String condition) {
    return switch (condition) {
      case "adjudicationCertain" -> "The payer before has decided, and its decision is posted";
      case "statusAllowed" -> "Its claim status lets the next payer be billed";
      case "notForwarded" -> "It has not forwarded the claim itself";
      case "noOpenReversal" -> "It has not taken its decision back";
      case "nextCoverageReady" -> "The coverage holds and its data is complete";
      case "remaining" -> "Something is left to ask for";
      case "denialsReleased" -> "No denied line has to be settled first";
      case "deadlineOpen" -> "The filing limit has not passed";
      case "electronic" -> "It can go electronically";
      case "noOtherOpenClaim" -> "No other claim to this payer is open";
      case "cobBalanced" -> "What the payers before decided adds up to the cent";
      case "eligibility" -> "The payer has confirmed the coverage lately";
      default -> condition;
    };
  }

  /** Where nobody can log in, everybody may. */
  private static boolean may(@Nullable Authentication login, Permission permission) {
    return login == null
        || login.getAuthorities().stream()
            .anyMatch(authority -> permission.name().equals(authority.getAuthority()));
  }
}
