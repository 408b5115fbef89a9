package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.record.value.adhocsubprocess.AdHocSubProcessInstructionRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRuntimeInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationMappingInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationActivateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationTerminateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationVariableInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.AdHocSubProcessInstructionIntent;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceMigrationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceModificationIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.RuntimeInstructionType;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** What clients ask about process instances, as commands. */
public final class ProcessCommands {

  private static final long NO_SCOPE = -1;

  private ProcessCommands() {}

  /**
   * Which process a client wants to run.
   *
   * @param id the process's id, empty when the key names it
   * @param definitionKey the definition's key, -1 when the id names it
   * @param version -1 for the latest
   */
  public record Definition(String id, long definitionKey, int version) {}

  /**
   * Where an instance starts and where it ends otherwise than its model says.
   *
   * @param startBefore ids of elements, none for the start event
   * @param terminateAfter ids of elements after which the instance is terminated
   */
  public record Course(List<String> startBefore, List<String> terminateAfter) {}

  public static ProcessInstanceCreationRecord creation(
      Definition definition,
      DirectBuffer variables,
      Course course,
      Collection<String> tags,
      @Nullable String tenant) {
    ProcessInstanceCreationRecord creation =
        new ProcessInstanceCreationRecord()
            .setBpmnProcessId(definition.id())
            .setProcessDefinitionKey(definition.definitionKey())
            .setVersion(definition.version())
            .setVariables(variables)
            .setTags(Set.copyOf(tags))
            .setTenantId(Documents.tenant(tenant));
    for (String element : course.startBefore()) {
      creation.addStartInstruction(
          new ProcessInstanceCreationStartInstruction().setElementId(element));
    }
    for (String element : course.terminateAfter()) {
      creation.addRuntimeInstruction(
          new ProcessInstanceCreationRuntimeInstruction()
              .setType(RuntimeInstructionType.TERMINATE_PROCESS_INSTANCE)
              .setAfterElementId(element));
    }
    return creation;
  }

  /** Starts an instance; the answer comes when it has started. */
  public static Command create(ProcessInstanceCreationRecord creation) {
    return Command.create(
        ValueType.PROCESS_INSTANCE_CREATION, ProcessInstanceCreationIntent.CREATE, creation);
  }

  /** Starts an instance; the answer comes when it has ended, with the variables named or all. */
  public static Command createAwaitingResult(
      ProcessInstanceCreationRecord creation, List<String> fetchVariables) {
    return Command.create(
        ValueType.PROCESS_INSTANCE_CREATION,
        ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT,
        creation.setFetchVariables(fetchVariables));
  }

  public static Command cancel(long instanceKey) {
    return Command.on(
        instanceKey,
        ValueType.PROCESS_INSTANCE,
        ProcessInstanceIntent.CANCEL,
        new ProcessInstanceRecord().setProcessInstanceKey(instanceKey));
  }

  /**
   * Sets variables at an element instance.
   *
   * @param local only there; else each where it exists already, going outwards
   */
  public static Command setVariables(long scopeKey, DirectBuffer variables, boolean local) {
    VariableDocumentRecord document =
        new VariableDocumentRecord()
            .setScopeKey(scopeKey)
            .setVariables(variables)
            .setUpdateSemantics(
                local
                    ? VariableDocumentUpdateSemantic.LOCAL
                    : VariableDocumentUpdateSemantic.PROPAGATE);
    return Command.create(ValueType.VARIABLE_DOCUMENT, VariableDocumentIntent.UPDATE, document);
  }

  public static Command resolveIncident(long incidentKey) {
    return Command.on(
        incidentKey, ValueType.INCIDENT, IncidentIntent.RESOLVE, new IncidentRecord());
  }

  /**
   * An element to be activated by a modification.
   *
   * @param ancestorKey the element instance to activate it in, 0 or -1 when there is only one
   */
  public record Activation(String elementId, long ancestorKey, List<Variables> variables) {}

  /** Variables for the element named or, when that is empty, for the whole instance. */
  public record Variables(String elementId, DirectBuffer document) {}

  public static Command modify(
      long instanceKey, List<Activation> activations, List<Long> terminations) {
    ProcessInstanceModificationRecord modification =
        new ProcessInstanceModificationRecord().setProcessInstanceKey(instanceKey);
    activations.forEach(activation -> modification.addActivateInstruction(instruction(activation)));
    for (Long elementInstance : terminations) {
      modification.addTerminateInstruction(
          new ProcessInstanceModificationTerminateInstruction()
              .setElementInstanceKey(elementInstance));
    }
    return Command.on(
        instanceKey,
        ValueType.PROCESS_INSTANCE_MODIFICATION,
        ProcessInstanceModificationIntent.MODIFY,
        modification);
  }

  private static ProcessInstanceModificationActivateInstruction instruction(Activation activation) {
    ProcessInstanceModificationActivateInstruction instruction =
        new ProcessInstanceModificationActivateInstruction()
            .setElementId(activation.elementId())
            .setAncestorScopeKey(
                activation.ancestorKey() > 0 ? activation.ancestorKey() : NO_SCOPE);
    for (Variables variables : activation.variables()) {
      instruction.addVariableInstruction(
          new ProcessInstanceModificationVariableInstruction()
              .setElementId(variables.elementId())
              .setVariables(variables.document()));
    }
    return instruction;
  }

  /**
   * Activates elements of an ad-hoc sub-process.
   *
   * @param activate element ids and the variables each gets
   */
  public static Command activateInAdHocSubProcess(
      long elementInstanceKey, List<Variables> activate, boolean cancelRemaining) {
    AdHocSubProcessInstructionRecord instruction =
        new AdHocSubProcessInstructionRecord()
            .setAdHocSubProcessInstanceKey(elementInstanceKey)
            .setCancelRemainingInstances(cancelRemaining);
    for (Variables element : activate) {
      instruction
          .activateElements()
          .add()
          .setElementId(element.elementId())
          .setVariables(element.document());
    }
    return Command.create(
        ValueType.AD_HOC_SUB_PROCESS_INSTRUCTION,
        AdHocSubProcessInstructionIntent.ACTIVATE,
        instruction);
  }

  /**
   * Moves an instance to another definition.
   *
   * @param elements target element by source element
   */
  public static Command migrate(long instanceKey, long targetKey, Map<String, String> elements) {
    ProcessInstanceMigrationRecord migration =
        new ProcessInstanceMigrationRecord()
            .setProcessInstanceKey(instanceKey)
            .setTargetProcessDefinitionKey(targetKey);
    elements.forEach(
        (source, target) ->
            migration.addMappingInstruction(
                new ProcessInstanceMigrationMappingInstruction()
                    .setSourceElementId(source)
                    .setTargetElementId(target)));
    return Command.on(
        instanceKey,
        ValueType.PROCESS_INSTANCE_MIGRATION,
        ProcessInstanceMigrationIntent.MIGRATE,
        migration);
  }
}
