package org.cobaltclaims.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.cobaltclaims.edi.X12File;

/** X12 files of the test resources. */
public final class Samples {
  private Samples() {}

  /** The text of a resource, such as {@code /claims/prim.837}. */
  public static String text(String resource) {
    try (InputStream in = Samples.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A resource, read. */
  public static X12File read(String resource) {
    return parse(text(resource));
  }

  /** A text, read. */
  public static X12File parse(String x12) {
    try {
      return X12File.read(new ByteArrayInputStream(x12.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
