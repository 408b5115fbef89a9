package org.cobaltclaims.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.cobaltclaims.testing.CobaltProcess;

/** The demo as a process of its own, which can be killed. */
final class DemoProcess implements AutoCloseable {

  private final Path data;
  private final CobaltProcess process;

  private DemoProcess(Path data, CobaltProcess process) {
    this.data = data;
    this.process = process;
  }

  /**
   * Starts or continues a demo.
   *
   * @param json where it writes its summary; its output goes beside
   */
  static DemoProcess start(Path data, int claims, long seed, Path json) throws IOException {
    Path output = json.resolveSibling(data.getFileName() + ".out");
    List<String> arguments =
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
            json.toString());
    return new DemoProcess(data, CobaltProcess.start(output, arguments));
  }

  /** Waits until something is so, or the process has ended by itself. */
  void await(BooleanSupplier condition) throws InterruptedException {
    process.await(condition);
  }

  /** Waits until it has run so long. */
  void awaitMillis(long millis) throws InterruptedException {
    process.awaitMillis(millis);
  }

  long millisOld() {
    return process.millisOld();
  }

  Path data() {
    return data;
  }

  /** SIGKILL: it gets no chance to do anything. False if it had ended by itself. */
  boolean kill() throws InterruptedException {
    return process.kill();
  }

  /** Its exit code, when it has ended. */
  int end() throws InterruptedException {
    return process.end();
  }

  @Override
  public void close() {
    process.close();
  }
}
