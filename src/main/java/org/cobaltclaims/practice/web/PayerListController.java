package org.cobaltclaims.practice.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.desk.CsvTable;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.MetPayer;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.practice.SettingsDesk;
import org.cobaltclaims.practice.SettingsDocument;
import org.cobaltclaims.practice.SettingsRefused;
import org.cobaltclaims.practice.SettingsVersion;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The payers: those that wait to be described first; and lists of them as CSV. */
@Controller
@RequestMapping("/settings/payers")
class PayerListController {

  private static final String VERSION = "version";
  private static final String PAYERS = "payers";

  /** Characters; a list of ten thousand payers has fewer. */
  private static final int LARGEST = 1_000_000;

  private final SettingsDesk desk;
  private final CurrentSettings settings;
  private final Payers payers;
  private final SettingsUse use;
  private final ActingUser user;

  PayerListController(
      SettingsDesk desk,
      CurrentSettings settings,
      Payers payers,
      SettingsUse use,
      ActingUser user) {
    this.desk = desk;
    this.settings = settings;
    this.payers = payers;
    this.use = use;
    this.user = user;
  }

  /**
   * A payer as a row.
   *
   * @param differs how many switches it sets itself
   */
  record Row(
      String id,
      String name,
      String kind,
      String ways,
      String phone,
      int differs,
      int claims,
      boolean review) {

    boolean has(String search) {
      return (id + " " + name).toLowerCase(Locale.ROOT).contains(search);
    }
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String q, Model model) {
    Map<String, Integer> claims = use.claimsByPayer();
    List<Row> rows = new ArrayList<>();
    payers.toReview().forEach(met -> rows.add(row(met, claims)));
    SettingsDocument document = desk.document();
    settings.payers().forEach(payer -> rows.add(row(payer, document, claims)));
    String search = q.strip().toLowerCase(Locale.ROOT);
    frame(model);
    model.addAttribute("q", q.strip());
    model.addAttribute("all", rows.size());
    model.addAttribute("reviews", rows.stream().filter(Row::review).count());
    model.addAttribute("rows", rows.stream().filter(row -> row.has(search)).toList());
    return "settings/payers";
  }

  private static Row row(MetPayer met, Map<String, Integer> claims) {
    return new Row(
        met.payerId(),
        met.name(),
        kind(met.filingIndicator()),
        "",
        "",
        0,
        claims.getOrDefault(met.payerId(), 0),
        true);
  }

  private static Row row(
      PayerProfile payer, SettingsDocument document, Map<String, Integer> claims) {
    Map<String, Object> written = document.item(PAYERS, payer.payerId()).orElse(Map.of());
    long own =
        written.keySet().stream()
            .filter(key -> !List.of("payerId", "name", "filingIndicator").contains(key))
            .count();
    return new Row(
        payer.payerId(),
        payer.name(),
        kind(payer.filingIndicator()),
        "%s / %s".formatted(way(payer.primaryChannel()), way(payer.secondaryChannel())),
        payer.phone(),
        (int) own,
        claims.getOrDefault(payer.payerId(), 0),
        false);
  }

  private static String way(PayerProfile.Channel channel) {
    return switch (channel) {
      case ELECTRONIC -> "File";
      case PRINT -> "Paper";
      case PORTAL -> "Portal";
    };
  }

  private static String kind(String indicator) {
    return SettingsFields.of(PAYERS).stream()
        .flatMap(group -> group.fields().stream())
        .filter(field -> field.key().equals("filingIndicator"))
        .map(field -> field.words(indicator))
        .findFirst()
        .orElse(indicator);
  }

  @GetMapping("/template.csv")
  void template(HttpServletResponse response) throws IOException {
    CsvTable.download(response, "payers.csv", PayerImport.TEMPLATE.toArray(new String[0]))
        .row(
            "12345",
            "ACME HEALTH PLAN",
            "ACME|1361234567",
            "CI",
            "800-555-0100",
            "https://provider.example.com",
            "PO BOX 14079|LEXINGTON KY 40512-4079",
            "ELECTRONIC",
            "PRINT",
            "no",
            "365",
            "90");
  }

  @GetMapping("/import")
  String choose(Model model) {
    frame(model);
    return "settings/import";
  }

  /** Shows what a file would do; nothing is changed. */
  @PostMapping("/import")
  String preview(@RequestParam MultipartFile file, Model model) throws IOException {
    return show(new String(file.getBytes(), StandardCharsets.UTF_8), model);
  }

  private String show(String csv, Model model) {
    frame(model);
    if (csv.length() > LARGEST) {
      model.addAttribute("problems", List.of("The file is too large for a list of payers."));
      return "settings/import";
    }
    PayerImport read = PayerImport.read(csv, desk.document(), desk);
    model.addAttribute("csv", csv);
    model.addAttribute("read", read);
    model.addAttribute("problems", read.problems());
    model.addAttribute("rows", read.rows());
    return "settings/import";
  }

  /** Does what was shown: all of it, or nothing. */
  @PostMapping("/import/confirm")
  String confirm(
      @RequestParam String csv,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      RedirectAttributes next) {
    PayerImport read = PayerImport.read(csv, desk.document(), desk);
    if (!read.isRight()) {
      return show(csv, model);
    }
    String subject =
        "Payer list: %d new, %d changed"
            .formatted(read.count(PayerImport.Fate.NEW), read.count(PayerImport.Fate.CHANGED));
    try {
      SettingsVersion saved =
          desk.save(
              new SettingsDesk.Change(
                  version, PAYERS, null, subject, reason.strip(), user.of(null)),
              document -> PayerImport.read(csv, document, desk));
      next.addFlashAttribute(
          "said", saved.number() == version ? "Nothing was changed" : subject + " imported");
      return "redirect:/settings/payers";
    } catch (SettingsRefused refused) {
      show(csv, model);
      model.addAttribute(
          "problems",
          List.of(SettingsPageController.capital(String.valueOf(refused.getMessage())) + "."));
      return "settings/import";
    }
  }

  private void frame(Model model) {
    model.addAttribute("part", SettingsSection.PAYERS);
    model.addAttribute(VERSION, desk.newest().map(SettingsVersion::number).orElse(0));
    model.addAttribute("newest", desk.newest().orElse(null));
    model.addAttribute("edited", desk.fileEdited());
  }
}
