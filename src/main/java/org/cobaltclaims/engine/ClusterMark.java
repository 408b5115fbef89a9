package org.cobaltclaims.engine;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The mark of a cluster: a message that nobody waits for, kept for a very long time. The cluster
 * refuses a second one of the same id as long as it keeps the first, and that is the answer to
 * whether it is there. It is asked with a message that is not kept.
 */
class ClusterMark implements EngineMark {

  private static final String NAME = "cobalt-engine-epoch";
  private static final String KEY = "cobalt";

  /** Longer than a cluster lives without an upgrade that begins a new epoch. */
  private static final Duration KEPT = Duration.ofDays(20 * 365);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How long a cluster that is up may take to know those whom it was configured with. */
  private static final Duration USERS_ARE_MADE = Duration.ofSeconds(20);

  private final ObjectProvider<CamundaClient> client;
  private final Duration patience;

  /**
   * @param patience how long an engine may be silent that is starting, or that chooses a leader
   */
  ClusterMark(ObjectProvider<CamundaClient> client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  @Override
  public boolean isOf(long epoch) {
    return !publish(epoch, Duration.ZERO);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void set(long epoch) {
    publish(epoch, KEPT);
  }

  /** False if the cluster keeps a message of this id already. */
  private boolean publish(long epoch, Duration timeToLive) {
    long since = System.nanoTime();
    while (true) {
      try {
        client
            .getObject()
            .newPublishMessageCommand()
            .messageName(NAME)
            .correlationKey(KEY)
            .messageId("epoch-" + epoch)
            .timeToLive(timeToLive)
            .send()
            .join();
        return true;
      } catch (RuntimeException failure) {
        if (CamundaMessagePublisher.knownAlready(failure)) {
          return false;
        }
        long waited = System.nanoTime() - since;
        if (waited > patience.toNanos() || isRefusal(failure, Duration.ofNanos(waited))) {
          throw unreachable(failure);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /**
   * Little waiting makes these better: a cluster that has just begun may not know its users yet.
   */
  private static boolean isRefusal(Throwable failure, Duration waited) {
    Status.Code code = Failures.grpcStatus(Failures.unwrap(failure));
    return code == Status.Code.PERMISSION_DENIED
        || code == Status.Code.UNAUTHENTICATED && waited.compareTo(USERS_ARE_MADE) > 0;
  }

  private EngineUnreachableException unreachable(RuntimeException failure) {
    Status.Code code = Failures.grpcStatus(Failures.unwrap(failure));
    return new EngineUnreachableException(
        "the process engine at %s cannot be used (%s); camunda.client.grpc-address, rest-address and auth name it and who asks"
            .formatted(
                client.getObject().getConfiguration().getGrpcAddress(),
                code == null ? failure.getClass().getSimpleName() : code),
        failure);
  }
}
