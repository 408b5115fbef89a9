package org.cobaltclaims.paper;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.paper.PacketPdf.Packet;

/** A batch as one document: a cover sheet, and the packets in the order of their envelopes. */
public final class BatchPdf {

  private BatchPdf() {}

  /**
   * A packet and its envelope.
   *
   * @param address the payer's name and address
   */
  public record Letter(Packet packet, List<String> address) {
    public Letter {
      address = List.copyOf(address);
    }
  }

  /** The document. */
  public static byte[] of(
      PrintBatches.Batch batch, List<Letter> letters, Print print, ReasonTexts texts) {
    List<CoverSheet.Envelope> envelopes = new ArrayList<>();
    for (Letter letter : letters) {
      envelopes.add(
          new CoverSheet.Envelope(
              letter.packet().form().controlNumber(),
              letter.address(),
              letter.packet().form().sheets().size(),
              letter.packet().attachments().size()));
    }
    return PacketPdf.batch(
        new CoverSheet(batch.id(), batch.printedOn(), envelopes),
        letters.stream().map(Letter::packet).toList(),
        print,
        texts);
  }
}
