package org.cobaltclaims.claim;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Scrubber.Subject;
import org.cobaltclaims.code.Codes;
import org.cobaltclaims.code.Npi;

/** Scrubber rules about the billing provider and the others (DOMAIN 1.4). */
final class ProviderRules {

  private static final String NPI = "XX";

  private ProviderRules() {}

  /** A provider that has no NPI by its nature is known to the payer by a number of its own (G2). */
  static Stream<Finding> billingNpi(Subject s) {
    Provider billing = s.content().billingProvider();
    if (billing.id().isEmpty()) {
      boolean atypical =
          !billing.reference("G2").isEmpty()
              || s.coverage().payerReferences().stream()
                  .anyMatch(reference -> reference.qualifier().equals("G2"));
      return atypical
          ? Stream.of(
              Finding.warn("BILLING_NPI", "the billing provider has a payer's number but no NPI"))
          : Stream.of(Finding.block("BILLING_NPI", "the billing provider's NPI is missing"));
    }
    return npi(s, billing, "BILLING_NPI", 0);
  }

  static Stream<Finding> otherNpis(Subject s) {
    return Stream.concat(
        s.content().providers().stream().flatMap(p -> npi(s, p, "PROVIDER_NPI", 0)),
        s.content().lines().stream()
            .flatMap(
                line ->
                    line.providers().stream()
                        .flatMap(p -> npi(s, p, "PROVIDER_NPI", line.number()))));
  }

  private static Stream<Finding> npi(Subject s, Provider provider, String rule, int line) {
    if (!provider.idQualifier().equals(NPI) || Npi.isValid(provider.id())) {
      return Stream.empty();
    }
    String who = "provider with role " + provider.role();
    if (!Npi.hasForm(provider.id())) {
      return Stream.of(Finding.block(rule, line, who + ": an NPI has ten digits"));
    }
    String message = who + ": the NPI's check digit is wrong, payers are likely to refuse it";
    return Stream.of(
        s.facts().strictNpi()
            ? Finding.block(rule, line, message)
            : Finding.warn(rule, line, message));
  }

  static Stream<Finding> taxId(Subject s) {
    Provider billing = s.content().billingProvider();
    String taxId = billing.reference("EI");
    if (taxId.isEmpty()) {
      taxId = billing.reference("SY");
    }
    return Codes.isTaxId(taxId)
        ? Stream.empty()
        : Stream.of(Finding.block("TAX_ID", "the billing provider's tax id needs nine digits"));
  }

  static Stream<Finding> taxonomy(Subject s) {
    String taxonomy = s.content().billingProvider().taxonomy();
    if (s.payer().requiresTaxonomy() && taxonomy.isEmpty()) {
      return Stream.of(
          Finding.block("TAXONOMY", "this payer needs the billing provider's taxonomy code"));
    }
    return taxonomy.isEmpty() || Codes.isTaxonomy(taxonomy)
        ? Stream.empty()
        : Stream.of(
            Finding.warn("TAXONOMY", "the billing provider's taxonomy code needs ten characters"));
  }

  static Stream<Finding> billingAddress(Subject s) {
    Address address = s.content().billingProvider().address();
    if (address == null || address.line1().isBlank() || address.city().isBlank()) {
      return Stream.of(
          Finding.block("BILLING_ADDRESS", "the billing provider's street address is missing"));
    }
    if (!Set.of("", "US").contains(address.country())) {
      return Stream.empty();
    }
    if (!address.zip().matches("[0-9]{5}([0-9]{4})?")) {
      return Stream.of(
          Finding.block("BILLING_ZIP", "the billing provider's ZIP code needs nine digits"));
    }
    boolean box =
        address.line1().toUpperCase(Locale.ROOT).matches("(P\\.? ?O\\.? ?BOX|LOCK ?BOX).*");
    return Stream.concat(
        address.zip().length() == 5
            ? Stream.of(
                Finding.warn(
                    "BILLING_ZIP",
                    "the billing provider's ZIP code has five digits, some payers want nine"))
            : Stream.empty(),
        box
            ? Stream.of(
                Finding.warn(
                    "BILLING_ADDRESS",
                    "the billing provider's address is a box: a street belongs here, the box"
                        + " belongs to the pay-to address"))
            : Stream.empty());
  }
}
