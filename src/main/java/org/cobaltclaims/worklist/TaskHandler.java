package org.cobaltclaims.worklist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what people decide. Every feature brings handlers for the kinds of tasks that are
 * about its own things; each task has exactly one.
 */
public interface TaskHandler {

  boolean handles(Task task);

  /**
   * Carries the decision out, in the transaction that has marked the task as done. It is called
   * once per task.
   *
   * @param decision one of those that the task's form offers
   * @param details what it brings along, such as what was corrected
   * @param by who decided
   * @return if the decision is to wait: the day on which a person is asked again; otherwise null
   * @throws DecisionRefused if it cannot be carried out; all is rolled back
   */
  @Nullable LocalDate carryOut(Task task, String decision, DecisionDetails details, String by);

  /** For tasks whose decisions say everything: details are refused. */
  interface Plain extends TaskHandler {

    /**
     * Carries the decision out.
     *
     * @see TaskHandler#carryOut(Task, String, DecisionDetails, String)
     */
    @Nullable LocalDate carryOut(Task task, String decision);

    @Override
    default @Nullable LocalDate carryOut(
        Task task, String decision, DecisionDetails details, String by) {
      details.requireNone();
      return carryOut(task, decision);
    }
  }
}
