package org.cobaltclaims.cli;

import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.cobaltclaims.encryption.VaultException;
import org.cobaltclaims.practice.PracticeFileException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;

/** Database, settings and files, for the purge where no application runs: nothing else moves. */
final class PurgeContext {

  private PurgeContext() {}

  static ConfigurableApplicationContext open(Path data, Clock clock) {
    ApplicationContextInitializer<GenericApplicationContext> withClock =
        context -> context.registerBean(Clock.class, () -> clock);
    try {
      return new SpringApplicationBuilder(Configuration.class)
          .web(WebApplicationType.NONE)
          .initializers(withClock)
          .run("--cobalt.data=" + data, "--logging.level.root=OFF");
    } catch (RuntimeException e) {
      boolean database = false;
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof VaultException wrong) {
          throw new CommandFailed(2, wrong.text());
        }
        if (cause instanceof PracticeFileException wrong) {
          throw new CommandFailed(2, String.valueOf(wrong.getMessage()));
        }
        database |= cause instanceof SQLException;
      }
      if (!database) {
        throw e;
      }
      throw new CommandFailed(
          2,
          "the database in "
              + data
              + " cannot be opened; if the application is running on it, end it first");
    }
  }

  /** No {@code @Configuration}, so that the whole application does not take it up. */
  @EnableAutoConfiguration(exclude = CamundaAutoConfiguration.class)
  @ComponentScan(
      basePackages = "org.cobaltclaims",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern =
                  "org\\.cobaltclaims\\.(DatabaseConfiguration|encryption\\.EncryptionConfiguration"
                      + "|access\\.AuditLog"
                      + "|retention\\.(FinishedVisits|LegalHolds|Purge|PurgeRuns|RetentionGate|\\w+Removal)"
                      + "|practice\\.(LiveSettings|Payers|SettingsFile|SettingsVersions)"
                      + "|dashboard\\.(BilledFamilies|DecisionResults|Kpi(Build|Figures|Snapshots)|PurgedFigures|TestFiles)"
                      + "|remittance\\.(DayReports|Deposits|PayerLedger|PostingDays|PurgedMoney)"
                      + "|transmission\\.(ExchangeFiles|KeptFiles))"))
  static class Configuration {}
}
