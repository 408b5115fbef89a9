package org.cobaltclaims.cli;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL database that a demonstration runs on, instead of the file in its folder. It has to be
 * empty, or to hold this demonstration: nobody's claims are mixed with made-up ones.
 */
final class DemoDatabase {

  private static final String MYSQL = "jdbc:mysql:";

  /** Where the data stands by which one tells that a database is somebody's. */
  private static final List<String> SOMEBODYS =
      List.of("claim_family", "patient", "exchange_file", "account");

  /** Of a mark that was made before folders had ids. */
  private static final int COLUMNS_WITHOUT_FOLDER = 4;

  private final String url;
  private final String user;
  private final String password;

  private DemoDatabase(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /**
   * The database at an address.
   *
   * @param address as JDBC has it; may bear {@code user} and {@code password}
   * @param environment where they stand otherwise: {@code SPRING_DATASOURCE_USERNAME}, {@code
   *     SPRING_DATASOURCE_PASSWORD}
   * @throws CommandFailed if it is no address of MySQL, or nobody says as whom to log in
   */
  static DemoDatabase at(String address, Map<String, String> environment) {
    if (!address.startsWith(MYSQL + "//")) {
      throw new CommandFailed(
          2, "--database is an address of MySQL: jdbc:mysql://HOST:PORT/DATABASE");
    }
    int question = address.indexOf('?');
    String place = question < 0 ? address : address.substring(0, question);
    if (place.indexOf('/', (MYSQL + "//").length()) < 0 || place.endsWith("/")) {
      throw new CommandFailed(2, "--database names no database; it ends with /DATABASE");
    }
    List<String> parameters = new ArrayList<>();
    Map<String, String> known = new HashMap<>();
    if (question >= 0) {
      for (String parameter : address.substring(question + 1).split("&")) {
        String[] parts = parameter.split("=", 2);
        if (parts[0].equals("user") || parts[0].equals("password")) {
          known.put(parts[0], parts.length > 1 ? decode(parts[1]) : "");
        } else if (!parameter.isEmpty()) {
          parameters.add(parameter);
        }
      }
    }
    String user = known.getOrDefault("user", environment.get("SPRING_DATASOURCE_USERNAME"));
    if (user == null || user.isEmpty()) {
      throw new CommandFailed(
          2,
          "nobody says as whom to log in to the database: SPRING_DATASOURCE_USERNAME and"
              + " SPRING_DATASOURCE_PASSWORD do, or ?user=...&password=... behind the address");
    }
    String password =
        known.getOrDefault("password", environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""));
    // Times are kept in UTC, whatever the server's zone is.
    for (String needed :
        List.of("connectionTimeZone=UTC", "forceConnectionTimeZoneToSession=true")) {
      String name = needed.substring(0, needed.indexOf('='));
      parameters.removeIf(parameter -> parameter.startsWith(name + "="));
      parameters.add(needed);
    }
    return new DemoDatabase(place + "?" + String.join("&", parameters), user, password);
  }

