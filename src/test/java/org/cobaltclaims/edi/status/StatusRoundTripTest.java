package org.cobaltclaims.edi.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.cobaltclaims.edi.RawSegments;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.StatusInformation.Code;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.status.StatusInquiry.ClaimInquiry;
import org.cobaltclaims.edi.status.StatusResponse.ClaimStatus;
import org.cobaltclaims.money.Money;
import org.junit.jupiter.api.Test;

class StatusRoundTripTest {

  @Test
  void publicSamplesWrittenAgainLoseNothing() throws IOException {
    for (Path path : Samples.publicFiles("276-277")) {
      X12File original = Samples.readPublic(path);
      assertThat(original.problems()).as(path.toString()).isEmpty();
      String written = write(original);

      assertThat(RawSegments.of(written))
          .as(path.toString())
          .isEqualTo(RawSegments.of(Files.readString(path)));
      X12File again = Samples.read(written);
      assertThat(again.problems()).as(path.toString()).isEmpty();
      assertThat(again.statusInquiries().stream().map(StatusInquiry::sources).toList())
          .isEqualTo(original.statusInquiries().stream().map(StatusInquiry::sources).toList());
      assertThat(again.statusResponses().stream().map(StatusResponse::sources).toList())
          .isEqualTo(original.statusResponses().stream().map(StatusResponse::sources).toList());
    }
  }

  private static String write(X12File file) {
    return file.statusInquiries().isEmpty()
        ? StatusWriter.writeResponses(
            file.statusResponses().getFirst().envelope(), file.statusResponses(), true)
        : StatusWriter.writeInquiries(
            file.statusInquiries().getFirst().envelope(), file.statusInquiries(), true);
  }

  @Test
  void anAnswerSaysWhatBecameOfTheClaim() {
    StatusResponse response = Samples.readFile("stat.277").statusResponses().getFirst();
    ClaimStatus claim = response.claims().toList().getFirst();

    assertThat(claim.trace()).isEqualTo("INQ20261121001");
    assertThat(claim.reference("1K")).isEqualTo("BET20261121777");
    assertThat(claim.reference("EJ")).isEqualTo("K7Q2M9X4T02A");
    assertThat(claim.statuses()).hasSize(1);
    assertThat(claim.statuses().getFirst().codes()).containsExactly(new Code("P3", "294", "", ""));
    assertThat(claim.statuses().getFirst().charge()).isEqualTo(Money.parse("320"));
    assertThat(claim.statuses().getFirst().effective()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(claim.statuses().getFirst().origin().position()).isEqualTo(12);
    assertThat(claim.service()).isNotNull();
    assertThat(claim.service().last()).isEqualTo(LocalDate.of(2026, 10, 5));
  }

  @Test
  void subscribersDependentsAndLinesStandWhereTheyBelong() {
    Path path =
        Samples.publicFiles("276-277").stream()
            .filter(p -> p.endsWith("stupidedi__claim-request.edi"))
            .findFirst()
            .orElseThrow();
    StatusInquiry inquiry = Samples.readPublic(path).statusInquiries().getFirst();
    var providers = inquiry.sources().getFirst().receivers().getFirst().providers();

    assertThat(providers).hasSize(2);
    assertThat(providers.getFirst().subscribers()).hasSize(2);
    assertThat(providers.get(1).subscribers().getFirst().claims()).isEmpty();
    assertThat(providers.get(1).subscribers().getFirst().dependents()).hasSize(1);
    assertThat(inquiry.claims().map(ClaimInquiry::trace))
        .containsExactly("ABCXYZ1", "ABCXYZ2", "ABCXYZ3");
    ClaimInquiry last = inquiry.claims().toList().getLast();
    assertThat(last.charge()).isNull();
    assertThat(last.lines().getFirst().service().charge()).isEqualTo(Money.parse("150"));
  }

  @Test
  void anInquiryThatFailedAsAWholeIsTold() {
    Path path =
        Samples.publicFiles("276-277").stream()
            .filter(p -> p.endsWith("stupidedi__provider-response.edi"))
            .findFirst()
            .orElseThrow();
    StatusResponse response = Samples.readPublic(path).statusResponses().getFirst();

    assertThat(response.failures().toList()).hasSize(1);
    assertThat(response.failures().toList().getFirst().getFirst().codes())
        .containsExactly(new Code("E0", "24", "1P", ""));
  }
}
