package org.cobaltclaims.practice.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.SettingsDesk;
import org.cobaltclaims.practice.SettingsDocument;
import org.cobaltclaims.practice.SettingsRefused;
import org.cobaltclaims.practice.SettingsVersion;
import org.cobaltclaims.transmission.ClearinghouseCheck;
import org.cobaltclaims.transmission.ClearinghouseCheck.Result;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tries the way to a clearinghouse. */
@Controller
class ClearinghouseTestController {

  private final CurrentSettings settings;
  private final SettingsDesk desk;
  private final ClearinghouseCheck check;
  private final ActingUser user;

  ClearinghouseTestController(
      CurrentSettings settings, SettingsDesk desk, ClearinghouseCheck check, ActingUser user) {
    this.user = user;
    this.settings = settings;
    this.desk = desk;
    this.check = check;
  }

  @PostMapping("/settings/clearinghouses/test")
  String test(@RequestParam String item, Model model) {
    Clearinghouse clearinghouse = named(item);
    List<ClearinghouseCheck.Step> steps = check.test(clearinghouse);
    model.addAttribute("shown", check.keyToPin(clearinghouse).orElse(null));
    model.addAttribute("version", desk.newest().map(SettingsVersion::number).orElse(0));
    model.addAttribute("part", SettingsSection.CLEARINGHOUSES);
    model.addAttribute("edited", desk.fileEdited());
    model.addAttribute("clearinghouse", clearinghouse);
    model.addAttribute("steps", steps);
    model.addAttribute("bad", steps.stream().filter(s -> s.result() == Result.BAD).count());
    model.addAttribute(
        "doubtful", steps.stream().filter(s -> s.result() == Result.DOUBTFUL).count());
    return "settings/test";
  }

  /**
   * Pins the host key that a person has compared.
   *
   * @param hostKey its fingerprint, as the test showed it
   */
  @PostMapping("/settings/clearinghouses/pin")
  String pin(
      @RequestParam String item,
      @RequestParam String hostKey,
      @RequestParam int version,
      RedirectAttributes next) {
    named(item);
    try {
      SettingsVersion saved =
          desk.save(
              new SettingsDesk.Change(
                  version,
                  SettingsSection.CLEARINGHOUSES.key(),
                  item,
                  "Host key of clearinghouse " + item,
                  "",
                  user.of(null)),
              document -> pin(document, item, hostKey));
      next.addFlashAttribute(
          "said", "The host key is pinned: version %d. Test once more".formatted(saved.number()));
    } catch (SettingsRefused refused) {
      next.addFlashAttribute(
          "said",
          "Not pinned: " + SettingsPageController.capital(String.valueOf(refused.getMessage())));
    }
    return "redirect:/settings/clearinghouses";
  }

  /** Only where none is: a changed key is looked at and written into the form. */
  private static void pin(SettingsDocument document, String item, String hostKey) {
    String section = SettingsSection.CLEARINGHOUSES.key();
    Map<String, Object> values = new LinkedHashMap<>(document.item(section, item).orElse(Map.of()));
    if (values.putIfAbsent("hostKeys", List.of(hostKey)) == null) {
      document.putItem(section, item, values);
    }
  }

  private Clearinghouse named(String item) {
    return settings.clearinghouses().stream()
        .filter(one -> one.name().equals(item))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
