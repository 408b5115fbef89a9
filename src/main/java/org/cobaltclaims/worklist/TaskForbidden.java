package org.cobaltclaims.worklist;

/** Whoever acts may not do that with a task; nothing was changed. */
public final class TaskForbidden extends RuntimeException {

  private static final long serialVersionUID = 1;

  TaskForbidden(String message) {
    super(message);
  }
}
