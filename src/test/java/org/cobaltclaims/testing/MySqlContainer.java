package org.cobaltclaims.testing;

import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.MySQLContainer;

/** The version that {@code docker-compose.yml} runs, in memory. Ends with the JVM. */
final class MySqlContainer extends MySqlServer {

  private static final String IMAGE = "mysql:8.4";
  private static final String PASSWORD = "test";

  private final MySQLContainer<?> container;

  MySqlContainer() {
    container =
        new MySQLContainer<>(IMAGE)
            .withUsername("root")
            .withPassword(PASSWORD)
            .withTmpFs(Map.of("/var/lib/mysql", "rw"))
            .withCommand(
                "--skip-log-bin",
                "--performance-schema=OFF",
                "--max-connections=500",
                "--innodb-flush-log-at-trx-commit=0");
    container.start();
  }

  static boolean canRun() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @Override
  String url(String database) {
    return "jdbc:mysql://%s:%d/%s?allowPublicKeyRetrieval=true&sslMode=DISABLED"
        .formatted(
            container.getHost(), container.getMappedPort(MySQLContainer.MYSQL_PORT), database);
  }

  @Override
  String user() {
    return container.getUsername();
  }

  @Override
  String password() {
    return container.getPassword();
  }
}
