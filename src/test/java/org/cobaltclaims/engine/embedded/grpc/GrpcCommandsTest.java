package org.cobaltclaims.engine.embedded.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CancelProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.JobResultActivateElement;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.JobResultCorrections;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ResolveIncidentRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StringList;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobRetriesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutRequest;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.engine.embedded.command.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What gRPC's messages carry beyond the obvious, and other gateways drop. */
class GrpcCommandsTest {

  private static final long REFERENCE = 99;

  static Stream<Command> commandsWithReference() {
    CreateProcessInstanceRequest create =
        CreateProcessInstanceRequest.newBuilder()
            .setBpmnProcessId("a")
            .setOperationReference(REFERENCE)
            .build();
    return Stream.of(
        GrpcCommands.create(create),
        GrpcCommands.createAwaitingResult(
            CreateProcessInstanceWithResultRequest.newBuilder().setRequest(create).build()),
        GrpcCommands.cancel(
            CancelProcessInstanceRequest.newBuilder().setOperationReference(REFERENCE).build()),
        GrpcCommands.modify(
            ModifyProcessInstanceRequest.newBuilder().setOperationReference(REFERENCE).build()),
        GrpcCommands.migrate(
            MigrateProcessInstanceRequest.newBuilder().setOperationReference(REFERENCE).build()),
        GrpcCommands.setVariables(
            SetVariablesRequest.newBuilder().setOperationReference(REFERENCE).build()),
        GrpcCommands.resolveIncident(
            ResolveIncidentRequest.newBuilder().setOperationReference(REFERENCE).build()),
        GrpcCommands.deleteResource(
            DeleteResourceRequest.newBuilder().setOperationReference(REFERENCE).build()),
        GrpcJobCommands.updateRetries(
            UpdateJobRetriesRequest.newBuilder().setOperationReference(REFERENCE).build()),
        GrpcJobCommands.updateTimeout(
            UpdateJobTimeoutRequest.newBuilder().setOperationReference(REFERENCE).build()));
  }

  @ParameterizedTest
  @MethodSource("commandsWithReference")
  void operationReferenceGoesAlong(Command command) {
    assertThat(command.operationReference()).isEqualTo(REFERENCE);
  }

  @Test
  void creationKeepsTagsAndInstructions() {
    CreateProcessInstanceRequest.Builder request =
        CreateProcessInstanceRequest.newBuilder().setBpmnProcessId("a").addTags("family:K7");
    request.addStartInstructionsBuilder().setElementId("Task_Work");
    request.addRuntimeInstructionsBuilder().getTerminateBuilder().setAfterElementId("Task_Last");

    ProcessInstanceCreationRecord creation =
        (ProcessInstanceCreationRecord) GrpcCommands.create(request.build()).value();

    assertThat(creation.getTags()).containsExactly("family:K7");
    assertThat(creation.getStartInstructions())
        .singleElement()
        .satisfies(start -> assertThat(start.getElementId()).isEqualTo("Task_Work"));
    assertThat(creation.getRuntimeInstructions())
        .singleElement()
        .satisfies(end -> assertThat(end.getAfterElementId()).isEqualTo("Task_Last"));
  }

  @Test
  void listenersResultNamesWhatItCorrectsAndNothingElse() {
    JobResult result =
        resultOf(
            GatewayOuterClass.JobResult.newBuilder()
                .setType("userTask")
                .setCorrections(
                    JobResultCorrections.newBuilder()
                        .setAssignee("")
                        .setCandidateGroups(StringList.newBuilder().addValues("denials"))));

    assertThat(result.getType()).isEqualTo(JobResultType.USER_TASK);
    assertThat(result.getCorrectedAttributes())
        .containsExactlyInAnyOrder("assignee", "candidateGroupsList");
    assertThat(result.getCorrections().getCandidateGroupsList()).isEqualTo(List.of("denials"));
    assertThat(result.isDenied()).isFalse();
  }

  @Test
  void listenersDenialKeepsItsReason() {
    JobResult result =
        resultOf(
            GatewayOuterClass.JobResult.newBuilder()
                .setType("userTask")
                .setDenied(true)
                .setDeniedReason("voided"));

    assertThat(result.isDenied()).isTrue();
    assertThat(result.getDeniedReason()).isEqualTo("voided");
    assertThat(result.getCorrectedAttributes()).isEmpty();
  }

  @Test
  void adHocSubProcessIsToldWhatToActivate() {
    JobResult result =
        resultOf(
            GatewayOuterClass.JobResult.newBuilder()
                .setType("adHocSubProcess")
                .setIsCancelRemainingInstances(true)
                .addActivateElements(
                    JobResultActivateElement.newBuilder()
                        .setElementId("Task_Work")
                        .setVariables("{\"x\":1}")));

    assertThat(result.getType()).isEqualTo(JobResultType.AD_HOC_SUB_PROCESS);
    assertThat(result.isCancelRemainingInstances()).isTrue();
    assertThat(result.getActivateElements())
        .singleElement()
        .satisfies(element -> assertThat(element.getVariables()).containsEntry("x", 1));
  }

  private static JobResult resultOf(GatewayOuterClass.JobResult.Builder result) {
    CompleteJobRequest request =
        CompleteJobRequest.newBuilder().setJobKey(1).setResult(result).build();
    return ((JobRecord) GrpcJobCommands.complete(request).value()).getResult();
  }
}
