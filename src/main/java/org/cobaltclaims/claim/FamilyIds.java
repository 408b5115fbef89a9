package org.cobaltclaims.claim;

import java.util.random.RandomGenerator;
import org.cobaltclaims.code.Sha256;

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
    return of(Sha256.bytes(seed + "\nfamily\n" + text));
  }

  private static String of(byte[] bytes) {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(bytes[i] & 31));
    }
    return id.toString();
  }
}
