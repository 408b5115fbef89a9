package org.cobaltclaims.worklist;

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
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    if (login != null
        && login.isAuthenticated()
        && !(login instanceof AnonymousAuthenticationToken)) {
      return login.getName();
    }
    return by == null || by.isBlank() ? NOBODY_SAID : by.strip();
  }
}
