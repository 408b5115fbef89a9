package org.cobaltclaims.decision;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A column of a table.
 *
 * @param label its title
 * @param expression what an input looks at, FEEL; an output's name
 * @param type {@code string}, {@code number} or {@code boolean}
 * @param allowed what may stand there as a list of FEEL unary tests; empty for anything
 */
public record Column(String label, String expression, String type, String allowed) {

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern TEXTS = Pattern.compile("\\s*\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*\\s*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

  /** The texts that may stand there; empty if there is no such list. */
  public List<String> values() {
    return TEXTS.matcher(allowed).matches() ? texts(allowed) : List.of();
  }

  /** Whether it looks at one fact, and not at what is made of several. */
  boolean isFact() {
    return NAME.matcher(expression).matches();
  }

  /** The texts in quotes of a piece of FEEL. */
  static List<String> texts(String feel) {
    return TEXT.matcher(feel).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** A piece of FEEL without its texts in quotes. */
  static String withoutTexts(String feel) {
    return TEXT.matcher(feel).replaceAll("");
  }
}
