package org.cobaltclaims.worklist;

/** There is no such task. */
public final class TaskNotFound extends RuntimeException {

  private static final long serialVersionUID = 1;

  public TaskNotFound(String id) {
    super("there is no task " + id);
  }
}
