package org.cobaltclaims.worklist;

import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;

/** How urgent a task is; decided by the table {@code task-priority}. */
public interface Urgency {

  /** Days to a deadline that there is not. */
  int NO_DEADLINE = 9999;

  /**
   * What the table answers.
   *
   * @param priority from 0 to 100, the most urgent highest
   * @param dueDays calendar days until it is due
   */
  record Rating(int priority, int dueDays) {}

  /**
   * Rates a task when it is opened.
   *
   * @param money what is at stake
   * @param daysLeft days until a deadline of the payer ends, negative if it has; {@link
   *     #NO_DEADLINE} if there is none
   */
  Rating rate(TaskKind kind, Money money, int daysLeft);
}
