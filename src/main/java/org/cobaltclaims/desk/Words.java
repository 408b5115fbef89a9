package org.cobaltclaims.desk;

import java.util.Locale;
import org.springframework.stereotype.Component;

/** Codes in words; templates call it {@code @words}. */
@Component("words")
public class Words {

  /**
   * A code of a task's reason: ours in words, those of the trade, such as {@code CO-197} or {@code
   * A7:562:85}, as they are.
   */
  public String reason(String code) {
    return code.matches("[A-Z][A-Z_]{4,}") ? of(code) : code;
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
