package org.cobaltclaims.transmission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.ClaimBalance;
import org.cobaltclaims.edi.claim.ClaimPayers;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ClaimTransactionWriter;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.PracticeSettings.Practice;
import org.cobaltclaims.transmission.Batch.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a batch's 837P with the practice as submitter and the clearinghouse as receiver. */
@Component
class ClaimFileWriter {

  private static final String VERSION = "005010X222A1";

  private final CurrentSettings settings;

  ClaimFileWriter(CurrentSettings settings) {
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

  /**
   * A file that may leave.
   *
   * @param text the file; empty if no claim was left for it
   * @param unbalanced what was left out because its money does not balance, by control number
   *     (CLM01), with the first reason
   * @param faulty what was left out because a receiver would refuse it, likewise
   */
  record Checked(String text, Map<String, Problem> unbalanced, Map<String, Problem> faulty) {}

  /**
   * Writes the claims that neither the balance checks nor the implementation schema refuse.
   *
   * @throws IllegalStateException if the fault is in what all claims share, submitter and receiver
   */
  Checked writeChecked(Batch batch, List<ProfessionalClaim> claims) {
    Map<String, Problem> unbalanced = new LinkedHashMap<>();
    Map<String, Problem> faulty = new LinkedHashMap<>();
    List<ProfessionalClaim> good = withoutRefused(claims, unbalanced, ClaimFileWriter::imbalance);
    good = withoutRefused(good, faulty, ClaimFileWriter::payerFault);
    String text = good.isEmpty() ? "" : write(batch, good);
    if (OutboundCheck.problems(text).isEmpty()) {
      return new Checked(text, unbalanced, faulty);
    }
    // Whose fault it is, each claim tells in a file of its own.
    good = withoutRefused(good, faulty, claim -> fault(batch, claim));
    text = good.isEmpty() ? "" : write(batch, good);
    List<Problem> left = OutboundCheck.problems(text);
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          "the file of batch " + batch.id() + " may not leave: " + OutboundCheck.text(left.get(0)));
    }
    return new Checked(text, unbalanced, faulty);
  }

  private static List<ProfessionalClaim> withoutRefused(
      List<ProfessionalClaim> claims,
      Map<String, Problem> refused,
      Function<ProfessionalClaim, @Nullable Problem> judge) {
    List<ProfessionalClaim> good = new ArrayList<>();
    for (ProfessionalClaim claim : claims) {
      Problem problem = judge.apply(claim);
      if (problem == null) {
        good.add(claim);
      } else {
        refused.put(claim.claimNumber(), problem);
      }
    }
    return good;
  }

  private static @Nullable Problem imbalance(ProfessionalClaim claim) {
    List<Problem> problems = ClaimBalance.check(claim, 0, 0);
    return problems.isEmpty() ? null : problems.get(0);
  }

  private static @Nullable Problem payerFault(ProfessionalClaim claim) {
    List<Problem> problems = ClaimPayers.check(claim, 0, 0);
    return problems.isEmpty() ? null : problems.get(0);
  }

  private @Nullable Problem fault(Batch batch, ProfessionalClaim claim) {
    for (Problem problem : OutboundCheck.problems(write(batch, List.of(claim)))) {
      if (OutboundCheck.ofEnvelope(problem)) {
        throw new IllegalStateException(
            "no file can leave for clearinghouse "
                + batch.clearinghouse()
                + ": "
                + OutboundCheck.text(problem)
                + "; correct the practice or the clearinghouse in practice.yml");
      }
      return problem;
    }
    return null;
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

  /** A clearinghouse by its name in practice.yml. */
  Clearinghouse named(String name) {
    return settings.clearinghouses().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "clearinghouse " + name + " is not in practice.yml any more; put it back"));
  }
}
