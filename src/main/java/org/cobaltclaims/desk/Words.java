package org.cobaltclaims.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.TaskKind;
import org.springframework.stereotype.Component;

/** Codes in words; templates call it {@code @words}. */
@Component("words")
public class Words {

  /** Ours are words in capitals with underscores between; none of the trade is. */
  private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,}(_[A-Z]+)+\\b");

  private static final Map<String, String> TASKS =
      Arrays.stream(TaskKind.values()).collect(Collectors.toMap(Enum::name, TaskWords::of));

  /**
   * A code of a task's reason: ours in words, those of the trade, such as {@code CO-197} or {@code
   * A7:562:85}, as they are.
   */
  public String reason(String code) {
    return code.matches("[A-Z][A-Z_]{4,}") ? of(code) : code;
  }

  /**
   * A sentence with our own codes in it as words, tasks as the lists call them: {@code Work denial:
   * anna decided bill next payer}.
   */
  public String plain(String sentence) {
    return capital(
        CODE.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(inner(found.group()))));
  }

  private static String inner(String code) {
    String task = TASKS.get(code);
    return task == null ? code.toLowerCase(Locale.ROOT).replace('_', ' ') : task;
  }

  /** A code such as {@code BILL_NEXT_PAYER} as words: {@code Bill next payer}. */
  public String of(String code) {
    return capital(inner(code));
  }

  /** With a capital at its beginning. */
  static String capital(String text) {
    return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
