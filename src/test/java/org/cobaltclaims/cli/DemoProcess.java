package org.cobaltclaims.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The demo as a process of its own, which can be killed. */
final class DemoProcess implements AutoCloseable {

  private static final long LOOK_MILLIS = 4;

  private final Path data;
  private final Process process;
  private final long started = System.nanoTime();

  private DemoProcess(Path data, Process process) {
    this.data = data;
    this.process = process;
  }

  /**
   * Starts or continues a demo.
   *
   * @param json where it writes its summary; its output goes beside
   */
  static DemoProcess start(Path data, int claims, long seed, Path json) throws IOException {
    Path folder = json.toAbsolutePath().getParent();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("--enable-native-access=ALL-UNNAMED");
    // Much of its life is its start, so nothing is compiled thoroughly.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    command.add("-cp");
    command.add(classPath());
    command.add(Cobalt.class.getName());
    command.addAll(
        List.of(
            "demo",
            "--exit",
            "--claims",
            String.valueOf(claims),
            "--seed",
            String.valueOf(seed),
            "--data",
            data.toString(),
            "--json",
            json.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    folder.resolve(data.getFileName() + ".out").toFile()));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return new DemoProcess(data, builder.start());
  }

  /** Without an empty entry, which is the working folder: the models lie there a second time. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until something is so, or the process has ended by itself. */
  void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /** Waits until it has run so long. */
  void awaitMillis(long millis) throws InterruptedException {
    process.waitFor(millis - millisOld(), TimeUnit.MILLISECONDS);
  }

  long millisOld() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
  }

  Path data() {
    return data;
  }

  /** SIGKILL: it gets no chance to do anything. False if it had ended by itself. */
  boolean kill() throws InterruptedException {
    boolean alive = process.isAlive();
    process.destroyForcibly();
    process.waitFor();
    return alive;
  }

  /** Its exit code, when it has ended. */
  int end() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
