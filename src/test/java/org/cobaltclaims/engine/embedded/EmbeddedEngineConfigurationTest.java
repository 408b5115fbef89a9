package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.Deployment;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jdbc.JdbcRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

class EmbeddedEngineConfigurationTest {

  private static final Instant START = Instant.parse("2026-11-05T08:00:00Z");

  @Test
  void applicationDeploysToAndWorksForItsOwnEngine() throws Exception {
    EmbeddedEngine engine;
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Application.class)
            .run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--cobalt.data=target",
                "--logging.file.name=",
                "--management.endpoints.web.exposure.include=health",
                "--management.endpoint.health.show-details=always",
                "--cobalt.clock.start=" + START)) {
      engine = context.getBean(EmbeddedEngine.class);
      assertThat(context.getBean(Clock.class)).isSameAs(engine.clock());
      assertThat(engine.clock().instant()).isBetween(START, START.plus(Duration.ofHours(1)));

      context
          .getBean(CamundaClient.class)
          .newCreateInstanceCommand()
          .bpmnProcessId("hello")
          .latestVersion()
          .send()
          .join();

      assertThat(context.getBean(Workers.class).worked.poll(60, TimeUnit.SECONDS))
          .isEqualTo("hello");
      assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
      assertThat(health(context))
          .startsWith("{\"status\":\"UP\"")
          .contains("\"engine\":{\"status\":\"UP\"");
    }
    assertThat(engine.health().up()).isFalse();
    assertThat(engine.folder()).doesNotExist();
  }

  private static String health(ConfigurableApplicationContext context) throws Exception {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void noEngineStartsWhenAClusterIsNamed() {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(WithoutClient.class)
            .web(WebApplicationType.NONE)
            .run("--cobalt.engine=cluster", "--logging.file.name=", "--cobalt.data=target")) {
      assertThat(context.getBeansOfType(EmbeddedEngine.class)).isEmpty();
      assertThat(context.getBeansOfType(EngineClock.class)).isEmpty();
    }
  }

  @Import(EmbeddedEngineConfiguration.class)
  static class WithoutClient {}

  @EnableAutoConfiguration(
      exclude = {
        DataSourceAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcRepositoriesAutoConfiguration.class
      })
  @Import(EmbeddedEngineConfiguration.class)
  @Deployment(resources = "classpath:engine/hello.bpmn")
  static class Application {
    @Bean
    Workers workers() {
      return new Workers();
    }
  }

  /** Public, because the client calls its methods from another package. */
  public static class Workers {
    private final BlockingQueue<String> worked = new LinkedBlockingQueue<>();

    @JobWorker(type = "hello-work")
    public void work(ActivatedJob job) {
      worked.add(job.getBpmnProcessId());
    }
  }
}
