package org.cobaltclaims.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a payer says about one person's insurance (271, DOMAIN 10). Knows no database and no file:
 * whoever asked can use it as well as whoever is told unasked.
 *
 * @param position of the person's answer in its transaction, from 1
 * @param trace the inquiry that it answers (TRN02); empty if it answers none
 * @param payerId NM109 of the payer that answers; empty if it gives none
 * @param payerName NM103 of the payer that answers
 * @param memberId NM109 of the subscriber; empty if none
 * @param lastName of the person, who may be a dependent
 * @param firstName of the person; empty if none
 * @param birthDate of the person; null if it does not say
 * @param told whether the plan is active, inactive, or neither is said
 * @param from the first day of the plan; null if it does not say
 * @param to the last day of the plan; null if it has not ended, or it does not say
 * @param on the day that the answer is about; null if it does not say
 * @param otherPayers other insurances that the payer knows of (EB*R)
 * @param rejections AAA03, why it does not answer; empty if it does
 */
public record EligibilityAnswer(
    int position,
    String trace,
    String payerId,
    String payerName,
    String memberId,
    String lastName,
    String firstName,
    @Nullable LocalDate birthDate,
    Told told,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable LocalDate on,
    List<OtherPayer> otherPayers,
    List<String> rejections) {

  /** AAA03: the person is not known to the payer by what it was told. */
  private static final Set<String> NOT_FOUND =
      Set.of("58", "64", "65", "67", "68", "71", "72", "73", "74", "75", "76", "77", "78");

  public EligibilityAnswer {
    otherPayers = List.copyOf(otherPayers);
    rejections = List.copyOf(rejections);
  }

  /** What EB01 says of the plan as a whole. */
  public enum Told {
    ACTIVE,
    INACTIVE,
    NOTHING
  }

  /** What it comes to for one day (DOMAIN 10). */
  public enum Outcome {
    /** The coverage holds. */
    ACTIVE,
    /** The coverage does not hold. */
    INACTIVE,
    /** The coverage holds, and another payer comes before it. */
    OTHER_PRIMARY,
    /** The payer does not find the person. */
    NOT_FOUND,
    /** Nothing can be said. */
    UNKNOWN
  }

  /** What it comes to for a date of service. The plan's own dates count before its flag. */
  public Outcome outcome(LocalDate serviceOn) {
    if (told == Told.NOTHING && otherPayers.isEmpty()) {
      return rejections.stream().anyMatch(NOT_FOUND::contains)
          ? Outcome.NOT_FOUND
          : Outcome.UNKNOWN;
    }
    boolean outside =
        from != null && serviceOn.isBefore(from) || to != null && serviceOn.isAfter(to);
    boolean inside = !outside && to != null;
    if (told == Told.ACTIVE && outside || told == Told.INACTIVE && !inside) {
      return Outcome.INACTIVE;
    }
    boolean otherFirst =
        otherPayers.stream()
            .anyMatch(
                other -> other.place() == OtherPayer.Place.PRIMARY && other.holdsOn(serviceOn));
    if (otherFirst) {
      return Outcome.OTHER_PRIMARY;
    }
    return told == Told.NOTHING ? Outcome.UNKNOWN : Outcome.ACTIVE;
  }
}
