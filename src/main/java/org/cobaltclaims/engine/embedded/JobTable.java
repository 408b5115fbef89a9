package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.engine.processing.job.JobThrowErrorProcessor;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The jobs that are not finished and the state each is in. Not thread-safe. */
final class JobTable {

  /** What a job waits for. */
  enum Phase {
    /** A worker may take it. */
    ACTIVATABLE,
    /** A worker has it. */
    ACTIVATED,
    /** It failed and waits for its next try. */
    BACKING_OFF,
    /** It waits for a person, in an incident. */
    FAILED
  }

  private static final class Job {
    private final String type;
    private final long processInstance;
    private Phase phase = Phase.ACTIVATABLE;

    private Job(String type, long processInstance) {
      this.type = type;
      this.processInstance = processInstance;
    }
  }

  private final Map<Long, Job> jobs = new HashMap<>();
  private final int[] countByPhase = new int[Phase.values().length];
  private final DueDates retries = new DueDates();
  private long completed;

  void onEvent(long key, JobIntent intent, JobRecord job) {
    switch (intent) {
      case CREATED -> add(key, new Job(job.getType(), job.getProcessInstanceKey()));
      case TIMED_OUT, YIELDED, RECURRED_AFTER_BACKOFF -> move(key, Phase.ACTIVATABLE);
      case FAILED -> failed(key, job);
      case ERROR_THROWN -> errorThrown(key, job);
      case CANCELED -> remove(key);
      case COMPLETED -> {
        completed++;
        remove(key);
      }
      default -> {
        // commands, and changes that leave the phase as it is
      }
    }
  }

  private void failed(long key, JobRecord job) {
    if (job.getRetries() <= 0) {
      move(key, Phase.FAILED);
    } else if (job.getRetryBackoff() > 0) {
      move(key, Phase.BACKING_OFF);
      retries.put(key, job.getRecurringTime());
    } else {
      move(key, Phase.ACTIVATABLE);
    }
  }

  private void errorThrown(long key, JobRecord job) {
    if (job.getElementId().equals(JobThrowErrorProcessor.NO_CATCH_EVENT_FOUND)) {
      move(key, Phase.FAILED);
    } else {
      remove(key);
    }
  }

  void activated(long key) {
    move(key, Phase.ACTIVATED);
  }

  /** An incident was raised over the job. */
  void blocked(long key) {
    move(key, Phase.FAILED);
  }

  /** The incident over the job was resolved: it may be tried again. */
  void unblocked(long key) {
    move(key, Phase.ACTIVATABLE);
  }

  void removeAllOf(long processInstance) {
    jobs.entrySet().stream()
        .filter(entry -> entry.getValue().processInstance == processInstance)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::remove);
  }

  int count(Phase phase) {
    return countByPhase[phase.ordinal()];
  }

  Map<String, Integer> countByType(Phase phase) {
    Map<String, Integer> counts = new TreeMap<>();
    jobs.values().stream()
        .filter(job -> job.phase == phase)
        .forEach(job -> counts.merge(job.type, 1, Integer::sum));
    return counts;
  }

  long completed() {
    return completed;
  }

  DueDates retries() {
    return retries;
  }

  private void add(long key, Job job) {
    jobs.put(key, job);
    countByPhase[job.phase.ordinal()]++;
  }

  private void move(long key, Phase phase) {
    Job job = jobs.get(key);
    if (job != null) {
      countByPhase[job.phase.ordinal()]--;
      countByPhase[phase.ordinal()]++;
      job.phase = phase;
      retries.remove(key);
    }
  }

  private void remove(long key) {
    Job job = jobs.remove(key);
    if (job != null) {
      countByPhase[job.phase.ordinal()]--;
      retries.remove(key);
    }
  }
}
