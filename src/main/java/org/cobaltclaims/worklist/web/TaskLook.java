package org.cobaltclaims.worklist.web;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.desk.TaskWords;
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
      case CORRECT_CLAIM -> look(kind, "pencil", WARN);
      case CORRECT_REJECTION -> look(kind, "arrow-back-up", WARN);
      case PRINT_AND_MAIL -> look(kind, "file-export", INFO);
      case UPLOAD_FILE -> look(kind, "file-export", INFO);
      case FIND_ACKNOWLEDGEMENT -> look(kind, "file-import", INFO);
      case CHASE_REMITTANCE -> look(kind, "phone", INFO);
      case ERA_MISSING -> look(kind, "receipt", INFO);
      case INFO_REQUESTED -> look(kind, "paperclip", WARN);
      case FILING_LIMIT -> look(kind, "clock", BAD);
      case CHASE_CROSSOVER -> look(kind, "phone", INFO);
      case WORK_DENIAL -> look(kind, "scale", BAD);
      case APPROVE_WRITE_OFF -> look(kind, "check", ALT);
      case FOLLOW_APPEAL -> look(kind, "scale", INFO);
      case REVIEW_SECONDARY -> look(kind, "eye", INFO);
      case COB_UNBALANCED -> look(kind, "adjustments-horizontal", BAD);
      case ERA_OUT_OF_BALANCE -> look(kind, "report-money", BAD);
      case MATCH_PAYMENT -> look(kind, "coin", GOOD);
      case REVIEW_REVERSAL -> look(kind, "arrow-back-up", ALT);
      case POSSIBLE_REISSUE -> look(kind, "copy", ALT);
      case PAYER_ORDER -> look(kind, "user-question", INFO);
      case CREDIT_BALANCE -> look(kind, "coin", ALT);
      case UNREADABLE_FILE -> look(kind, "alert-triangle", BAD);
      default -> look(kind, "list-check", MUTE);
    };
  }

  private static TaskLook look(TaskKind kind, String icon, String tone) {
    return new TaskLook(TaskWords.of(kind), icon, tone);
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
