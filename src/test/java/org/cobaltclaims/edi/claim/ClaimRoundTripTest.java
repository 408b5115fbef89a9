package org.cobaltclaims.edi.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.X12File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and written again is the same. */
class ClaimRoundTripTest {

  @ParameterizedTest
  @ValueSource(strings = {"prim.837", "sec.837", "bun.837", "ter.837", "clo.837", "a8.837"})
  void ownExamplesComeBackByteForByte(String name) {
    String text = Samples.text(name);
    X12File file = Samples.read(text);

    assertThat(file.problems()).isEmpty();
    assertThat(write(file)).isEqualTo(text);
  }

  @Test
  void publicSamplesLoseNothingButWhatTheSanitizerTakes() throws Exception {
    for (Path path : Samples.conformingPublicFiles("837P")) {
      X12File file = Samples.readPublic(path);
      List<String> before =
          normalized(Files.readString(path, StandardCharsets.UTF_8).replaceAll("[\\r\\n]", ""));
      List<String> after = normalized(write(file).replace("\n", ""));

      assertThat(file.problems()).as(path.toString()).isEmpty();
      assertThat(after).as(path.toString()).containsExactlyElementsOf(before);
    }
  }

  @Test
  void conformingPublicSamplesComeBackAsTheSameModel() throws Exception {
    for (Path path : Samples.conformingPublicFiles("837P")) {
      X12File first = Samples.read(inOurCharacters(Files.readString(path)));
      X12File second = Samples.read(write(first));

      assertThat(second.claims().getFirst().claims())
          .as(path.toString())
          .isEqualTo(first.claims().getFirst().claims());
    }
  }

  @Test
  void publicSamplesReadAgainAreEqual() {
    for (Path path : Samples.publicFiles("837P")) {
      String once = write(Samples.readPublic(path));
      X12File first = Samples.read(once);
      X12File second = Samples.read(write(first));

      assertThat(second.claims()).as(path.toString()).isEqualTo(first.claims());
    }
  }

  /** Capital letters of the basic set, single blanks, and tax ids without punctuation. */
  private static String inOurCharacters(String text) {
    return text.substring(0, 106)
        + text.substring(106)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[%#]", " ")
            .replaceAll(" {2,}", " ")
            .replaceAll("REF\\*EI\\*(\\d+)-(\\d+)", "REF*EI*$1$2");
  }

  private static String write(X12File file) {
    return ClaimTransactionWriter.write(
        file.claims().getFirst().envelope(), file.claims(), true, Sanitizer.STANDARD);
  }

  /**
   * The segments between BHT and SE as the standard would call them equal: upper case, without
   * characters that Cobalt never sends, without trailing zeros, ids without punctuation.
   */
  private static List<String> normalized(String text) {
    String element = Pattern.quote(text.substring(3, 4));
    String component = Pattern.quote(text.substring(104, 105));
    List<String> segments = new ArrayList<>();
    for (String segment : text.substring(106).split("~")) {
      if (segment.matches("(GS|GE|ST|SE|IEA).*") || segment.isBlank()) {
        continue;
      }
      List<String> elements = new ArrayList<>();
      for (String part : segment.strip().split(element, -1)) {
        List<String> components = new ArrayList<>();
        for (String value : part.split(component, -1)) {
          components.add(normalizedValue(value, segment));
        }
        elements.add(withoutTrailingEmpties(String.join(":", components), ':'));
      }
      segments.add(withoutTrailingEmpties(String.join("*", elements), '*'));
    }
    return segments;
  }

  private static String normalizedValue(String value, String segment) {
    String plain =
        value
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9 !\"&'()+,\\-./;?=@]", " ")
            .replaceAll(" +", " ")
            .strip();
    if (plain.matches("-?\\d+\\.\\d+")) {
      plain = new java.math.BigDecimal(plain).stripTrailingZeros().toPlainString();
    }
    boolean time = segment.startsWith("BHT") && plain.matches("\\d{6}");
    if (time) {
      plain = plain.substring(0, 4);
    }
    return segment.startsWith("REF*EI") ? plain.replace("-", "") : plain;
  }

  private static String withoutTrailingEmpties(String text, char separator) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == separator) {
      end--;
    }
    return text.substring(0, end);
  }
}
