package org.cobaltclaims.engine.embedded;

import io.camunda.client.CredentialsProvider;
import io.camunda.client.impl.CamundaClientBuilderImpl;
import io.camunda.client.spring.properties.CamundaClientProperties;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs the embedded engine in the application and points the Camunda client at it. The engine is
 * started when its bean is made, which is before the client has its address and long before
 * anything is deployed or a worker opens; it is closed after all of these.
 *
 * <p>{@code cobalt.engine}: {@code embedded} (default) or anything else for a cluster, which {@code
 * camunda.client.*} then names. {@code cobalt.clock.start}: the instant at which time starts (ISO
 * 8601, UTC), real time by default.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cobalt.engine", havingValue = "embedded", matchIfMissing = true)
public class EmbeddedEngineConfiguration {

  /** sysexits.h: an internal software error. */
  private static final int EXIT_ENGINE_FAILED = 70;

  /** The client's own default, which means that the configuration does not say otherwise. */
  private static final Duration CLUSTER_REQUEST_TIMEOUT =
      CamundaClientBuilderImpl.DEFAULT_REQUEST_TIMEOUT;

  @Bean(destroyMethod = "close")
  EmbeddedEngine embeddedEngine(
      @Value("${cobalt.clock.start:#{null}}") @Nullable Instant start,
      ObjectProvider<EngineFailureHandler> failureHandler,
      ApplicationContext context) {
    EngineFailureHandler handler = failureHandler.getIfAvailable(() -> cause -> end(context));
    EngineOptions options = EngineOptions.defaults().onFailure(handler::engineFailed);
    return EmbeddedEngine.start(start == null ? options : options.startingAt(start));
  }

  /** Fail-stop: the database has everything, the next start resumes from there. */
  private static void end(ApplicationContext context) {
    Thread.ofPlatform()
        .name("engine-failure")
        .start(() -> System.exit(SpringApplication.exit(context, () -> EXIT_ENGINE_FAILED)));
  }

  /** The application's {@link java.time.Clock} is the engine's. */
  @Bean
  EngineClock engineClock(EmbeddedEngine engine) {
    return engine.clock();
  }

  @Bean
  CredentialsProvider camundaClientCredentialsProvider(EmbeddedEngine engine) {
    return engine.credentialsProvider();
  }

  /** The port is known only now, so it cannot stand in the configuration. */
  @Bean
  static BeanPostProcessor embeddedEngineAddress(ObjectProvider<EmbeddedEngine> engine) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof CamundaClientProperties properties) {
          properties.setGrpcAddress(engine.getObject().grpcAddress());
          properties.setRestAddress(engine.getObject().restAddress());
          // Long polls over gRPC end at once when the client closes.
          properties.setPreferRestOverGrpc(false);
          if (properties.getRequestTimeout().equals(CLUSTER_REQUEST_TIMEOUT)) {
            properties.setRequestTimeout(EmbeddedEngine.REQUEST_TIMEOUT);
          }
        }
        return bean;
      }
    };
  }

  @Bean
  HealthIndicator engineHealthIndicator(EmbeddedEngine engine) {
    return () -> {
      EngineHealth health = engine.health();
      return health.up()
          ? Health.up().withDetail("time", engine.clock().instant()).build()
          : Health.down().withDetail("problem", String.valueOf(health.problem())).build();
    };
  }
}
