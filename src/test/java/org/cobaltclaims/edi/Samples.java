package org.cobaltclaims.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Files to read: our own in the test resources, and the public ones, which are read in place. */
public final class Samples {
  /** Beside the project; its files belong to others and are not copied. */
  private static final Path PUBLIC = Path.of("../shared/samples/public");

  private Samples() {}

  /** A file of {@code src/test/resources/x12}. */
  public static String text(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/x12/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static X12File read(String text) {
    try {
      return X12File.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static X12File readFile(String name) {
    return read(text(name));
  }

  public static X12File readPublic(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return X12File.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The public files of a folder, such as {@code 837P}; skips the test if they are not here. */
  public static List<Path> publicFiles(String folder) {
    if (!Files.isDirectory(PUBLIC.resolve(folder))) {
      String reason = "skipped: the public samples do not stand beside the project at " + PUBLIC;
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    try (Stream<Path> files = Files.list(PUBLIC.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The public files of a folder that the judges named in its README passed. */
  public static List<Path> conformingPublicFiles(String folder) {
    List<Path> files = publicFiles(folder);
    try {
      List<String> passed =
          Files.readAllLines(PUBLIC.resolve("README.md")).stream()
              .filter(line -> line.startsWith("| " + folder + "/") && line.contains("| PASS "))
              .map(line -> line.substring(2, line.indexOf(" |", 2)))
              .toList();
      return files.stream()
          .filter(file -> passed.contains(folder + "/" + file.getFileName()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
