package org.cobaltclaims.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real MySQL server for the tests of this JVM: the one that {@code COBALT_TEST_MYSQL_URL} names;
 * else a container where a Docker engine answers; else the one that the build has unpacked. All end
 * with the JVM but the first, from which the tests' databases are taken away again.
 */
public abstract class MySqlServer {

  private static @Nullable MySqlServer chosen;

  /**
   * A new, empty database.
   *
   * @param url its address, to which more parameters may be added
   */
  public record Database(String url, String user, String password) {

    /** The address with who logs in. */
    public String withLogin() {
      return url + "&user=" + user + "&password=" + password;
    }

    public DataSource source() {
      return new DriverManagerDataSource(url, user, password);
    }

    /** Configures the applications that this JVM starts from now on. */
    public void configure() {
      System.setProperty("spring.datasource.url", url);
      System.setProperty("spring.datasource.username", user);
      System.setProperty("spring.datasource.password", password);
    }
  }

  /** Why no server can run here; empty if one can. */
  static String obstacle() {
    return GivenMySql.isGiven() || MySqlContainer.canRun() ? "" : UnpackedMySql.obstacle();
  }

  /** The server of this JVM; started with the first call. */
  static synchronized MySqlServer start() {
    if (chosen == null) {
      if (GivenMySql.isGiven()) {
        chosen = new GivenMySql();
      } else if (MySqlContainer.canRun()) {
        chosen = new MySqlContainer();
      } else {
        chosen = UnpackedMySql.start();
      }
    }
    return chosen;
  }

  /** The address of a database on it, or with an empty name of the server, with a parameter. */
  abstract String url(String database);

  abstract String user();

  abstract String password();

  /** Makes a database of its own. */
  public Database newDatabase() {
    String name = "cobalt_test_" + UUID.randomUUID().toString().replace("-", "");
    execute("CREATE DATABASE " + name);
    return new Database(
        url(name) + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true",
        user(),
        password());
  }

  final void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url(""), user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("MySQL does not take " + sql, e);
    }
  }
}
