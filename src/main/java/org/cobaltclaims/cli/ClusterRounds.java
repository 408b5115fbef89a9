package org.cobaltclaims.cli;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Rounds beside a cluster. It cannot tell when it rests, so a round does what can be done now; what
 * the processes make ready meanwhile goes out with the next one.
 */
@Component
@ConditionalOnProperty(name = "cobalt.engine", havingValue = "cluster")
class ClusterRounds extends Rounds {

  private final RoundWork work;

  ClusterRounds(RoundWork work) {
    this.work = work;
  }

  @Override
  void round() {
    work.takeIn();
    work.formBatches();
    work.sendTheRest();
  }
}
