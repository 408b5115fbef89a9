package org.cobaltclaims.practice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.code.Codes;
import org.cobaltclaims.code.Npi;
import org.cobaltclaims.practice.ProviderProfile.Kind;
import org.cobaltclaims.practice.ProviderProfile.Role;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code providers}. */
final class ProviderEntries {

  /** What cuts an X12 file into its parts, and what does not belong into one. */
  private static final String UNUSABLE = ".*[*~:^|\\p{Cntrl}].*";

  private static final Set<String> ROLES =
      Stream.of(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

  /** The lengths of NM103, NM104, N301 and N302, N401. */
  private static final int NAME = 60;

  private static final int FIRST_NAME = 35;
  private static final int STREET = 55;
  private static final int CITY = 30;

  private final YamlReader reader;

  ProviderEntries(YamlReader reader) {
    this.reader = reader;
  }

  List<ProviderProfile> read(YamlNode.@Nullable Entry entry) {
    List<ProviderProfile> all = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (YamlNode node : reader.items(entry, "providers")) {
      ProviderProfile one =
          reader.fill(ProviderProfile.class, node, "a provider", ProviderProfile.defaults());
      if (one == null) {
        continue;
      }
      reader.check(Npi.isValid(one.npi()), node, "npi", "has ten digits and a valid check digit");
      reader.check(taken.add(one.npi()), node, "npi", "belongs to another provider already");
      named(one, node);
      reader.check(
          one.taxonomy().isEmpty() || Codes.isTaxonomy(one.taxonomy()),
          node,
          "taxonomy",
          "has ten digits and capital letters such as 207Q00000X");
      roles(one, node);
      taxId(one, node);
      address(one, node);
      all.add(one);
    }
    return all;
  }

  private void named(ProviderProfile one, YamlNode node) {
    reader.check(!one.name().isEmpty(), node, "name", "may not be empty");
    fits(one.name(), NAME, node, "name");
    reader.check(
        one.kind() == Kind.PERSON || one.firstName().isEmpty(),
        node,
        "firstName",
        "is a person's; an organisation has none");
    fits(one.firstName(), FIRST_NAME, node, "firstName");
  }

  private void roles(ProviderProfile one, YamlNode node) {
    reader.check(
        !one.roles().isEmpty() && ROLES.containsAll(one.roles()),
        node,
        "roles",
        "needs at least one of BILLS, RENDERS, REFERS, FACILITY");
    reader.check(
        one.kind() == Kind.PERSON || !one.has(Role.REFERS),
        node,
        "roles",
        "of an organisation cannot hold REFERS: only a person refers (2310A)");
    reader.check(
        one.kind() == Kind.ORGANISATION || !one.has(Role.FACILITY),
        node,
        "roles",
        "of a person cannot hold FACILITY: only an organisation is a place of service (2310C)");
  }

  private void taxId(ProviderProfile one, YamlNode node) {
    reader.check(
        one.taxId().matches("\\d{9}") || one.taxId().isEmpty() && !one.has(Role.BILLS),
        node,
        "taxId",
        one.taxId().isEmpty()
            ? "is needed of who bills: nine digits, no dash"
            : "has nine digits, no dash");
  }

  /** All of it or nothing; who bills and a service facility need all of it (2010AA, 2310C). */
  private void address(ProviderProfile one, YamlNode node) {
    boolean none =
        Stream.of(one.street(), one.street2(), one.city(), one.state(), one.zip())
            .allMatch(String::isEmpty);
    if (none && !one.needsAddress()) {
      return;
    }
    String needed = none ? "is needed of who bills and of a service facility" : "is missing";
    reader.check(!one.street().isEmpty(), node, "street", needed);
    fits(one.street(), STREET, node, "street");
    reader.check(
        !one.has(Role.BILLS) || !one.street().matches("(?i)\\W*P\\W*O\\W*BOX\\b.*"),
        node,
        "street",
        "of who bills is a street: claims with a P.O. box are rejected (2010AA)");
    fits(one.street2(), STREET, node, "street2");
    reader.check(!one.city().isEmpty(), node, "city", needed);
    fits(one.city(), CITY, node, "city");
    reader.check(one.state().matches("[A-Z]{2}"), node, "state", "has two capital letters");
    reader.check(one.zip().matches("\\d{9}"), node, "zip", "has nine digits, no dash");
  }

  private void fits(String text, int most, YamlNode node, String key) {
    reader.check(text.length() <= most, node, key, "has at most %d characters".formatted(most));
    reader.check(
        !text.matches(UNUSABLE), node, key, "cannot hold the characters * ~ : ^ |: leave them out");
  }
}
