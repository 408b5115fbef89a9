package org.cobaltclaims.testing;

import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.engine.embedded.EngineOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The engine of the process tests: one for all tests of a JVM, outside of every Spring context, to
 * which Camunda Process Test connects as to a remote one. With {@code -Pcpt-docker} the tests that
 * need nothing but an engine run on Camunda's own container instead.
 */
public final class TestEngine {

  /** The version of Camunda's container to use; null for the embedded engine. */
  private static final @Nullable String CONTAINER = System.getProperty("cobalt.test.camunda");

  private TestEngine() {}

  private static final class Holder {
    static {
      KeptSchemas.use();
    }

    private static final EmbeddedEngine ENGINE =
        EmbeddedEngine.start(EngineOptions.defaults().withOpenAccess().withTestControls());

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(ENGINE::close));
    }
  }

  /** The engine, started with its first use. */
  public static EmbeddedEngine get() {
    return Holder.ENGINE;
  }

  /** Camunda Process Test on the engine. */
  public static CamundaProcessTestExtension camundaProcessTest() {
    CamundaProcessTestExtension extension = new CamundaProcessTestExtension();
    if (CONTAINER != null) {
      return extension
          .withRuntimeMode(CamundaProcessTestRuntimeMode.MANAGED)
          .withCamundaDockerImageVersion(CONTAINER);
    }
    return extension
        .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
        .withRemoteCamundaClientBuilderFactory(() -> get().clientBuilder())
        .withRemoteCamundaMonitoringApiAddress(get().restAddress());
  }

  /** Points a Spring test with Camunda Process Test at the engine. */
  public static void register(DynamicPropertyRegistry properties) {
    properties.add("camunda.process-test.runtime-mode", () -> "remote");
    properties.add(
        "camunda.process-test.remote.client.grpc-address", () -> get().grpcAddress().toString());
    properties.add(
        "camunda.process-test.remote.client.rest-address", () -> get().restAddress().toString());
    properties.add("camunda.process-test.remote.client.request-timeout", () -> "PT1M");
    properties.add(
        "camunda.process-test.remote.camunda-monitoring-api-address",
        () -> get().restAddress().toString());
  }
}
