package org.cobaltclaims.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who bills, sees or refers patients here, or where services are rendered, as the practice
 * describes them. Visits that are typed in are offered them; a claim that a file brings says itself
 * who its providers are.
 *
 * @param npi NM109, ten digits with a valid check digit; by it providers are told apart
 * @param name NM103: last name of a person, or the organisation's name
 * @param firstName NM104; empty for an organisation
 * @param taxonomy PRV03; empty for none
 * @param roles names of {@link Role}s in which it is offered; at least one
 * @param active whether it is offered at all
 * @param taxId REF02 in 2010AA, nine digits; empty for one that does not bill
 * @param taxIdKind REF01 in 2010AA
 * @param street N301; empty for no address, which only who bills and a service facility need
 * @param street2 N302; empty for none
 * @param city N401
 * @param state N402, two letters
 * @param zip N403, nine digits
 */
public record ProviderProfile(
    String npi,
    Kind kind,
    String name,
    String firstName,
    String taxonomy,
    List<String> roles,
    boolean active,
    String taxId,
    TaxIdKind taxIdKind,
    String street,
    String street2,
    String city,
    String state,
    String zip) {

  /** What the keys have that say nothing; those of {@link #NEEDED} have to say something. */
  private static final ProviderProfile USUAL =
      new ProviderProfile(
          "", Kind.PERSON, "", "", "", List.of(), true, "", TaxIdKind.EIN, "", "", "", "", "");

  private static final List<String> NEEDED = List.of("npi", "kind", "name");

  public ProviderProfile {
    roles = List.copyOf(roles);
  }

  /** NM102. */
  public enum Kind {
    PERSON,
    ORGANISATION
  }

  /** What a provider does at a visit. */
  public enum Role {
    /** 2010AA. */
    BILLS,
    /** 2310B. */
    RENDERS,
    /** 2310A. */
    REFERS,
    /** 2310C. */
    FACILITY
  }

  /** Which number its tax id is. */
  public enum TaxIdKind {
    /** Employer identification number, REF*EI. */
    EIN,
    /** Social security number, REF*SY. */
    SSN
  }

  /** What keys have that are not written. */
  static Map<String, Object> defaults() {
    Map<String, Object> usual = YamlReader.components(USUAL);
    NEEDED.forEach(usual::remove);
    return usual;
  }

  /** Whether it does this, active or not. */
  public boolean has(Role role) {
    return roles.contains(role.name());
  }

  /** Whether it may be chosen for this now. */
  public boolean isOffered(Role role) {
    return active && has(role);
  }

  /** Whether it needs an address: who bills, and where services are rendered. */
  boolean needsAddress() {
    return has(Role.BILLS) || has(Role.FACILITY);
  }

  /** What people call it. */
  public String fullName() {
    return firstName.isEmpty() ? name : name + ", " + firstName;
  }

  /** What a document has to say so that it says this; texts or lists of texts, by key. */
  public Map<String, Object> written() {
    Map<String, Object> usual = defaults();
    Map<String, Object> values = new LinkedHashMap<>();
    YamlReader.components(this)
        .forEach(
            (key, value) -> {
              if (!Objects.equals(usual.get(key), value)) {
                values.put(key, value instanceof List ? value : String.valueOf(value));
              }
            });
    return values;
  }
}
