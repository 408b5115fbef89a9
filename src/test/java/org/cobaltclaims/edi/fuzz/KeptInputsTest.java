package org.cobaltclaims.edi.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seeds of the fuzzer and all that it found: {@code src/test/resources/fuzz}. */
class KeptInputsTest {
  private static final Path INPUTS = Path.of("src/test/resources/fuzz");

  static List<Path> files() throws IOException {
    return inputs("files");
  }

  static List<Path> transactions() throws IOException {
    return inputs("transactions");
  }

  private static List<Path> inputs(String folder) throws IOException {
    try (Stream<Path> paths = Files.list(INPUTS.resolve(folder))) {
      return paths.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileThrowsNothing(Path input) throws IOException {
    byte[] bytes = Files.readAllBytes(input);

    assertThatCode(() -> FileFuzz.fuzzerTestOneInput(bytes)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("transactions")
  void aTransactionThrowsNothing(Path input) throws IOException {
    byte[] bytes = Files.readAllBytes(input);

    assertThatCode(() -> TransactionFuzz.fuzzerTestOneInput(bytes)).doesNotThrowAnyException();
  }
}
