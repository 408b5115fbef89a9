package org.cobaltclaims.worklist.web;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.worklist.TaskAssigned;
import org.cobaltclaims.worklist.TaskChanges;
import org.cobaltclaims.worklist.TaskClosed;
import org.cobaltclaims.worklist.TaskRescheduled;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open work lists that something changed, at most once a second and without saying what: they
 * ask again. Changes by another application on the same database are told as well.
 */
@Component
class TaskStream {

  /** A browser connects again by itself after that. */
  private static final long LONGEST_MILLIS = 600_000;

  private static final int PULSE_SECONDS = 20;

  private final Set<SseEmitter> listeners = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean changed = new AtomicBoolean();
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("task-stream").daemon().factory());
  private final TaskChanges others;
  private boolean untold;
  private int quietSeconds;

  TaskStream(TaskChanges others) {
    this.others = others;
    beat.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
  }

  SseEmitter open() {
    SseEmitter listener = new SseEmitter(LONGEST_MILLIS);
    listener.onCompletion(() -> listeners.remove(listener));
    listener.onTimeout(listener::complete);
    listener.onError(problem -> listeners.remove(listener));
    listeners.add(listener);
    try {
      // Without a first word the browser does not know that it is connected.
      listener.send(SseEmitter.event().comment("connected"));
    } catch (IOException gone) {
      listeners.remove(listener);
    }
    if (beat.isShutdown()) {
      listener.complete();
    }
    return listener;
  }

  @TransactionalEventListener(
      phase = TransactionPhase.AFTER_COMMIT,
      classes = {
        TaskNeeded.class,
        TaskSettled.class,
        TaskClosed.class,
        TaskAssigned.class,
        TaskRescheduled.class
      })
  void changed() {
    changed.set(true);
  }

  private void tell() {
    boolean ours = changed.getAndSet(false);
    if (theirs(ours) || ours) {
      send(SseEmitter.event().name("tasks").data("changed"));
    } else if (++quietSeconds >= PULSE_SECONDS) {
      // Otherwise nobody notices that a browser is gone.
      send(SseEmitter.event().comment("still here"));
    }
  }

  /** What cannot be told to others now is told with the next beat. */
  private boolean theirs(boolean ours) {
    untold |= ours;
    try {
      if (untold) {
        others.tell();
        untold = false;
      }
      return !listeners.isEmpty() && others.heard();
    } catch (DataAccessException | TransactionException unusable) {
      return false;
    }
  }

  /** Ends all connections before the server waits until everybody has been answered. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    beat.shutdownNow();
    listeners.forEach(SseEmitter::complete);
  }

  private void send(SseEmitter.SseEventBuilder event) {
    quietSeconds = 0;
    Set<DataWithMediaType> parts = event.build();
    for (SseEmitter listener : listeners) {
      try {
        listener.send(parts);
      } catch (IOException | IllegalStateException gone) {
        listeners.remove(listener);
        listener.complete();
      }
    }
  }
}
