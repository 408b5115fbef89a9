package org.cobaltclaims.edi;

import java.text.Normalizer;

/**
 * Makes text fit for X12 (DOMAIN 1.2): upper case, without accents, of the characters that every
 * receiver takes and that no delimiter is made of, at most as long as the element may be. The
 * maxima are those of the data dictionary.
 *
 * @param keepNamePunctuation true if hyphens and apostrophes of names are sent, a switch of the
 *     payer; otherwise a hyphen becomes a space and an apostrophe disappears
 */
public record Sanitizer(boolean keepNamePunctuation) {
  public static final Sanitizer STANDARD = new Sanitizer(true);

  public static final int LAST_NAME = 60;
  public static final int FIRST_NAME = 35;
  public static final int MIDDLE_NAME = 25;
  public static final int NAME_SUFFIX = 10;
  public static final int NAME_ID = 80;
  public static final int ADDRESS = 55;
  public static final int CITY = 30;
  public static final int STATE = 2;
  public static final int ZIP = 15;
  public static final int CONTACT_NAME = 60;
  public static final int CONTACT = 256;
  public static final int REFERENCE = 50;
  public static final int GROUP_NUMBER = 50;
  public static final int GROUP_NAME = 60;
  public static final int CLAIM_NUMBER = 38;
  public static final int NOTE = 80;
  public static final int PROCEDURE = 48;
  public static final int PROCEDURE_TEXT = 80;
  public static final int MODIFIER = 2;
  public static final int REASON = 5;

  /** The name of a person or organisation. */
  public String name(String text, int longest) {
    String plain = plain(text, false);
    if (!keepNamePunctuation) {
      plain = collapse(plain.replace('-', ' ').replace("'", ""));
    }
    return cut(plain, longest);
  }

  /** Free text, addresses, reference numbers with a punctuation of their own. */
  public static String text(String text, int longest) {
    return cut(plain(text, false), longest);
  }

  /** Text that may be an e-mail address (PER04). */
  public static String contact(String text, int longest) {
    return cut(plain(text, true), longest);
  }

  /** NPI, tax id, member id, ZIP, telephone: letters and digits only. */
  public static String identifier(String text, int longest) {
    String plain = plain(text, false);
    StringBuilder kept = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
        kept.append(c);
      }
    }
    return cut(kept.toString(), longest);
  }

  /** True if the character may stand in an element as it is. */
  static boolean allowed(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == ' '
        || "!\"&'()+,-./;?=@".indexOf(c) >= 0;
  }

  private static String plain(String text, boolean atSign) {
    boolean clean = true;
    for (int i = 0; i < text.length() && clean; i++) {
      char c = text.charAt(i);
      clean =
          allowed(c)
              && (c != '@' || atSign)
              && (c != ' ' || i > 0 && i < text.length() - 1 && text.charAt(i - 1) != ' ');
    }
    if (clean) {
      return text;
    }
    String decomposed = Normalizer.normalize(ascii(text), Normalizer.Form.NFD);
    StringBuilder kept = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      char upper = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
      kept.append(allowed(upper) && (upper != '@' || atSign) ? upper : ' ');
    }
    return collapse(kept.toString());
  }

  /** Typographic signs and letters that do not decompose. */
  private static String ascii(String text) {
    StringBuilder mapped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\u2018', '\u2019', '\u201A', '\u2032', '\u00B4', '`' -> mapped.append('\'');
        case '\u201C', '\u201D', '\u201E', '\u2033' -> mapped.append('"');
        case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' ->
            mapped.append('-');
        case '\u00DF', '\u1E9E' -> mapped.append("SS");
        case '\u00C6', '\u00E6' -> mapped.append("AE");
        case '\u0152', '\u0153' -> mapped.append("OE");
        case '\u00D8', '\u00F8' -> mapped.append('O');
        case '\u0141', '\u0142' -> mapped.append('L');
        case '\u0110', '\u0111', '\u00D0', '\u00F0' -> mapped.append('D');
        case '\u00DE', '\u00FE' -> mapped.append("TH");
        case '\u0131' -> mapped.append('I');
        default -> mapped.append(c);
      }
    }
    return mapped.toString();
  }

  private static String collapse(String text) {
    return text.strip().replaceAll(" {2,}", " ");
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest).stripTrailing();
  }
}
