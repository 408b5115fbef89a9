package org.cobaltclaims.cli;

import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import org.cobaltclaims.DatabaseConfiguration;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.dashboard.Reports;
import org.cobaltclaims.encryption.EncryptionConfiguration;
import org.cobaltclaims.encryption.VaultException;
import org.cobaltclaims.engine.EngineConfiguration;
import org.cobaltclaims.engine.Resumption;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PatientPayments;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.remittance.PostingDays;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The database alone, for commands that need no engine: nothing moves. */
final class ReadingContext {

  private ReadingContext() {}

  static ConfigurableApplicationContext open(Path data) {
    try {
      return new SpringApplicationBuilder(Configuration.class)
          .web(WebApplicationType.NONE)
          .run("--cobalt.data=" + data, "--logging.level.root=OFF");
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof VaultException wrong) {
          throw new CommandFailed(2, wrong.text());
        }
        String certificate = CobaltContext.wrongCertificate(cause);
        if (certificate != null) {
          throw new CommandFailed(2, certificate);
        }
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
  @EnableJdbcRepositories(basePackageClasses = ClaimFamilies.class)
  @Import({
    Accounts.class,
    AuditLog.class,
    DatabaseConfiguration.class,
    Deposits.class,
    EncryptionConfiguration.class,
    EngineConfiguration.class,
    Ledger.class,
    PatientPayments.class,
    PayerLedger.class,
    PostingDays.class,
    Reports.class,
    Resumption.class
  })
  static class Configuration {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
      return Accounts.passwordEncoder();
    }
  }
}
