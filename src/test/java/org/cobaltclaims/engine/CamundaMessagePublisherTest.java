package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.cobaltclaims.testing.TestEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What the engine answers to a message, as the client's own futures tell it. */
@Tag("process")
class CamundaMessagePublisherTest {

  private static final EngineMessage MESSAGE =
      new EngineMessage(
          "1f0c6f0e-0000-4000-8000-000000000001",
          "payer-claim-changed",
          "K7Q2M9X4T01",
          Duration.ofHours(1),
          "{}",
          0);

  @Test
  void aMessageThatTheEngineHasAlreadyIsTaken() throws Exception {
    try (CamundaClient client = TestEngine.get().clientBuilder().build()) {
      MessagePublisher publisher = publisher(client);

      publisher.publish(MESSAGE).toCompletableFuture().get();

      assertThat(publisher.publish(MESSAGE).toCompletableFuture().get()).isEqualTo(MESSAGE.id());
    }
  }

  @Test
  void anEngineThatIsNotThereIsAnOutage() throws Exception {
    try (CamundaClient client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://127.0.0.1:" + portOfNobody()))
            .defaultRequestTimeout(Duration.ofSeconds(20))
            .preferRestOverGrpc(false)
            .build()) {
      Throwable failure =
          catchThrowable(() -> publisher(client).publish(MESSAGE).toCompletableFuture().get());

      assertThat(failure).isInstanceOf(ExecutionException.class);
      assertThat(Outage.is(failure)).isTrue();
    }
  }

  /**
   * One that pushes back, is about to end or changes its leader says nothing against the message.
   */
  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"RESOURCE_EXHAUSTED", "UNAVAILABLE", "DEADLINE_EXCEEDED", "CANCELLED", "ABORTED"})
  void neitherIsPushingBackARefusal(Status.Code code) {
    assertThat(Outage.is(new CompletionException(code.toStatus().asRuntimeException()))).isTrue();
    assertThat(Outage.is(new CompletionException(code.toStatus().asException()))).isTrue();
  }

  @Test
  void whatIsWrongWithTheMessageIsNoOutage() {
    Throwable refusal = new CompletionException(Status.INVALID_ARGUMENT.asRuntimeException());

    assertThat(Outage.is(refusal)).isFalse();
    assertThat(CamundaMessagePublisher.knownAlready(refusal)).isFalse();
    assertThat(CamundaMessagePublisher.gone(refusal)).isFalse();
  }

  private static MessagePublisher publisher(CamundaClient client) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("client", client));
    return new CamundaMessagePublisher(
        beans.getBeanProvider(CamundaClient.class), beans.getBeanProvider(EngineCommand.class));
  }

  private static int portOfNobody() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
