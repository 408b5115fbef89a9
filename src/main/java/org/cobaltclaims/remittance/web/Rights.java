package org.cobaltclaims.remittance.web;

import org.cobaltclaims.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** What the person who looks at a page of payments may do there. */
final class Rights {

  private Rights() {}

  /** Enters, matches and corrects payments. Where nobody can log in, everybody may. */
  static boolean mayPost(@Nullable Authentication login) {
    return login == null
        || login.getAuthorities().stream()
            .anyMatch(a -> Permission.POST_PAYMENTS.name().equals(a.getAuthority()));
  }
}