  private static String decode(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  /** What the application is to know. */
  Map<String, String> properties() {
    return Map.of(
        "spring.datasource.url", url,
        "spring.datasource.username", user,
        "spring.datasource.password", password);
  }

  /** Without user and password, for people. */
  String shown() {
    return url.substring(MYSQL.length() + 2, url.indexOf('?'));
  }

  /**
   * Refuses a database that is not empty, unless it holds the demonstration of this folder.
   *
   * @param kept the demonstration of the folder; null if the folder was empty
   * @param folder the folder's id, see {@link #mark}
   * @throws CommandFailed if so, or if the database cannot be reached
   */
  void require(@Nullable DemoState kept, String folder) {
    try (Connection connection = connect()) {
      Held held = held(connection);
      if (held == null) {
        if (!isEmpty(connection)) {
          throw new CommandFailed(
              2, shown() + " is not empty and holds no demo; name a database of the demo's own");
        }
        if (kept != null && !kept.today().equals(kept.first())) {
          throw new CommandFailed(
              2,
              "the demo of this folder is in another database than "
                  + shown()
                  + "; name that one, or start over with --fresh");
        }
      } else if (kept == null || !held.isOf(kept, folder)) {
        throw new CommandFailed(
            2,
            "%s holds a demo of %d claims with seed %d from another folder; continue it with that folder, or start over with --fresh"
                .formatted(shown(), held.state().claims(), held.state().seed()));
      }
    } catch (SQLException refused) {
      throw unusable(refused);
    }
  }

  /**
   * What it holds.
   *
   * @param state on its first day
   * @param folder the id of its folder; empty for one that was begun before folders had any
   */
  private record Held(DemoState state, String folder) {

    boolean isOf(DemoState kept, String keptIn) {
      return folder.equals(keptIn) && state.at(kept.today()).equals(kept);
    }
  }

  /**
   * Notes which demonstration it holds; again is no change.
   *
   * @param folder the id of the data folder: two with the same demonstration differ in it
   */
  void mark(DemoState state, String folder) {
    try (Connection connection = connect()) {
      if (held(connection) != null) {
        return;
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE IF NOT EXISTS demo_held (seed BIGINT NOT NULL, claims INT NOT NULL,"
                + " delivery_days INT NOT NULL, first_day DATE NOT NULL, folder VARCHAR(36) NOT"
                + " NULL)");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO demo_held VALUES (?, ?, ?, ?, ?)")) {
        insert.setLong(1, state.seed());
        insert.setInt(2, state.claims());
        insert.setInt(3, state.deliveryDays());
        insert.setObject(4, state.first());
        insert.setString(5, folder);
        insert.executeUpdate();
      }
    } catch (SQLException refused) {
      throw unusable(refused);
    }
  }

  /**
   * Removes a demonstration's tables, and those of nobody else.
   *
   * @throws CommandFailed if it holds something else
   */
  void clear() {
    try (Connection connection = connect()) {
      if (held(connection) == null && !isEmpty(connection)) {
        throw new CommandFailed(
            2,
            shown()
                + " holds no demo and is not empty; --fresh does not empty it. Name another"
                + " database");
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET FOREIGN_KEY_CHECKS = 0");
        // The mark goes last: what was cut short can be done again.
        List<String> tables = tables(connection);
        tables.sort(Comparator.comparing("demo_held"::equals));
        for (String table : tables) {
          statement.execute("DROP TABLE `" + table + "`");
        }
      }
    } catch (SQLException refused) {
      throw unusable(refused);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  private static @Nullable Held held(Connection connection) throws SQLException {
    if (!tables(connection).contains("demo_held")) {
      return null;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM demo_held")) {
      if (!row.next()) {
        return null;
      }
      LocalDate first = row.getObject("first_day", LocalDate.class);
      DemoState state =
          new DemoState(
              row.getLong("seed"), row.getInt("claims"), row.getInt("delivery_days"), first, first);
      boolean named = row.getMetaData().getColumnCount() > COLUMNS_WITHOUT_FOLDER;
      return new Held(state, named ? row.getString("folder") : "");
    }
  }

  /** No table, or those of an application that nobody has used yet. */
  private static boolean isEmpty(Connection connection) throws SQLException {
    List<String> tables = tables(connection);
    if (tables.isEmpty()) {
      return true;
    }
    if (!tables.contains("flyway_schema_history") || !tables.containsAll(SOMEBODYS)) {
      return false;
    }
    String rows =
        SOMEBODYS.stream()
            .map(table -> "EXISTS (SELECT 1 FROM " + table + ")")
            .collect(Collectors.joining(" OR "));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + rows)) {
      return row.next() && !row.getBoolean(1);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema ="
                    + " DATABASE()")) {
      Stream.Builder<String> names = Stream.builder();
      while (rows.next()) {
        names.add(rows.getString(1).toLowerCase(Locale.ROOT));
      }
      return names.build().collect(Collectors.toCollection(ArrayList::new));
    }
  }

  /** The driver's own message may name user and host, and is of use to who typed them. */
  private CommandFailed unusable(SQLException refused) {
    return new CommandFailed(
        2, "the database %s cannot be used: %s".formatted(shown(), refused.getMessage()));
  }
}
