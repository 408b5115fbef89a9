package org.cobaltclaims.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who acts: whoever logged in. As long as nobody has an account, callers say it themselves; the
 * port is the machine's own then.
 */
@Component
public class ActingUser {

  private static final String NOBODY_SAID = "desk";

  /**
   * Who acts.
   *
   * @param by what the caller says, which counts only where nobody can log in; null if nothing
   */
  public String of(@Nullable String by) {
    return login()
        .map(Authentication::getName)
        .orElseGet(() -> by == null || by.isBlank() ? NOBODY_SAID : by.strip());
  }

  /** Whether whoever acts has a permission; as long as nobody has an account, everybody does. */
  public boolean may(Permission permission) {
    return login()
        .map(
            login ->
                login.getAuthorities().stream()
                    .anyMatch(has -> permission.name().equals(has.getAuthority())))
        .orElse(true);
  }

  private static Optional<Authentication> login() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .filter(Authentication::isAuthenticated)
        .filter(login -> !(login instanceof AnonymousAuthenticationToken));
  }
}
