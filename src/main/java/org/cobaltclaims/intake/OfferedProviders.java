package org.cobaltclaims.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.intake.KnownProviders.Billing;
import org.cobaltclaims.practice.ProviderProfile;
import org.cobaltclaims.practice.ProviderProfile.Role;
import org.jspecify.annotations.Nullable;

/** Whom the settings offer for a visit, beside those that visits have named. */
final class OfferedProviders {

  private final Map<String, ProviderProfile> described = new LinkedHashMap<>();

  OfferedProviders(List<ProviderProfile> profiles) {
    profiles.forEach(one -> described.put(one.npi(), one));
  }

  /**
   * Billing providers; where a visit named one, it has its pay-to address from there.
   *
   * @param named by visits, by id, the newest first
   */
  List<Billing> billing(Map<String, Billing> named) {
    return offered(Role.BILLS, named, OfferedProviders::billing);
  }

  private static Billing billing(ProviderProfile profile, @Nullable Billing named) {
    return named == null
        ? new Billing(ClaimProviders.provider(profile, Role.BILLS, null), null, false)
        : new Billing(
            ClaimProviders.provider(profile, Role.BILLS, named.provider()),
            named.payTo(),
            named.payToPerson());
  }

  /**
   * Providers of another role.
   *
   * @param named by visits, by NPI, the newest first
   */
  List<Provider> others(Role role, Map<String, Provider> named) {
    return offered(
        role, named, (profile, before) -> ClaimProviders.provider(profile, role, before));
  }

  private <T> List<T> offered(
      Role role, Map<String, T> named, BiFunction<ProviderProfile, @Nullable T, T> as) {
    List<T> all = new ArrayList<>();
    named.forEach(
        (id, before) -> {
          ProviderProfile profile = described.get(id);
          if (profile != null && profile.isOffered(role)) {
            all.add(as.apply(profile, before));
          }
        });
    described.values().stream()
        .filter(profile -> profile.isOffered(role) && !named.containsKey(profile.npi()))
        .forEach(profile -> all.add(as.apply(profile, null)));
    named.forEach(
        (id, before) -> {
          if (!described.containsKey(id)) {
            all.add(before);
          }
        });
    return List.copyOf(all);
  }
}
