package org.cobaltclaims.transmission;

import java.util.List;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ClaimTransactionWriter;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.practice.PracticeSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.PracticeSettings.Practice;
import org.cobaltclaims.transmission.Batch.Numbers;
import org.springframework.stereotype.Component;

/** Writes a batch's 837P with the practice as submitter and the clearinghouse as receiver. */
@Component
class ClaimFileWriter {

  private static final String VERSION = "005010X222A1";

  private final PracticeSettings settings;

  ClaimFileWriter(PracticeSettings settings) {
    this.settings = settings;
  }

  /** ISA06 towards a clearinghouse. */
  String sender(String clearinghouse) {
    return named(clearinghouse).senderId();
  }

  /** ISA08 of a clearinghouse. */
  String receiver(String clearinghouse) {
    return named(clearinghouse).receiverId();
  }

  String write(Batch batch, List<ProfessionalClaim> claims) {
    Numbers numbers = batch.numbers();
    if (numbers == null) {
      throw new IllegalStateException("batch " + batch.id() + " has no control numbers yet");
    }
    Clearinghouse receiver = named(batch.clearinghouse());
    Practice practice = settings.practice();
    Envelope envelope =
        new Envelope(
            receiver.senderQualifier(),
            receiver.senderId(),
            receiver.receiverQualifier(),
            receiver.receiverId(),
            numbers.at(),
            numbers.interchange(),
            false,
            batch.test(),
            "HC",
            practice.submitterId(),
            receiver.receiverId(),
            numbers.group(),
            VERSION);
    ClaimTransaction transaction =
        new ClaimTransaction(
            envelope,
            numbers.transaction(),
            "00",
            numbers.reference(),
            numbers.at(),
            "CH",
            organisation(
                "41",
                practice.name(),
                practice.submitterId(),
                List.of(
                    Segment.of(
                        "PER", "IC", practice.contactName(), "TE", practice.contactPhone()))),
            organisation("40", receiver.receiverName(), receiver.receiverId(), List.of()),
            claims);
    return ClaimTransactionWriter.write(
        envelope, List.of(transaction), receiver.lineBreaks(), Sanitizer.STANDARD);
  }

  private static Party organisation(String entity, String name, String id, List<Segment> contacts) {
    return new Party(entity, false, name, "", "", "", "46", id, null, "", List.of(), contacts);
  }

  private Clearinghouse named(String name) {
    return settings.clearinghouses().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "clearinghouse " + name + " is not in practice.yml any more; put it back"));
  }
}
