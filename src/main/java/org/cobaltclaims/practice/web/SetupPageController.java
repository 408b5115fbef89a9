package org.cobaltclaims.practice.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.MetPayer;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.practice.SettingsDesk;
import org.cobaltclaims.practice.SettingsRefused;
import org.cobaltclaims.practice.SetupDraft;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.ExchangeFiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leads an empty installation to its first accepted claim. */
@Controller
@RequestMapping("/setup")
class SetupPageController {

  private static final String STEPS = "redirect:/setup/steps";
  private static final String SAID = "said";
  private static final int SHOWN = 20;

  private final SetupProgress progress;
  private final SetupDraft draft;
  private final CurrentSettings settings;
  private final SettingsDesk desk;
  private final SettingsUse use;
  private final Payers payers;
  private final ExchangeFiles files;
  private final ActingUser user;

  SetupPageController(
      SetupProgress progress,
      SetupDraft draft,
      CurrentSettings settings,
      SettingsDesk desk,
      SettingsUse use,
      Payers payers,
      ExchangeFiles files,
      ActingUser user) {
    this.progress = progress;
    this.draft = draft;
    this.settings = settings;
    this.desk = desk;
    this.use = use;
    this.payers = payers;
    this.files = files;
    this.user = user;
  }

  @GetMapping("/steps")
  String steps(Model model) {
    List<SetupProgress.Step> steps = progress.steps();
    model.addAttribute("steps", steps);
    model.addAttribute("done", steps.stream().filter(SetupProgress.Step::done).count());
    model.addAttribute("may", user.may(Permission.SETTINGS));
    model.addAttribute("setUp", settings.isSetUp());
    return "settings/setup";
  }

  @GetMapping("/practice")
  String practice(Model model) {
    return settings.isSetUp()
        ? "redirect:/settings/practice"
        : form(
            model,
            SettingsSection.PRACTICE,
            draft.practice().orElse(Map.of()),
            Map.of(),
            List.of());
  }

  @PostMapping("/practice")
  String keepPractice(
      @RequestParam MultiValueMap<String, String> sent, Model model, RedirectAttributes next) {
    if (settings.isSetUp()) {
      return STEPS;
    }
    Map<String, Object> values = SettingsForm.read("practice", sent);
    try {
      draft.keep(values);
      next.addFlashAttribute(SAID, "The practice is kept");
      return "redirect:/setup/clearinghouse";
    } catch (SettingsRefused refused) {
      return refused(model, SettingsSection.PRACTICE, values, -1, refused);
    }
  }

  @GetMapping("/clearinghouse")
  String clearinghouse(@RequestParam(defaultValue = "") String profile, Model model) {
    if (settings.isSetUp() || draft.practice().isEmpty()) {
      return STEPS;
    }
    Map<String, Object> usual = new LinkedHashMap<>(Map.of("name", "main", "test", "true"));
    usual.putAll(ClearinghouseProfile.of(profile));
    model.addAttribute("profiles", ClearinghouseProfile.values());
    return form(model, SettingsSection.CLEARINGHOUSES, usual, Map.of(), List.of());
  }

  @PostMapping("/clearinghouse")
  String keepClearinghouse(
      @RequestParam MultiValueMap<String, String> sent, Model model, RedirectAttributes next) {
    if (settings.isSetUp()) {
      return STEPS;
    }
    Map<String, Object> values = SettingsForm.read("clearinghouses", sent);
    try {
      draft.finish(values, user.of(null));
      use.prepare(SettingsSection.CLEARINGHOUSES, values);
      next.addFlashAttribute(SAID, "The clearinghouse is set up: files are taken in from now on");
      return STEPS;
    } catch (SettingsRefused refused) {
      return refused(model, SettingsSection.CLEARINGHOUSES, values, 0, refused);
    }
  }

  /** A file that came in, with what became of it. */
  record Came(ExchangeFile file, String fate, String tone) {}

  /** What came in, and where more is uploaded. */
  @GetMapping("/claims")
  String claims(Model model) {
    if (!settings.isSetUp()) {
      return STEPS;
    }
    model.addAttribute(
        "files",
        files.newest(ExchangeFile.Direction.IN, "", false, null, SHOWN).stream()
            .map(SetupPageController::came)
            .toList());
    model.addAttribute("steps", progress.steps());
    model.addAttribute("review", payers.toReview().stream().map(MetPayer::name).toList());
    model.addAttribute(
        "upload", user.may(Permission.WORK_CLAIMS) || user.may(Permission.POST_PAYMENTS));
    return "settings/claims";
  }

  private static Came came(ExchangeFile file) {
    return switch (file.fate().kind()) {
      case TAKEN, POSTED -> new Came(file, "Taken in", "good");
      case RECEIVED -> new Came(file, "Being read", "info");
      case PARTLY -> new Came(file, "Partly taken in", "warn");
      case DUPLICATE -> new Came(file, "Came before", "");
      case REFUSED -> new Came(file, "Not used", "bad");
      case UNREADABLE -> new Came(file, "Cannot be read", "bad");
      default ->
          new Came(
              file,
              SettingsPageController.capital(file.fate().kind().name().toLowerCase(Locale.ROOT)),
              "");
    };
  }

  private String refused(
      Model model,
      SettingsSection section,
      Map<String, Object> values,
      int place,
      SettingsRefused refused) {
    List<String> general = new ArrayList<>();
    Map<String, String> faults = SettingsForm.faults(refused, section.key(), place, general);
    if (refused.why() != SettingsRefused.Why.WRONG) {
      general.add(SettingsPageController.capital(String.valueOf(refused.getMessage())) + ".");
    }
    return form(model, section, values, faults, general);
  }

  private String form(
      Model model,
      SettingsSection section,
      Map<String, Object> values,
      Map<String, String> faults,
      List<String> general) {
    model.addAttribute("part", section);
    model.addAttribute("parts", SettingsForm.show(section.key(), values, null, null, faults));
    model.addAttribute("edited", desk.fileWaits());
    if (!general.isEmpty() || !faults.isEmpty()) {
      model.addAttribute("general", general);
      model.addAttribute("wrong", faults.size());
    }
    return "settings/setup-form";
  }
}
