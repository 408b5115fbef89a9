package org.cobaltclaims.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.desk.QrPicture;
import org.cobaltclaims.encryption.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The code of an authenticator app: asked for at the log-in, set up by each person. */
@Controller
class SecondFactorController {

  private static final String PROBLEM = "problem";
  private static final String WRONG =
      "That is not the code that counts now. Wait for the next one, and see that the phone's clock"
          + " is right.";

  private static final String UNREADABLE =
      "Cobalt cannot check codes of this account now; the log says why. An administrator can remove"
          + " its second factor.";

  private static final Logger LOG = LoggerFactory.getLogger(SecondFactorController.class);

  private final Accounts accounts;

  SecondFactorController(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping(StandingFilter.CODE_PAGE)
  String ask() {
    return "access/code";
  }

  @PostMapping(StandingFilter.CODE_PAGE)
  String enter(
      @RequestParam String code, Principal person, HttpServletRequest request, Model model) {
    try {
      if (!accounts.checkCode(person.getName(), code)) {
        model.addAttribute(PROBLEM, WRONG);
        return "access/code";
      }
    } catch (VaultException unreadable) {
      LOG.error("the second factor of {} cannot be read: {}", person.getName(), unreadable.text());
      model.addAttribute(PROBLEM, UNREADABLE);
      return "access/code";
    }
    request.getSession().setAttribute(StandingFilter.CODE_ENTERED, true);
    return "redirect:/";
  }

  @GetMapping(StandingFilter.SET_UP_PAGE)
  String setUp(Principal person, Model model) {
    return shown(person, model);
  }

  private String shown(Principal person, Model model) {
    boolean on = accounts.find(person.getName()).orElseThrow().secondFactor();
    model.addAttribute("on", on);
    if (!on) {
      Accounts.Offer offer = accounts.offerSecondFactor(person.getName());
      model.addAttribute("secret", offer.secret().replaceAll("(.{4})(?=.)", "$1 "));
      model.addAttribute("picture", QrPicture.of(offer.address()));
    }
    return "access/second-factor";
  }

  @PostMapping(StandingFilter.SET_UP_PAGE)
  String confirm(
      @RequestParam String code, Principal person, HttpServletRequest request, Model model) {
    if (!accounts.confirmSecondFactor(person.getName(), code)) {
      model.addAttribute(PROBLEM, WRONG);
      return shown(person, model);
    }
    request.getSession().setAttribute(StandingFilter.CODE_ENTERED, true);
    return shown(person, model);
  }
}
