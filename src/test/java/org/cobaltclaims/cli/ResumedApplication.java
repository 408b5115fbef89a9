package org.cobaltclaims.cli;

import java.nio.file.Path;
import java.time.Instant;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.engine.embedded.LiveInstances;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application on a data folder, started anew in this process with an engine that is watched.
 */
final class ResumedApplication implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private ResumedApplication(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param now the application's time
   * @param seed of the demo in the folder
   */
  static ResumedApplication start(Path data, Instant now, long seed, Class<?>... more) {
    return new ResumedApplication(
        new SpringApplicationBuilder(CobaltApplication.class, Watch.class)
            .sources(more)
            .web(WebApplicationType.NONE)
            .run(
                "--cobalt.data=" + data.toAbsolutePath(),
                "--cobalt.clock.start=" + now,
                "--cobalt.demo-seed=" + seed));
  }

  /** No {@code @Configuration}, so that scans of the whole application pass it by. */
  static class Watch {

    /** Watches from the moment when the engine is there, which is before anything is deployed. */
    static final class Watcher implements BeanPostProcessor {
      private volatile LiveInstances instances;

      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof EmbeddedEngine engine) {
          instances = LiveInstances.of(engine);
        }
        return bean;
      }
    }

    @Bean
    static Watcher watcher() {
      return new Watcher();
    }
  }

  LiveInstances instances() {
    return context.getBean(Watch.Watcher.class).instances;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  void untilNothingMoves() throws InterruptedException {
    bean(Settling.class).untilNothingMoves();
  }

  @Override
  public void close() {
    context.close();
  }
}
