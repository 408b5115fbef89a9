package org.cobaltclaims.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.cobaltclaims.cli.Cobalt;

/** The application in a process of its own, as its user starts it; it can be killed. */
public final class CobaltProcess implements AutoCloseable {

  private static final long LOOK_MILLIS = 4;

  private final Process process;
  private final Thread atTheEnd;
  private final long started = System.nanoTime();

  private CobaltProcess(Process process) {
    this.process = process;
    this.atTheEnd = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /**
   * Starts it.
   *
   * @param output file that what it prints is added to; its temporary files go beside
   * @param arguments as after {@code ./cobalt}
   */
  public static CobaltProcess start(Path output, List<String> arguments) throws IOException {
    return start(output, arguments, Map.of());
  }

  /**
   * Starts it with settings of its own.
   *
   * @param settings variables of its environment
   */
  public static CobaltProcess start(
      Path output, List<String> arguments, Map<String, String> settings) throws IOException {
    return start(output, arguments, settings, classPath());
  }

  /**
   * Starts it from another class path than this JVM's.
   *
   * @param settings variables of its environment
   */
  public static CobaltProcess start(
      Path output, List<String> arguments, Map<String, String> settings, String classPath)
      throws IOException {
    Path folder = output.toAbsolutePath().getParent();
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
    command.add(classPath);
    command.add(Cobalt.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    // Any free one: tests run side by side.
    builder.environment().put("SERVER_PORT", "0");
    builder.environment().putAll(settings);
    return new CobaltProcess(builder.start());
  }

  /**
   * This JVM's, without an empty entry, which is the working folder: the models lie there a second
   * time.
   */
  public static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until something is so; false if the process has ended by itself before. */
  public boolean await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  /** Waits until it has run so long. */
  public void awaitMillis(long millis) throws InterruptedException {
    process.waitFor(millis - millisOld(), TimeUnit.MILLISECONDS);
  }

  public long millisOld() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: it gets no chance to do anything. False if it had ended by itself. */
  public boolean kill() throws InterruptedException {
    boolean alive = process.isAlive();
    process.destroyForcibly();
    process.waitFor();
    return alive;
  }

  /** SIGTERM, as whoever runs it ends it. */
  public void terminate() {
    process.destroy();
  }

  public boolean hasEnded() {
    return !process.isAlive();
  }

  /** Its exit code, when it has ended. */
  public int end() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
  }
}
