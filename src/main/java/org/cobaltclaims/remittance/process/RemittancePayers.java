package org.cobaltclaims.remittance.process;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.StoredRemittance;
import org.springframework.stereotype.Component;

/** Which payer an ERA is from, by everything by which it names itself (DOMAIN 3.7). */
@Component
class RemittancePayers {

  private final Payers payers;

  RemittancePayers(Payers payers) {
    this.payers = payers;
  }

  /**
   * The payer id, by REF*2U and its like, then the tax id, then the name; empty if we know none of
   * them.
   */
  Optional<String> of(StoredRemittance remittance) {
    return names(remittance).map(payers::payerByAlias).flatMap(Optional::stream).findFirst();
  }

  /** True if the ERA names the payer of the coverage, whose profile is given. */
  boolean isFrom(StoredRemittance remittance, Coverage coverage, PayerProfile profile) {
    return Stream.concat(
            Stream.of(coverage.payerId(), coverage.payerName(), profile.name()),
            profile.aliases().stream())
        .map(RemittancePayers::plain)
        .filter(name -> !name.isEmpty())
        .anyMatch(name -> names(remittance).map(RemittancePayers::plain).anyMatch(name::equals));
  }

  private static Stream<String> names(StoredRemittance remittance) {
    return Stream.concat(
            remittance.payerIds().stream(),
            Stream.of(remittance.payerTaxId(), remittance.payerName()))
        .filter(name -> !name.isBlank());
  }

  private static String plain(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
