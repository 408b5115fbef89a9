package org.cobaltclaims.practice;

import java.util.List;

/** {@code practice.yml} is missing or wrong. The message lists all that is known to be wrong. */
public final class PracticeFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  PracticeFileException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each, with file and line. */
  public List<String> problems() {
    return problems;
  }
}
