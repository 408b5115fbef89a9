package org.cobaltclaims.patient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who a patient is, as a claim says.
 *
 * @param practice the billing provider's id; patients of different ones are never joined
 * @param last NM103
 * @param first NM104, empty if none
 * @param middle NM105, empty if none
 * @param suffix NM107, empty if none
 * @param birthDate DMG02; null if not known
 * @param gender DMG03, empty if not known
 */
public record PatientIdentity(
    String practice,
    String last,
    String first,
    String middle,
    String suffix,
    @Nullable LocalDate birthDate,
    String gender) {

  /**
   * The same for the same practice, last name, first name, date of birth and gender; null without a
   * date of birth, because a name alone is nobody.
   */
  @Nullable String digest() {
    if (birthDate == null) {
      return null;
    }
    String text =
        String.join(
            "\n", normal(practice), normal(last), normal(first), birthDate.toString(), gender);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
  }
}
