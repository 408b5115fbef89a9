package org.cobaltclaims.edi.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Claim;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.ElementError;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.SegmentError;
import org.junit.jupiter.api.Test;

class AcknowledgementRoundTripTest {

  @Test
  void a277caComesBackByteForByte() {
    String text = Samples.text("ca.277");
    X12File file = Samples.read(text);
    ClaimAcknowledgement read = file.claimAcknowledgements().getFirst();

    assertThat(file.problems()).isEmpty();
    assertThat(
            ClaimAcknowledgementWriter.write(read.envelope(), file.claimAcknowledgements(), true))
        .isEqualTo(text);
    assertThat(read.batchReference()).isEqualTo("B20261121000018");
    assertThat(read.claims())
        .extracting(Claim::claimNumber)
        .containsExactly("K7Q2M9X4T02A", "P3R8W2Z6N02A");
    assertThat(read.claims().getFirst().payerClaimControlNumber()).isEqualTo("BET20261121777");
    assertThat(read.claims().get(1).statuses().getFirst())
        .extracting(s -> s.category() + ":" + s.status() + ":" + s.entity() + " " + s.action())
        .isEqualTo("A7:562:85 U");
  }

  @Test
  void a999NamesTheClaimInErrorAndComesBack() {
    X12File file = Samples.readFile("ack.999");
    ImplementationAcknowledgement read = file.implementationAcknowledgements().getFirst();
    String again =
        AcknowledgementWriter.write999(
            read.envelope(), file.implementationAcknowledgements(), false);

    assertThat(read.groupControlNumber()).isEqualTo(17);
    assertThat(read.transactions().getFirst().accepted()).isFalse();
    SegmentError error = read.transactions().getFirst().errors().getFirst();
    assertThat(error.segmentId() + error.position() + error.loop() + error.code())
        .isEqualTo("SV12924008");
    assertThat(error.claimNumber()).isEqualTo("K7Q2M9X4T01A");
    assertThat(error.elements())
        .containsExactly(new ElementError("7:1", "1328", "1", "", List.of()));
    assertThat(Samples.read(again).implementationAcknowledgements()).containsExactly(read);
  }

  @Test
  void aTa1ComesBack() {
    var envelope =
        Samples.readFile("ack.999").implementationAcknowledgements().getFirst().envelope();
    InterchangeAcknowledgement built =
        new InterchangeAcknowledgement(18, LocalDateTime.of(2026, 11, 21, 10, 30), "R", "025");
    X12File file = Samples.read(AcknowledgementWriter.writeTa1(envelope, built, false));

    assertThat(file.problems()).isEmpty();
    assertThat(file.interchangeAcknowledgements()).containsExactly(built);
  }

  @Test
  void publicSamplesAreRead() {
    X12File accepted = null;
    for (var path : Samples.publicFiles("277CA")) {
      X12File file = Samples.readPublic(path);
      assertThat(file.problems()).as(path.toString()).isEmpty();
      assertThat(file.claimAcknowledgements().getFirst().claims()).hasSize(1);
      accepted = path.toString().contains("Accepted") ? file : accepted;
    }
    assertThat(accepted).isNotNull();
    assertThat(
            accepted
                .claimAcknowledgements()
                .getFirst()
                .claims()
                .getFirst()
                .payerClaimControlNumber())
        .isEqualTo("1107000000014420");
  }
}
