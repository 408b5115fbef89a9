package org.cobaltclaims.engine.embedded;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.core.ThrowingRunnable;
import org.cobaltclaims.engine.embedded.read.QueryRoutes;
import org.cobaltclaims.engine.embedded.read.ReadModel;
import org.cobaltclaims.engine.embedded.rest.RestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

abstract class QueryTestCase extends EngineTestCase {
  private static RestServer rest;
  private static ExecutorService executor;

  @BeforeAll
  static void startQueries() {
    ReadModel model = new ReadModel();
    engine.listen(model);
    executor = Executors.newFixedThreadPool(2);
    rest = RestServer.start(QueryRoutes.of(model), (path, authorization) -> true, executor);
    client.close();
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(engine.grpcAddress())
            .restAddress(rest.address())
            .credentialsProvider(engine.credentialsProvider())
            .preferRestOverGrpc(false)
            .defaultRequestTimeout(PATIENCE)
            .build();
  }

  @AfterAll
  static void stopQueries() throws Exception {
    rest.close();
    executor.shutdownNow();
  }

  /** Answers may lag behind commands. */
  static void eventually(ThrowingRunnable assertions) {
    await().atMost(PATIENCE).untilAsserted(assertions);
  }
}
