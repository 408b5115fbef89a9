package org.cobaltclaims.portal;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as staff see it. Times are real time, in UTC.
 *
 * @param by who invited
 * @param endedBy who withdrew it, or invited anew
 * @param lastVisitAt when its link was last opened with the right code; null if never
 */
public record PortalInvitation(
    String id,
    LocalDateTime invitedAt,
    String by,
    LocalDateTime expiresAt,
    State state,
    @Nullable LocalDateTime endedAt,
    @Nullable String endedBy,
    @Nullable LocalDateTime lastVisitAt) {

  /** Whether its link lets anybody in. */
  public enum State {
    OPEN,
    /** Too many wrong codes: the patient needs another invitation. */
    LOCKED,
    EXPIRED,
    /** Withdrawn, or another one was made. */
    ENDED
  }
}
