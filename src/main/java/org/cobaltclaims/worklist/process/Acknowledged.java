package org.cobaltclaims.worklist.process;

import java.time.LocalDate;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.coordination.Crossover;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tasks that somebody looks after outside of the claims: all that follows is that it was done. */
@Component
class Acknowledged implements TaskHandler.Plain {

  private final ApplicationEventPublisher events;

  Acknowledged(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public boolean handles(Task task) {
    return switch (task.kind()) {
      case UNREADABLE_FILE, CREDIT_BALANCE -> true;
      default -> false;
    };
  }

  @Override
  public @Nullable LocalDate carryOut(Task task, String decision) {
    String family = task.familyId();
    if (task.reason().equals(Crossover.TO_UNKNOWN_PAYER) && family != null) {
      // The family waited for it: what is left can be settled now.
      events.publishEvent(new FamilyReopened(family));
    }
    return null;
  }
}
