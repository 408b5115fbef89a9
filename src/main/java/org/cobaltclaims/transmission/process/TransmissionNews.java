package org.cobaltclaims.transmission.process;

import java.time.Duration;
import java.util.Map;
import org.cobaltclaims.engine.Outbox;
import org.cobaltclaims.engine.ProcessNames.Messages;
import org.cobaltclaims.engine.RootProcess;
import org.cobaltclaims.engine.Roots;
import org.cobaltclaims.transmission.BatchChanged;
import org.cobaltclaims.transmission.BatchCreated;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the engine, in the transaction of what happened, that a batch has moved. */
@Component
class TransmissionNews {

  /** Engine time: long enough for an instance that is about to wait. */
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

  private final Outbox outbox;
  private final Roots roots;

  TransmissionNews(Outbox outbox, Roots roots) {
    this.outbox = outbox;
    this.roots = roots;
  }

  @EventListener
  void on(BatchCreated created) {
    roots.open(RootProcess.BATCH_TRANSMISSION, created.batchId());
  }

  @EventListener
  void on(BatchChanged changed) {
    outbox.publish(Messages.BATCH_CHANGED, changed.batchId(), TIME_TO_LIVE, Map.of());
  }
}
