package org.cobaltclaims.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.RecentBills;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.ProviderProfile;
import org.cobaltclaims.practice.ProviderProfile.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who bills, sees and refers patients here: by the settings, and by the newest visits. */
@Component
public class KnownProviders {

  private final RecentBills bills;
  private final CurrentSettings settings;

  KnownProviders(RecentBills bills, CurrentSettings settings) {
    this.bills = bills;
    this.settings = settings;
  }

  /**
   * A billing provider with where it wants its money.
   *
   * @param payTo 2010AB; null if at its own address
   */
  public record Billing(Provider provider, @Nullable Address payTo, boolean payToPerson) {

    /** Its NPI, or its tax id where it has none: whose patients somebody is. */
    public String id() {
      String tax = provider.reference("EI");
      return !provider.id().isEmpty()
          ? provider.id()
          : tax.isEmpty() ? provider.reference("SY") : tax;
    }
  }

  /**
   * All that may be chosen: those that the settings describe first, and of both those of the newest
   * visits first. Who is described as inactive, or not in a role, is not among them, whatever
   * visits say.
   */
  public record Known(
      List<Billing> billing,
      List<Provider> rendering,
      List<Provider> referring,
      List<Provider> facilities) {

    Optional<Billing> billing(String id) {
      return billing.stream().filter(b -> b.id().equals(id)).findFirst();
    }

    Optional<Provider> practitioner(String npi) {
      return Stream.concat(rendering.stream(), referring.stream())
          .filter(p -> p.id().equals(npi))
          .findFirst();
    }

    Optional<Provider> facility(String npi) {
      return facilities.stream().filter(place -> place.id().equals(npi)).findFirst();
    }
  }

  /**
   * The known ones.
   *
   * @param patients the newest visits of the patient, whose providers come first; empty for a new
   *     patient
   */
  public Known of(List<ClaimContent> patients) {
    List<ClaimContent> all = new ArrayList<>(patients);
    all.addAll(bills.ofPractice());
    Map<String, Billing> billing = new LinkedHashMap<>();
    Map<Role, Map<String, Provider>> others = new LinkedHashMap<>();
    for (ClaimContent bill : all) {
      Billing biller = new Billing(bill.billingProvider(), bill.payTo(), bill.payToPerson());
      billing.putIfAbsent(biller.id(), biller);
      providers(bill)
          .forEach(
              provider ->
                  ClaimProviders.role(provider)
                      .filter(role -> role != Role.FACILITY || provider.address() != null)
                      .ifPresent(
                          role ->
                              others
                                  .computeIfAbsent(role, none -> new LinkedHashMap<>())
                                  .putIfAbsent(provider.id(), provider)));
    }
    OfferedProviders offered = new OfferedProviders(settings.providers());
    return new Known(
        offered.billing(billing),
        offered.others(Role.RENDERS, others.getOrDefault(Role.RENDERS, Map.of())),
        offered.others(Role.REFERS, others.getOrDefault(Role.REFERS, Map.of())),
        offered.others(Role.FACILITY, others.getOrDefault(Role.FACILITY, Map.of())));
  }

  /**
   * Those of the newest visits that the settings do not describe, as the visits name them; those
   * without an NPI are none of them.
   */
  public List<ProviderProfile> undescribed() {
    List<String> described = settings.providers().stream().map(ProviderProfile::npi).toList();
    Map<String, List<Provider>> named = new LinkedHashMap<>();
    for (ClaimContent bill : bills.ofPractice()) {
      Stream.concat(Stream.of(bill.billingProvider()), providers(bill))
          .filter(provider -> provider.idQualifier().equals("XX"))
          .filter(provider -> ClaimProviders.role(provider).isPresent())
          .filter(provider -> !described.contains(provider.id()))
          .forEach(
              provider ->
                  named.computeIfAbsent(provider.id(), none -> new ArrayList<>()).add(provider));
    }
    return named.values().stream().map(ClaimProviders::profile).toList();
  }

  private static Stream<Provider> providers(ClaimContent bill) {
    return Stream.concat(
            bill.providers().stream(), bill.lines().stream().flatMap(l -> l.providers().stream()))
        .filter(provider -> !provider.id().isEmpty());
  }
}
