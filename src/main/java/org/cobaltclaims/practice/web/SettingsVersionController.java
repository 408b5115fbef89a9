package org.cobaltclaims.practice.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.practice.SettingsDesk;
import org.cobaltclaims.practice.SettingsDocument;
import org.cobaltclaims.practice.SettingsRefused;
import org.cobaltclaims.practice.SettingsVersion;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who changed what and why; and the way back. */
@Controller
@RequestMapping("/settings/versions")
class SettingsVersionController {

  private final SettingsDesk desk;
  private final ActingUser user;

  SettingsVersionController(SettingsDesk desk, ActingUser user) {
    this.desk = desk;
    this.user = user;
  }

  @GetMapping
  String list(Model model) {
    List<SettingsVersion> versions = desk.versions();
    frame(model);
    model.addAttribute("versions", versions);
    return "settings/versions";
  }

  /** What a version says otherwise than the one before it, and than the one in force. */
  @GetMapping("/{number}")
  String version(@PathVariable int number, Model model) {
    SettingsVersion version = find(number);
    SettingsVersion newest = desk.newest().orElseThrow();
    frame(model);
    model.addAttribute("shown", version);
    model.addAttribute(
        "before",
        SettingsDifferences.between(
            desk.version(number - 1)
                .map(SettingsVersionController::document)
                .orElseGet(SettingsDocument::new),
            document(version)));
    model.addAttribute("present", version.number() == newest.number());
    model.addAttribute("since", SettingsDifferences.between(document(version), document(newest)));
    return "settings/version";
  }

  @PostMapping("/{number}/back")
  String back(
      @PathVariable int number,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      RedirectAttributes next) {
    find(number);
    try {
      SettingsVersion made = desk.rollBack(number, version, reason.strip(), user.of(null));
      next.addFlashAttribute(
          "said", "Version %d holds again, as version %d".formatted(number, made.number()));
      return "redirect:/settings/versions";
    } catch (SettingsRefused refused) {
      List<String> why = new ArrayList<>();
      why.add(SettingsPageController.capital(String.valueOf(refused.getMessage())) + ".");
      model.addAttribute("general", why);
      return version(number, model);
    }
  }

  private SettingsVersion find(int number) {
    return desk.version(number)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static SettingsDocument document(SettingsVersion version) {
    return SettingsDocument.parse(Objects.requireNonNull(version.yaml()));
  }

  private void frame(Model model) {
    model.addAttribute("version", desk.newest().map(SettingsVersion::number).orElse(0));
    model.addAttribute("edited", desk.fileEdited());
  }
}
