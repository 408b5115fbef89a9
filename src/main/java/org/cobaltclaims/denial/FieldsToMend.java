package org.cobaltclaims.denial;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which field of a correction mends what a reason or its remark complains about (DOMAIN 5.4, 5.5).
 */
public final class FieldsToMend {

  private static final Map<String, String> BY_REMARK =
      Map.ofEntries(
          Map.entry("M51", "lines.procedure"),
          Map.entry("N56", "lines.procedure"),
          Map.entry("M20", "lines.procedure"),
          Map.entry("M53", "lines.units"),
          Map.entry("M76", "diagnoses"),
          Map.entry("MA63", "diagnoses"),
          Map.entry("M77", "placeOfService"),
          Map.entry("N257", "billingNpi"),
          Map.entry("N265", "referringNpi"),
          Map.entry("N286", "referringNpi"),
          Map.entry("N290", "renderingNpi"),
          Map.entry("N382", "memberId"));

  private static final Map<String, String> BY_REASON =
      Map.ofEntries(
          Map.entry("4", "lines.modifiers"),
          Map.entry("5", "placeOfService"),
          Map.entry("58", "placeOfService"),
          Map.entry("6", "patient.birthDate"),
          Map.entry("7", "patient.gender"),
          Map.entry("9", "patient.birthDate"),
          Map.entry("10", "patient.gender"),
          Map.entry("8", "billingTaxonomy"),
          Map.entry("172", "billingTaxonomy"),
          Map.entry("11", "diagnoses"),
          Map.entry("167", "diagnoses"),
          Map.entry("15", "authorization"),
          Map.entry("39", "authorization"),
          Map.entry("197", "authorization"),
          Map.entry("198", "authorization"),
          Map.entry("210", "authorization"),
          Map.entry("243", "authorization"),
          Map.entry("284", "authorization"),
          Map.entry("296", "authorization"),
          Map.entry("302", "authorization"),
          Map.entry("287", "referral"),
          Map.entry("288", "referral"),
          Map.entry("31", "memberId"),
          Map.entry("140", "memberId"),
          Map.entry("49", "lines.modifiers"),
          Map.entry("97", "lines.modifiers"),
          Map.entry("231", "lines.modifiers"),
          Map.entry("234", "lines.modifiers"),
          Map.entry("236", "lines.modifiers"),
          Map.entry("146", "diagnoses"),
          Map.entry("181", "lines.procedure"),
          Map.entry("182", "lines.modifiers"),
          Map.entry("189", "lines.procedure"),
          Map.entry("183", "referringNpi"),
          Map.entry("184", "referringNpi"),
          Map.entry("185", "renderingNpi"),
          Map.entry("206", "renderingNpi"),
          Map.entry("207", "renderingNpi"),
          Map.entry("208", "renderingNpi"),
          Map.entry("299", "billingNpi"),
          Map.entry("29", "delayReason"));

  private FieldsToMend() {}

  /** The field; empty if nothing on the claim mends it. A remark says it more exactly. */
  public static String of(String carc, List<String> remarks) {
    return remarks.stream()
        .map(BY_REMARK::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> BY_REASON.getOrDefault(carc, ""));
  }
}
