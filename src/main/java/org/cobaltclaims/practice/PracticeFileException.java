package org.cobaltclaims.practice;

import java.util.List;

/** {@code practice.yml} is missing or wrong. The message lists all that is known to be wrong. */
public final class PracticeFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;
  private final transient List<Fault> faults;

  PracticeFileException(List<String> problems) {
    this(problems, List.of());
  }

  private PracticeFileException(List<String> problems, List<Fault> faults) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
    this.faults = List.copyOf(faults);
  }

  static PracticeFileException of(String file, List<Fault> faults) {
    return new PracticeFileException(
        faults.stream().map(f -> "%s, line %d: %s".formatted(file, f.line(), f.text())).toList(),
        faults);
  }

  /**
   * One thing that is wrong.
   *
   * @param line of the document, from 1
   * @param text what is wrong, beginning with the key
   */
  record Fault(int line, String text) {}

  /** One sentence each, with file and line. */
  public List<String> problems() {
    return problems;
  }

  /** What is wrong in the document; empty if it could not be read at all. */
  List<Fault> faults() {
    return faults;
  }
}
