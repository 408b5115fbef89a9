package org.cobaltclaims.coordination;

import java.util.Locale;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.patient.OtherPayer.Place;

/** A payer's word about another one, against the order of a claim that stands (DOMAIN 7.1, 10). */
public final class OrderConflict {

  private OrderConflict() {}

  /**
   * The coverage that a payer means.
   *
   * @param level of the payer that says it
   * @param payerId of the one that it means, as our coverages bear it; empty if not known
   * @param payerName of the one that it means; empty if not told
   */
  public static Optional<Coverage> meant(
      ClaimContent content, int level, String payerId, String payerName) {
    return content.coverages().stream()
        .filter(coverage -> coverage.level() != level)
        .filter(
            coverage ->
                same(coverage.payerId(), payerId)
                    || payerId.isEmpty() && same(coverage.payerName(), payerName))
        .findFirst();
  }

  /**
   * True if a person has to look: the payer is unknown, or it stands on the wrong side.
   *
   * @param level of the payer that says it
   * @param other the coverage that it means; empty if the claim does not name it
   * @param place where it says that the other one comes
   */
  public static boolean asks(int level, Optional<Coverage> other, Place place) {
    return other
        .map(
            coverage ->
                switch (place) {
                  case PRIMARY -> coverage.level() > level;
                  case SECONDARY, TERTIARY -> coverage.level() < level;
                  case UNKNOWN -> false;
                })
        .orElse(true);
  }

  private static boolean same(String one, String other) {
    return !one.isEmpty() && plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
