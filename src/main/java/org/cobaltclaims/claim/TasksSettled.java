package org.cobaltclaims.claim;

import java.util.Collection;
import java.util.Set;

/** What tasks of some kinds about some subjects were opened for has been settled otherwise. */
public record TasksSettled(Set<TaskKind> kinds, Set<String> subjects) {
  public TasksSettled {
    kinds = Set.copyOf(kinds);
    subjects = Set.copyOf(subjects);
  }

  /** One kind about many subjects. */
  public static TasksSettled about(TaskKind kind, Collection<String> subjects) {
    return new TasksSettled(Set.of(kind), Set.copyOf(subjects));
  }

  /** Several kinds about one subject. */
  public static TasksSettled of(String subject, TaskKind... kinds) {
    return new TasksSettled(Set.of(kinds), Set.of(subject));
  }
}
