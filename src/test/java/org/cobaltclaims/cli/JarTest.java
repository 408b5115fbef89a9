package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that was built, taken apart and put together as the Dockerfile does, and started. */
@Tag("jar")
class JarTest {

  private static final Path JAR = Path.of("target/cobalt.jar").toAbsolutePath();

  @TempDir private Path folder;

  private record Ended(int status, String output) {}

  @Test
  void theLayersOfTheImageMakeAnApplicationThatStarts() throws Exception {
    Path layers = folder.resolve("layers");
    assertThat(
            java(
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--layers",
                "--destination",
                layers.toString()))
        .extracting(Ended::status)
        .isEqualTo(0);
    String dockerfile = Files.readString(Path.of("Dockerfile"));
    List<Path> each;
    try (Stream<Path> found = Files.list(layers)) {
      each = found.toList();
    }
    assertThat(each).isNotEmpty();
    Path application = Files.createDirectories(folder.resolve("app"));
    for (Path layer : each) {
      assertThat(dockerfile).contains("/build/layers/" + layer.getFileName() + "/ ./");
      copy(layer, application);
    }

    Ended version = java("-jar", application.resolve("cobalt.jar").toString(), "--version");
    Ended inspected =
        java(
            "-jar",
            application.resolve("cobalt.jar").toString(),
            "edi",
            "inspect",
            "src/test/resources/x12/prim.835");

    assertThat(version.output()).startsWith("cobalt ");
    assertThat(inspected.status()).as(inspected.output()).isZero();
    assertThat(Files.size(application.resolve("cobalt.jar")))
        .as("what changes often")
        .isLessThan(20_000_000);
    try (Stream<Path> drivers = Files.list(application.resolve("lib"))) {
      assertThat(drivers.map(lib -> lib.getFileName().toString()))
          .as("the driver that Camunda's container is given")
          .anyMatch(name -> name.matches("mysql-connector-j-.*\\.jar"));
    }
  }

  private static void copy(Path layer, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(layer)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(layer.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static Ended java(String... arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                Stream.of(arguments))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
