package org.cobaltclaims.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that stands already: {@code jdbc:mysql://HOST:PORT/?user=...&password=...}, for a user
 * who may make databases. What the tests have made there is dropped when the JVM ends.
 */
final class GivenMySql extends MySqlServer {

  private static final String VARIABLE = "COBALT_TEST_MYSQL_URL";
  private static final Pattern ADDRESS =
      Pattern.compile("(?<server>jdbc:mysql://[^/?]+)/?\\?(?<parameters>.*)");

  private final String server;
  private final List<String> parameters = new ArrayList<>();
  private final List<String> made = new ArrayList<>();
  private String user = "root";
  private String password = "";

  GivenMySql() {
    Matcher address = ADDRESS.matcher(System.getenv(VARIABLE));
    if (!address.matches()) {
      throw new IllegalStateException(
          VARIABLE + " is not of the form jdbc:mysql://HOST:PORT/?user=USER&password=PASSWORD");
    }
    server = address.group("server");
    for (String parameter : address.group("parameters").split("&")) {
      if (parameter.startsWith("user=")) {
        user = parameter.substring("user=".length());
      } else if (parameter.startsWith("password=")) {
        password = parameter.substring("password=".length());
      } else if (!parameter.isEmpty()) {
        parameters.add(parameter);
      }
    }
    if (parameters.isEmpty()) {
      parameters.add("sslMode=PREFERRED");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::tidy));
  }

  static boolean isGiven() {
    return System.getenv(VARIABLE) != null && !System.getenv(VARIABLE).isBlank();
  }

  @Override
  String url(String database) {
    return server + "/" + database + "?" + String.join("&", parameters);
  }

  @Override
  String user() {
    return user;
  }

  @Override
  String password() {
    return password;
  }

  @Override
  public synchronized Database newDatabase() {
    Database database = super.newDatabase();
    made.add(database.url().substring(server.length() + 1).replaceFirst("\\?.*", ""));
    return database;
  }

  private synchronized void tidy() {
    made.forEach(name -> execute("DROP DATABASE " + name));
  }
}
