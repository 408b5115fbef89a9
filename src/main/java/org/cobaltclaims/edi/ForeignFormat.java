package org.cobaltclaims.edi;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses from its first bytes what a file is that is no X12, so that its sender can be told. */
final class ForeignFormat {
  private ForeignFormat() {}

  /** What the file is, as the end of a sentence, with what to do; null if there is no telling. */
  static @Nullable String describe(byte[] start) {
    if (start.length == 0) {
      return "it is empty";
    }
    if (begins(start, 0xFE, 0xFF)
        || begins(start, 0xFF, 0xFE)
        || begins(start, 'I', 0, 'S', 0)
        || begins(start, 0, 'I', 0, 'S')) {
      return "it is text in UTF-16; ask the sender for ASCII or UTF-8";
    }
    if (begins(start, 0xC9, 0xE2, 0xC1)) {
      return "it is text in EBCDIC; ask the sender for ASCII or UTF-8";
    }
    if (begins(start, 'P', 'K', 3, 4) || begins(start, 0x1F, 0x8B)) {
      return "it is a compressed archive; unpack it first";
    }
    String text = new String(start, StandardCharsets.ISO_8859_1).strip().toUpperCase(Locale.ROOT);
    if (text.isEmpty()) {
      return "it holds nothing but blanks";
    }
    if (text.startsWith("%PDF")) {
      return "it is a PDF";
    }
    if (text.startsWith("-----BEGIN PGP")) {
      return "it is encrypted (PGP); decrypt it first";
    }
    if (text.startsWith("<!DOCTYPE HTML") || text.startsWith("<HTML")) {
      return "it is a web page, perhaps the error page of a download";
    }
    if (text.startsWith("<?XML")) {
      return "it is XML";
    }
    if (text.startsWith("GS*") || text.startsWith("ST*")) {
      return "its interchange header (ISA) is missing; the delimiters cannot be known without it";
    }
    return null;
  }

  private static boolean begins(byte[] start, int... bytes) {
    if (start.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((start[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
