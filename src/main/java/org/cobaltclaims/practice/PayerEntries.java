package org.cobaltclaims.practice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.jspecify.annotations.Nullable;

/**
 * The payers of practice.yml, and what they have that say nothing else: {@code payerDefaults} and
 * {@code automation}.
 */
final class PayerEntries {

  /** SBR09, DOMAIN 1.7. */
  private static final Set<String> FILING_INDICATORS =
      Set.of(
          "11", "12", "13", "14", "15", "16", "17", "AM", "BL", "CH", "CI", "DS", "FI", "HM", "LM",
          "MA", "MB", "MC", "OF", "TV", "VA", "WC", "ZZ");

  /** Rows of the form's top right corner below the payer's name, and columns of each. */
  private static final int ADDRESS_LINES = 3;

  private static final int ADDRESS_WIDTH = 39;

  private final YamlReader reader;
  private final Map<String, Object> common = new HashMap<>();

  PayerEntries(YamlReader reader, Automation automation) {
    this.reader = reader;
    common.put("fileWhenComplete", automation.fileWhenComplete());
    common.put("secondary", automation.secondary());
    common.put("billZeroBalance", automation.billZeroBalances());
  }

  /** The switches of payers that nobody describes, by their names. */
  Map<String, Object> common() {
    return common;
  }

  /** Only what is written there counts, so that a payer's kind decides about the rest. */
  void readDefaults(YamlNode.@Nullable Entry entry) {
    if (entry == null) {
      return;
    }
    PayerProfile read =
        reader.fill(
            PayerProfile.class,
            entry.value(),
            "payerDefaults",
            YamlReader.components(PayerProfile.defaults("", "").with(common)));
    if (read != null && entry.value() instanceof YamlNode.Mapping mapping) {
      for (String own : List.of("payerId", "name", "aliases", "phone", "portalLink")) {
        reader.check(
            !mapping.entries().containsKey(own), entry.value(), own, "is each payer's own");
      }
      Map<String, Object> values = YamlReader.components(read);
      mapping.entries().keySet().forEach(key -> common.put(key, values.get(key)));
    }
  }

  /** The payers, each with what it says itself before what all have. */
  List<PayerProfile> read(YamlNode.@Nullable Entry entry, List<Clearinghouse> clearinghouses) {
    List<PayerProfile> all = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (YamlNode node : reader.items(entry, "payers")) {
      PayerProfile payer = reader.fill(PayerProfile.class, node, "a payer", payerDefaults(node));
      if (payer == null) {
        continue;
      }
      reader.check(!payer.payerId().isEmpty(), node, "payerId", "may not be empty");
      reader.check(!payer.name().isEmpty(), node, "name", "may not be empty");
      reader.check(
          taken.add(payer.payerId().toUpperCase(Locale.ROOT)),
          node,
          "payerId",
          "belongs to another payer already");
      for (String alias : payer.aliases()) {
        reader.check(
            alias.equalsIgnoreCase(payer.payerId()) || taken.add(alias.toUpperCase(Locale.ROOT)),
            node,
            "aliases",
            "holds an id or name of another payer");
      }
      reader.check(
          FILING_INDICATORS.contains(payer.filingIndicator()),
          node,
          "filingIndicator",
          "is one of " + String.join(", ", FILING_INDICATORS.stream().sorted().toList()));
      reader.check(
          payer.clearinghouse().isEmpty()
              ? clearinghouses.size() <= 1
              : clearinghouses.stream().anyMatch(c -> c.name().equals(payer.clearinghouse())),
          node,
          "clearinghouse",
          "is one of "
              + String.join(", ", clearinghouses.stream().map(Clearinghouse::name).toList()));
      reader.check(
          compiles(payer.memberIdPattern()), node, "memberIdPattern", "is a regular expression");
      reader.check(
          payer.claimsAddress().size() <= ADDRESS_LINES
              && payer.claimsAddress().stream().allMatch(l -> l.length() <= ADDRESS_WIDTH),
          node,
          "claimsAddress",
          "has at most %d lines of %d characters".formatted(ADDRESS_LINES, ADDRESS_WIDTH));
      reader.check(
          payer.phone().matches("[0-9+(). x-]{0,30}"),
          node,
          "phone",
          "is a telephone number such as 800-555-0100");
      reader.check(
          payer.portalLink().matches("(https?://[^\\s\"'<>]{1,200})?"),
          node,
          "portalLink",
          "is an address such as https://provider.example.com");
      all.add(payer);
    }
    return all;
  }

  /**
   * Every switch of a payer that nobody described, as its kind of insurance has it; id and name
   * have none.
   */
  private Map<String, Object> payerDefaults(YamlNode node) {
    Map<String, Object> defaults =
        YamlReader.components(
            PayerProfile.defaults("", "").withFilingIndicator(kind(node)).with(common));
    defaults.remove("payerId");
    defaults.remove("name");
    return defaults;
  }

  private static String kind(YamlNode node) {
    return node instanceof YamlNode.Mapping mapping
            && mapping.entries().get("filingIndicator") instanceof YamlNode.Entry entry
            && entry.value() instanceof YamlNode.Scalar scalar
        ? scalar.text()
        : "";
  }

  private static boolean compiles(String pattern) {
    try {
      Pattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
