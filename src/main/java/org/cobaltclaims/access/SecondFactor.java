package org.cobaltclaims.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Codes that an authenticator app shows (TOTP, RFC 6238): six digits, a new one every 30 seconds.
 */
final class SecondFactor {

  private static final int SECRET_BYTES = 20;

  /** A clock may go wrong by one code. */
  private static final int STEPS_ASIDE = 1;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();

  private SecondFactor() {}

  /** A new secret, as authenticator apps take it (Base32). */
  static String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return new Base32().encodeToString(secret).replace("=", "");
  }

  /** The same as an address, which apps read from a picture. */
  static String address(String account, String secret) {
    return "otpauth://totp/Cobalt:%s?secret=%s&issuer=Cobalt"
        .formatted(URLEncoder.encode(account, StandardCharsets.UTF_8), secret);
  }

  /**
   * Which of the codes around a moment that is.
   *
   * @return the code's place in time, which grows with every code; empty if it is none of them
   */
  static OptionalLong step(String secret, String code, Instant at) {
    String digits = code.replaceAll("\\s", "");
    Duration step = CODES.getTimeStep();
    for (int aside = -STEPS_ASIDE; aside <= STEPS_ASIDE; aside++) {
      Instant then = at.plus(step.multipliedBy(aside));
      if (code(secret, then).equals(digits)) {
        return OptionalLong.of(then.toEpochMilli() / step.toMillis());
      }
    }
    return OptionalLong.empty();
  }

  /** The code of a moment. */
  static String code(String secret, Instant at) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(new Base32().decode(secret), CODES.getAlgorithm()), at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a second factor's secret is no key", e);
    }
  }
}
