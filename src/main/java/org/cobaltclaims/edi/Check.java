package org.cobaltclaims.edi;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A file's inspection with more questions asked: whether its codes exist, and whether what stands
 * together fits together. Every problem has its SNIP level.
 *
 * @param inspection what the file is, and all problems
 * @param counts how many problems each level has, whether listed or not
 */
public record Check(Inspection inspection, Map<SnipLevel, Integer> counts) {

  public Check {
    counts = Map.copyOf(counts);
  }

  /**
   * Checks a file in one pass, as {@link Inspection#of} inspects it.
   *
   * @throws IOException if the bytes cannot be read, never for what they say
   */
  public static Check of(InputStream in) throws IOException {
    Problems problems = new Problems();
    Checker checker = new Checker(problems);
    X12Reader.read(in, checker, problems);
    Inspection inspection = checker.inspection();
    Map<SnipLevel, Integer> counts = new EnumMap<>(SnipLevel.class);
    problems
        .counts()
        .forEach((rule, count) -> counts.merge(SnipLevel.of(rule), count, Integer::sum));
    return new Check(inspection, counts);
  }

  /** How many problems a level has. */
  public int count(SnipLevel level) {
    return counts.getOrDefault(level, 0);
  }

  /** The listed problems of the levels up to {@code last}, in file order. */
  public List<Problem> upTo(SnipLevel last) {
    return inspection.problems().stream()
        .filter(problem -> SnipLevel.of(problem.rule()).compareTo(last) <= 0)
        .toList();
  }

  private static final class Checker extends Inspector {
    private final CodeCheck codes;
    private final SituationCheck situations;

    Checker(Problems problems) {
      super(problems);
      codes = new CodeCheck(problems);
      situations = new SituationCheck(problems);
    }

    @Override
    public void segment(Transaction transaction, Segment segment) {
      super.segment(transaction, segment);
      codes.check(transaction.kind(), segment);
      situations.check(transaction.kind(), segment);
    }

    @Override
    public void endOfTransaction(Transaction transaction) {
      situations.end();
    }
  }
}
