package org.cobaltclaims.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Large files made of the small ones of the tests. */
final class SampleFiles {
  private static final int CLAIMS_PER_TRANSACTION = 1000;

  private SampleFiles() {}

  static String text(String name) {
    try (InputStream in = SampleFiles.class.getResourceAsStream("/x12/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replace("\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An 835 of so many transactions of a thousand claims each, one after the other. */
  static InputStream remittances(int transactions) {
    String file = text("prim.835");
    String head = file.substring(0, begin(file, "ST"));
    String tail = file.substring(begin(file, "GE"));
    byte[] transaction = transaction(file).getBytes(StandardCharsets.US_ASCII);
    return new RepeatedStream(
        head.getBytes(StandardCharsets.US_ASCII),
        transaction,
        transactions,
        tail.getBytes(StandardCharsets.US_ASCII));
  }

  /** An 835 of one transaction that has so many claims; its payment and counts are wrong. */
  static InputStream remittanceOf(int claims) {
    String file = text("prim.835");
    return new RepeatedStream(
        file.substring(0, begin(file, "CLP")).getBytes(StandardCharsets.US_ASCII),
        file.substring(begin(file, "CLP"), begin(file, "PLB")).getBytes(StandardCharsets.US_ASCII),
        claims,
        file.substring(begin(file, "PLB")).getBytes(StandardCharsets.US_ASCII));
  }

  private static String transaction(String file) {
    String claim = file.substring(begin(file, "CLP"), begin(file, "PLB"));
    return file.substring(begin(file, "ST"), begin(file, "CLP"))
        + claim.repeat(CLAIMS_PER_TRANSACTION)
        + file.substring(begin(file, "PLB"), begin(file, "GE"));
  }

  /** An 837P of so many copies of the secondary claim, each with its own subscriber. */
  static String claims(int claims) {
    String file = text("sec.837");
    int subscriber = file.indexOf("~HL*2*") + 1;
    String claim = file.substring(subscriber, begin(file, "SE"));
    return file.substring(0, subscriber) + claim.repeat(claims) + file.substring(begin(file, "SE"));
  }

  private static int begin(String file, String tag) {
    return file.indexOf("~" + tag + "*") + 1;
  }
}
