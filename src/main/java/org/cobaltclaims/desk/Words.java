package org.cobaltclaims.desk;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Codes in words; templates call it {@code @words}. */
@Component("words")
public class Words {

  /** Ours are words in capitals with underscores between; none of the trade is. */
  private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,}(_[A-Z]+)+\\b");

  /**
   * A code of a task's reason: ours in words, those of the trade, such as {@code CO-197} or {@code
   * A7:562:85}, as they are.
   */
  public String reason(String code) {
    return code.matches("[A-Z][A-Z_]{4,}") ? of(code) : code;
  }

  /** A sentence with our own codes in it as words: {@code bill next payer}. */
  public String plain(String sentence) {
    return CODE.matcher(sentence)
        .replaceAll(found -> found.group().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /** A code such as {@code BILL_NEXT_PAYER} as words: {@code Bill next payer}. */
  public String of(String code) {
    if (code.isEmpty()) {
      return "";
    }
    String text = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
