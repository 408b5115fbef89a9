package org.cobaltclaims.claim;

import java.util.Objects;

/**
 * N3 and N4.
 *
 * @param line1 N301
 * @param line2 N302, empty if none
 * @param city N401
 * @param state N402
 * @param zip N403, digits only
 * @param country N404, empty for the US
 * @param subdivision N407, empty for the US
 */
public record Address(
    String line1,
    String line2,
    String city,
    String state,
    String zip,
    String country,
    String subdivision) {

  /** Whoever sends one leaves out what is empty of most. */
  public Address {
    line2 = Objects.requireNonNullElse(line2, "");
    country = Objects.requireNonNullElse(country, "");
    subdivision = Objects.requireNonNullElse(subdivision, "");
  }

  public Address(
      String line1, String line2, String city, String state, String zip, String country) {
    this(line1, line2, city, state, zip, country, "");
  }
}
