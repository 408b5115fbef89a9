package org.cobaltclaims.cli;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ClaimTransactionWriter;
import org.cobaltclaims.transmission.ClaimMapping;

/**
 * The file that bills the next payer: sender, receiver and manner of the file that billed the payer
 * before, under the control numbers that follow its own (DOMAIN 1.1: a number is never used again).
 */
final class SecondaryFile {
  private static final long MOST = 999_999_999;
  private static final int LONGEST_REFERENCE = 30;
  private static final String VERSION = "005010X222A1";
  private static final Pattern TRAILING_NUMBER = Pattern.compile("(.*?)(\\d{1,18})");

  private SecondaryFile() {}

  /**
   * Writes it.
   *
   * @param before the transaction that billed the payer before
   * @param now the time of writing
   * @param lineBreaks whether a line break follows each segment
   */
  static String write(
      ClaimTransaction before, List<BilledClaim> claims, LocalDateTime now, boolean lineBreaks) {
    Envelope envelope = next(before.envelope(), now.truncatedTo(ChronoUnit.MINUTES));
    ClaimTransaction transaction =
        new ClaimTransaction(
            envelope,
            "0001",
            "00",
            nextReference(before.batchReference()),
            envelope.time(),
            before.claimOrEncounter().isEmpty() ? "CH" : before.claimOrEncounter(),
            before.submitter(),
            before.receiver(),
            claims.stream().map(ClaimMapping::professionalClaim).toList());
    return ClaimTransactionWriter.write(
        envelope, List.of(transaction), lineBreaks, Sanitizer.STANDARD);
  }

  private static Envelope next(Envelope before, LocalDateTime time) {
    return new Envelope(
        before.senderQualifier(),
        before.senderId(),
        before.receiverQualifier(),
        before.receiverId(),
        time,
        next(before.interchangeControlNumber()),
        before.ackRequested(),
        before.test(),
        before.functionalId(),
        before.applicationSender(),
        before.applicationReceiver(),
        next(before.groupControlNumber()),
        VERSION);
  }

  private static long next(long controlNumber) {
    return controlNumber >= MOST ? 1 : controlNumber + 1;
  }

  /** BHT03 in the same manner: its last number counted on, or a 2 behind it. */
  static String nextReference(String reference) {
    Matcher number = TRAILING_NUMBER.matcher(reference);
    if (!number.matches()) {
      String start = reference.length() < LONGEST_REFERENCE ? reference : reference.substring(1);
      return start + "2";
    }
    String digits = number.group(2);
    String next = String.format("%0" + digits.length() + "d", Long.parseLong(digits) + 1);
    // 999 becomes 000: as long as before, and different.
    return number.group(1) + next.substring(next.length() - digits.length());
  }
}
