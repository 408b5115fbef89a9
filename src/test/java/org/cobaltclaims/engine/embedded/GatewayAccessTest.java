package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider.CredentialsApplier;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.Topology;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployProcessRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployProcessResponse;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may call the gateway and what it answers when it does not do what is asked. */
class GatewayAccessTest extends EngineTestCase {
  @Test
  void topologyShowsOneHealthyPartition() {
    Topology topology = client.newTopologyRequest().send().join();

    assertThat(topology.getPartitionsCount()).isEqualTo(1);
    assertThat(topology.getGatewayVersion()).startsWith("8.8.");
    assertThat(topology.getBrokers()).hasSize(1);
    assertThat(engine.health().up()).isTrue();
  }

  @Test
  void rejectionsCarryTheGatewaysStatusCodes() {
    assertThatThrownBy(() -> client.newCompleteCommand(4711).send().join())
        .satisfies(error -> assertStatus(error, Status.Code.NOT_FOUND))
        .hasMessageContaining("Command 'COMPLETE' rejected with code 'NOT_FOUND'");
    assertThatThrownBy(() -> run("nobody-knows", Map.of()))
        .satisfies(error -> assertStatus(error, Status.Code.NOT_FOUND));
    assertThatThrownBy(
            () ->
                client
                    .newActivateJobsCommand()
                    .jobType("any")
                    .maxJobsToActivate(1)
                    .tenantIds("another")
                    .send()
                    .join())
        .satisfies(error -> assertStatus(error, Status.Code.INVALID_ARGUMENT));
  }

  @Test
  @SuppressWarnings("deprecation")
  void oldWayToDeployIsServedToo() throws Exception {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", engine.grpcAddress().getPort())
            .usePlaintext()
            .build();
    try {
      DeployProcessRequest.Builder request = DeployProcessRequest.newBuilder();
      request
          .addProcessesBuilder()
          .setName("old.bpmn")
          .setDefinition(
              ByteString.copyFromUtf8(
                  Bpmn.convertToString(Models.oneJob("deployed-of-old", "old-work"))));
      DeployProcessResponse response =
          GatewayGrpc.newBlockingStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(token()))
              .deployProcess(request.build());

      assertThat(response.getProcesses(0).getBpmnProcessId()).isEqualTo("deployed-of-old");
      complete(takeOneOf("deployed-of-old", "old-work"));
    } finally {
      channel.shutdownNow();
    }
  }

  private static ActivatedJob takeOneOf(String process, String type) {
    run(process, Map.of());
    return takeOne(type);
  }

  private static Metadata token() throws IOException {
    Metadata headers = new Metadata();
    engine.credentialsProvider().applyCredentials(CredentialsApplier.ofMetadata(headers));
    return headers;
  }

  @Test
  void callWithoutTheTokenIsRefused() {
    try (CamundaClient stranger =
        CamundaClient.newClientBuilder()
            .grpcAddress(engine.grpcAddress())
            .preferRestOverGrpc(false)
            .build()) {
      assertThatThrownBy(() -> stranger.newTopologyRequest().send().join())
          .satisfies(error -> assertStatus(error, Status.Code.UNAUTHENTICATED));
    }
    try (CamundaClient stranger =
        CamundaClient.newClientBuilder()
            .grpcAddress(engine.grpcAddress())
            .preferRestOverGrpc(false)
            .credentialsProvider(new EngineCredentials(false))
            .build()) {
      assertThatThrownBy(() -> stranger.newTopologyRequest().send().join())
          .satisfies(error -> assertStatus(error, Status.Code.UNAUTHENTICATED));
    }
  }
}
