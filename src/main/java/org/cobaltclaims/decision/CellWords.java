package org.cobaltclaims.decision;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a cell, in words; what is too much for that is shown as it is. */
public final class CellWords {

  private static final Pattern TEXTS = Pattern.compile("\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*");
  private static final Pattern NOT = Pattern.compile("not\\((.*)\\)");
  private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)\\s*([\\w.-]+)");
  private static final Pattern RANGE =
      Pattern.compile("([\\[(\\]])\\s*([\\w.-]+?)\\s*\\.\\.\\s*([\\w.-]+)\\s*([\\])\\[])");

  private CellWords() {}

  /** A test in words, such as {@code at least 1000}. */
  public static String ofTest(String test) {
    if (Rule.isAnything(test)) {
      return "anything";
    }
    Matcher not = NOT.matcher(test);
    if (not.matches()) {
      return "not " + ofTest(not.group(1).strip());
    }
    Matcher compared = COMPARED.matcher(test);
    if (compared.matches()) {
      return switch (compared.group(1)) {
            case "<" -> "less than ";
            case "<=" -> "at most ";
            case ">" -> "more than ";
            default -> "at least ";
          }
          + compared.group(2);
    }
    Matcher range = RANGE.matcher(test);
    if (range.matches()) {
      return (range.group(1).equals("[") ? "from " : "more than ")
          + range.group(2)
          + (range.group(4).equals("]") ? " to " : " to less than ")
          + range.group(3);
    }
    return ofAnswer(test);
  }

  /** An answer in words: texts without their quotes. */
  public static String ofAnswer(String expression) {
    if (TEXTS.matcher(expression).matches()) {
      List<String> texts = Column.texts(expression);
      return String.join(" or ", texts.stream().map(t -> t.isEmpty() ? "nothing" : t).toList());
    }
    return switch (expression) {
      case "true" -> "yes";
      case "false" -> "no";
      default -> expression;
    };
  }
}
