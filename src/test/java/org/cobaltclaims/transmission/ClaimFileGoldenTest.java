package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.claim.ClaimBalance;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.PracticeSettings.Practice;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records in, exact segments out: the examples of DOMAIN 1.10, 2.11, 2.13 and 2.14. */
class ClaimFileGoldenTest {

  private static final PracticeSettings SETTINGS =
      new PracticeSettings(
          new Practice(
              "RIVER VALLEY COUNSELING",
              "1234567893",
              "123456789",
              "RVC001",
              "BILLING OFFICE",
              "5555550100"),
          List.of(
              new Clearinghouse(
                  "main",
                  "CLRHOUSE01",
                  "EXAMPLE CLEARINGHOUSE",
                  "RVC001",
                  "ZZ",
                  "ZZ",
                  true,
                  true,
                  false)),
          List.of());

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("/x12/prim.837", 17, "B20261121000017", ExampleClaims.primary()),
        Arguments.of("/x12/sec.837", 18, "B20261121000018", ExampleClaims.secondary()),
        Arguments.of("/x12/bun.837", 22, "B20261121000018", ExampleClaims.bundled()),
        Arguments.of("/x12/ter.837", 19, "B20261121000019", ExampleClaims.tertiary()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void theClaimIsWrittenSegmentBySegment(
      String resource, int number, String reference, BilledClaim billed) {
    assertThat(comparable(write(number, reference, billed)))
        .containsExactlyElementsOf(comparable(Samples.text(resource)));
  }

  @Test
  void everyExampleBalances() {
    examples()
        .forEach(
            e ->
                assertThat(
                        ClaimBalance.check(
                            ClaimMapping.professionalClaim((BilledClaim) e.get()[3]), 0, 0))
                    .isEmpty());
  }

  private static String write(int number, String reference, BilledClaim billed) {
    Batch batch =
        new Batch(
            "b",
            "main",
            "12345",
            true,
            false,
            BatchState.CREATED,
            1,
            new Batch.Numbers(
                number, number, "0001", reference, LocalDateTime.of(2026, 11, 21, 10, 30)),
            "f",
            null,
            ExampleClaims.SERVICE,
            null,
            null,
            null,
            null);
    return new ClaimFileWriter(CurrentSettings.of(SETTINGS))
        .write(batch, List.of(ClaimMapping.professionalClaim(billed)));
  }

  /** The minute of BHT differs from the envelope's in some of the examples; nothing else does. */
  private static List<String> comparable(String x12) {
    return x12.lines()
        .map(l -> l.replaceFirst("^(BHT\\*.*)\\*1(030|105)\\*CH", "$1*HHMM*CH"))
        .toList();
  }
}
