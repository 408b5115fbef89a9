package org.cobaltclaims.edi.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cobaltclaims.edi.RawSegments;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry.Query;
import org.cobaltclaims.money.Money;
import org.junit.jupiter.api.Test;

class EligibilityRoundTripTest {

  @Test
  void publicSamplesWrittenAgainLoseNothing() throws IOException {
    for (Path path : Samples.publicFiles("270-271")) {
      X12File original = Samples.readPublic(path);
      String written = write(original);

      assertThat(withoutTrailers(RawSegments.of(written)))
          .as(path.toString())
          .isEqualTo(withoutTrailers(RawSegments.of(Files.readString(path).replace('>', '^'))));
      X12File again = Samples.read(written);
      assertThat(again.problems()).as(path.toString()).isEmpty();
      assertThat(again.eligibilityInquiries().stream().map(EligibilityInquiry::sources).toList())
          .isEqualTo(
              original.eligibilityInquiries().stream().map(EligibilityInquiry::sources).toList());
      assertThat(again.eligibilityResponses().stream().map(EligibilityResponse::sources).toList())
          .isEqualTo(
              original.eligibilityResponses().stream().map(EligibilityResponse::sources).toList());
    }
  }

  /** One sample has another number in its SE, one says HL04 1 without children. */
  private static List<String> withoutTrailers(List<String> segments) {
    return segments.stream()
        .filter(s -> !s.startsWith("SE*"))
        .map(s -> s.startsWith("HL*2*1*21") ? "HL*2*1*21" : s)
        .toList();
  }

  private static String write(X12File file) {
    return file.eligibilityInquiries().isEmpty()
        ? EligibilityWriter.writeResponses(
            file.eligibilityResponses().getFirst().envelope(), file.eligibilityResponses(), true)
        : EligibilityWriter.writeInquiries(
            file.eligibilityInquiries().getFirst().envelope(), file.eligibilityInquiries(), true);
  }

  @Test
  void aDependentsBenefitsAreTold() {
    EligibilityResponse response =
        Samples.readPublic(sample("lfh__dependent-health-benefit-check.271"))
            .eligibilityResponses()
            .getFirst();
    Member<Benefit> dependent = response.members().toList().get(1);

    assertThat(response.benefits()).hasSize(5);
    assertThat(dependent.answeredTrace()).isEqualTo("93175-012547");
    assertThat(dependent.relationship()).isNotNull();
    assertThat(dependent.relationship().relationship()).isEqualTo("19");
    assertThat(dependent.details())
        .extracting(Benefit::information)
        .containsExactly("1", "L", "1", "B", "B");
    assertThat(dependent.details().get(1).related().getFirst().name().entity()).isEqualTo("P3");
    Benefit copay = dependent.details().get(3);
    assertThat(copay.serviceTypes())
        .containsExactly("1", "33", "35", "47", "86", "88", "98", "AL", "MH", "UC");
    assertThat(copay.amount()).isEqualTo(Money.parse("10"));
    assertThat(copay.inNetwork()).isEqualTo("Y");
  }

  @Test
  void aRefusalIsToldWithItsLoop() {
    EligibilityResponse response =
        Samples.readPublic(sample("lfh__subscriber-health-benefit-check-error.271"))
            .eligibilityResponses()
            .getFirst();

    assertThat(response.benefits()).isEmpty();
    assertThat(response.rejections()).containsExactly(new Rejection("Y", "50", "N", "2100B"));
  }

  @Test
  void anInquirySaysWhatItAsksFor() {
    EligibilityInquiry inquiry =
        Samples.readPublic(sample("lfh__dependent-health-benefit-check.270"))
            .eligibilityInquiries()
            .getFirst();

    assertThat(inquiry.members()).hasSize(2);
    assertThat(inquiry.members().flatMap(m -> m.details().stream()).map(Query::serviceTypes))
        .containsExactly(List.of("30"));
  }

  private static Path sample(String name) {
    return Samples.publicFiles("270-271").stream()
        .filter(p -> p.endsWith(name))
        .findFirst()
        .orElseThrow();
  }
}
