package org.cobaltclaims.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a person is here (DOMAIN 11). An account may have several. */
public enum Role {
  BILLER(
      "Biller",
      Permission.SEE_CLAIMS,
      Permission.SEE_IDENTIFIERS,
      Permission.WORK_CLAIMS,
      Permission.EDIT_COVERAGES),
  BILLING_MANAGER(
      "Billing manager",
      Permission.SEE_CLAIMS,
      Permission.SEE_IDENTIFIERS,
      Permission.WORK_CLAIMS,
      Permission.POST_PAYMENTS,
      Permission.EDIT_COVERAGES,
      Permission.MANAGE_WORK),
  POSTER(
      "Payment poster",
      Permission.SEE_CLAIMS,
      Permission.SEE_IDENTIFIERS,
      Permission.POST_PAYMENTS),
  CODER("Coder", Permission.SEE_CLAIMS, Permission.WORK_CLAIMS),
  FRONT_DESK("Front desk", Permission.SEE_IDENTIFIERS, Permission.EDIT_COVERAGES),
  /** Sets up, but sees no patient. */
  ADMIN("Administrator", Permission.SETTINGS, Permission.ACCOUNTS),
  AUDITOR("Auditor", Permission.AUDIT);

  private final String label;
  private final Set<Permission> permissions;

  Role(String label, Permission first, Permission... more) {
    this.label = label;
    this.permissions = EnumSet.of(first, more);
  }

  /** How it is called on the screen. */
  public String label() {
    return label;
  }

  /** What any of the roles allows. */
  public static Set<Permission> permissions(Collection<Role> roles) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    roles.forEach(role -> all.addAll(role.permissions));
    return all;
  }
}
