package org.cobaltclaims.practice.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeFileException;
import org.cobaltclaims.practice.SettingsDesk;
import org.cobaltclaims.practice.SettingsDocument;
import org.cobaltclaims.practice.SettingsRefused;
import org.cobaltclaims.practice.SettingsVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The settings section by section, and item by item. */
@Controller
class SettingsPageController {

  private static final String SINGLE = "practice|payer-defaults|automation|posting|relay";
  private static final String LISTS = "providers|payers|clearinghouses|printers|skipped-payers";
  private static final String SAID = "said";

  private final SettingsDesk desk;
  private final CurrentSettings settings;
  private final SettingsUse use;
  private final ActingUser user;

  SettingsPageController(
      SettingsDesk desk, CurrentSettings settings, SettingsUse use, ActingUser user) {
    this.desk = desk;
    this.settings = settings;
    this.use = use;
    this.user = user;
  }

  @GetMapping("/settings")
  String start() {
    return "redirect:/settings/practice";
  }

  @GetMapping("/settings/{slug:" + SINGLE + "}")
  String section(@PathVariable String slug, Model model) {
    SettingsSection section = section(slug);
    SettingsDocument document = desk.document();
    return form(model, section, "", document.section(section.key()), Map.of(), List.of());
  }

  @PostMapping("/settings/{slug:" + SINGLE + "}")
  String saveSection(
      @PathVariable String slug,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      RedirectAttributes next) {
    SettingsSection section = section(slug);
    Map<String, Object> values = SettingsForm.read(section.key(), sent);
    try {
      SettingsVersion saved =
          desk.save(
              change(version, section, null, section.title(), reason),
              document -> document.put(section.key(), values));
      next.addFlashAttribute(SAID, said(section.title(), saved, version));
      return "redirect:/settings/" + slug;
    } catch (SettingsRefused refused) {
      return refused(model, section, "", values, -1, refused);
    }
  }

  @GetMapping("/settings/{slug:clearinghouses|printers|skipped-payers}")
  String list(@PathVariable String slug, Model model) {
    SettingsSection section = section(slug);
    frame(model, section);
    model.addAttribute("rows", SettingsRows.of(section, desk.document()));
    return "settings/list";
  }

