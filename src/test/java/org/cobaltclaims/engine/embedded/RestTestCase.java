package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import org.junit.jupiter.api.BeforeAll;

/** Tests whose client prefers REST, as it does by default outside of this application. */
abstract class RestTestCase extends EngineTestCase {

  @BeforeAll
  static void preferRest() {
    client.close();
    client = restClient(engine);
  }

  static CamundaClient restClient(EmbeddedEngine engine) {
    return CamundaClient.newClientBuilder()
        .grpcAddress(engine.grpcAddress())
        .restAddress(engine.restAddress())
        .credentialsProvider(engine.credentialsProvider())
        .preferRestOverGrpc(true)
        .defaultRequestTimeout(PATIENCE)
        .build();
  }

  static void assertProblem(Throwable error, int status, String title) {
    assertThat(error)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(status);
              assertThat(problem.details().getStatus()).isEqualTo(status);
              assertThat(problem.details().getTitle()).isEqualTo(title);
              assertThat(problem.details().getDetail()).isNotBlank();
            });
  }
}
