package org.cobaltclaims.claim;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.Correction.Place;
import org.cobaltclaims.claim.Correction.ProviderChange;
import org.cobaltclaims.claim.Correction.Role;
import org.cobaltclaims.code.Codes;
import org.cobaltclaims.code.Npi;
import org.jspecify.annotations.Nullable;

/** Applies the correction of a claim's providers (2310): each takes the place of its role. */
final class CorrectedProviders {

  private CorrectedProviders() {}

  /**
   * The providers as they are from now on.
   *
   * @param changed gets the names of what differs
   */
  static List<Provider> of(
      List<Provider> before, List<ProviderChange> changes, List<String> changed) {
    List<Provider> providers = new ArrayList<>(before);
    for (ProviderChange change : changes) {
      if (change.role() == null) {
        throw wrong("", "role", "is needed: RENDERING, REFERRING, SUPERVISING or FACILITY");
      }
      apply(providers, change, changed);
    }
    return providers;
  }

  private static void apply(List<Provider> providers, ProviderChange change, List<String> changed) {
    Role role = change.role();
    int place = -1;
    for (int i = 0; i < providers.size() && place < 0; i++) {
      place = role.is(providers.get(i).role()) ? i : -1;
    }
    Provider was = place < 0 ? null : providers.get(place);
    Provider now = "".equals(change.npi()) ? null : provider(change, was);
    if (was == null && now != null) {
      providers.add(now);
    } else if (was != null && now != null) {
      providers.set(place, now);
    } else if (was != null) {
      providers.remove(place);
    }
    if (now == null ? was != null : !now.equals(was)) {
      changed.add(name(role) + " provider");
    }
  }

  private static Provider provider(ProviderChange change, @Nullable Provider was) {
    Role role = change.role();
    boolean facility = role == Role.FACILITY;
    String npi = change.npi() == null ? was == null ? "" : was.id() : change.npi().strip();
    boolean other = was == null || !npi.equals(was.id());
    if (other && !(facility && npi.isEmpty()) && !Npi.isValid(npi)) {
      throw wrong(name(role), "npi", "is no NPI with a right check digit");
    }
    // Another provider has another name; only a mended number may keep it.
    Name name = was == null ? new Name(!facility, "", "", "", "") : was.name();
    String last = requireNonNullElse(change.last(), name.last()).strip();
    String first = requireNonNullElse(change.first(), name.first()).strip();
    if (last.isEmpty() || last.length() > 60) {
      throw wrong(name(role), "last", "is needed, with at most 60 characters");
    }
    if (first.length() > 35) {
      throw wrong(name(role), "first", "is too long");
    }
    String taxonomy =
        requireNonNullElse(change.taxonomy(), other || was == null ? "" : was.taxonomy());
    if (!taxonomy.isEmpty() && (role != Role.RENDERING || !Codes.isTaxonomy(taxonomy))) {
      throw wrong(
          name(role), "taxonomy", "must be ten letters and digits, of a rendering provider");
    }
    Address address =
        change.address() == null
            ? was == null ? null : was.address()
            : address(role, change.address());
    if (facility && address == null) {
      throw wrong(name(role), "address", "is needed: line1, city, state and zip");
    }
    return new Provider(
        was == null ? role.code() : was.role(),
        new Name(
            name.person(),
            last,
            first,
            change.last() == null ? name.middle() : "",
            change.last() == null ? name.suffix() : ""),
        npi.isEmpty() ? "" : "XX",
        npi,
        address,
        taxonomy,
        other || was == null ? List.of() : was.references(),
        was == null ? List.of() : was.contacts(),
        was == null ? List.of() : was.carried());
  }

  private static Address address(Role role, Place place) {
    String zip = requireNonNullElse(place.zip(), "").replace("-", "");
    boolean right =
        !requireNonNullElse(place.line1(), "").isBlank()
            && !requireNonNullElse(place.city(), "").isBlank()
            && requireNonNullElse(place.state(), "").matches("[A-Z]{2}")
            && zip.matches("[0-9]{5}([0-9]{4})?");
    if (!right) {
      throw wrong(name(role), "address", "has line1, city, a state of two letters and a zip");
    }
    return new Address(
        place.line1().strip(),
        requireNonNullElse(place.line2(), "").strip(),
        place.city().strip(),
        place.state(),
        zip,
        "");
  }

  private static String name(Role role) {
    return switch (role) {
      case RENDERING -> "rendering";
      case REFERRING -> "referring";
      case SUPERVISING -> "supervising";
      case FACILITY -> "facility";
    };
  }

  private static IllegalCorrectionException wrong(String role, String field, String rule) {
    return new IllegalCorrectionException(
        role.isEmpty() ? "providers " + field : "providers " + role + " " + field, rule);
  }
}
