package org.cobaltclaims.claim.web;

import org.cobaltclaims.claim.ClaimVersion;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.web.FamilyPage.Mark;
import org.cobaltclaims.desk.Words;
import org.cobaltclaims.remittance.Disposition;
import org.jspecify.annotations.Nullable;

/** States and codes of claims in words. */
final class StateWords {

  private static final String BAD = "bad";
  private static final String WARN = "warn";
  private static final String GOOD = "good";
  private static final String INFO = "info";
  private static final String ALT = "alt";
  private static final String MUTE = "";

  private static final Words WORDS = new Words();

  private StateWords() {}

  static Mark of(FamilyState state) {
    return switch (state) {
      case OPEN -> new Mark("Open with payers", INFO);
      case PATIENT_BALANCE -> new Mark("Patient balance", ALT);
      case CLOSED -> new Mark("Closed", GOOD);
    };
  }

  static Mark of(PayerClaim claim) {
    boolean paper = claim.hasVersion() && isPaper(claim.currentVersion());
    return of(claim.state(), claim.outcome(), claim.level(), paper);
  }

  /**
   * Where a claim stands.
   *
   * @param paper whether its newest version goes on paper
   */
  static Mark of(PayerClaimState state, @Nullable Outcome outcome, int level, boolean paper) {
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
  static String next(PayerClaim claim) {
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

  static boolean isPaper(ClaimVersion version) {
    return version.channel().equals("PAPER");
  }

  static String frequency(String code) {
    return switch (code) {
      case "1" -> "Original";
      case "7" -> "Replacement";
      case "8" -> "Void";
      default -> "Frequency " + code;
    };
  }

  /** CLP02. */
  static String status(String code) {
    return switch (code) {
      case "1" -> "Processed as primary";
      case "2" -> "Processed as secondary";
      case "3" -> "Processed as tertiary";
      case "4" -> "Denied";
      case "19" -> "Processed as primary, forwarded";
      case "20" -> "Processed as secondary, forwarded";
      case "21" -> "Processed as tertiary, forwarded";
      case "22" -> "Reversal";
      case "23" -> "Not this payer's claim, forwarded";
      case "25" -> "Predetermination, no payment";
      default -> "Status " + code;
    };
  }

  static Mark of(Disposition disposition, @Nullable String reason) {
    String why = reason == null ? "" : ": " + WORDS.reason(reason);
    return switch (disposition) {
      case NEW -> new Mark("New", INFO);
      case POSTED -> new Mark("Posted", GOOD);
      case REVERSED -> new Mark("Taken back", WARN);
      case REVERSAL -> new Mark("Takes one back", WARN);
      case HELD -> new Mark("Held" + why, BAD);
      case UNMATCHED -> new Mark("Unmatched" + why, BAD);
      case SET_ASIDE -> new Mark("Set aside" + why, MUTE);
      case REISSUED -> new Mark("Reissued check", MUTE);
      case DUPLICATE -> new Mark("Duplicate, not posted", MUTE);
    };
  }

  static String rank(int level) {
    return switch (level) {
      case 1 -> "Primary";
      case 2 -> "Secondary";
      case 3 -> "Tertiary";
      default -> "Payer " + level;
    };
  }
}
