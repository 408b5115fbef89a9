package org.cobaltclaims.portal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.cobaltclaims.code.Sha256;

/** What nobody can guess: links, codes and cookies. */
final class PortalSecrets {

  /** 160 bits. */
  private static final int TOKEN_BYTES = 20;

  /** Longer is none of ours; looking at it would be work for nothing. */
  private static final int LONGEST = 64;

  private static final int CODE_LENGTH = 8;

  /** Without those that are taken for each other: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
  private static final String CODE_LETTERS = "34679ACDEFGHJKMNPQRTVWXY";

  private static final SecureRandom RANDOM = new SecureRandom();

  private PortalSecrets() {}

  /** For a link or a cookie. */
  static String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** For a person to type, such as {@code 7KQ4MWXA}. */
  static String newCode() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(CODE_LETTERS.charAt(RANDOM.nextInt(CODE_LETTERS.length())));
    }
    return code.toString();
  }

  /** By which a token is found again without keeping it. */
  static String digest(String token) {
    return Sha256.hex(token.length() > LONGEST ? token.substring(0, LONGEST) + "+" : token);
  }

  /** A code as it was made, however it is typed: small letters, gaps and dashes are forgiven. */
  static String typed(String code) {
    String bare = code.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    return bare.length() > CODE_LENGTH ? "" : bare;
  }
}
