package org.cobaltclaims.worklist;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who acts. Nobody logs in yet and the port is the machine's own, so callers say it themselves; a
 * log-in takes the place of this class.
 */
@Component
public class ActingUser {

  private static final String NOBODY_SAID = "desk";

  /**
   * Who acts.
   *
   * @param by what the caller says; null if nothing
   */
  public String of(@Nullable String by) {
    return by == null || by.isBlank() ? NOBODY_SAID : by.strip();
  }
}
