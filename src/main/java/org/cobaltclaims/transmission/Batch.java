package org.cobaltclaims.transmission;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Claims to one payer that go in one file.
 *
 * @param id ours
 * @param clearinghouse its name in practice.yml
 * @param payerId the payer group: one payer
 * @param test ISA15 is T
 * @param byHand a person uploads the file; nothing is put into the clearinghouse's folder
 * @param state where it stands
 * @param claimCount how many claims were put into it
 * @param numbers what identifies it to the clearinghouse; null until it was built
 * @param fileName the name under which it is handed over; null until it was built
 * @param fileId its exchange file; null until it was built
 * @param createdOn the day
 * @param sentOn null until sent
 * @param acknowledgementDue when an answer is missed; null until sent
 * @param answeredOn null until answered
 * @param reason why it was refused; null otherwise
 */
public record Batch(
    String id,
    String clearinghouse,
    String payerId,
    boolean test,
    boolean byHand,
    BatchState state,
    int claimCount,
    @Nullable Numbers numbers,
    @Nullable String fileName,
    @Nullable String fileId,
    LocalDate createdOn,
    @Nullable LocalDate sentOn,
    @Nullable LocalDate acknowledgementDue,
    @Nullable LocalDate answeredOn,
    @Nullable String reason) {

  /**
   * What stands in the envelope (DOMAIN 1.1, 1.8).
   *
   * @param interchange ISA13
   * @param group GS06
   * @param transaction ST02
   * @param reference BHT03
   * @param at the minute in ISA, GS and BHT
   */
  public record Numbers(
      long interchange, long group, String transaction, String reference, LocalDateTime at) {}
}
