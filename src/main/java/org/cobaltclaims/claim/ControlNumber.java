package org.cobaltclaims.claim;

/**
 * Our patient control number, CLM01: 10 characters of Crockford base 32 for the claim family, the
 * payer level 1-9 and the version letter A-Z (DOMAIN 1.8).
 *
 * @param familyId ten characters
 * @param level 1 to 9
 * @param version A to Z
 */
public record ControlNumber(String familyId, int level, char version) {

  public ControlNumber {
    if (!familyId.matches("[0-9A-HJKMNP-TV-Z]{10}")
        || level < 1
        || level > 9
        || version < 'A'
        || version > 'Z') {
      throw new IllegalArgumentException("not a patient control number of ours");
    }
  }

  /** True if the text has the form of a control number of ours. */
  public static boolean isOurs(String text) {
    return text.matches("[0-9A-HJKMNP-TV-Z]{10}[1-9][A-Z]");
  }

  /** Reads {@code K7Q2M9X4T02A}. */
  public static ControlNumber parse(String text) {
    if (!isOurs(text)) {
      throw new IllegalArgumentException("not a patient control number of ours");
    }
    return new ControlNumber(text.substring(0, 10), text.charAt(10) - '0', text.charAt(11));
  }

  @Override
  public String toString() {
    return familyId + level + version;
  }
}
