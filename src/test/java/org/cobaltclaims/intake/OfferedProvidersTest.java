package org.cobaltclaims.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.intake.KnownProviders.Billing;
import org.cobaltclaims.practice.ProviderProfile;
import org.cobaltclaims.practice.ProviderProfile.Kind;
import org.cobaltclaims.practice.ProviderProfile.Role;
import org.cobaltclaims.practice.ProviderProfile.TaxIdKind;
import org.junit.jupiter.api.Test;

/** Whom the settings offer for a visit beside those that visits have named. */
class OfferedProvidersTest {

  private static final String CLINIC = "1987654328";
  private static final String MARSH = "1555000102";
  private static final String RIVERA = "1876543210";
  private static final String FALK = "1654321094";

  private static final CarriedSegment PHONE =
      new CarriedSegment("PER", List.of(List.of("IC"), List.of("DESK")));

  @Test
  void whoIsDescribedStandsFirstAndOfBothWhoWasSeenLately() {
    List<Provider> offered =
        new OfferedProviders(
                List.of(
                    person("1555000201", "NEVER", true, Role.RENDERS),
                    person(MARSH, "MARSH", true, Role.RENDERS, Role.REFERS)))
            .others(
                Role.RENDERS,
                byNpi(rendering(RIVERA, "RIVERA"), rendering(MARSH, "OLD"), rendering(FALK, "F")));

    assertThat(offered).extracting(Provider::id).containsExactly(MARSH, "1555000201", RIVERA, FALK);
    assertThat(offered.getFirst().name().last()).isEqualTo("MARSH");
    assertThat(offered.getFirst().role()).isEqualTo("82");
  }

  @Test
  void whoIsInactiveOrDoesSomethingElseIsNotOfferedWhateverClaimsSay() {
    OfferedProviders offered =
        new OfferedProviders(
            List.of(
                person(MARSH, "MARSH", false, Role.RENDERS),
                person(FALK, "FALK", true, Role.REFERS)));
    Map<String, Provider> named =
        byNpi(rendering(MARSH, "MARSH"), rendering(FALK, "FALK"), rendering(RIVERA, "RIVERA"));

    assertThat(offered.others(Role.RENDERS, named))
        .extracting(Provider::id)
        .containsExactly(RIVERA);
    assertThat(offered.others(Role.REFERS, Map.of()))
        .extracting(Provider::id)
        .containsExactly(FALK);
  }

  @Test
  void whoBillsHasWhatTheSettingsSayAndKeepsWhatTheyHaveNoWordsFor() {
    Provider before =
        new Provider(
            "85",
            new Name(false, "OLD NAME", "", "", ""),
            "XX",
            CLINIC,
            address("1 OLD RD", "617010001"),
            "",
            List.of(new Reference("EI", "999999999"), new Reference("0B", "LIC7")),
            List.of(PHONE));
    Address lockbox = address("PO BOX 7", "617020002");

    Billing biller =
        new OfferedProviders(List.of(clinic(TaxIdKind.EIN)))
            .billing(Map.of(CLINIC, new Billing(before, lockbox, true)))
            .getFirst();

    assertThat(biller.provider())
        .isEqualTo(
            new Provider(
                "85",
                new Name(false, "ELM STREET CLINIC", "", "", ""),
                "XX",
                CLINIC,
                address("9 ELM ST", "627010001"),
                "261QM0801X",
                List.of(new Reference("EI", "123456789"), new Reference("0B", "LIC7")),
                List.of(PHONE)));
    assertThat(biller.payTo()).isEqualTo(lockbox);
    assertThat(biller.payToPerson()).isTrue();
  }

  @Test
  void whoNeverBilledBeforeHasTheTaxIdOfItsKind() {
    Billing biller =
        new OfferedProviders(List.of(clinic(TaxIdKind.SSN))).billing(Map.of()).getFirst();

    assertThat(biller.provider().references()).containsExactly(new Reference("SY", "123456789"));
    assertThat(biller.payTo()).isNull();
    assertThat(biller.id()).isEqualTo(CLINIC);
  }

  @Test
  void aPlaceHasItsAddressAndNoTaxId() {
    Provider place =
        new OfferedProviders(List.of(clinic(TaxIdKind.EIN)))
            .others(Role.FACILITY, Map.of())
            .getFirst();

    assertThat(place.role()).isEqualTo("77");
    assertThat(place.address()).isEqualTo(address("9 ELM ST", "627010001"));
    assertThat(place.references()).isEmpty();
    assertThat(place.taxonomy()).isEmpty();
  }

  @Test
  void aMiddleNameStaysWhereTheNameIsTheSame() {
    Provider before =
        new Provider(
            "82",
            new Name(true, "MARSH", "ANN", "Q", "JR"),
            "XX",
            MARSH,
            null,
            "",
            List.of(),
            List.of());

    assertThat(renders("MARSH", before).name())
        .isEqualTo(new Name(true, "MARSH", "ANN", "Q", "JR"));
    assertThat(renders("LAKE", before).name()).isEqualTo(new Name(true, "LAKE", "ANN", "", ""));
  }

  @Test
  void whoIsTakenOverIsDescribedAsItsNewestClaimsNameIt() {
    Provider rendering = rendering(MARSH, "MARSH");
    Provider billing =
        new Provider(
            "85",
            new Name(true, "MARSH", "A", "", ""),
            "XX",
            MARSH,
            address("9 ELM ST", "627010001"),
            "207Q00000X",
            List.of(new Reference("SY", "123456789")),
            List.of());

    assertThat(ClaimProviders.profile(List.of(rendering, billing)))
        .isEqualTo(
            new ProviderProfile(
                MARSH,
                Kind.PERSON,
                "MARSH",
                "ANN",
                "207Q00000X",
                List.of("BILLS", "RENDERS"),
                true,
                "123456789",
                TaxIdKind.SSN,
                "9 ELM ST",
                "",
                "SPRINGFIELD",
                "IL",
                "627010001"));
  }

  private static Provider renders(String last, Provider before) {
    return new OfferedProviders(List.of(person(MARSH, last, true, Role.RENDERS)))
        .others(Role.RENDERS, byNpi(before))
        .getFirst();
  }

  private static ProviderProfile clinic(TaxIdKind kind) {
    return new ProviderProfile(
        CLINIC,
        Kind.ORGANISATION,
        "Elm Street Clinic",
        "",
        "261QM0801X",
        List.of("BILLS", "FACILITY"),
        true,
        "123456789",
        kind,
        "9 Elm St",
        "",
        "Springfield",
        "IL",
        "627010001");
  }

  private static ProviderProfile person(String npi, String last, boolean active, Role... roles) {
    return new ProviderProfile(
        npi,
        Kind.PERSON,
        last,
        "Ann",
        "",
        List.of(roles).stream().map(Role::name).toList(),
        active,
        "",
        TaxIdKind.EIN,
        "",
        "",
        "",
        "",
        "");
  }

  private static Provider rendering(String npi, String last) {
    return new Provider(
        "82", new Name(true, last, "ANN", "", ""), "XX", npi, null, "", List.of(), List.of());
  }

  private static Map<String, Provider> byNpi(Provider... providers) {
    Map<String, Provider> all = new LinkedHashMap<>();
    for (Provider one : providers) {
      all.put(one.id(), one);
    }
    return all;
  }

  private static Address address(String street, String zip) {
    return new Address(street, "", "SPRINGFIELD", "IL", zip, "");
  }
}
