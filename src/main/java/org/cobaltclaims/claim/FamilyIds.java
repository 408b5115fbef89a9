package org.cobaltclaims.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/** Ids of claim families: ten characters of Crockford base 32 (DOMAIN 1.8). */
public final class FamilyIds {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 10;

  private FamilyIds() {}

  /** An id that nobody can guess, if the generator is a secure one. */
  public static String random(RandomGenerator random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return of(bytes);
  }

  /** The same id for the same seed and text, for demonstrations that can be repeated. */
  public static String seeded(String seed, String text) {
    try {
      return of(
          MessageDigest.getInstance("SHA-256")
              .digest((seed + "\nfamily\n" + text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String of(byte[] bytes) {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(bytes[i] & 31));
    }
    return id.toString();
  }
}
