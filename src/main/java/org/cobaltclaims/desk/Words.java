package org.cobaltclaims.desk;

import java.util.Locale;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Codes in words; templates call it {@code @words}. */
@Component("words")
public class Words {

  /**
   * A code of a task's reason: ours in words, those of the trade, such as {@code CO-197} or {@code
   * A7:562:85}, as they are.
   */
  public String reason(String code) {
    return code.matches("[A-Z][A-Z_]{4,}") ? of(code) : code;
  }

  /** A code such as {@code BILL_NEXT_PAYER} as words: {@code Bill next payer}. */
  public String of(String code) {
    if (code.isEmpty()) {
      return "";
    }
    String text = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Where a payer claim stands, as a biller says it. */
  public String state(PayerClaimState state, @Nullable Outcome outcome) {
    return switch (state) {
      case DRAFT -> "Draft";
      case SCRUBBED -> "Checked";
      case QUEUED -> "Ready to batch";
      case BATCHED -> "In a file";
      case SENT -> "Sent";
      case FILE_REJECTED, TXN_REJECTED -> "File rejected";
      case SYNTAX_OK -> "File accepted";
      case RECEIVED -> "Received";
      case ACCEPTED -> "Accepted";
      case REJECTED -> "Rejected";
      case PENDING -> "Pending at payer";
      case INFO_REQUESTED -> "Information requested";
      case ADJUDICATED -> outcome == null ? "Decided" : outcome(outcome);
      case AWAITING_CROSSOVER -> "Awaiting crossover";
      case CROSSED_OVER -> "Crossed over";
      case REVERSED -> "Taken back";
      case CORRECTING -> "Being corrected";
      case APPEALED -> "Appealed";
      case WRITTEN_OFF -> "Written off";
      case PRINTED -> "To be mailed";
      case MAILED -> "Mailed";
      case CLOSED -> "Closed";
    };
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case PAID -> "Paid";
      case PARTIAL -> "Paid in part";
      case PAT_RESP -> "Patient share";
      case DENIED -> "Denied";
    };
  }

  /** How that is shown: {@code bad}, {@code warn}, {@code good}, {@code info} or neutral. */
  public String tone(PayerClaimState state, @Nullable Outcome outcome) {
    return switch (state) {
      case FILE_REJECTED, TXN_REJECTED, REJECTED, REVERSED -> "bad";
      case ADJUDICATED -> outcome == Outcome.DENIED ? "bad" : outcome == null ? "" : "good";
      case CORRECTING, INFO_REQUESTED, APPEALED, PRINTED -> "warn";
      case QUEUED, BATCHED, SENT, SYNTAX_OK, RECEIVED, ACCEPTED, PENDING, MAILED -> "info";
      case AWAITING_CROSSOVER, CROSSED_OVER -> "alt";
      case DRAFT, SCRUBBED, WRITTEN_OFF, CLOSED -> "";
    };
  }
}
