package org.cobaltclaims;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source file stands in the house's format. The formatter runs in the tests' JVM, because
 * Maven itself may run on a JDK that cannot parse Java 21. To rewrite the files: {@code ./mvnw test
 * -Dtest=SourceFormatTest -Dcobalt.format=write}.
 */
class SourceFormatTest {

  private static final boolean WRITE = "write".equals(System.getProperty("cobalt.format"));

  @Test
  void sourcesStandInTheHouseFormat() throws Exception {
    List<Path> wrong = new ArrayList<>();
    for (Path file : javaFiles()) {
      String source = Files.readString(file);
      String formatted =
          new Formatter(JavaFormatterOptions.builder().build())
              .formatSource(RemoveUnusedImports.removeUnusedImports(source));
      if (!formatted.equals(source)) {
        wrong.add(file);
        if (WRITE) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!WRITE) {
      assertThat(wrong)
          .as("to format: ./mvnw test -Dtest=SourceFormatTest -Dcobalt.format=write")
          .isEmpty();
    }
  }

  private static List<Path> javaFiles() throws IOException {
    try (Stream<Path> main = Files.walk(Path.of("src"))) {
      return main.filter(p -> p.toString().endsWith(".java")).sorted().toList();
    }
  }
}
