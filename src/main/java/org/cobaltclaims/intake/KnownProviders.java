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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who bills, sees and refers patients here, by the newest visits. */
@Component
public class KnownProviders {

  private static final String RENDERING = "82";
  private static final String FACILITY = "77";

  private final RecentBills bills;

  KnownProviders(RecentBills bills) {
    this.bills = bills;
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

  /** All that are known, those of the newest visits first. */
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
    Map<String, Provider> rendering = new LinkedHashMap<>();
    Map<String, Provider> referring = new LinkedHashMap<>();
    Map<String, Provider> facilities = new LinkedHashMap<>();
    for (ClaimContent bill : all) {
      Billing biller = new Billing(bill.billingProvider(), bill.payTo(), bill.payToPerson());
      billing.putIfAbsent(biller.id(), biller);
      providers(bill)
          .forEach(
              provider -> {
                if (provider.role().equals(RENDERING)) {
                  rendering.putIfAbsent(provider.id(), provider);
                } else if (provider.role().matches("DN|P3")) {
                  referring.putIfAbsent(provider.id(), provider);
                } else if (provider.role().equals(FACILITY) && provider.address() != null) {
                  facilities.putIfAbsent(provider.id(), provider);
                }
              });
    }
    return new Known(
        List.copyOf(billing.values()),
        List.copyOf(rendering.values()),
        List.copyOf(referring.values()),
        List.copyOf(facilities.values()));
  }

  private static Stream<Provider> providers(ClaimContent bill) {
    return Stream.concat(
            bill.providers().stream(), bill.lines().stream().flatMap(l -> l.providers().stream()))
        .filter(provider -> !provider.id().isEmpty());
  }
}
