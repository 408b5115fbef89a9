package org.cobaltclaims.patient.web;

import org.cobaltclaims.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** What whoever looks at a page may do besides. Where nobody can log in, everybody may. */
final class May {

  private May() {}

  static boolean seeClaims(@Nullable Authentication login) {
    return has(login, Permission.SEE_CLAIMS);
  }

  static boolean workClaims(@Nullable Authentication login) {
    return has(login, Permission.WORK_CLAIMS);
  }

  static boolean editCoverages(@Nullable Authentication login) {
    return has(login, Permission.EDIT_COVERAGES);
  }

  static boolean postPayments(@Nullable Authentication login) {
    return has(login, Permission.POST_PAYMENTS);
  }

  private static boolean has(@Nullable Authentication login, Permission permission) {
    return login == null
        || login.getAuthorities().stream()
            .anyMatch(authority -> permission.name().equals(authority.getAuthority()));
  }
}