  @GetMapping("/settings/{slug:" + LISTS + "}/item")
  String item(@PathVariable String slug, @RequestParam String id, Model model) {
    SettingsSection section = section(slug);
    Map<String, Object> values =
        desk.document()
            .item(section.key(), id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return form(model, section, id, values, Map.of(), List.of());
  }

  @GetMapping("/settings/{slug:" + LISTS + "}/new")
  String fresh(@PathVariable String slug, @RequestParam Map<String, String> given, Model model) {
    SettingsSection section = section(slug);
    Map<String, Object> values = new LinkedHashMap<>();
    if (section == SettingsSection.PAYERS) {
      use.met(given.getOrDefault("id", ""))
          .ifPresent(
              met -> {
                values.put("payerId", met.payerId());
                values.put("name", met.name());
                values.put("filingIndicator", met.filingIndicator());
              });
    } else if (section == SettingsSection.CLEARINGHOUSES) {
      values.putAll(ClearinghouseProfile.of(given.getOrDefault("profile", "")));
      model.addAttribute("profiles", ClearinghouseProfile.values());
    } else if (section == SettingsSection.PROVIDERS) {
      use.named(given.getOrDefault("id", "")).ifPresent(named -> values.putAll(named.written()));
    }
    return form(model, section, "", values, Map.of(), List.of());
  }

  /**
   * Saves an item.
   *
   * @param item which one; empty for a new one
   */
  @PostMapping("/settings/{slug:" + LISTS + "}/item")
  String saveItem(
      @PathVariable String slug,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String item,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      RedirectAttributes next) {
    SettingsSection section = section(slug);
    Map<String, Object> values = SettingsForm.read(section.key(), sent);
    if (!item.isEmpty() && !section.idKey().isEmpty()) {
      values.put(section.idKey(), item);
    }
    String id = item.isEmpty() ? String.valueOf(values.getOrDefault(section.idKey(), "")) : item;
    String name = "%s %s".formatted(section.one(), SettingsRows.name(section, values));
    int[] place = {-1};
    try {
      SettingsVersion saved =
          desk.save(
              change(version, section, id.isEmpty() ? null : id, capital(name), reason),
              document -> place[0] = put(document, section, item, values));
      use.prepare(section, values);
      next.addFlashAttribute(SAID, said(capital(name), saved, version));
      return "redirect:/settings/" + slug;
    } catch (SettingsRefused refused) {
      return refused(model, section, item, values, place[0], refused);
    }
  }

  /** Puts an item into the document; returns its place. The same new one sent twice is one. */
  private static int put(
      SettingsDocument document, SettingsSection section, String item, Map<String, Object> values) {
    String key = section.key();
    boolean there = document.items(key).contains(values);
    if (!item.isEmpty() || !there) {
      document.putItem(key, item.isEmpty() ? null : item, values);
    }
    List<Map<String, Object>> items = document.items(key);
    return item.isEmpty() ? items.lastIndexOf(values) : items.indexOf(values);
  }

  @PostMapping("/settings/{slug:" + LISTS + "}/delete")
  String delete(
      @PathVariable String slug,
      @RequestParam int version,
      @RequestParam String item,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      RedirectAttributes next) {
    SettingsSection section = section(slug);
    Map<String, Object> values = desk.document().item(section.key(), item).orElse(Map.of());
    String name = "%s %s".formatted(section.one(), SettingsRows.name(section, values));
    try {
      use.refuseIfUsed(section, item);
      SettingsVersion saved =
          desk.save(
              change(version, section, item, capital(name) + " deleted", reason),
              document -> document.removeItem(section.key(), item));
      next.addFlashAttribute(SAID, said(capital(name), saved, version));
      return "redirect:/settings/" + slug;
    } catch (SettingsRefused refused) {
      return refused(model, section, item, values, -1, refused);
    }
  }

  @PostMapping("/settings/read-file")
  String readFile(@RequestParam(defaultValue = "practice") String back, RedirectAttributes next) {
    try {
      SettingsVersion read = desk.readFile();
      next.addFlashAttribute(SAID, "practice.yml is read: version " + read.number());
      return "redirect:/settings/"
          + SettingsSection.ofSlug(back).map(SettingsSection::slug).orElse("practice");
    } catch (PracticeFileException wrong) {
      next.addFlashAttribute("general", wrong.problems());
      return settings.isSetUp() ? "redirect:/settings/practice" : "redirect:/setup/practice";
    }
  }

  private String refused(
      Model model,
      SettingsSection section,
      String item,
      Map<String, Object> values,
      int place,
      SettingsRefused refused) {
    List<String> general = new ArrayList<>();
    Map<String, String> faults = SettingsForm.faults(refused, section.key(), place, general);
    if (refused.why() != SettingsRefused.Why.WRONG) {
      general.add(capital(String.valueOf(refused.getMessage())) + ".");
    }
    model.addAttribute("stale", refused.why() == SettingsRefused.Why.CHANGED_MEANWHILE);
    return form(model, section, item, values, faults, general);
  }

  private String form(
      Model model,
      SettingsSection section,
      String item,
      Map<String, Object> values,
      Map<String, String> faults,
      List<String> general) {
    frame(model, section);
    String fixed = item.isEmpty() || section.idKey().isEmpty() ? null : section.idKey();
    model.addAttribute("item", item);
    model.addAttribute(
        "heading",
        !section.isList()
            ? section.title()
            : item.isEmpty() ? "New " + section.one() : SettingsRows.name(section, values));
    model.addAttribute(
        "parts",
        SettingsForm.show(section.key(), values, fixed, settings.find().orElse(null), faults));
    if (!general.isEmpty() || !faults.isEmpty()) {
      model.addAttribute("general", general);
      model.addAttribute("wrong", faults.size());
    }
    return "settings/form";
  }

  private void frame(Model model, SettingsSection section) {
    SettingsVersion newest = desk.newest().orElse(null);
    model.addAttribute("part", section);
    model.addAttribute("list", section.isList());
    model.addAttribute("newest", newest);
    model.addAttribute("version", newest == null ? 0 : newest.number());
    model.addAttribute("edited", desk.fileEdited());
  }

  private SettingsDesk.Change change(
      int base, SettingsSection section, @Nullable String item, String subject, String reason) {
    return new SettingsDesk.Change(
        base, section.key(), item, subject, reason.strip(), user.of(null));
  }

  private static String said(String name, SettingsVersion saved, int base) {
    return saved.number() == base
        ? "Nothing was changed"
        : "%s: saved, version %d".formatted(name, saved.number());
  }

  private static SettingsSection section(String slug) {
    return Objects.requireNonNull(SettingsSection.ofSlug(slug).orElse(null));
  }

  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
