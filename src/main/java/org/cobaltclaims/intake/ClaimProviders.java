package org.cobaltclaims.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.practice.ProviderProfile;
import org.cobaltclaims.practice.ProviderProfile.Kind;
import org.cobaltclaims.practice.ProviderProfile.Role;
import org.cobaltclaims.practice.ProviderProfile.TaxIdKind;
import org.jspecify.annotations.Nullable;

/** Providers as the settings describe them, and as claims have them: from one to the other. */
final class ClaimProviders {

  private static final String EIN = "EI";
  private static final String SSN = "SY";

  private ClaimProviders() {}

  /** What a provider of a claim does there; empty for what nobody chooses for a visit. */
  static Optional<Role> role(Provider provider) {
    return Optional.ofNullable(
        switch (provider.role()) {
          case "85" -> Role.BILLS;
          case "82" -> Role.RENDERS;
          case "DN", "P3" -> Role.REFERS;
          case "77" -> Role.FACILITY;
          default -> null;
        });
  }

  /**
   * A described provider as a claim has it.
   *
   * @param before how a visit named it in that role; null if none did. What the settings have no
   *     keys for stays as it is there: a middle name, contacts, further ids
   */
  static Provider provider(ProviderProfile profile, Role role, @Nullable Provider before) {
    return new Provider(
        role == Role.REFERS && before != null ? before.role() : entity(role),
        name(profile, before),
        "XX",
        profile.npi(),
        role == Role.BILLS || role == Role.FACILITY ? address(profile) : null,
        role == Role.BILLS || role == Role.RENDERS ? profile.taxonomy() : "",
        references(profile, role, before),
        before == null ? List.of() : before.contacts(),
        before == null ? List.of() : before.carried());
  }

  private static String entity(Role role) {
    return switch (role) {
      case BILLS -> "85";
      case RENDERS -> "82";
      case REFERS -> "DN";
      case FACILITY -> "77";
    };
  }

  private static Name name(ProviderProfile profile, @Nullable Provider before) {
    String last = VisitText.upper(profile.name());
    String first = VisitText.upper(profile.firstName());
    boolean person = profile.kind() == Kind.PERSON;
    if (before != null
        && before.name().last().equals(last)
        && before.name().first().equals(first)) {
      return new Name(person, last, first, before.name().middle(), before.name().suffix());
    }
    return new Name(person, last, first, "", "");
  }

  private static Address address(ProviderProfile profile) {
    return new Address(
        VisitText.upper(profile.street()),
        VisitText.upper(profile.street2()),
        VisitText.upper(profile.city()),
        profile.state(),
        profile.zip(),
        "");
  }

  private static List<Reference> references(
      ProviderProfile profile, Role role, @Nullable Provider before) {
    List<Reference> references = new ArrayList<>();
    if (role == Role.BILLS) {
      references.add(
          new Reference(profile.taxIdKind() == TaxIdKind.SSN ? SSN : EIN, profile.taxId()));
    }
    if (before != null) {
      before.references().stream()
          .filter(
              r -> role != Role.BILLS || !r.qualifier().equals(EIN) && !r.qualifier().equals(SSN))
          .forEach(references::add);
    }
    return references;
  }

  /**
   * How claims name a provider, as the settings would describe it.
   *
   * @param named in all its roles, the newest first; at least one
   */
  static ProviderProfile profile(List<Provider> named) {
    Provider newest = named.getFirst();
    Address address =
        named.stream().map(Provider::address).filter(Objects::nonNull).findFirst().orElse(null);
    String ein = first(named, provider -> provider.reference(EIN));
    String ssn = first(named, provider -> provider.reference(SSN));
    boolean bySsn = ein.isEmpty() && !ssn.isEmpty();
    return new ProviderProfile(
        newest.id(),
        newest.name().person() ? Kind.PERSON : Kind.ORGANISATION,
        newest.name().last(),
        newest.name().first(),
        first(named, Provider::taxonomy),
        Stream.of(Role.values())
            .filter(role -> named.stream().anyMatch(p -> role(p).equals(Optional.of(role))))
            .map(Role::name)
            .toList(),
        true,
        bySsn ? ssn : ein,
        bySsn ? TaxIdKind.SSN : TaxIdKind.EIN,
        address == null ? "" : address.line1(),
        address == null ? "" : address.line2(),
        address == null ? "" : address.city(),
        address == null ? "" : address.state(),
        address == null ? "" : address.zip());
  }

  private static String first(List<Provider> named, Function<Provider, String> what) {
    return named.stream().map(what).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }
}
