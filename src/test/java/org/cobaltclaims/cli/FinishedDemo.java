package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** A demo that is over, and copies of it on which a purge may work. */
final class FinishedDemo {

  private final Path folder;
  private final Path data;
  private int copies;

  private FinishedDemo(Path folder) {
    this.folder = folder;
    data = folder.resolve("demo");
  }

  /** Plays one to its end. */
  static FinishedDemo in(Path folder, int claims) {
    FinishedDemo demo = new FinishedDemo(folder);
    Cli.Ended ended =
        Cli.run("demo", "--exit", "--claims", claims, "--seed", "7", "--data", demo.data);
    assertThat(ended.status()).as(ended.err()).isZero();
    return demo;
  }

  /** As it was left. */
  Path data() {
    return data;
  }

  /**
   * A copy.
   *
   * @param purge who may purge it
   */
  Path copy(String purge) throws IOException {
    Path copy = folder.resolve("copy" + ++copies);
    try (Stream<Path> all = Files.walk(data)) {
      for (Path each : all.toList()) {
        Path target = copy.resolve(data.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    Path settings = copy.resolve("practice.yml");
    Files.writeString(
        settings, Files.readString(settings) + "\nretention:\n  purge: %s\n".formatted(purge));
    return copy;
  }

  /** What purges a data folder, on a day. */
  static ConfigurableApplicationContext open(Path data, LocalDate day) {
    return PurgeContext.open(
        data, Clock.fixed(day.atTime(8, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
  }
}
