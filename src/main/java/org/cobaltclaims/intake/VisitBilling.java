package org.cobaltclaims.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.intake.KnownProviders.Billing;
import org.cobaltclaims.intake.KnownProviders.Known;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who bills a visit that is typed in, who saw the patient, and who referred them. */
@Component
class VisitBilling {

  private static final String NPI = "XX";
  private static final String RENDERING = "82";
  private static final String REFERRING = "DN";
  private static final String FACILITY = "77";

  private final CurrentSettings settings;

  VisitBilling(CurrentSettings settings) {
    this.settings = settings;
  }

  /**
   * The billing provider.
   *
   * @param patient whose own one it is; null if new
   * @param messages takes what is missing
   */
  Billing billing(
      VisitEntry entry, @Nullable Patient patient, Known known, List<VisitMessage> messages) {
    VisitEntry.Biller biller = entry.billing();
    String npi = biller == null ? "" : VisitText.digits(biller.npi());
    Optional<Billing> chosen = Optional.empty();
    if (biller != null && isDescribed(biller)) {
      chosen = Optional.of(entered(biller));
    } else if (!npi.isEmpty()) {
      chosen = known.billing(npi);
    } else if (patient != null) {
      chosen = known.billing(patient.practice());
    } else if (known.billing().size() == 1) {
      chosen = Optional.of(known.billing().getFirst());
    }
    if (chosen.isEmpty()) {
      messages.add(
          VisitMessage.missing(
              "BILLING_NPI",
              "billing.npi",
              "choose who bills, or describe a billing provider that never billed from here"));
      return new Billing(provider("85", new Name(false, "?", "", "", ""), "", "", ""), null, false);
    }
    if (patient != null && !chosen.get().id().equals(patient.practice())) {
      messages.add(
          VisitMessage.missing(
              "BILLING_PROVIDER",
              "billing.npi",
              "the patient is one of billing provider %s: choose that one, or register the patient"
                      .formatted(patient.practice())
                  + " anew"));
    }
    return chosen.get();
  }

  private static boolean isDescribed(VisitEntry.Biller biller) {
    return VisitText.address(biller.address()) != null
        || !VisitText.plain(biller.name()).isEmpty()
        || !VisitText.plain(biller.last()).isEmpty();
  }

  /** One that is described; name, NPI and tax id are those of practice.yml where left out. */
  private Billing entered(VisitEntry.Biller biller) {
    PracticeSettings.Practice practice = settings.practice();
    boolean person = !VisitText.plain(biller.last()).isEmpty();
    Name name =
        person
            ? new Name(
                true, VisitText.upper(biller.last()), VisitText.upper(biller.first()), "", "")
            : new Name(false, or(VisitText.upper(biller.name()), practice.name()), "", "", "");
    Provider provider =
        new Provider(
            "85",
            name,
            NPI,
            or(VisitText.digits(biller.npi()), practice.npi()),
            VisitText.address(biller.address()),
            VisitText.code(biller.taxonomy()),
            List.of(new Reference("EI", or(VisitText.digits(biller.taxId()), practice.taxId()))),
            List.of());
    return new Billing(provider, null, person);
  }

  private static String or(String typed, String otherwise) {
    return typed.isEmpty() ? otherwise : typed;
  }

  /** 2310: the rendering provider unless it is who bills, the referring one, and the place. */
  List<Provider> others(
      VisitEntry entry, Billing billing, Known known, List<VisitMessage> messages) {
    List<Provider> others = new ArrayList<>();
    practitioner(entry.referring(), REFERRING, "referring", known, messages).ifPresent(others::add);
    Optional<Provider> rendering =
        practitioner(entry.rendering(), RENDERING, "rendering", known, messages);
    rendering.filter(p -> !p.id().equals(billing.provider().id())).ifPresent(others::add);
    facility(entry.facility(), known, messages).ifPresent(others::add);
    if (rendering.isEmpty() && !billing.provider().name().person()) {
      messages.add(
          VisitMessage.warn(
              "RENDERING_PROVIDER",
              "rendering.npi",
              "an organisation bills: most payers want to know who saw the patient"));
    }
    return others;
  }

  /** 2310C: one that was billed before, or a name with an address. */
  private static Optional<Provider> facility(
      VisitEntry.@Nullable Facility typed, Known known, List<VisitMessage> messages) {
    String npi = typed == null ? "" : VisitText.digits(typed.npi());
    String name = typed == null ? "" : VisitText.upper(typed.name());
    Address address = typed == null ? null : VisitText.address(typed.address());
    if (npi.isEmpty() && name.isEmpty() && address == null) {
      return Optional.empty();
    }
    if (name.isEmpty() && address == null && known.facility(npi).isPresent()) {
      return known.facility(npi);
    }
    if (name.isEmpty()) {
      messages.add(
          VisitMessage.missing(
              "FACILITY_NAME", "facility.name", "the place where it was done needs its name"));
    }
    if (address == null || address.line1().isEmpty() || address.city().isEmpty()) {
      messages.add(
          VisitMessage.missing(
              "FACILITY_ADDRESS",
              "facility.address",
              "the place where it was done needs its street, city, state and ZIP (2310C)"));
    }
    return Optional.of(
        new Provider(
            FACILITY,
            new Name(false, name.isEmpty() ? "?" : name, "", "", ""),
            npi.isEmpty() ? "" : NPI,
            npi,
            address,
            "",
            List.of(),
            List.of()));
  }

  private static Optional<Provider> practitioner(
      VisitEntry.@Nullable Practitioner typed,
      String role,
      String field,
      Known known,
      List<VisitMessage> messages) {
    String npi = typed == null ? "" : VisitText.digits(typed.npi());
    String last = typed == null ? "" : VisitText.upper(typed.last());
    if (typed == null || npi.isEmpty() && last.isEmpty()) {
      return Optional.empty();
    }
    if (last.isEmpty()) {
      Optional<Provider> found = known.practitioner(npi);
      if (found.isPresent()) {
        Provider of = found.get();
        return Optional.of(
            new Provider(
                role,
                of.name(),
                of.idQualifier(),
                of.id(),
                null,
                role.equals(RENDERING) ? of.taxonomy() : "",
                of.role().equals(role) ? of.references() : List.of(),
                List.of()));
      }
      messages.add(
          VisitMessage.missing(
              "PROVIDER_NAME",
              field + ".last",
              "no active provider is known by this NPI: type the name, too"));
    } else if (npi.isEmpty()) {
      messages.add(
          VisitMessage.missing("PROVIDER_NPI", field + ".npi", "the provider's NPI is missing"));
      return Optional.empty();
    }
    return Optional.of(
        provider(
            role,
            new Name(true, last, VisitText.upper(typed.first()), "", ""),
            NPI,
            npi,
            role.equals(RENDERING) ? VisitText.code(typed.taxonomy()) : ""));
  }

  private static Provider provider(
      String role, Name name, String qualifier, String id, String taxonomy) {
    return new Provider(role, name, qualifier, id, null, taxonomy, List.of(), List.of());
  }
}
