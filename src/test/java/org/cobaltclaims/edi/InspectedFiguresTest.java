package org.cobaltclaims.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An inspection's figures against counts and sums over the raw text, made in another way. */
class InspectedFiguresTest {

  static Stream<String> ours() {
    return Stream.of(
        "a8.837",
        "bun.837",
        "clo.837",
        "prim.837",
        "sec.837",
        "ter.837",
        "den.835",
        "prim.835",
        "rev.835",
        "xo.835",
        "ack.999",
        "ca.277",
        "stat.277");
  }

  @ParameterizedTest
  @MethodSource("ours")
  void figuresOfOurFilesAreThoseOfTheirText(String name) throws IOException {
    check(name, Samples.text(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"835", "837P", "999", "277CA", "276-277", "270-271"})
  void figuresOfPublicFilesAreThoseOfTheirText(String folder) throws IOException {
    for (Path path : Samples.publicFiles(folder)) {
      check(path.toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
    }
  }

  private static void check(String name, String text) throws IOException {
    Inspection inspection =
        Inspection.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    Raw raw = new Raw(text);

    assertThat(inspection.interchanges()).as(name).isEqualTo(raw.count("ISA"));
    assertThat(inspection.transactions()).as(name).isEqualTo(raw.count("ST"));
    Set<String> sets = new TreeSet<>();
    raw.all("ST").forEach(st -> sets.add(st[1]));
    inspection.kinds().forEach(kind -> assertThat(sets).as(name).contains(kind.substring(0, 3)));
    switch (inspection.transaction()) {
      case "835" -> {
        assertThat(inspection.claims()).as(name).isEqualTo(raw.count("CLP"));
        assertThat(inspection.lines()).as(name).isEqualTo(raw.count("SVC"));
        assertThat(inspection.chargedCents()).as(name).isEqualTo(raw.sum("CLP", 3, 99));
        assertThat(inspection.paidCents()).as(name).isEqualTo(raw.sum("CLP", 4, 99));
        assertThat(inspection.bprCents()).as(name).isEqualTo(raw.sum("BPR", 2, 99));
        assertThat(inspection.adjustmentCents()).as(name).isEqualTo(raw.sum("CAS", 3, 3));
        assertThat(inspection.plbCents()).as(name).isEqualTo(raw.sum("PLB", 4, 2));
      }
      case "837P" -> {
        assertThat(inspection.claims()).as(name).isEqualTo(raw.count("CLM"));
        assertThat(inspection.lines()).as(name).isEqualTo(raw.count("SV1"));
        assertThat(inspection.chargedCents()).as(name).isEqualTo(raw.sum("CLM", 2, 99));
        assertThat(inspection.cobClaims()).as(name).isEqualTo(raw.claimsWithAdjudication());
      }
      case "999" -> {
        long good = raw.all("IK5").filter(s -> Set.of("A", "E").contains(s[1])).count();
        assertThat(inspection.accepted()).as(name).isEqualTo((int) good);
        assertThat(inspection.rejected()).as(name).isEqualTo(raw.count("IK5") - (int) good);
      }
      case "277CA" -> {
        assertThat(inspection.claims()).as(name).isEqualTo(raw.tracesOf("PT"));
        assertThat(inspection.accepted() + inspection.rejected())
            .as(name)
            .isEqualTo(raw.tracesOf("PT"));
      }
      case "276", "277" -> {
        assertThat(inspection.claims()).as(name).isEqualTo(raw.tracesOf("22", "23"));
        assertThat(inspection.inquiries())
            .as(name)
            .isEqualTo(inspection.transaction().equals("276") ? inspection.claims() : null);
      }
      case "270" -> assertThat(inspection.inquiries()).as(name).isEqualTo(raw.count("EQ"));
      case "271" -> {
        assertThat(inspection.benefits()).as(name).isEqualTo(raw.count("EB"));
        assertThat(inspection.eligibilityRejections()).as(name).isEqualTo(raw.count("AAA"));
      }
      default -> throw new AssertionError(name + " is of no kind that is known");
    }
  }

  /** Segments and elements, cut by {@code String.split} and nothing else. */
  private static final class Raw {
    private final List<String[]> segments = new ArrayList<>();

    Raw(String text) {
      String file = text.substring(text.indexOf("ISA"));
      String element = file.substring(3, 4);
      String[] isa = file.split(Pattern.quote(element), 18);
      String terminator = isa[16].substring(1, 2);
      for (String segment : file.split(Pattern.quote(terminator))) {
        String plain = segment.replaceAll("[\r\n]", "").strip();
        if (!plain.isEmpty()) {
          segments.add(plain.split(Pattern.quote(element)));
        }
      }
    }

    Stream<String[]> all(String tag) {
      return segments.stream().filter(s -> s[0].equals(tag));
    }

    int count(String tag) {
      return (int) all(tag).count();
    }

    long sum(String tag, int first, int step) {
      BigDecimal sum = BigDecimal.ZERO;
      for (String[] segment : all(tag).toList()) {
        for (int i = first; i < segment.length; i += step) {
          sum = sum.add(segment[i].isEmpty() ? BigDecimal.ZERO : new BigDecimal(segment[i]));
        }
      }
      return sum.movePointRight(2).longValueExact();
    }

    /** CLM of which an AMT*D or AMT*A8 of another payer, or an SVD, follows before the next one. */
    int claimsWithAdjudication() {
      int claims = 0;
      boolean counted = true;
      for (String[] s : segments) {
        if (s[0].equals("CLM")) {
          counted = false;
        } else if (!counted
            && (s[0].equals("SVD")
                || s[0].equals("AMT") && Arrays.asList("D", "A8").contains(s[1]))) {
          counted = true;
          claims++;
        }
      }
      return claims;
    }

    /** TRN behind an HL of these levels. */
    int tracesOf(String... levels) {
      int claims = 0;
      String level = "";
      for (String[] s : segments) {
        level = s[0].equals("HL") ? s[3] : level;
        claims += s[0].equals("TRN") && Arrays.asList(levels).contains(level) ? 1 : 0;
      }
      return claims;
    }
  }
}
