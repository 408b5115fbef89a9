package org.cobaltclaims.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.testing.CobaltProcess;
import org.springframework.util.FileSystemUtils;

/**
 * What a small demo leaves behind; made once in a JVM, and copied for everybody who works on it.
 */
public final class DemoData {

  /** More only where somebody wants figures proven over a large practice. */
  private static final String CLAIMS = System.getProperty("cobalt.test.demo-claims", "40");

  /** The same in every run, so that a test finds what it found before. */
  private static final String SEED = "5";

  /** A finished demo's data folder, where one is to be looked at again; made otherwise. */
  private static Path made = Path.of(System.getProperty("cobalt.test.demo-data", ""));

  private DemoData() {}

  /** A copy of its own in an empty folder. */
  public static synchronized void copyTo(Path folder) throws IOException, InterruptedException {
    if (made.toString().isEmpty()) {
      made = make();
    }
    try (Stream<Path> all = Files.walk(made)) {
      all.forEach(from -> copy(from, folder.resolve(made.relativize(from).toString())));
    }
  }

  private static Path make() throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("cobalt-demo");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home)));
    Path output = home.resolve("demo.out");
    Path data = home.resolve("data");
    List<String> arguments =
        List.of(
            "demo",
            "--exit",
            "--leave-tasks",
            "--claims",
            CLAIMS,
            "--seed",
            SEED,
            "--data",
            data.toString());
    try (CobaltProcess demo = CobaltProcess.start(output, arguments)) {
      assertThat(demo.end()).as("exit code of the demo, see %s", output).isZero();
    }
    return data;
  }

  private static void remove(Path home) {
    try {
      FileSystemUtils.deleteRecursively(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
