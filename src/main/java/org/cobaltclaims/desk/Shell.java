package org.cobaltclaims.desk;

import java.security.Principal;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.access.Role;
import org.cobaltclaims.practice.CurrentSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's frame needs to know. */
@ControllerAdvice(annotations = Controller.class)
class Shell {

  private final Accounts accounts;
  private final CurrentSettings settings;

  Shell(Accounts accounts, CurrentSettings settings) {
    this.accounts = accounts;
    this.settings = settings;
  }

  /**
   * Who looks.
   *
   * @param name of the account
   * @param role the highest of the roles, in words
   */
  record Person(
      String name, String displayName, String initials, String role, Set<Permission> permissions) {

    /** Whether the person has one of these. */
    public boolean may(Permission... any) {
      return Stream.of(any).anyMatch(permissions::contains);
    }
  }

  /** Which sections of the side bar are of use to who looks. */
  record Sections(
      boolean claims,
      boolean patients,
      boolean intake,
      boolean dashboards,
      boolean holds,
      boolean team,
      boolean audit,
      boolean decisions,
      boolean settings) {}

  @ModelAttribute("sections")
  Sections sections(@Nullable Principal principal) {
    Person person = person(principal);
    return person == null
        ? new Sections(true, true, true, true, true, false, false, true, false)
        : new Sections(
            person.may(Permission.SEE_CLAIMS),
            person.may(Permission.SEE_CLAIMS, Permission.EDIT_COVERAGES),
            person.may(Permission.WORK_CLAIMS),
            person.may(Permission.MANAGE_WORK),
            person.may(Permission.MANAGE_WORK),
            person.may(Permission.ACCOUNTS),
            person.may(Permission.AUDIT),
            person.may(Permission.SETTINGS, Permission.MANAGE_WORK),
            person.may(Permission.SETTINGS));
  }

  @ModelAttribute("person")
  @Nullable Person person(@Nullable Principal principal) {
    return principal == null
        ? null
        : accounts.find(principal.getName()).map(Shell::person).orElse(null);
  }

  private static Person person(Account account) {
    String role =
        account.roles().stream()
            .min(Comparator.comparing(r -> r == Role.BILLING_MANAGER ? -1 : r.ordinal()))
            .map(Role::label)
            .orElse("");
    return new Person(
        account.name(),
        account.displayName(),
        account.initials(),
        role,
        Role.permissions(account.roles()));
  }

  /** Light or dark, as the person chose it last in this browser. */
  @ModelAttribute("theme")
  String theme(@CookieValue(name = "theme", defaultValue = "light") String theme) {
    return theme.equals("dark") ? theme : "light";
  }

  @ModelAttribute("practice")
  String practice() {
    return settings.find().map(inForce -> inForce.practice().name()).orElse("");
  }
}
