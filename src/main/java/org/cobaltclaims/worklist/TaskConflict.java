package org.cobaltclaims.worklist;

/** Somebody else was first, or the task is closed; nothing was changed. */
public final class TaskConflict extends RuntimeException {

  private static final long serialVersionUID = 1;

  TaskConflict(String message) {
    super(message);
  }
}
