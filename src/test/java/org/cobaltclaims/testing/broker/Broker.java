package org.cobaltclaims.testing.broker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One Zeebe broker as a process of its own: the build unpacks it into {@code target/zeebe}. Killed
 * and started again it goes on with its data. Ends with this JVM.
 */
final class Broker implements AutoCloseable {

  private static final Path INSTALLATION = Path.of("target", "zeebe").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int GRPC = 26500;
  private static final int INTERNAL = 26502;
  private static final int REST = 8088;
  private static final int MANAGEMENT = 9600;

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final Path folder;
  private final int node;
  private final int size;
  private Process process;

  private Broker(Path folder, int node, int size) {
    this.folder = folder;
    this.node = node;
    this.size = size;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** Why none can run here; empty if one can. */
  static String obstacle() {
    return installation() == null ? "no broker in target/zeebe; -Pzeebe-broker unpacks it" : "";
  }

  /**
   * Starts one; it is ready later.
   *
   * @param folder where its data and its log go
   * @param node its number in the cluster
   * @param size how many the cluster has; each has a copy of every partition, and as many of those
   *     there are
   */
  static Broker start(Path folder, int node, int size) throws IOException {
    Broker broker = new Broker(Files.createDirectories(folder), node, size);
    broker.start();
    return broker;
  }

  /** Starts it again on its data. */
  void start() throws IOException {
    Path installation = installation();
    if (installation == null) {
      throw new IllegalStateException(obstacle());
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms192m",
                "-Xmx512m",
                "-XX:MaxDirectMemorySize=512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                // Its log goes below, and the installation stays as it is.
                "-Dapp.home=" + folder,
                "-Dbasedir=" + folder,
                "-cp",
                installation.resolve("config")
                    + File.pathSeparator
                    + installation.resolve("lib").resolve("*"),
                "io.camunda.application.StandaloneBroker")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("CAMUNDA_"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(settings());
    process = builder.start();
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1"),
        Map.entry("ZEEBE_BROKER_NETWORK_ADVERTISEDHOST", "127.0.0.1"),
        // Tens are added to the ports of gateway and cluster.
        Map.entry("ZEEBE_BROKER_NETWORK_PORTOFFSET", String.valueOf(node)),
        Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1"),
        Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", String.valueOf(GRPC + 10 * node)),
        Map.entry("ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_MODE", "none"),
        Map.entry("SERVER_ADDRESS", "127.0.0.1"),
        Map.entry("SERVER_PORT", String.valueOf(REST + node)),
        Map.entry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1"),
        Map.entry("MANAGEMENT_SERVER_PORT", String.valueOf(MANAGEMENT + node)),
        Map.entry("ZEEBE_BROKER_DATA_DIRECTORY", folder.resolve("data").toString()),
        Map.entry("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "16MB"),
        Map.entry("ZEEBE_BROKER_CLUSTER_NODEID", String.valueOf(node)),
        Map.entry("ZEEBE_BROKER_CLUSTER_CLUSTERSIZE", String.valueOf(size)),
        Map.entry("ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT", String.valueOf(size)),
        Map.entry("ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR", String.valueOf(size)),
        Map.entry(
            "ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS",
            IntStream.range(0, size)
                .mapToObj(each -> "127.0.0.1:" + (INTERNAL + 10 * each))
                .collect(Collectors.joining(","))),
        Map.entry("ZEEBE_BROKER_THREADS_CPUTHREADCOUNT", "2"),
        Map.entry("ZEEBE_BROKER_THREADS_IOTHREADCOUNT", "2"));
  }

  /** Waits until it says that it is ready. */
  void awaitReady() throws InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (MANAGEMENT + node) + "/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        if (http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It opens its ports late.
      }
      Thread.sleep(250);
    }
    throw new IllegalStateException("broker " + node + " does not get ready; see " + log());
  }

  /** SIGKILL: it gets no chance to do anything. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  URI grpcAddress() {
    return URI.create("http://127.0.0.1:" + (GRPC + 10 * node));
  }

  URI restAddress() {
    return URI.create("http://127.0.0.1:" + (REST + node));
  }

  int node() {
    return node;
  }

  private Path log() {
    return folder.resolve("broker.log");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The archive has one folder, with the version in its name; null if there is none. */
  private static Path installation() {
    if (!Files.isDirectory(INSTALLATION)) {
      return null;
    }
    try (Stream<Path> folders = Files.list(INSTALLATION)) {
      return folders
          .filter(each -> Files.isDirectory(each.resolve("lib")))
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
