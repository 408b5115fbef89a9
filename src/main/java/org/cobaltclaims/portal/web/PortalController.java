package org.cobaltclaims.portal.web;

import org.cobaltclaims.portal.PortalAccounts;
import org.cobaltclaims.portal.PortalEntries;
import org.cobaltclaims.portal.PortalLogin;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a patient sees: the own coverages, and what is owed and why. */
@Controller
class PortalController {

  /** Answers that are told of. */
  private static final int ANSWERS = 5;

  private final OwnCoverages coverages;
  private final PortalEntries entries;
  private final PortalAccounts accounts;
  private final PortalWords words;

  PortalController(
      OwnCoverages coverages, PortalEntries entries, PortalAccounts accounts, PortalWords words) {
    this.coverages = coverages;
    this.entries = entries;
    this.accounts = accounts;
    this.words = words;
  }

  @GetMapping("/portal/home")
  String home(@RequestParam(defaultValue = "") String said, PortalLogin login, Model model) {
    model.addAttribute("said", words.done(said));
    model.addAttribute("coverages", coverages.of(login));
    model.addAttribute("pending", entries.pending(login.patient()));
    model.addAttribute("answers", entries.decided(login.patient(), ANSWERS));
    model.addAttribute("account", accounts.of(login));
    return "portal/home";
  }

  @GetMapping("/portal/balance")
  String balance(PortalLogin login, Model model) {
    model.addAttribute("account", accounts.of(login));
    return "portal/balance";
  }
}
