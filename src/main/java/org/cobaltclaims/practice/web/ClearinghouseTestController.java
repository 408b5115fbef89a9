package org.cobaltclaims.practice.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.Relay;
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

/** Tries the way to a clearinghouse, and to the practice's own system. */
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
    model.addAttribute("shown", check.keyToPin(clearinghouse).orElse(null));
    return tested(
        model, SettingsSection.CLEARINGHOUSES, clearinghouse.name(), check.test(clearinghouse));
  }

  /** The same for the server of the practice's own system. */
  @PostMapping("/settings/relay/test")
  String testRelay(Model model) {
    Relay relay = settings.relay();
    model.addAttribute("shown", check.keyToPin(relay).orElse(null));
    return tested(model, SettingsSection.RELAY, "", check.test(relay));
  }

  private String tested(
      Model model, SettingsSection section, String item, List<ClearinghouseCheck.Step> steps) {
    model.addAttribute("version", desk.newest().map(SettingsVersion::number).orElse(0));
    model.addAttribute("part", section);
    model.addAttribute("edited", desk.fileEdited());
    model.addAttribute("item", item);
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
    pinned(
        new SettingsDesk.Change(
            version,
            SettingsSection.CLEARINGHOUSES.key(),
            item,
            "Host key of clearinghouse " + item,
            "",
            user.of(null)),
        document -> pin(document, item, hostKey),
        next);
    return "redirect:/settings/clearinghouses";
  }

  /**
   * The same for the server of the practice's own system.
   *
   * @param hostKey its fingerprint, as the test showed it
   */
  @PostMapping("/settings/relay/pin")
  String pinRelay(
      @RequestParam String hostKey, @RequestParam int version, RedirectAttributes next) {
    String section = SettingsSection.RELAY.key();
    pinned(
        new SettingsDesk.Change(
            version, section, null, "Host key of the ERA relay", "", user.of(null)),
        document -> {
          Map<String, Object> values = new LinkedHashMap<>(document.section(section));
          if (values.putIfAbsent("hostKeys", List.of(hostKey)) == null) {
            document.put(section, values);
          }
        },
        next);
    return "redirect:/settings/relay";
  }

  private void pinned(
      SettingsDesk.Change change, Consumer<SettingsDocument> edit, RedirectAttributes next) {
    try {
      SettingsVersion saved = desk.save(change, edit);
      next.addFlashAttribute(
          "said", "The host key is pinned: version %d. Test once more".formatted(saved.number()));
    } catch (SettingsRefused refused) {
      next.addFlashAttribute(
          "said",
          "Not pinned: " + SettingsPageController.capital(String.valueOf(refused.getMessage())));
    }
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
