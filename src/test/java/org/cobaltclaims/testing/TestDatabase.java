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
    String newDatabase() {
      return "jdbc:h2:mem:"
          + UUID.randomUUID()
          + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
          + "IGNORECASE=TRUE;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=0;DB_CLOSE_DELAY=-1";
    }

    @Override
    String user() {
      return "sa";
    }
  },
  MYSQL {
    @Override
    String newDatabase() {
      return MySqlServer.start().newDatabase();
    }

    @Override
    String user() {
      return "root";
    }
  };

  abstract String newDatabase();

  abstract String user();

  /** Points the application at a new, empty database. */
  public static void register(DynamicPropertyRegistry properties) {
    TestDatabase chosen = chosen();
    chosen.assumeUsable();
    String url = chosen.newDatabase();
    properties.add("spring.datasource.url", () -> url);
    properties.add("spring.datasource.username", chosen::user);
    properties.add("spring.datasource.password", () -> "");
    properties.add(
        "spring.datasource.hikari.transaction-isolation", () -> "TRANSACTION_READ_COMMITTED");
    // Contexts are kept for the next class that fits them; all their pools share one server.
    properties.add("spring.datasource.hikari.minimum-idle", () -> 1);
    properties.add("spring.datasource.hikari.idle-timeout", () -> 10_000);
  }

  /** The address of a new, empty database on the MySQL server of this test run, for its root. */
  public static String newMySql() {
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
