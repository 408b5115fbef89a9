package org.cobaltclaims.worklist.process;

import java.time.LocalDate;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tasks that somebody looks after outside of the claims: all that follows is that it was done. */
@Component
class Acknowledged implements TaskHandler.Plain {

  @Override
  public boolean handles(Task task) {
    return switch (task.kind()) {
      case UNREADABLE_FILE, CREDIT_BALANCE -> true;
      default -> false;
    };
  }

  @Override
  public @Nullable LocalDate carryOut(Task task, String decision) {
    return null;
  }
}
