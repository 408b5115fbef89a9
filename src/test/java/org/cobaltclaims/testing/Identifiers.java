package org.cobaltclaims.testing;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks for names, numbers and addresses of patients in texts. */
public final class Identifiers {

  /** With an underscore within, as in ids, and also taken apart there, as in names of files. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9'_-]+");

  private static final Pattern PART = Pattern.compile("[A-Za-z0-9'-]+");

  private Identifiers() {}

  /** Those that stand in a text as a word of their own, or as several, whatever the case. */
  public static Set<String> in(String text, Collection<String> identifiers) {
    Set<String> words = new TreeSet<>();
    for (Pattern pattern : new Pattern[] {WORD, PART}) {
      pattern
          .matcher(text)
          .results()
          .map(MatchResult::group)
          .map(word -> word.toUpperCase(Locale.ROOT))
          .forEach(words::add);
    }
    String upper = text.toUpperCase(Locale.ROOT);
    Set<String> found = new TreeSet<>();
    for (String identifier : identifiers) {
      String wanted = identifier.toUpperCase(Locale.ROOT);
      if (wanted.contains(" ") ? upper.contains(wanted) : words.contains(wanted)) {
        found.add(identifier);
      }
    }
    return found;
  }
}
