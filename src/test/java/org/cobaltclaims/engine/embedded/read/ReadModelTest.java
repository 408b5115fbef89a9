package org.cobaltclaims.engine.embedded.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.ProcessMessageSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.cobaltclaims.engine.embedded.record.EngineRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the read model makes of the engine's events. */
class ReadModelTest {

  private static final long NOW = 1_767_225_600_000L;

  private final ReadModel model = new ReadModel(4);
  private long lastKey = 1;

  @Test
  void nothingOfAnEvictedInstanceIsLeft() {
    for (int i = 0; i < 50; i++) {
      wholeRun();
    }
    int kept = rows();
    for (int i = 0; i < 50; i++) {
      wholeRun();
    }

    assertThat(rows()).isEqualTo(kept);
    assertThat(kept).isEqualTo(4 / 2 * ROWS_OF_A_RUN);
  }

  @Test
  void runningInstanceKeepsAllThatIsIts() {
    long running = start(-1);
    variable(running);
    long element = element(running);
    job(running, element);
    for (int i = 0; i < 10; i++) {
      wholeRun();
    }

    assertThat(model.ask(t -> t.instances.get(running)).span.active()).isTrue();
    assertThat(model.<List<?>>ask(t -> t.variables.of(running))).hasSize(1);
    assertThat(model.<List<?>>ask(t -> t.jobs.of(running))).hasSize(1);
  }

  @Test
  void whatComesLateForAnEvictedInstanceIsForgotten() {
    long old = wholeRun();
    for (int i = 0; i < 5; i++) {
      wholeRun();
    }
    int kept = rows();

    tell(lastKey++, ProcessMessageSubscriptionIntent.CREATED, subscription(old, 1));
    tell(lastKey++, ProcessMessageSubscriptionIntent.CORRELATED, subscription(old, 1));
    job(old, 1);
    element(old);
    tell(lastKey++, IncidentIntent.CREATED, incident(old, 1));

    assertThat(rows()).isEqualTo(kept);
  }

  @Test
  void purgeForgetsEverything() {
    long running = start(-1);
    wholeRun();

    model.onPurge();

    assertThat(rows()).isZero();
    assertThat(model.<Boolean>ask(t -> t.instances.get(running) == null)).isTrue();
    wholeRun();
    assertThat(rows()).isEqualTo(ROWS_OF_A_RUN);
  }

  @Test
  void incidentMarksAllAboveItUntilTheLastIsResolved() {
    long instance = start(-1);
    long element = element(instance);
    long first = lastKey++;
    long second = lastKey++;

    tell(first, IncidentIntent.CREATED, incident(instance, element));
    tell(second, IncidentIntent.CREATED, incident(instance, element));
    tell(first, IncidentIntent.RESOLVED, incident(instance, element));
    assertThat(incidents(instance)).isEqualTo(1);
    tell(first, IncidentIntent.RESOLVED, incident(instance, element));
    assertThat(incidents(instance)).isEqualTo(1);
    tell(second, IncidentIntent.RESOLVED, incident(instance, element));

    assertThat(incidents(instance)).isZero();
    assertThat(model.ask(t -> t.elements.get(element)).incidentKey).isZero();
  }

  @Test
  void eventThatCannotBeTakenInEndsNothing() {
    tell(
        lastKey++,
        ProcessIntent.CREATED,
        new ProcessRecord()
            .setBpmnProcessId(BufferUtil.wrapString("broken"))
            .setResource(BufferUtil.wrapString("no XML")));

    wholeRun();

    assertThat(rows()).isEqualTo(ROWS_OF_A_RUN);
  }

  private int incidents(long instance) {
    return model.ask(t -> t.instances.get(instance)).incidents;
  }

