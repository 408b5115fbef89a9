package org.cobaltclaims.engine.embedded.read;

import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRequirementsRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.FormRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageStartEventSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.ProcessMessageSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.cobaltclaims.engine.embedded.record.EngineRecord;
import org.cobaltclaims.engine.embedded.record.RecordListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine's events tell, held in memory so that it can be asked for. One thread tells, any
 * may ask. It holds all that runs and the newest process instances that have finished, so that its
 * size does not grow with the time the engine runs.
 */
public final class ReadModel implements RecordListener {

  /** How many finished process instances are kept, called ones counted. */
  public static final int KEPT_FINISHED = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(ReadModel.class);

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Tables tables = new Tables();
  private final Strings strings = new Strings();
  private final Retention retention;
  private final DeploymentEvents deployments;
  private final InstanceEvents instances;
  private final WorkEvents work;
  private final MessageEvents messages;
  private final DecisionEvents decisions;

  /** Keeps {@link #KEPT_FINISHED} finished process instances. */
  public ReadModel() {
    this(KEPT_FINISHED);
  }

  ReadModel(int keptFinished) {
    retention = new Retention(keptFinished, tables::removeOf);
    deployments = new DeploymentEvents(tables);
    instances = new InstanceEvents(tables, strings, retention);
    work = new WorkEvents(tables, strings, retention);
    messages = new MessageEvents(tables, strings, retention);
    decisions = new DecisionEvents(tables, strings, retention);
  }

  /** An event that it cannot take in makes answers wrong; the engine goes on all the same. */
  @Override
  public void onEvent(EngineRecord event) {
    lock.writeLock().lock();
    try {
      take(event);
    } catch (RuntimeException e) {
      LOG.error(
          "the read model could not take in {} {} with key {}: what it tells of that is out of"
              + " date",
          event.valueType(),
          event.intent(),
          event.key(),
          e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void take(EngineRecord event) {
    long key = event.key();
    long timestamp = event.timestamp();
    Intent intent = event.intent();
    switch (event.value()) {
      case ProcessInstanceRecord element -> instances.onElement(key, timestamp, intent, element);
      case VariableRecord variable -> instances.onVariable(key, intent, variable);
      case IncidentRecord incident -> instances.onIncident(key, timestamp, intent, incident);
      case JobRecord job -> work.onJob(key, timestamp, intent, job);
      case UserTaskRecord task -> work.onUserTask(timestamp, intent, task);
      case ProcessMessageSubscriptionRecord subscription ->
          messages.onSubscription(key, timestamp, intent, subscription);
      case MessageStartEventSubscriptionRecord start ->
          messages.onStart(key, timestamp, intent, start);
      case DecisionEvaluationRecord evaluation ->
          decisions.onEvaluation(key, timestamp, intent, evaluation);
      case ProcessRecord process -> deployments.onProcess(intent, process);
      case DecisionRecord decision -> deployments.onDecision(intent, decision);
      case DecisionRequirementsRecord graph -> deployments.onRequirements(intent, graph);
      case FormRecord form -> deployments.onForm(intent, form);
      default -> {
        // nothing that can be asked for
      }
    }
  }

  /** Asks: nothing changes meanwhile, and no row may be kept after it. */
  <T> T ask(Function<Tables, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(tables);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void onPurge() {
    lock.writeLock().lock();
    try {
      tables.clear();
      strings.clear();
      retention.clear();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
