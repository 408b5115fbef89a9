package org.cobaltclaims.edi.remittance;

import static org.assertj.core.api.Assertions.assertThat;

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
  void publicSamplesReadAgainAreEqual() {
    for (var path : Samples.conformingPublicFiles("835")) {
      X12File first = Samples.read(write(Samples.readPublic(path)));
      X12File original = Samples.readPublic(path);
      X12File second = Samples.read(write(first));

      assertThat(second.remittances()).as(path.toString()).isEqualTo(first.remittances());
      assertThat(first.remittances().getFirst().claims())
          .as(path.toString())
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*segment", ".*names.*", ".*references.*")
          .isEqualTo(original.remittances().getFirst().claims());
    }
  }

  private static String write(X12File file) {
    return RemittanceWriter.write(
        file.remittances().getFirst().envelope(), file.remittances(), true);
  }
}
