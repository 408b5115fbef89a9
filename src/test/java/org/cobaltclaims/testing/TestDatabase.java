package org.cobaltclaims.testing;

import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The database that database tests run on: H2, or MySQL with {@code -Dcobalt.test.database=mysql},
 * as {@code ./mvnw verify} runs them a second time.
 */
public enum TestDatabase {
  H2 {
    @Override
    MySqlServer.Database newDatabase() {
      return new MySqlServer.Database(
          "jdbc:h2:mem:"
              + UUID.randomUUID()
              + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
              + "IGNORECASE=TRUE;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=0;DB_CLOSE_DELAY=-1",
          "sa",
          "");
    }
  },
  MYSQL {
    @Override
    MySqlServer.Database newDatabase() {
      return MySqlServer.start().newDatabase();
    }
  };

  abstract MySqlServer.Database newDatabase();

  /** Points the application at a new, empty database. */
  public static void register(DynamicPropertyRegistry properties) {
    TestDatabase chosen = chosen();
    chosen.assumeUsable();
    MySqlServer.Database database = chosen.newDatabase();
    properties.add("spring.datasource.url", database::url);
    properties.add("spring.datasource.username", database::user);
    properties.add("spring.datasource.password", database::password);
    properties.add(
        "spring.datasource.hikari.transaction-isolation", () -> "TRANSACTION_READ_COMMITTED");
    // Contexts are kept for the next class that fits them; all their pools share one server.
    properties.add("spring.datasource.hikari.minimum-idle", () -> 1);
    properties.add("spring.datasource.hikari.idle-timeout", () -> 10_000);
  }

  /** A new, empty database on the MySQL server of this test run. */
  public static MySqlServer.Database newMySql() {
    MYSQL.assumeUsable();
    return MYSQL.newDatabase();
  }

  static TestDatabase chosen() {
    return valueOf(System.getProperty("cobalt.test.database", "h2").toUpperCase());
  }

  /** Where MySQL cannot run its tests are skipped, and the reason is printed; a CI may not skip. */
  private void assumeUsable() {
    String obstacle = this == MYSQL ? MySqlServer.obstacle() : "";
    if (!obstacle.isEmpty()) {
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException("the tests need MySQL: " + obstacle);
      }
      System.out.println("skipped on MySQL: " + obstacle);
      Assumptions.abort(obstacle);
    }
  }
}
