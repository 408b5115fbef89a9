package org.cobaltclaims.paper;

import java.util.List;

/** What is mailed for a claim: its forms and, behind them, what each payer before decided. */
public final class PacketPdf {

  private PacketPdf() {}

  /**
   * One thing behind the forms.
   *
   * @param eob what a payer decided
   * @param scan the pages that a person has scanned of it, which are taken instead; empty if none
   */
  public record Attachment(Eob eob, byte[] scan) {}

  /**
   * A claim's packet.
   *
   * @param form without findings that block
   * @param attachments in the order of the payers
   */
  public record Packet(Cms1500 form, List<Attachment> attachments) {
    public Packet {
      attachments = List.copyOf(attachments);
    }
  }

  /** The packet of a claim. */
  public static byte[] of(Packet packet, Print print, ReasonTexts texts) {
    try (Paper paper = new Paper("Claim " + packet.form().controlNumber())) {
      add(paper, packet, print, texts);
      return paper.bytes();
    }
  }

  /** Several packets behind one another, without a cover sheet. */
  public static byte[] of(List<Packet> packets, Print print, ReasonTexts texts) {
    try (Paper paper = new Paper("Claims on paper")) {
      packets.forEach(packet -> add(paper, packet, print, texts));
      return paper.bytes();
    }
  }

  /** EOB pages alone. */
  public static byte[] eobs(String controlNumber, List<Attachment> eobs, ReasonTexts texts) {
    try (Paper paper = new Paper("EOB of claim " + controlNumber)) {
      eobs.forEach(eob -> add(paper, eob, texts));
      return paper.bytes();
    }
  }

  /**
   * Many packets behind one another.
   *
   * @param cover the sheet before them
   */
  static byte[] batch(CoverSheet cover, List<Packet> packets, Print print, ReasonTexts texts) {
    try (Paper paper = new Paper(cover.title())) {
      cover.add(paper);
      packets.forEach(packet -> add(paper, packet, print, texts));
      return paper.bytes();
    }
  }

  private static void add(Paper paper, Packet packet, Print print, ReasonTexts texts) {
    new FormPrinter(paper).print(packet.form(), print);
    packet.attachments().forEach(attachment -> add(paper, attachment, texts));
  }

  private static void add(Paper paper, Attachment attachment, ReasonTexts texts) {
    if (attachment.scan().length > 0) {
      paper.scanned(attachment.scan());
    } else {
      EobPage.add(paper, texts, attachment.eob());
    }
  }
}
