package org.cobaltclaims.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** The engine package on an H2 database of its own, with an engine that only takes notes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@SpringBootTest(
    classes = EngineDatabaseTest.Setup.class,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:${random.uuid};MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
          + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;IGNORECASE=TRUE;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=0",
      "spring.datasource.username=sa",
      "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
      "camunda.client.enabled=false",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN"
    })
@interface EngineDatabaseTest {

  /** The wall clock of a test; it moves when told. */
  final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Empties what a test left behind. */
  record CleanSlate(JdbcClient jdbc, EngineEpoch epoch, NotingPublisher engine) {
    void wipe() {
      epoch.begin();
      jdbc.sql("UPDATE engine_epoch SET epoch = :epoch, asked_epoch = 0")
          .param("epoch", epoch.current())
          .update();
      jdbc.sql("DELETE FROM engine_message").update();
      jdbc.sql("DELETE FROM process_root").update();
      engine.taken.clear();
      engine.known.clear();
      engine.refusedKeys.clear();
      engine.pushedBackKeys.clear();
      engine.room = Integer.MAX_VALUE;
      engine.offered = 0;
      engine.failure = null;
      engine.knownAlready = 0;
    }
  }

  /** The engine package with a movable wall clock; no configuration that a scan would find. */
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class
  })
  @Import({
    Outbox.class,
    OutboxSignal.class,
    OutboxRows.class,
    OutboxRelay.class,
    EngineEpoch.class,
    Roots.class,
    Resumption.class,
    NotingPublisher.class,
    CleanSlate.class
  })
  class Setup {

    @Bean
    MovableClock wall() {
      return new MovableClock();
    }

    @Bean
    RealTime realTime(MovableClock wall) {
      return new RealTime(wall);
    }

    @Bean
    EngineSettings engineSettings() {
      return new EngineSettings(
          50,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          3,
          Duration.ofSeconds(15),
          Duration.ofMinutes(2),
          2,
          List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30)),
          Duration.ofMinutes(2));
    }
  }
}
