package org.cobaltclaims.engine;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * What becomes of a job whose work fails. Two transactions that got in each other's way: the work
 * is done again at once, it may be done twice. Anything else: the job is tried again after a while,
 * and after the last try it is an incident. The engine is told the exception's kind, and its
 * message only where the message is ours, which names ids only. Where the disk or the database
 * cannot be used, the job keeps its tries, however long that lasts.
 */
@Component
public class RetryPolicy {

  private static final Logger LOG = LoggerFactory.getLogger(RetryPolicy.class);
  private static final int TRIES_IN_PLACE = 6;

  /** A job that could not be worked for want of disk or database is taken up again so soon. */
  private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(5);

  /** What a job is handed back with that came too late; it keeps its tries. */
  private static final String ENDING = "the application ends";

  private final WorkGate gate = new WorkGate();
  private final List<Duration> backoff;
  private final Set<Long> interrupted = ConcurrentHashMap.newKeySet();
  private final OnceOnly outage = new OnceOnly();

  RetryPolicy(EngineSettings settings) {
    this.backoff = settings.retryBackoff();
  }

  /** The application ends: what jobs have begun is finished, no other is worked. */
  @EventListener(ContextClosedEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void end() {
    if (!gate.close(WorkGate.PATIENCE)) {
      LOG.warn("a job was not done in time; the next start does it again");
    }
  }

  /** Does a job's work. */
  public void run(ActivatedJob job, Runnable work) {
    call(job, Map.of(), asSupplier(work));
  }

  /** Does a job's work that has a result, which becomes the job's variables. */
  public <T> T call(ActivatedJob job, Supplier<T> work) {
    return call(job, Map.of(), work);
  }

  /**
   * Does a job's work, where some exceptions are expected and take another way in the model.
   *
   * @param errors the BPMN error codes of expected exceptions
   */
  public <T> T call(
      ActivatedJob job, Map<Class<? extends RuntimeException>, String> errors, Supplier<T> work) {
    if (!gate.enter()) {
      throw CamundaError.jobError(ENDING, null, job.getRetries(), OUTAGE_PAUSE, null);
    }
    try {
      return worked(job, errors, work);
    } finally {
      gate.leave();
    }
  }

  private <T> T worked(
      ActivatedJob job, Map<Class<? extends RuntimeException>, String> errors, Supplier<T> work) {
    try {
      T result = inPlace(work);
      worked(job);
      return result;
    } catch (CamundaError decided) {
      throw decided;
    } catch (RuntimeException failure) {
      for (Map.Entry<Class<? extends RuntimeException>, String> error : errors.entrySet()) {
        if (error.getKey().isInstance(failure)) {
          throw CamundaError.bpmnError(error.getValue(), Failures.describe(failure));
        }
      }
      throw failed(job, failure);
    }
  }

  private static Supplier<Boolean> asSupplier(Runnable work) {
    return () -> {
      work.run();
      return Boolean.TRUE;
    };
  }

  /** Deadlocks, lock timeouts, and another's version or row that came first. */
  private static <T> T inPlace(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (RuntimeException failure) {
        if (attempt == TRIES_IN_PLACE || !collided(failure)) {
          throw failure;
        }
        pause(attempt);
      }
    }
  }

  /** The repositories wrap what the database says, so the causes are looked at too. */
  private static boolean collided(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof TransientDataAccessException || t instanceof DuplicateKeyException) {
        return true;
      }
    }
    return false;
  }

  private static void pause(int attempt) {
    LockSupport.parkNanos(
        Duration.ofMillis(ThreadLocalRandom.current().nextLong(5L, 20L << attempt)).toNanos());
  }

  /** True while jobs wait for the end of an outage; they are taken up again by themselves. */
  public boolean anyInterrupted() {
    return !interrupted.isEmpty();
  }

  private void worked(ActivatedJob job) {
    interrupted.remove(job.getKey());
    if (outage.over()) {
      LOG.info("jobs are worked again");
    }
  }

  private CamundaError interrupted(ActivatedJob job, RuntimeException failure) {
    interrupted.add(job.getKey());
    if (outage.begins()) {
      LOG.warn(
          "jobs cannot be worked, disk or database cannot be used; they keep their tries and are"
              + " taken up again until it is over",
          Failures.forLog(failure));
    }
    return CamundaError.jobError(
        Failures.describe(failure), null, job.getRetries(), OUTAGE_PAUSE, null);
  }

  private CamundaError failed(ActivatedJob job, RuntimeException failure) {
    if (Outage.is(failure)) {
      return interrupted(job, failure);
    }
    interrupted.remove(job.getKey());
    int left = Math.max(0, job.getRetries() - 1);
    LOG.warn(
        "job {} {} in {} failed, {} tries left",
        job.getType(),
        job.getKey(),
        job.getElementId(),
        left,
        Failures.forLog(failure));
    return CamundaError.jobError(
        Failures.describe(failure), null, left, backoff(job.getRetries()), null);
  }

  /** The last wait comes before the last try; a job with fewer tries begins later in the list. */
  private Duration backoff(int retries) {
    if (backoff.isEmpty()) {
      return Duration.ZERO;
    }
    int failures = Math.max(0, backoff.size() + 1 - Math.max(retries, 2));
    return backoff.get(failures);
  }
}
