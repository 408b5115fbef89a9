package org.cobaltclaims.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.edi.ClaimSchema;
import org.cobaltclaims.edi.Inspection;
import org.cobaltclaims.edi.Problem.Severity;

/**
 * What leaves, read again with other eyes first: a claim that would have faults is left out, so
 * that it does not hold up the others.
 *
 * @param claims those that leave
 * @param text the file's text; empty if there are none
 * @param faults a message for each claim that is left out
 */
record JudgedFile(List<SecondaryFile.Placed> claims, String text, List<String> faults) {

  JudgedFile {
    claims = List.copyOf(claims);
    faults = List.copyOf(faults);
  }

  static JudgedFile of(List<SecondaryFile.Placed> claims, LocalDateTime now, boolean lineBreaks)
      throws IOException {
    if (claims.isEmpty()) {
      return new JudgedFile(claims, "", List.of());
    }
    String text = SecondaryFile.write(claims, now, lineBreaks);
    if (faults(text).isEmpty()) {
      return new JudgedFile(claims, text, List.of());
    }
    List<SecondaryFile.Placed> sound = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    for (SecondaryFile.Placed each : claims) {
      List<String> faults = faults(SecondaryFile.write(List.of(each), now, lineBreaks));
      if (faults.isEmpty()) {
        sound.add(each);
      } else {
        messages.add(
            "claim "
                + each.claim().controlNumber()
                + " would have faults and is not written:\n  "
                + String.join("\n  ", faults));
      }
    }
    if (sound.isEmpty()) {
      return new JudgedFile(sound, "", messages);
    }
    String rest = SecondaryFile.write(sound, now, lineBreaks);
    List<String> faults = faults(rest);
    return faults.isEmpty()
        ? new JudgedFile(sound, rest, messages)
        : new JudgedFile(
            List.of(),
            "",
            List.of("the claims would have faults together:\n  " + String.join("\n  ", faults)));
  }

  /** What the reader, our implementation schema and the balance find. */
  private static List<String> faults(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Stream.concat(
            Inspection.of(new ByteArrayInputStream(bytes)).problems().stream(),
            ClaimSchema.check(new ByteArrayInputStream(bytes)).stream())
        .filter(problem -> problem.severity() != Severity.WARNING)
        .map(problem -> ProblemText.where(problem) + ": " + problem.message())
        .distinct()
        .toList();
  }
}
