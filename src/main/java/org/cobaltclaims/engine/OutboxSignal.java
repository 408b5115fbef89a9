package org.cobaltclaims.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the relay that a commit left something in the outbox. */
@Component
class OutboxSignal {

  private final Semaphore raised = new Semaphore(0);

  void raise() {
    if (raised.availablePermits() == 0) {
      raised.release();
    }
  }

  /** Waits until it is raised, at most so long. */
  void await(Duration atMost) throws InterruptedException {
    if (raised.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      raised.drainPermits();
    }
  }

  /** True if this transaction will raise it already; otherwise it will from now on. */
  boolean registeredInThisTransaction() {
    if (TransactionSynchronizationManager.hasResource(this)) {
      return true;
    }
    TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
    return false;
  }

  void forgetThisTransaction() {
    TransactionSynchronizationManager.unbindResourceIfPossible(this);
  }
}
