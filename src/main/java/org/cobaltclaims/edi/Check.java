package org.cobaltclaims.edi;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.edi.claim.ClaimPayers;
import org.cobaltclaims.edi.claim.ProfessionalClaim;

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

  /** Opens the file once more from its beginning. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Checks a file; one with professional claims is read once more, against our implementation
   * schema.
   *
   * @param in the file from its beginning
   * @param again opens it once more
   * @throws IOException if the bytes cannot be read, never for what they say
   */
  public static Check of(InputStream in, Source again) throws IOException {
    Problems problems = new Problems();
    Checker checker = new Checker(problems);
    X12Reader.read(in, checker, problems);
    if (checker.inspection().kinds().contains("837P")) {
      try (InputStream once = again.open()) {
        problems.addAll(unsaid(ClaimSchema.check(once), problems.list()));
      }
    }
    Map<SnipLevel, Integer> counts = new EnumMap<>(SnipLevel.class);
    problems
        .counts()
        .forEach((rule, count) -> counts.merge(SnipLevel.of(rule), count, Integer::sum));
    return new Check(checker.inspection(), counts);
  }

  /** What the schema finds and the typed reader has not said of the same segment. */
  private static List<Problem> unsaid(List<Problem> ofSchema, List<Problem> said) {
    Set<String> places = new HashSet<>();
    said.forEach(problem -> places.add(place(problem)));
    return ofSchema.stream().filter(problem -> !places.contains(place(problem))).toList();
  }

  private static String place(Problem problem) {
    String element = problem.element();
    return problem.transaction()
        + " "
        + problem.loop()
        + " "
        + element.substring(0, Math.min(3, element.length()));
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
    private final Problems problems;
    private int interchange;

    Checker(Problems problems) {
      super(problems);
      this.problems = problems;
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
    public boolean claim(Transaction transaction, ProfessionalClaim claim) {
      problems.addAll(ClaimPayers.check(claim, interchange, transaction.ordinal()));
      return super.claim(transaction, claim);
    }

    @Override
    public void interchange(Interchange read) {
      super.interchange(read);
      interchange = read.ordinal();
    }

    @Override
    public void endOfTransaction(Transaction transaction) {
      situations.end();
    }
  }
}
