package org.cobaltclaims.desk;

import org.cobaltclaims.claim.ClaimVersion;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.jspecify.annotations.Nullable;

/** States and codes of claims in words. */
public final class StateWords {

  private static final String BAD = "bad";
  private static final String WARN = "warn";
  private static final String GOOD = "good";
  private static final String INFO = "info";
  private static final String ALT = "alt";
  private static final String MUTE = "";

  private static final Words WORDS = new Words();

  private StateWords() {}

  /** Where a family stands. */
  public static Mark of(FamilyState state) {
    return switch (state) {
      case OPEN -> new Mark("Open with payers", INFO);
      case PATIENT_BALANCE -> new Mark("Patient balance", ALT);
      case CLOSED -> new Mark("Closed", GOOD);
    };
  }

  /** Where a claim stands. */
  public static Mark of(PayerClaim claim) {
    boolean paper = claim.hasVersion() && isPaper(claim.currentVersion());
    return of(claim.state(), claim.outcome(), claim.level(), paper);
  }

  /**
   * Where a claim stands.
   *
   * @param paper whether its newest version goes on paper
   */
  public static Mark of(
      PayerClaimState state, @Nullable Outcome outcome, int level, boolean paper) {
    return switch (state) {
      case DRAFT -> new Mark(level == 1 ? "To be checked" : "To be prepared", MUTE);
      case SCRUBBED -> new Mark("Checked, about to be queued", INFO);
      case QUEUED -> new Mark(paper ? "To be printed" : "Ready for the next file", INFO);
      case BATCHED -> new Mark("In a file that is being made", INFO);
      case SENT -> new Mark("Sent, no answer yet", INFO);
      case FILE_REJECTED -> new Mark("File refused", BAD);
      case TXN_REJECTED -> new Mark("File refused (999)", BAD);
      case SYNTAX_OK -> new Mark("File accepted (999)", INFO);
      case RECEIVED -> new Mark("Received (277CA)", INFO);
      case ACCEPTED -> new Mark("Accepted by the payer", INFO);
      case REJECTED -> new Mark("Rejected before adjudication", BAD);
      case PENDING -> new Mark("Payer is working on it", INFO);
      case INFO_REQUESTED -> new Mark("Payer asks for information", WARN);
      case ADJUDICATED -> decided(outcome);
      case AWAITING_CROSSOVER -> new Mark("Forwarded, answer awaited", INFO);
      case CROSSED_OVER -> new Mark(decided(outcome).text() + ", forwarded", GOOD);
      case REVERSED -> new Mark("Decision taken back", WARN);
      case CORRECTING -> new Mark("To be corrected", WARN);
      case APPEALED -> new Mark("Appealed", WARN);
      case WRITTEN_OFF -> new Mark("Written off", MUTE);
      case PRINTED -> new Mark("Printed, to be mailed", INFO);
      case MAILED -> new Mark("Mailed, answer awaited", INFO);
      case CLOSED -> new Mark("Not billed", MUTE);
    };
  }

  private static Mark decided(@Nullable Outcome outcome) {
    if (outcome == null) {
      return new Mark("Decided", INFO);
    }
    return switch (outcome) {
      case PAID -> new Mark("Paid", GOOD);
      case PARTIAL -> new Mark("Paid in part", WARN);
      case PAT_RESP -> new Mark("Left to the patient", ALT);
      case DENIED -> new Mark("Denied", BAD);
    };
  }

  /** What happens next with a claim, or why nothing does; empty if the state says it all. */
  public static String next(PayerClaim claim) {
    String closed = claim.closedReason();
    if (closed != null) {
      return switch (closed) {
        case "NO_PR" -> "The payer before left nothing to pay";
        case "DELETED" -> "Deleted before it left";
        case "CLOSED_BY_HAND" -> "Closed by a person";
        case "DO_NOT_BILL" -> "A person decided not to bill it";
        case PayerClaim.SKIPPED -> "Skipped: a later payer's policy allows it";
        case PayerClaim.PRIOR_REVERSED -> "The payer before took its decision back";
        default -> WORDS.of(closed);
      };
    }
    return switch (claim.state()) {
      case REJECTED, FILE_REJECTED, TXN_REJECTED, CORRECTING -> "A person corrects it";
      case DRAFT -> "May it be billed? The conditions are looked at";
      case INFO_REQUESTED -> "A person answers the payer";
      default -> "";
    };
  }

  /** Whether a version goes out on paper. */
  public static boolean isPaper(ClaimVersion version) {
    return version.channel().equals("PAPER");
  }

  /** CLM05-3. */
  public static String frequency(String code) {
    return switch (code) {
      case "1" -> "Original";
      case "7" -> "Replacement";
      case "8" -> "Void";
      default -> "Frequency " + code;
    };
  }

  /** P, S or T; the number of those behind. */
  public static String letter(int level) {
    return level >= 1 && level <= 3 ? rank(level).substring(0, 1) : String.valueOf(level);
  }

  /** A payer's place among the patient's. */
  public static String rank(int level) {
    return switch (level) {
      case 1 -> "Primary";
      case 2 -> "Secondary";
      case 3 -> "Tertiary";
      default -> "Payer " + level;
    };
  }
}
