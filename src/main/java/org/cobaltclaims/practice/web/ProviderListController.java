package org.cobaltclaims.practice.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.intake.KnownProviders;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.ProviderProfile;
import org.cobaltclaims.practice.SettingsDesk;
import org.cobaltclaims.practice.SettingsVersion;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The providers: those that claims have named and nobody has described first. */
@Controller
class ProviderListController {

  private final SettingsDesk desk;
  private final CurrentSettings settings;
  private final KnownProviders known;

  ProviderListController(SettingsDesk desk, CurrentSettings settings, KnownProviders known) {
    this.desk = desk;
    this.settings = settings;
    this.known = known;
  }

  /** How a provider stands to the settings. */
  enum State {
    /** Claims have named it, and the settings do not. */
    NAMED,
    ACTIVE,
    INACTIVE
  }

  /**
   * A provider as a row.
   *
   * @param roles in which it is offered, or in which claims have named it
   * @param place where it is, as far as it is known
   */
  record Row(
      String npi,
      String name,
      String kind,
      String roles,
      String taxonomy,
      String place,
      State state) {

    boolean has(String search) {
      return (npi + " " + name).toLowerCase(Locale.ROOT).contains(search);
    }
  }

  @GetMapping("/settings/providers")
  String list(@RequestParam(defaultValue = "") String q, Model model) {
    List<Row> rows = new ArrayList<>();
    known.undescribed().forEach(named -> rows.add(row(named, State.NAMED)));
    settings.providers().stream()
        .sorted(Comparator.comparing(ProviderProfile::fullName, String.CASE_INSENSITIVE_ORDER))
        .forEach(one -> rows.add(row(one, one.active() ? State.ACTIVE : State.INACTIVE)));
    String search = q.strip().toLowerCase(Locale.ROOT);
    model.addAttribute("part", SettingsSection.PROVIDERS);
    model.addAttribute("version", desk.newest().map(SettingsVersion::number).orElse(0));
    model.addAttribute("edited", desk.fileEdited());
    model.addAttribute("q", q.strip());
    model.addAttribute("all", rows.size());
    model.addAttribute("named", rows.stream().filter(row -> row.state() == State.NAMED).count());
    model.addAttribute("rows", rows.stream().filter(row -> row.has(search)).toList());
    return "settings/providers";
  }

  private static Row row(ProviderProfile one, State state) {
    return new Row(
        one.npi(),
        one.fullName(),
        words("kind", one.kind().name()),
        one.roles().stream().map(role -> words("roles", role)).collect(Collectors.joining(", ")),
        one.taxonomy(),
        Stream.of(one.city(), one.state())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", ")),
        state);
  }

  private static String words(String key, String value) {
    return SettingsFields.field(SettingsSection.PROVIDERS.key(), key).words(value);
  }
}
