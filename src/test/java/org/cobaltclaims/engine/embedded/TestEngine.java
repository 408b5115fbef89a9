package org.cobaltclaims.engine.embedded;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;

/**
 * One engine for all process tests of a JVM, outside of any Spring context. Camunda Process Test
 * empties it after every test; it ends with the JVM.
 */
public final class TestEngine {

  private TestEngine() {}

  private static final class Holder {
    private static final EmbeddedEngine ENGINE = start();

    private static EmbeddedEngine start() {
      EmbeddedEngine engine = EmbeddedEngine.start(EngineOptions.defaults().withTestControls());
      Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
      return engine;
    }
  }

  /** The engine, started by the first who asks. */
  public static EmbeddedEngine get() {
    return Holder.ENGINE;
  }

  /** Builds clients of it. */
  public static CamundaClientBuilder clientBuilder() {
    return CamundaClient.newClientBuilder()
        .grpcAddress(get().grpcAddress())
        .restAddress(get().restAddress())
        .credentialsProvider(get().credentialsProvider());
  }
}
