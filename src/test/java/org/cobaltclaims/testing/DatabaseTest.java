package org.cobaltclaims.testing;

import java.nio.file.Path;
import java.time.LocalDate;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jdbc.JdbcRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A test over a real database with the real migrations and the features that stand directly on it,
 * without engine and web. Every test finds the tables empty; transactions end as they do in life.
 */
@SpringBootTest(classes = DatabaseTest.Slice.class, webEnvironment = WebEnvironment.NONE)
@Tag("database")
public abstract class DatabaseTest {

  @Autowired protected TransactionTemplate transactions;
  @Autowired protected TestClock clock;
  @Autowired protected JdbcTemplate jdbc;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    TestDatabase.register(properties);
  }

  @BeforeEach
  protected void empty() {
    clock.setTo(LocalDate.of(2026, 11, 5));
    Tables.empty(jdbc);
  }

  /** No {@code @Configuration}, so that scans of the whole application pass it by. */
  @AutoConfigurationPackage(basePackages = "org.cobaltclaims")
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JdbcRepositoriesAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class
  })
  @ComponentScan(
      basePackages = "org.cobaltclaims",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern =
                  "org\\.cobaltclaims\\.(DatabaseConfiguration|(access|claim|decision|intake|patient|practice|worklist(\\.process)?)\\.(AddedCoverages|AuditLog|Claim(Intake|Management|Opening)|Coverage(Dates|History)|DecisionsInForce|Family(Hold|IdSource)|IntakeClaims|PatientRegistry|Payers|PayerReordering|Snapshots|Task(PriorityTable|Stakes|s)|Timeline))"))
  static class Slice {

    @Bean
    TestClock clock() {
      return new TestClock();
    }

    @Bean
    CurrentSettings currentSettings() {
      return CurrentSettings.of(PracticeFile.read(Path.of("src/test/resources/practice.yml")));
    }
  }
}
