package org.cobaltclaims.engine.embedded;

import org.cobaltclaims.engine.embedded.record.EngineRecord;
import org.cobaltclaims.engine.embedded.record.RecordListener;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.timer.TimerRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.engine.embedded.record.EngineRecord;
import org.cobaltclaims.engine.embedded.record.RecordListener;

/** Where the instances of an engine rest: taken down from its records, from its start on. */
public final class LiveInstances implements RecordListener {

  private static final Set<BpmnElementType> RESTING =
      Set.of(BpmnElementType.RECEIVE_TASK, BpmnElementType.USER_TASK);

  /**
   * An element in which an instance rests.
   *
   * @param variables the ids that the instance bears
   */
  public record Place(
      String process, long instance, String element, Map<String, String> variables) {}

  /**
   * A date that an instance waits for.
   *
   * @param element the timer event
   */
  public record Timer(
      String process, long instance, String element, Instant due, Map<String, String> variables) {}

  /** A running instance that no other has called. */
  public record Root(String process, long instance, Map<String, String> variables) {}

  private record Element(String process, long instance, String element) {}

  private record Dated(String process, long instance, String element, Instant due) {}

  private final Map<Long, Element> resting = new LinkedHashMap<>();
  private final Map<Long, Element> roots = new LinkedHashMap<>();
  private final Map<Long, Dated> timers = new LinkedHashMap<>();
  private final Map<Long, String> processes = new HashMap<>();
  private final Map<Long, Map<String, String>> variables = new HashMap<>();

  private LiveInstances() {}

  /** Begins to take down; before anything is deployed, or it misses something. */
  public static LiveInstances of(EmbeddedEngine engine) {
    LiveInstances instances = new LiveInstances();
    engine.listen(instances);
    return instances;
  }

  @Override
  public synchronized void onEvent(EngineRecord event) {
    switch (event.value()) {
      case ProcessInstanceRecord element -> onElement(event.key(), event.intent(), element);
      case TimerRecord timer -> onTimer(event.key(), event.intent(), timer);
      case VariableRecord variable -> onVariable(variable);
      default -> {
        // tells nothing about places
      }
    }
  }

  private void onElement(long key, Intent intent, ProcessInstanceRecord record) {
    Element element =
        new Element(
            record.getBpmnProcessId(), record.getProcessInstanceKey(), record.getElementId());
    boolean process = record.getBpmnElementType() == BpmnElementType.PROCESS;
    if (intent == ProcessInstanceIntent.ELEMENT_ACTIVATED) {
      if (RESTING.contains(record.getBpmnElementType())) {
        resting.put(key, element);
      } else if (process) {
        processes.put(key, record.getBpmnProcessId());
        if (!record.hasParentProcess()) {
          roots.put(key, element);
        }
      }
    } else if (intent == ProcessInstanceIntent.ELEMENT_COMPLETED
        || intent == ProcessInstanceIntent.ELEMENT_TERMINATED) {
      resting.remove(key);
      if (process) {
        roots.remove(key);
        variables.remove(key);
      }
    }
  }

  private void onTimer(long key, Intent intent, TimerRecord timer) {
    if (intent == TimerIntent.CREATED) {
      timers.put(
          key,
          new Dated(
              processes.getOrDefault(timer.getProcessInstanceKey(), ""),
              timer.getProcessInstanceKey(),
              timer.getTargetElementId(),
              Instant.ofEpochMilli(timer.getDueDate())));
    } else if (intent == TimerIntent.TRIGGERED || intent == TimerIntent.CANCELED) {
      timers.remove(key);
    }
  }

  /** Only ids stand in variables; values are JSON. */
  private void onVariable(VariableRecord variable) {
    if (variable.getName().endsWith("Id")) {
      variables
          .computeIfAbsent(variable.getProcessInstanceKey(), key -> new HashMap<>())
          .put(variable.getName(), json(variable));
    }
  }

  private static String json(VariableRecord variable) {
    String value = variable.getValue();
    return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
  }

  /** Every receive task and user task that is active. */
  public synchronized List<Place> places() {
    List<Place> places = new ArrayList<>();
    resting
        .values()
        .forEach(e -> places.add(new Place(e.process, e.instance, e.element, ids(e.instance))));
    places.sort(Comparator.comparing(Place::toString));
    return places;
  }

  /** Every timer that is set. */
  public synchronized List<Timer> timers() {
    List<Timer> all = new ArrayList<>();
    timers
        .values()
        .forEach(t -> all.add(new Timer(t.process, t.instance, t.element, t.due, ids(t.instance))));
    return all;
  }

  /** Every running instance that no other has called. */
  public synchronized List<Root> roots() {
    List<Root> all = new ArrayList<>();
    roots.values().forEach(e -> all.add(new Root(e.process, e.instance, ids(e.instance))));
    return all;
  }

  private Map<String, String> ids(long instance) {
    return Map.copyOf(variables.getOrDefault(instance, Map.of()));
  }
}
