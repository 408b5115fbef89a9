package org.cobaltclaims.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models of {@code bpmn/} as the tests read them. */
final class Models {

  static final Path FOLDER = Path.of("bpmn");

  /** The names of each process, by process id. */
  static final Map<String, Class<?>> NAMES =
      Map.of(
          ProcessNames.ClaimFamily.ID, ProcessNames.ClaimFamily.class,
          ProcessNames.PayerClaim.ID, ProcessNames.PayerClaim.class,
          ProcessNames.AwaitRemittance.ID, ProcessNames.AwaitRemittance.class,
          ProcessNames.SecondaryClaim.ID, ProcessNames.SecondaryClaim.class,
          ProcessNames.DenialResubmission.ID, ProcessNames.DenialResubmission.class,
          ProcessNames.RemittanceIntake.ID, ProcessNames.RemittanceIntake.class,
          ProcessNames.BatchTransmission.ID, ProcessNames.BatchTransmission.class);

  /** One BPMN file. */
  record Model(String file, BpmnModelInstance bpmn) {

    Process process() {
      return all(Process.class).iterator().next();
    }

    String id() {
      return process().getId();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
      return bpmn.getModelElementsByType(type);
    }

    /** What the sequence flows that leave an element ask for, by flow id. */
    Map<String, String> conditions() {
      Map<String, String> conditions = new TreeMap<>();
      for (SequenceFlow flow : all(SequenceFlow.class)) {
        if (flow.getConditionExpression() != null) {
          conditions.put(flow.getId(), flow.getConditionExpression().getTextContent());
        }
      }
      return conditions;
    }

    @Override
    public String toString() {
      return file;
    }
  }

  private Models() {}

  static List<Model> all() {
    return files(FOLDER, ".bpmn").stream()
        .map(f -> new Model(f.getFileName().toString(), Bpmn.readModelFromFile(f.toFile())))
        .toList();
  }

  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Collection<ZeebeInput> inputs(BaseElement element) {
    ZeebeIoMapping mapping = extension(element, ZeebeIoMapping.class);
    return mapping == null ? List.of() : mapping.getInputs();
  }

  static Collection<ZeebeOutput> outputs(BaseElement element) {
    ZeebeIoMapping mapping = extension(element, ZeebeIoMapping.class);
    return mapping == null ? List.of() : mapping.getOutputs();
  }

  /** The element's only extension of a type; null if it has none. */
  static <T extends ModelElementInstance> T extension(BaseElement element, Class<T> type) {
    if (element.getExtensionElements() == null) {
      return null;
    }
    return element.getExtensionElements().getElementsQuery().filterByType(type).count() == 0
        ? null
        : element.getExtensionElements().getElementsQuery().filterByType(type).singleResult();
  }

  /** The values of the string constants of a class of names. */
  static Set<String> constants(Class<?> names) {
    return Arrays.stream(names.getDeclaredFields())
        .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == String.class)
        .map(Models::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The constants of the nested class {@code group} of a process's names. */
  static Set<String> constants(String processId, String group) {
    return Arrays.stream(NAMES.get(processId).getDeclaredClasses())
        .filter(c -> c.getSimpleName().equals(group))
        .findFirst()
        .map(Models::constants)
        .orElseThrow();
  }

  private static String value(Field field) {
    try {
      field.setAccessible(true);
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
