package org.cobaltclaims.remittance.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.PaymentBalance;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.worklist.DecisionRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects by hand how a posted payment is spread over the lines and explained (DOMAIN 2.5): the
 * posting is taken back and posted anew as the paper says. What the payer paid in all is what the
 * bank received and stays.
 */
@Service
public class PaymentMending {

  private static final String MENDED = "-m";

  private final Remittances remittances;
  private final PayerClaims claims;
  private final PostingChunks chunks;
  private final ClaimPosting posting;

  PaymentMending(
      Remittances remittances, PayerClaims claims, PostingChunks chunks, ClaimPosting posting) {
    this.remittances = remittances;
    this.claims = claims;
    this.chunks = chunks;
    this.posting = posting;
  }

  /**
   * How one of our lines was decided.
   *
   * @param line our line
   * @param paid what the payer paid for it
   * @param adjustments what explains the rest of its charge
   */
  public record Line(int line, Money paid, List<Adjustment> adjustments) {
    public Line {
      adjustments = List.copyOf(adjustments);
    }
  }

  /**
   * Posts a payment anew; later payers' claims that have not left are looked at anew, those that
   * have are compared with what holds now.
   *
   * @param lines every line that the payer decided, each once
   * @param why no PHI
   * @return the id of the payment that stands now
   * @throws DecisionRefused if it is not posted, or does not explain its charge
   */
  @Transactional
  public String mend(String paymentId, List<Line> lines, String why, String by) {
    StoredPayment stored =
        remittances
            .payment(paymentId)
            .orElseThrow(() -> DecisionRefused.missing("there is no payment " + paymentId));
    String claimId = stored.payerClaimId();
    if (stored.disposition() != Disposition.POSTED || claimId == null) {
      throw DecisionRefused.state(
          "payment %s is %s: only what is posted can be mended"
              .formatted(paymentId, stored.disposition()));
    }
    PayerClaim known = claims.findById(claimId).orElseThrow();
    PostingChunk chunk = chunks.read(List.of(known.familyId()));
    PayerClaim claim = chunk.claim(known.familyId(), known.level()).orElseThrow();
    if (chunk.standing(claim).size() != 1) {
      throw DecisionRefused.state("the payer decided in several parts: mend none of them alone");
    }
    ClaimPayment mended = mended(stored.payment(), lines, number(claim, chunk));
    if (!PaymentBalance.failures(mended).isEmpty()) {
      throw DecisionRefused.state(
          "it does not balance: " + PaymentBalance.failures(mended).getFirst().message());
    }
    remittances.storeMended(mended, claim.id(), by);
    chunk.say(claim, "2.5", "Payment mended by %s: %s".formatted(by, why));
    TakingBack.apply(
        chunk,
        claim,
        stored.payment(),
        mended,
        TakingBack.bookings(chunk, claim, stored.payment(), mended));
    StoredPayment fresh = new StoredPayment(mended, null, Disposition.NEW, null, claim.id());
    posting.post(chunk, claim, List.of(new ClaimPosting.Arrived(fresh, "")), Set.of(), true);
    if (chunk.disposition(mended.id()).orElse(Disposition.NEW) != Disposition.POSTED) {
      throw DecisionRefused.state("it cannot be posted so: lines and charges have to be ours");
    }
    chunks.write(chunk);
    return mended.id();
  }

  /** Ids of mended payments follow each other. */
  private static int number(PayerClaim claim, PostingChunk chunk) {
    int number = 1;
    while (hasMended(claim, chunk, number)) {
      number++;
    }
    return number;
  }

  private static boolean hasMended(PayerClaim claim, PostingChunk chunk, int number) {
    return chunk.booked(claim.familyId()).stream()
        .anyMatch(booked -> booked.postingId().endsWith(MENDED + number));
  }

  private static ClaimPayment mended(ClaimPayment before, List<Line> lines, int number) {
    Map<Integer, Line> byLine = new HashMap<>();
    for (Line line : lines) {
      if (byLine.put(line.line(), line) != null) {
        throw DecisionRefused.invalid("line %d stands twice".formatted(line.line()));
      }
    }
    Money paid = lines.stream().map(Line::paid).collect(Money.sum());
    if (!paid.equals(before.paid()) || !before.adjustments().isEmpty()) {
      throw DecisionRefused.state(
          "the payer paid %s in all, at the lines; that is what the bank received and stays"
              .formatted(before.paid()));
    }
    List<PaymentLine> mended = new ArrayList<>();
    for (PaymentLine line : before.lines()) {
      Line by = byLine.remove(line.lineNumber());
      if (by == null) {
        throw DecisionRefused.invalid("line %d is missing".formatted(line.lineNumber()));
      }
      mended.add(
          new PaymentLine(
              line.lineNumber(),
              line.lineControlNumber(),
              line.procedure(),
              line.submittedProcedure(),
              line.charge(),
              by.paid(),
              line.units(),
              line.serviceDate(),
              by.adjustments(),
              line.remarks(),
              line.segment()));
    }
    if (!byLine.isEmpty()) {
      throw DecisionRefused.invalid("there are lines that the payer did not decide");
    }
    String root = before.id().replaceFirst(MENDED + "[0-9]+$", "");
    return before.withLines(mended).withId(root + MENDED + number);
  }
}
