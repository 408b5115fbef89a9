package org.cobaltclaims.desk;

import org.cobaltclaims.claim.TaskKind;

/** What kinds of tasks are called on pages: what is to be done. */
public final class TaskWords {

  private TaskWords() {}

  public static String of(TaskKind kind) {
    return switch (kind) {
      case CORRECT_REJECTION -> "Fix rejected claim";
      case CHASE_REMITTANCE -> "Call payer";
      case ERA_MISSING -> "Find missing ERA";
      case INFO_REQUESTED -> "Send information";
      case FILING_LIMIT -> "Filing limit near";
      case CHASE_CROSSOVER -> "Crossover did not come";
      case APPROVE_WRITE_OFF -> "Approve write-off";
      case COB_UNBALANCED -> "Balance secondary";
      case ERA_OUT_OF_BALANCE -> "Balance ERA";
      case PAYER_ORDER -> "Order payers";
      case UNREADABLE_FILE -> "Look at file";
      default -> Words.capital(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
    };
  }
}
