package org.cobaltclaims.transmission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.ClaimSchema;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.X12File;

/**
 * The last look at a claim file before it leaves: it is read back as a stranger's would be, and
 * checked against the implementation schema.
 */
public final class OutboundCheck {

  private OutboundCheck() {}

  /**
   * What is wrong in a file that was written; such a file must not leave.
   *
   * @param text the whole file; one that is empty has no fault
   */
  public static List<Problem> problems(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    try {
      List<Problem> problems = new ArrayList<>(ClaimSchema.check(new ByteArrayInputStream(bytes)));
      X12File.read(new ByteArrayInputStream(bytes)).problems().stream()
          .filter(problem -> problem.severity() != Severity.WARNING)
          .forEach(problems::add);
      return problems;
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  /** True if it is the fault of no claim: header, submitter or receiver. */
  static boolean ofEnvelope(Problem problem) {
    return problem.loop().isEmpty() || problem.loop().startsWith("1000");
  }

  /** Loop, element and reason, for a person; the segment is the file's, which never left. */
  static String text(Problem problem) {
    return "loop %s, %s: %s".formatted(problem.loop(), problem.element(), problem.message());
  }
}
