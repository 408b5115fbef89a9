package org.cobaltclaims.access.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Words for the interface's description that stand beside the program. */
final class ApiWords {

  private final Properties words = new Properties();

  private ApiWords(String file) {
    try (InputStream in =
            Objects.requireNonNull(ApiWords.class.getResourceAsStream("/api/" + file));
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the parameters are. */
  static ApiWords ofParameters() {
    return new ApiWords("parameters.properties");
  }

  /** What stands in the examples. */
  static ApiWords ofExamples() {
    return new ApiWords("examples.properties");
  }

  /** The first of these that there is. */
  @Nullable String first(String... keys) {
    for (String key : keys) {
      String word = words.getProperty(key);
      if (word != null) {
        return word;
      }
    }
    return null;
  }
}
