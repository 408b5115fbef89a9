package org.cobaltclaims.edi.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.X12Handler;
import org.cobaltclaims.edi.X12Reader;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.ProviderAdjustment;

@Label("835 written from any model")
class RemittancePropertyTest {

  @Property(tries = 100)
  @Label("what is written and read again is the same model")
  void readingAgainGivesTheModel(@ForAll Random random) {
    RandomRemittances remittances = new RandomRemittances(random);
    List<Remittance> built = List.of(remittances.remittance(1), remittances.remittance(2));

    X12File file = Samples.read(RemittanceWriter.write(remittances.envelope(), built, true));

    assertThat(file.problems()).isEmpty();
    assertThat(file.remittances()).containsExactlyElementsOf(built);
  }

  @Property(tries = 50)
  @Label("the pieces are the whole, and each knows its segment")
  void piecesAreTheWhole(@ForAll Random random) throws IOException {
    RandomRemittances remittances = new RandomRemittances(random);
    Remittance built = remittances.remittance(1);
    String text = RemittanceWriter.write(remittances.envelope(), List.of(built), true);
    List<String> segments = text.lines().toList();
    List<Object> pieces = new ArrayList<>();

    X12Reader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)),
        new X12Handler() {
          @Override
          public RemittanceHandler remittancePieces(Transaction transaction) {
            return new Collecting(pieces);
          }

          @Override
          public void remittance(Remittance remittance) {
            throw new AssertionError("nobody asked for the whole");
          }
        });

    assertThat(pieces.getFirst()).isEqualTo(built.with(List.of(), List.of(), List.of(), List.of()));
    assertThat(pieces.getLast()).isEqualTo("end");
    assertThat(pieces.stream().filter(ClaimPayment.class::isInstance).toList())
        .isEqualTo(built.claims());
    assertThat(pieces.stream().filter(ProviderGroup.class::isInstance).toList())
        .isEqualTo(built.groups());
    assertThat(pieces.stream().filter(ProviderAdjustment.class::isInstance).toList())
        .isEqualTo(built.providerAdjustments());
    pieces.stream()
        .filter(ClaimPayment.class::isInstance)
        .map(ClaimPayment.class::cast)
        .forEach(claim -> origins(claim, segments));
  }

  /** The ST is the third line; its position is 1. */
  private static void origins(ClaimPayment claim, List<String> segments) {
    assertThat(segments.get(claim.segment() + 1)).startsWith("CLP*" + claim.claimNumber());
    for (Remittance.Adjustment adjustment : claim.adjustments()) {
      Origin origin = adjustment.origin();
      assertThat(segments.get(origin.position() + 1))
          .startsWith("CAS*" + adjustment.group())
          .contains("*" + adjustment.reason() + "*" + adjustment.amount().toX12());
      assertThat(origin.segment()).isNotNull();
      assertThat(origin.segment().element(1)).isEqualTo(adjustment.group());
    }
  }

  private record Collecting(List<Object> pieces) implements RemittanceHandler {
    @Override
    public void heading(Remittance heading) {
      pieces.add(heading);
    }

    @Override
    public void group(ProviderGroup group) {
      pieces.add(group);
    }

    @Override
    public void payment(ClaimPayment payment) {
      pieces.add(payment);
    }

    @Override
    public void providerAdjustment(ProviderAdjustment adjustment) {
      pieces.add(adjustment);
    }

    @Override
    public void end() {
      pieces.add("end");
    }
  }
}
