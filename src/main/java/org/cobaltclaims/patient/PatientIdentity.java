package org.cobaltclaims.patient;

import java.time.LocalDate;
import java.util.Locale;
import org.cobaltclaims.code.Sha256;
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
    return Sha256.hex(
        String.join(
            "\n", normal(practice), normal(last), normal(first), birthDate.toString(), gender));
  }

  static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
  }
}
