package org.cobaltclaims.claim.process;

import java.util.Set;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.stereotype.Component;

/** Whether a denial is still worked on: by a person, or waiting for what a person asked for. */
@Component
class OpenDenials {

  private final Tasks tasks;

  OpenDenials(Tasks tasks) {
    this.tasks = tasks;
  }

  boolean isOpen(PayerClaim claim) {
    return claim.denialDue() != null
        || claim.state() == PayerClaimState.APPEALED
        || tasks.isAnyOpen(claim.id(), Set.of(TaskKind.WORK_DENIAL, TaskKind.APPROVE_WRITE_OFF));
  }
}
