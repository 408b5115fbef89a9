package org.cobaltclaims.practice.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The sections of the settings as the pages name them. */
enum SettingsSection {
  PRACTICE("practice", "Practice", "practice", ""),
  PROVIDERS("providers", "Providers", "provider", "npi"),
  PAYERS("payers", "Payers", "payer", "payerId"),
  PAYER_DEFAULTS("payerDefaults", "Payer defaults", "payer defaults", ""),
  CLEARINGHOUSES("clearinghouses", "Clearinghouses", "clearinghouse", "name"),
  AUTOMATION("automation", "Automation", "automation", ""),
  POSTING("posting", "Posting", "posting", ""),
  RELAY("relay", "ERA relay", "ERA relay", ""),
  RETENTION("retention", "Retention", "retention", ""),
  PRINTERS("printers", "Printers", "printer", "name"),
  SKIPPED_PAYERS("skippedPayers", "Skipped payers", "rule", "");

  private final String key;
  private final String title;
  private final String one;
  private final String idKey;

  SettingsSection(String key, String title, String one, String idKey) {
    this.key = key;
    this.title = title;
    this.one = one;
    this.idKey = idKey;
  }

  /** As practice.yml names it. */
  public String key() {
    return key;
  }

  /** As the page names it. */
  public String title() {
    return title;
  }

  /** One item of it. */
  public String one() {
    return one;
  }

  /** The key that tells items apart; empty where their place does, or there are none. */
  public String idKey() {
    return idKey;
  }

  /** In addresses. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isList() {
    return switch (this) {
      case PROVIDERS, PAYERS, CLEARINGHOUSES, PRINTERS, SKIPPED_PAYERS -> true;
      case PRACTICE, PAYER_DEFAULTS, AUTOMATION, POSTING, RELAY, RETENTION -> false;
    };
  }

  static Optional<SettingsSection> ofSlug(String slug) {
    return Stream.of(values()).filter(one -> one.slug().equals(slug)).findFirst();
  }

  /** The title of a section of practice.yml. */
  static String title(String key) {
    return Stream.of(values())
        .filter(one -> one.key.equals(key))
        .map(SettingsSection::title)
        .findFirst()
        .orElse(key);
  }
}
