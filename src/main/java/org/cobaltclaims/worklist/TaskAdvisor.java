package org.cobaltclaims.worklist;

import java.util.Optional;

/** Explains tasks. Every feature brings advisors for the kinds that are about its own things. */
public interface TaskAdvisor {

  /** What is known about a task; empty if it is another's, or nothing is known. */
  Optional<TaskAdvice> advise(Task task);
}
