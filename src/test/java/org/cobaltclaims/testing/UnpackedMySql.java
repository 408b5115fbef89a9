package org.cobaltclaims.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The server that the build unpacks into {@code target/mysql}; it stores into a temporary folder.
 */
public final class UnpackedMySql extends MySqlServer {

  private static final Path INSTALLATION = Path.of("target", "mysql").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static UnpackedMySql running;

  private final Path home;
  private final int port;

  private UnpackedMySql(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /** Why no server can run here; empty if one can. */
  public static String obstacle() {
    Path mysqld = program();
    if (!Files.exists(mysqld)) {
      return "no MySQL in target/mysql; ./mvnw verify on Linux unpacks it";
    }
    try {
      Process version =
          process(List.of(mysqld.toString(), "--no-defaults", "--version"), null).start();
      version.waitFor();
      return version.exitValue() == 0
          ? ""
          : "mysqld does not start here; does it lack a library such as libaio1? "
              + new String(version.getInputStream().readAllBytes()).strip();
    } catch (IOException e) {
      return "mysqld cannot be started: " + e.getMessage();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one server of this JVM; started with the first call. */
  public static synchronized UnpackedMySql start() {
    if (running == null) {
      try {
        running = launch();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return running;
  }

  @Override
  String url(String database) {
    return "jdbc:mysql://127.0.0.1:%d/%s?allowPublicKeyRetrieval=true&useSSL=false"
        .formatted(port, database);
  }

  @Override
  String user() {
    return "root";
  }

  @Override
  String password() {
    return "";
  }

  private static UnpackedMySql launch() throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("mysql");
    int port = freePort();
    List<String> common =
        List.of(
            program().toString(),
            "--no-defaults",
            "--user=root",
            "--basedir=" + INSTALLATION,
            "--datadir=" + home.resolve("data"),
            "--innodb-redo-log-capacity=8M");
    List<String> initialize = new ArrayList<>(common);
    initialize.add("--initialize-insecure");
    Process initialization = process(initialize, home.resolve("initialize.log")).start();
    if (!initialization.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        || initialization.exitValue() != 0) {
      initialization.destroyForcibly();
      throw new IllegalStateException(
          "MySQL cannot be initialised: " + Files.readString(home.resolve("initialize.log")));
    }
    List<String> serve = new ArrayList<>(common);
    serve.addAll(
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--mysqlx=OFF",
            "--socket=" + home.resolve("socket"),
            "--pid-file=" + home.resolve("pid"),
            "--skip-log-bin",
            "--performance-schema=OFF",
            "--innodb-buffer-pool-size=32M",
            "--max-connections=500",
            "--innodb-flush-log-at-trx-commit=0"));
    Process server = process(serve, home.resolve("server.log")).start();
    UnpackedMySql mysql = new UnpackedMySql(home, port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> mysql.end(server)));
    mysql.awaitConnections(server);
    return mysql;
  }

  private void awaitConnections(Process server) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (server.isAlive() && System.nanoTime() < deadline) {
      try (Connection connection = DriverManager.getConnection(url(""), "root", "")) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException notYet) {
        server.waitFor(200, TimeUnit.MILLISECONDS);
      }
    }
    throw new IllegalStateException(
        "MySQL does not accept connections: " + Files.readString(home.resolve("server.log")));
  }

  private void end(Process server) {
    server.destroy();
    try {
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      try (Stream<Path> files = Files.walk(home)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("MySQL's folder " + home + " is left behind: " + e.getMessage());
    }
  }

  private static Path program() {
    return INSTALLATION.resolve("bin").resolve("mysqld");
  }

  private static ProcessBuilder process(List<String> command, Path log) {
    command = List.copyOf(command);
    program().toFile().setExecutable(true);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (log != null) {
      builder.redirectOutput(log.toFile());
    }
    return builder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
