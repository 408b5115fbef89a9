package org.cobaltclaims.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in.
 *
 * @param name what is typed in at the log-in; lower case
 * @param displayName how others see them
 * @param passwordHash with the name of its algorithm before it
 * @param passwordExpired true if a new one has to be chosen at the next log-in
 * @param secondFactor whether the log-in takes a code of an authenticator app, too
 * @param lockedUntil after too many failures nobody gets in before then; null if not locked
 * @param lastLogin null if never
 */
public record Account(
    String name,
    String displayName,
    String passwordHash,
    boolean passwordExpired,
    Set<Role> roles,
    boolean active,
    boolean secondFactor,
    @Nullable Instant lockedUntil,
    @Nullable Instant lastLogin) {

  public Account {
    roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
  }

  /** Up to two letters that stand for the person. */
  public String initials() {
    StringBuilder letters = new StringBuilder();
    for (String word : displayName.strip().split("\\s+", -1)) {
      if (!word.isEmpty() && letters.length() < 2) {
        letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
      }
    }
    return letters.toString();
  }
}
