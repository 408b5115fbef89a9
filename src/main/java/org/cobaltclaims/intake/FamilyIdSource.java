package org.cobaltclaims.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Ids for new families: ten characters of Crockford base 32 that nobody can guess (DOMAIN 1.8).
 * With a demonstration's seed they follow from seed and claim number, so that it can be repeated.
 */
@Component
class FamilyIdSource {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 10;

  private final SecureRandom random = new SecureRandom();
  private final @Nullable String seed;

  FamilyIdSource(@Value("${cobalt.demo-seed:#{null}}") @Nullable String seed) {
    this.seed = seed;
  }

  String next(String practiceClaim) {
    byte[] bytes = new byte[LENGTH];
    if (seed == null) {
      random.nextBytes(bytes);
    } else {
      bytes = digest(seed + "\nfamily\n" + practiceClaim);
    }
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(bytes[i] & 31));
    }
    return id.toString();
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
