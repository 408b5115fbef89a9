package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.protocol.impl.record.value.error.ErrorRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.timer.TimerRecord;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.cobaltclaims.engine.embedded.JobTable.Phase;
import org.cobaltclaims.engine.embedded.record.EngineRecord;
import org.cobaltclaims.engine.embedded.record.RecordListener;

/**
 * What the engine is doing, counted from its records as they are exported. It holds ids, types and
 * numbers only: no variables, no message texts.
 */
public final class EngineState implements RecordListener {

  /** An element of a process. */
  public record Element(String processId, String elementId) {}

  /**
   * Something that stopped and waits for a person.
   *
   * @param errorType the engine's name for the kind of trouble, as JOB_NO_RETRIES
   * @param jobKey the job that failed, -1 when there was none
   */
  public record Incident(
      long key,
      String processId,
      String elementId,
      String errorType,
      long processInstanceKey,
      long jobKey) {}

  private JobTable jobs = new JobTable();
  private final Map<Long, Incident> incidents = new LinkedHashMap<>();
  private final Map<Long, Long> instanceByTimer = new HashMap<>();
  private final DueDates timerDates = new DueDates();
  private final Map<String, Integer> running = new TreeMap<>();
  private final Map<String, Long> finished = new TreeMap<>();
  private final Map<Element, Long> activations = new HashMap<>();
  private long processingErrors;

  EngineState() {}

  @Override
  public synchronized void onEvent(EngineRecord event) {
    switch (event.value()) {
      case JobRecord job -> {
        if (event.intent() instanceof JobIntent intent) {
          jobs.onEvent(event.key(), intent, job);
        }
      }
      case JobBatchRecord batch -> {
        if (event.intent() == JobBatchIntent.ACTIVATED) {
          batch.jobKeys().forEach(key -> jobs.activated(key.getValue()));
        }
      }
      case ProcessInstanceRecord element -> onElement(event.intent(), element);
      case IncidentRecord incident -> onIncident(event.key(), event.intent(), incident);
      case TimerRecord timer -> onTimer(event.key(), event.intent(), timer);
      case ErrorRecord error -> onError(error);
      default -> {
        // the rest does not count here
      }
    }
  }

  @Override
  public synchronized void onPurge() {
    jobs = new JobTable();
    incidents.clear();
    instanceByTimer.clear();
    timerDates.clear();
    running.clear();
    finished.clear();
    activations.clear();
    processingErrors = 0;
  }

  private void onElement(Intent intent, ProcessInstanceRecord element) {
    if (intent == ProcessInstanceIntent.ELEMENT_ACTIVATED) {
      activations.merge(
          new Element(element.getBpmnProcessId(), element.getElementId()), 1L, Long::sum);
    }
    boolean root =
        element.getBpmnElementType() == BpmnElementType.PROCESS && !element.hasParentProcess();
    if (!root) {
      return;
    }
    String process = element.getBpmnProcessId();
    if (intent == ProcessInstanceIntent.ELEMENT_ACTIVATING) {
      running.merge(process, 1, Integer::sum);
    } else if (intent == ProcessInstanceIntent.ELEMENT_COMPLETED
        || intent == ProcessInstanceIntent.ELEMENT_TERMINATED) {
      running.computeIfPresent(process, (id, count) -> count == 1 ? null : count - 1);
      finished.merge(process, 1L, Long::sum);
    }
  }

  private void onIncident(long key, Intent intent, IncidentRecord incident) {
    if (intent == IncidentIntent.CREATED) {
      incidents.put(
          key,
          new Incident(
              key,
              incident.getBpmnProcessId(),
              incident.getElementId(),
              incident.getErrorType().name(),
              incident.getProcessInstanceKey(),
              incident.getJobKey()));
      jobs.blocked(incident.getJobKey());
    } else if (intent == IncidentIntent.RESOLVED) {
      incidents.remove(key);
      jobs.unblocked(incident.getJobKey());
    }
  }

  private void onTimer(long key, Intent intent, TimerRecord timer) {
    if (intent == TimerIntent.CREATED) {
      instanceByTimer.put(key, timer.getProcessInstanceKey());
      timerDates.put(key, timer.getDueDate());
    } else if (intent == TimerIntent.TRIGGERED || intent == TimerIntent.CANCELED) {
      instanceByTimer.remove(key);
      timerDates.remove(key);
    }
  }

  /** The engine stops working on an instance whose processing fails: nothing of it is due. */
  private void onError(ErrorRecord error) {
    processingErrors++;
    long instance = error.getProcessInstanceKey();
    if (instance > 0) {
      jobs.removeAllOf(instance);
      List<Long> dead =
          instanceByTimer.entrySet().stream()
              .filter(timer -> timer.getValue() == instance)
              .map(Map.Entry::getKey)
              .toList();
      dead.forEach(instanceByTimer::remove);
      dead.forEach(timerDates::remove);
    }
  }

  /** The incidents that are open, oldest first. */
  public synchronized List<Incident> openIncidents() {
    return new ArrayList<>(incidents.values());
  }

  /** Jobs that a worker may take, by job type. */
  public synchronized Map<String, Integer> activatableJobs() {
    return jobs.countByType(Phase.ACTIVATABLE);
  }

  /** Jobs that a worker has, by job type. */
  public synchronized Map<String, Integer> activeJobs() {
    return jobs.countByType(Phase.ACTIVATED);
  }

  /** Jobs that failed and wait for their next try, by job type. */
  public synchronized Map<String, Integer> jobsBackingOff() {
    return jobs.countByType(Phase.BACKING_OFF);
  }

  /** Jobs that failed for good and wait in an incident, by job type. */
  public synchronized Map<String, Integer> failedJobs() {
    return jobs.countByType(Phase.FAILED);
  }

  /** How many jobs were completed since the start. */
  public synchronized long completedJobs() {
    return jobs.completed();
  }

  /** Instances that run and were not started by another, by process id. */
  public synchronized Map<String, Integer> runningRoots() {
    return new TreeMap<>(running);
  }

  /** Such instances that completed or were terminated since the start, by process id. */
  public synchronized Map<String, Long> finishedRoots() {
    return new TreeMap<>(finished);
  }

  /** How often each element was entered since the start. */
  public synchronized Map<Element, Long> elementActivations() {
    return new HashMap<>(activations);
  }

  /** How often the engine itself failed over a record and gave the instance up; expected: 0. */
  public synchronized long processingErrors() {
    return processingErrors;
  }

  /** When the next timer or the next try of a failed job is due, empty when nothing is. */
  public synchronized Optional<Instant> nextDue() {
    OptionalLong timer = timerDates.next();
    OptionalLong retry = jobs.retries().next();
    long next = Math.min(timer.orElse(Long.MAX_VALUE), retry.orElse(Long.MAX_VALUE));
    return next == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
  }

  /** Whether a worker or the engine has something to do at this time. */
  synchronized boolean hasWork(long nowMillis) {
    return jobs.count(Phase.ACTIVATABLE) > 0
        || jobs.count(Phase.ACTIVATED) > 0
        || jobs.retries().anyDue(nowMillis)
        || timerDates.anyDue(nowMillis);
  }
}
