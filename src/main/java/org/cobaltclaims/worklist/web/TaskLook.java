package org.cobaltclaims.worklist.web;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.worklist.Task;

/**
 * How a kind of task is called and shown.
 *
 * @param icon of the sprite, without its {@code i-}
 * @param tone {@code bad}, {@code warn}, {@code info}, {@code good}, {@code alt} or {@code mute}
 */
record TaskLook(String label, String icon, String tone) {

  private static final String BAD = "bad";
  private static final String WARN = "warn";
  private static final String INFO = "info";
  private static final String GOOD = "good";
  private static final String ALT = "alt";
  private static final String MUTE = "mute";

  /** One code of a task's reason. */
  record Chip(String text, String tone) {}

  static TaskLook of(TaskKind kind) {
    return switch (kind) {
      case CORRECT_CLAIM -> new TaskLook("Correct claim", "pencil", WARN);
      case CORRECT_REJECTION -> new TaskLook("Fix rejected claim", "arrow-back-up", WARN);
      case PRINT_AND_MAIL -> new TaskLook("Print and mail", "file-export", INFO);
      case UPLOAD_FILE -> new TaskLook("Upload file", "file-export", INFO);
      case FIND_ACKNOWLEDGEMENT -> new TaskLook("Find acknowledgement", "file-import", INFO);
      case CHASE_REMITTANCE -> new TaskLook("Call payer", "phone", INFO);
      case ERA_MISSING -> new TaskLook("Find missing ERA", "receipt", INFO);
      case INFO_REQUESTED -> new TaskLook("Send information", "paperclip", WARN);
      case FILING_LIMIT -> new TaskLook("Filing limit near", "clock", BAD);
      case CHASE_CROSSOVER -> new TaskLook("Crossover did not come", "phone", INFO);
      case WORK_DENIAL -> new TaskLook("Work denial", "scale", BAD);
      case APPROVE_WRITE_OFF -> new TaskLook("Approve write-off", "check", ALT);
      case FOLLOW_APPEAL -> new TaskLook("Follow appeal", "scale", INFO);
      case REVIEW_SECONDARY -> new TaskLook("Review secondary", "eye", INFO);
      case COB_UNBALANCED -> new TaskLook("Balance secondary", "adjustments-horizontal", BAD);
      case ERA_OUT_OF_BALANCE -> new TaskLook("Balance ERA", "report-money", BAD);
      case MATCH_PAYMENT -> new TaskLook("Match payment", "coin", GOOD);
      case REVIEW_REVERSAL -> new TaskLook("Review reversal", "arrow-back-up", ALT);
      case POSSIBLE_REISSUE -> new TaskLook("Possible reissue", "copy", ALT);
      case PAYER_ORDER -> new TaskLook("Order payers", "user-question", INFO);
      case CREDIT_BALANCE -> new TaskLook("Credit balance", "coin", ALT);
      case UNREADABLE_FILE -> new TaskLook("Look at file", "alert-triangle", BAD);
      default -> new TaskLook(words(kind), "list-check", MUTE);
    };
  }

  private static String words(TaskKind kind) {
    String text = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Codes such as {@code CO-197}, {@code N130} or {@code A7:562:85} between blanks. */
  private static final Pattern CODES =
      Pattern.compile("[A-Z0-9][A-Z0-9_.:-]*(\\s+[A-Z0-9][A-Z0-9_.:-]*)*");

  /** The codes of a task's reason; one that is a sentence stays whole. */
  List<Chip> chips(Task task) {
    String reason = task.reason().strip();
    String[] codes =
        CODES.matcher(reason).matches() ? reason.split("\\s+", -1) : new String[] {reason};
    return Arrays.stream(codes)
        .filter(code -> !code.isEmpty())
        .map(code -> new Chip(code, chipTone(code)))
        .toList();
  }

  private String chipTone(String code) {
    if (code.startsWith("PR-")) {
      return ALT;
    }
    if (code.equals("CO-45") || code.matches("[MN]A?\\d{1,3}")) {
      return "";
    }
    return code.matches("(CO|OA|PI|CR)-.*") ? BAD : tone.equals(MUTE) ? "" : tone;
  }
}