  @ParameterizedTest
  @CsvSource({
    "ASSIGNING,ASSIGNING,",
    "CLAIMING,ASSIGNING,",
    "ASSIGNED,CREATED,ana",
    "ASSIGNMENT_DENIED,CREATED,",
    "UPDATING,UPDATING,",
    "UPDATED,CREATED,ana",
    "UPDATE_DENIED,CREATED,",
    "COMPLETING,COMPLETING,",
    "COMPLETION_DENIED,CREATED,",
    "COMPLETED,COMPLETED,ana",
    "CANCELING,CANCELING,",
    "CANCELED,CANCELED,ana",
    "CORRECTED,CREATED,"
  })
  void stateOfUserTaskFollowsItsEventAndIsChangedWhenItIsSettled(
      UserTaskIntent event, String state, String assignee) {
    long instance = start(-1);
    UserTaskRecord task =
        new UserTaskRecord().setUserTaskKey(77).setProcessInstanceKey(instance).setPriority(50);
    tell(77, UserTaskIntent.CREATING, task);
    assertThat(model.ask(t -> t.userTasks.get(77)).state).isEqualTo("CREATING");
    tell(77, UserTaskIntent.CREATED, task);

    tell(77, event, task.setAssignee("ana"));

    UserTaskRow row = model.ask(t -> t.userTasks.get(77));
    assertThat(row.state).isEqualTo(state);
    assertThat(row.assignee).isEqualTo(assignee);
    assertThat(row.completed != null)
        .isEqualTo(List.of("COMPLETED", "CANCELED").contains(event.name()));
  }

  /** A root that calls an instance; both have rows of every kind that belongs to instances. */
  private long wholeRun() {
    long root = start(-1);
    fill(root);
    long called = start(root);
    fill(called);
    end(called);
    end(root);
    return root;
  }

  /** Instance, element, variable, job, incident, subscription, correlated message; twice. */
  private static final int ROWS_OF_A_RUN = 2 * 7;

  private void fill(long instance) {
    variable(instance);
    long element = element(instance);
    job(instance, element);
    tell(lastKey++, IncidentIntent.CREATED, incident(instance, element));
    long subscription = lastKey++;
    tell(subscription, ProcessMessageSubscriptionIntent.CREATED, subscription(instance, element));
    tell(
        subscription, ProcessMessageSubscriptionIntent.CORRELATED, subscription(instance, element));
  }

  private long start(long parent) {
    long key = lastKey++;
    tell(key, ProcessInstanceIntent.ELEMENT_ACTIVATING, process(key, parent));
    return key;
  }

  private void end(long key) {
    tell(key, ProcessInstanceIntent.ELEMENT_COMPLETED, process(key, -1));
  }

  private static ProcessInstanceRecord process(long key, long parent) {
    return new ProcessInstanceRecord()
        .setBpmnElementType(BpmnElementType.PROCESS)
        .setBpmnProcessId("claim")
        .setElementId("claim")
        .setProcessInstanceKey(key)
        .setParentProcessInstanceKey(parent);
  }

  private long element(long instance) {
    long key = lastKey++;
    tell(
        key,
        ProcessInstanceIntent.ELEMENT_ACTIVATING,
        new ProcessInstanceRecord()
            .setBpmnElementType(BpmnElementType.SERVICE_TASK)
            .setBpmnProcessId("claim")
            .setElementId("Task_Work")
            .setProcessInstanceKey(instance)
            .setFlowScopeKey(instance));
    return key;
  }

  private void variable(long instance) {
    tell(
        lastKey++,
        VariableIntent.CREATED,
        new VariableRecord()
            .setName(BufferUtil.wrapString("level"))
            .setValue(new UnsafeBuffer(new byte[] {1}))
            .setScopeKey(instance)
            .setProcessInstanceKey(instance));
  }

  private void job(long instance, long element) {
    tell(
        lastKey++,
        JobIntent.CREATED,
        new JobRecord()
            .setType("work")
            .setProcessInstanceKey(instance)
            .setElementInstanceKey(element));
  }

  private static IncidentRecord incident(long instance, long element) {
    return new IncidentRecord().setProcessInstanceKey(instance).setElementInstanceKey(element);
  }

  private static ProcessMessageSubscriptionRecord subscription(long instance, long element) {
    return new ProcessMessageSubscriptionRecord()
        .setProcessInstanceKey(instance)
        .setElementInstanceKey(element)
        .setMessageKey(900);
  }

  private void tell(long key, Intent intent, UnifiedRecordValue value) {
    model.onEvent(new EngineRecord(1, key, NOW, ValueType.NULL_VAL, intent, value));
  }

  private int rows() {
    return model.ask(Tables::ownedRows);
  }
}
