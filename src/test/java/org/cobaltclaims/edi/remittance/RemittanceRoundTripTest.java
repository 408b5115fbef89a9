package org.cobaltclaims.edi.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.RawSegments;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.X12File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemittanceRoundTripTest {

  @ParameterizedTest
  @ValueSource(strings = {"prim.835", "den.835", "rev.835", "xo.835"})
  void ownExamplesComeBackByteForByte(String name) {
    String text = Samples.text(name);
    X12File file = Samples.read(text);

    assertThat(file.problems()).isEmpty();
    assertThat(write(file)).isEqualTo(text);
  }

  @Test
  void publicSamplesWrittenAgainLoseNothing() throws IOException {
    for (var path : Samples.publicFiles("835")) {
      X12File original = Samples.readPublic(path);
      if (original.remittances().size() != original.transactions().size()
          || original.problems().stream().anyMatch(RemittanceRoundTripTest::loses)) {
        System.out.println("left out, since not all of it can be read: " + path.getFileName());
        continue;
      }
      String written = write(original);

      assertThat(RawSegments.of(written))
          .as(path.toString())
          .isEqualTo(RawSegments.of(Files.readString(path)));
      X12File again = Samples.read(written);
      assertThat(Samples.read(write(again)).remittances())
          .as(path.toString())
          .isEqualTo(again.remittances());
    }
  }

  /** What cannot be read cannot be written again. */
  private static boolean loses(Problem problem) {
    return problem.severity() != Severity.WARNING
        || problem.rule().equals("DATE") && problem.message().contains("is no date");
  }

  private static String write(X12File file) {
    return RemittanceWriter.write(
        file.remittances().getFirst().envelope(), file.remittances(), true);
  }
}
