package org.cobaltclaims.cli;

import org.cobaltclaims.edi.Problem;

/** A problem's place in words. */
final class ProblemText {
  private ProblemText() {}

  /** Such as {@code transaction 1, segment 26, 2430 CAS03}; {@code file} where there is none. */
  static String where(Problem problem) {
    StringBuilder text = new StringBuilder();
    if (problem.transaction() > 0) {
      add(text, "transaction " + problem.transaction());
    } else if (problem.interchange() > 0) {
      add(text, "interchange " + problem.interchange());
    }
    if (problem.segment() > 0) {
      add(text, "segment " + problem.segment());
    }
    String element = (problem.loop() + " " + problem.element()).strip();
    if (!element.isEmpty()) {
      add(text, element);
    }
    return text.isEmpty() ? "file" : text.toString();
  }

  private static void add(StringBuilder text, String part) {
    text.append(text.isEmpty() ? "" : ", ").append(part);
  }
}
