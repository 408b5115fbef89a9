package org.cobaltclaims.cli.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The configured database as it is: nothing is migrated, nothing else started. */
public final class BackupDatabase implements AutoCloseable {

  private static final String EMBEDDED = "jdbc:h2:file:";

  private final ConfigurableApplicationContext context;

  private BackupDatabase(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Opens the database that is configured for a data folder. */
  public static BackupDatabase open(Path data) {
    return new BackupDatabase(
        new SpringApplicationBuilder(Configuration.class)
            .web(WebApplicationType.NONE)
            .run("--cobalt.data=" + data, "--logging.level.root=OFF", "--logging.file.name="));
  }

  public DataSource source() {
    return context.getBean(DataSource.class);
  }

  /** An embedded database whose file is not there yet; to open it would make it. */
  public boolean isMissing(Path data) {
    String url = context.getEnvironment().getProperty("spring.datasource.url", "");
    return url.startsWith(EMBEDDED) && !Files.exists(data.resolve("db"));
  }

  @Override
  public void close() {
    context.close();
  }

  /** No {@code @Configuration}, so that the whole application does not take it up. */
  @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
  static class Configuration {}
}
