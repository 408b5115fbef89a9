package org.cobaltclaims.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What charts and claims say of legal holds. That there is one everybody has to know who might
 * throw something away; why is for those who place and release them.
 */
@Service
public class HoldMarks {

  private final LegalHolds holds;
  private final Payers payers;
  private final ActingUser user;
  private final Clock clock;

  HoldMarks(LegalHolds holds, Payers payers, ActingUser user, Clock clock) {
    this.holds = holds;
    this.payers = payers;
    this.user = user;
    this.clock = clock;
  }

  /**
   * One hold.
   *
   * @param on what it is on, in words
   * @param reason null for who may not know it
   */
  public record Mark(LocalDate since, String on, @Nullable String reason) {}

  /** Whether whoever looks may place and release holds, and know why they stand. */
  public boolean mayHold() {
    return user.may(Permission.MANAGE_WORK);
  }

  /** Of a patient. */
  public List<Mark> ofPatient(String patient) {
    return holds.ofPatient(patient).stream().map(this::mark).toList();
  }

  /** Of a visit, its patient and its payers. */
  public List<Mark> ofVisit(String family) {
    return holds.ofVisit(family).stream().map(this::mark).toList();
  }

  private Mark mark(LegalHold hold) {
    return new Mark(
        hold.placedAt().atZone(clock.getZone()).toLocalDate(),
        switch (hold.scope()) {
          case PATIENT -> "the patient, with all visits";
          case CLAIM -> "this visit";
          case PAYER -> "every visit billed to " + payers.profile(hold.subject()).name();
        },
        mayHold() ? hold.reason() : null);
  }
}
