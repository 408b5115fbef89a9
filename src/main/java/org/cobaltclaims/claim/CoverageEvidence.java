package org.cobaltclaims.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a payer says about a family's coverages: evidence, which a person weighs (DOMAIN 7.1, 10).
 *
 * @param id of the statement; told again, it is the same
 * @param level of the payer that says it, or whose coverage it is about
 * @param source where it stands: 271 or 835
 * @param place where the other payer comes in the order, by its name in {@code OtherPayer.Place};
 *     empty if it is about this coverage
 * @param payerId of the other payer: as our coverages bear it, if we know it; otherwise as it was
 *     told, empty if it was not
 * @param payerName of the other payer, empty if not told
 * @param memberId there, empty if not told
 * @param groupNumber there, empty if not told
 * @param insuranceType EB04, empty if not told
 * @param subscriberLast there, empty if not told
 * @param subscriberFirst there, empty if not told
 * @param from the first day, null if not told
 * @param to the last day, null if not told
 */
public record CoverageEvidence(
    String id,
    String familyId,
    int level,
    String source,
    Kind kind,
    String place,
    String payerId,
    String payerName,
    String memberId,
    String groupNumber,
    String insuranceType,
    String subscriberLast,
    String subscriberFirst,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    LocalDate toldOn) {

  /** What is said. */
  public enum Kind {
    /** The coverage does not hold on the day of service. */
    INACTIVE,
    /** There is another payer. */
    OTHER_PAYER
  }

  /** The coverage of a level does not hold. */
  public static CoverageEvidence inactive(
      String id,
      String familyId,
      int level,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      LocalDate toldOn) {
    return new CoverageEvidence(
        id,
        familyId,
        level,
        "271",
        Kind.INACTIVE,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        from,
        to,
        toldOn);
  }

  /** The same with another member id, or with what is shown of it. */
  public CoverageEvidence withMemberId(String shown) {
    return new CoverageEvidence(
        id,
        familyId,
        level,
        source,
        kind,
        place,
        payerId,
        payerName,
        shown,
        groupNumber,
        insuranceType,
        subscriberLast,
        subscriberFirst,
        from,
        to,
        toldOn);
  }

  /** The other payer as whoever told it names it: by its id, or by its name. */
  public String otherPayer() {
    return !payerId.isEmpty() ? payerId : payerName.isEmpty() ? "that is not named" : payerName;
  }
}
