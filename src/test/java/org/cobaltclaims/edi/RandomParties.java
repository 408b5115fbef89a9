package org.cobaltclaims.edi;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.Party.Address;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.jspecify.annotations.Nullable;

/** People, organisations and places by chance, each with what its loop may hold. */
final class RandomParties {
  private static final String NPI = "1987654328";

  private final Random random;
  private final UnaryOperator<String> text;

  RandomParties(Random random, UnaryOperator<String> text) {
    this.random = random;
    this.text = text;
  }

  Party billing() {
    List<Reference> references = new ArrayList<>();
    references.add(new Reference(random.nextBoolean() ? "EI" : "SY", "123456789"));
    if (random.nextInt(4) == 0) {
      references.add(new Reference("0B", text.apply("LIC77")));
    }
    return new Party(
        "85",
        false,
        text.apply("RIVER VALLEY COUNSELING"),
        "",
        "",
        "",
        "XX",
        "1234567893",
        address(),
        random.nextBoolean() ? "101YM0800X" : "",
        references,
        random.nextBoolean() ? List.of(contact()) : List.of(),
        random.nextInt(4) == 0 ? List.of(Segment.of("CUR", "85", "CAD")) : List.of());
  }

  /** 2010AB, 2310E, 2420G: no more than a place. */
  Party place(String entity) {
    return new Party(
        entity,
        false,
        entity.equals("45") ? text.apply("CLINIC") : "",
        "",
        "",
        "",
        "",
        "",
        address(),
        "",
        List.of(),
        List.of(),
        List.of());
  }

  Party payToPlan() {
    return new Party(
        "PE",
        false,
        text.apply("RECOVERY PLAN"),
        "",
        "",
        "",
        "PI",
        "PLAN9",
        address(),
        "",
        List.of(new Reference("2U", "PLAN77"), new Reference("EI", "987654321")),
        List.of(),
        List.of());
  }

  /** A provider of a claim or line. */
  Party provider(String entity) {
    if (entity.equals("QB")) {
      return new Party(
          "QB", false, "", "", "", "", "XX", NPI, null, "", List.of(), List.of(), List.of());
    }
    boolean place = entity.equals("77");
    boolean person = !List.of("77", "85").contains(entity);
    boolean rendering = entity.equals("82");
    return new Party(
        entity,
        person,
        text.apply("RIVERA"),
        person ? text.apply("ANA") : "",
        person && random.nextInt(3) == 0 ? "M" : "",
        person && random.nextInt(4) == 0 ? "JR" : "",
        "XX",
        NPI,
        place || entity.equals("DK") ? address() : null,
        rendering && random.nextBoolean() ? "2084P0800X" : "",
        random.nextInt(3) == 0
            ? List.of(
                new Reference(place ? "LU" : "0B", "LIC1"), new Reference("G2", text.apply("OWN2")))
            : List.of(),
        entity.equals("DK") && random.nextBoolean() ? List.of(contact()) : List.of(),
        List.of());
  }

  /** 2330C to G: entity and secondary ids only. */
  Party otherPayerProvider(String entity) {
    return new Party(
        entity,
        !List.of("77", "85").contains(entity),
        "",
        "",
        "",
        "",
        "",
        "",
        null,
        "",
        List.of(new Reference("G2", text.apply("OWN" + random.nextInt(90)))),
        List.of(),
        List.of());
  }

  Party person(String entity, String qualifier, String id, boolean withAddress) {
    return new Party(
        entity,
        true,
        text.apply("DOE"),
        text.apply("JANE"),
        random.nextInt(3) == 0 ? "Q" : "",
        random.nextInt(5) == 0 ? "III" : "",
        qualifier,
        id,
        withAddress ? address() : null,
        "",
        entity.equals("IL") && random.nextInt(3) == 0
            ? List.of(new Reference("SY", "123456789"))
            : List.of(),
        List.of(),
        List.of());
  }

  Party organization(String entity, String qualifier, String id, List<Reference> references) {
    return new Party(
        entity,
        false,
        text.apply("ACME HEALTH"),
        "",
        "",
        "",
        qualifier,
        id,
        entity.equals("PR") && random.nextInt(3) == 0 ? address() : null,
        "",
        references,
        entity.equals("41") ? List.of(contact()) : List.of(),
        List.of());
  }

  private Segment contact() {
    return Segment.of(
        "PER", "IC", text.apply("OFFICE"), "TE", "5555550100", "EM", "OFFICE@EXAMPLE.ORG");
  }

  private Address address() {
    @Nullable String second = random.nextInt(3) == 0 ? text.apply("STE 4") : null;
    return random.nextInt(6) == 0
        ? new Address(text.apply("1 RUE"), "", text.apply("LYON"), "", "69001", "FR", "ARA")
        : new Address(
            text.apply("22 OAK AVE"),
            second == null ? "" : second,
            text.apply("SPRINGFIELD"),
            "IL",
            "627020022",
            "",
            "");
  }
}
