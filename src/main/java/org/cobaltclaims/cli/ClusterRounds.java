package org.cobaltclaims.cli;

import java.util.List;
import org.cobaltclaims.engine.EngineEpoch;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Rounds beside a cluster. It cannot tell when it rests, so a round does what can be done now; what
 * the processes make ready meanwhile goes out with the next one. Of several applications the one on
 * duty does the rounds.
 */
@Component
@ConditionalOnProperty(name = "cobalt.engine", havingValue = "cluster")
class ClusterRounds extends Rounds {

  private final RoundWork work;
  private final EngineEpoch epoch;

  ClusterRounds(RoundWork work, EngineEpoch epoch) {
    this.work = work;
    this.epoch = epoch;
  }

  @Override
  boolean isOnDuty() {
    return epoch.isOnDuty();
  }

  @Override
  void round() {
    for (Runnable step : List.<Runnable>of(work::takeIn, work::formBatches, work::sendTheRest)) {
      if (isOnDuty()) {
        step.run();
      }
    }
  }
}
