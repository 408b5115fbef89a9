package org.cobaltclaims.engine;

import io.camunda.client.event.CamundaClientClosingEvent;
import io.camunda.client.event.CamundaClientCreatedEvent;
import io.camunda.client.event.CamundaPostDeploymentEvent;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What goes from the database to the engine while the application runs. The epoch begins before any
 * worker asks for a job; messages leave after deployment, because a start message that nobody
 * listens for is lost; then every open root is started that has no instance yet.
 *
 * <p>The lease is renewed on a thread of its own: an engine that does not answer holds up messages,
 * and must not look like an application that died.
 */
@Component
class EngineTraffic {

  private static final Logger LOG = LoggerFactory.getLogger(EngineTraffic.class);

  private final EngineEpoch epoch;
  private final OutboxRelay relay;
  private final OutboxSignal signal;
  private final Roots roots;
  private final InstanceCanceller instances;
  private final EngineSettings settings;
  private final OnceOnly trouble = new OnceOnly();
  private volatile boolean running;
  private @Nullable Thread thread;
  private @Nullable Thread lease;

  EngineTraffic(
      EngineEpoch epoch,
      OutboxRelay relay,
      OutboxSignal signal,
      Roots roots,
      InstanceCanceller instances,
      EngineSettings settings) {
    this.epoch = epoch;
    this.relay = relay;
    this.signal = signal;
    this.roots = roots;
    this.instances = instances;
    this.settings = settings;
  }

  @EventListener(CamundaClientCreatedEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void beginEpoch() {
    epoch.begin();
  }

  @EventListener(CamundaPostDeploymentEvent.class)
  synchronized void start() {
    if (thread == null) {
      epoch.begin();
      running = true;
      lease = Thread.ofPlatform().name("engine-lease").daemon().start(this::stayAlive);
      thread = Thread.ofPlatform().name("engine-relay").daemon().start(this::work);
    }
  }

  @EventListener(CamundaClientClosingEvent.class)
  @PreDestroy
  synchronized void stop() throws InterruptedException {
    Thread working = thread;
    Thread renewing = lease;
    if (working == null || renewing == null) {
      return;
    }
    running = false;
    signal.raise();
    renewing.interrupt();
    working.join(settings.relayLease());
    renewing.join(settings.relayLease());
    thread = null;
    lease = null;
    epoch.release();
  }

  private void stayAlive() {
    while (running) {
      try {
        epoch.renew();
        Thread.sleep(epoch.renewalInterval());
      } catch (StaleEpochException over) {
        LOG.error("{}", over.getMessage());
        running = false;
        signal.raise();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // The relay works on the same database and says that it cannot be used.
        LockSupport.parkNanos(settings.relayPoll().toNanos());
      }
    }
  }

  private void work() {
    long nextDuty = System.nanoTime();
    long nextSweep = System.nanoTime();
    while (running) {
      try {
        if (System.nanoTime() - nextDuty >= 0 && epoch.isOnDuty()) {
          nextDuty = System.nanoTime() + epoch.renewalInterval().toNanos();
          if (epoch.beginAgainIfAsked()) {
            LOG.info("a resume was asked for; everything that is open is started again");
            nextSweep = System.nanoTime();
          }
          cancelSuperseded();
        }
        int relayed = relay.relay();
        if (trouble.over()) {
          LOG.info("the outbox is relayed again");
        }
        if (relayed > 0) {
          continue;
        }
        if (System.nanoTime() - nextSweep >= 0 && epoch.isOnDuty() && relay.isEmpty()) {
          if (roots.startAgain() > 0) {
            continue;
          }
          nextSweep = System.nanoTime() + settings.startGrace().dividedBy(4).toNanos();
        }
        signal.await(settings.relayPoll());
      } catch (StaleEpochException another) {
        // Who renews the lease says whether this application follows into it.
        pause();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (trouble.begins()) {
          LOG.warn("the outbox cannot be relayed, tried again until it can", Failures.forLog(e));
        }
        pause();
      }
    }
  }

  /** Instances of an epoch before, in this engine: two for one subject would both be told. */
  private void cancelSuperseded() {
    for (List<Long> page = roots.superseded(); !page.isEmpty(); page = roots.superseded()) {
      for (long instance : page) {
        instances.cancel(instance);
        roots.forget(instance);
      }
    }
  }

  private void pause() {
    try {
      signal.await(settings.relayPoll());
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
