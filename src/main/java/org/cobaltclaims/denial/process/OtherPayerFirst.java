package org.cobaltclaims.denial.process;

import java.util.Set;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.springframework.stereotype.Component;

/** x. */
@Component
class OtherPayerFirst {
  void startAgain(Task task, PayerClaim claim, DecisionDetails details) {
    details.requireOnly(Set.of("first"));
    throw DecisionRefused.state(task.id() + claim.id());
  }
}
