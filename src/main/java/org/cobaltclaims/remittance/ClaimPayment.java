package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payer's decision on one claim: a CLP (loop 2100), or the prior adjudication that came in with a
 * claim.
 *
 * @param id ours; the remittance's id, a dash and the CLP's ordinal, or {@code
 *     familyId-INTAKE-level}
 * @param claimNumber CLP01 as it came
 * @param status CLP02
 * @param charge CLP03
 * @param paid CLP04
 * @param patientResponsibility CLP05; null if not sent
 * @param filingIndicator CLP06
 * @param payerClaimControlNumber CLP07, the ICN
 * @param frequency CLP09, empty if none
 * @param adjustments CAS at claim level
 * @param remarks claim RARCs (MOA03-07)
 * @param outpatientAdjudication MOA01-09 as they stand, empty if no MOA
 * @param forwardedTo NM1*TT: the carrier's id, or its name if it has none; empty if not forwarded
 * @param originalControlNumber REF*F8: the ICN that a correction replaces; empty if none
 * @param serviceFrom DTM*232 or the earliest line; null if none
 * @param adjudicated DOMAIN 2.6: BPR16, else DTM*405, else the file's date
 * @param lines SVC
 * @param segment position of the CLP segment in its transaction
 * @param memberIds by which the payer knows the patient and the subscriber: NM109 of QC, IL and 74
 * @param priorityPayer NM1*PR and NM1*GB: who comes first, as this payer says; null if it says
 *     nothing
 */
public record ClaimPayment(
    String id,
    String claimNumber,
    String status,
    Money charge,
    Money paid,
    @Nullable Money patientResponsibility,
    String filingIndicator,
    String payerClaimControlNumber,
    String frequency,
    List<Adjustment> adjustments,
    List<String> remarks,
    List<String> outpatientAdjudication,
    String forwardedTo,
    String originalControlNumber,
    @Nullable LocalDate serviceFrom,
    LocalDate adjudicated,
    List<PaymentLine> lines,
    int segment,
    List<String> memberIds,
    @Nullable PriorityPayer priorityPayer) {

  public ClaimPayment {
    adjustments = List.copyOf(adjustments);
    remarks = List.copyOf(remarks);
    outpatientAdjudication = List.copyOf(outpatientAdjudication);
    lines = List.copyOf(lines);
    // Payments that were stored before the payer's member ids were kept have none.
    memberIds = List.copyOf(Objects.requireNonNullElse(memberIds, List.of()));
  }

  /** CLP02 22, or money taken back without saying so (DOMAIN 3.5). */
  public boolean reversal() {
    return status.equals("22") || paid.isNegative();
  }

  /** Every CAS row, of the claim and of its lines. */
  public Stream<Adjustment> allAdjustments() {
    return Stream.concat(
        adjustments.stream(), lines.stream().flatMap(line -> line.adjustments().stream()));
  }

  /** The sum of all adjustments of a group. */
  public Money adjusted(AdjustmentGroup group) {
    return allAdjustments()
        .filter(a -> a.group() == group)
        .map(Adjustment::amount)
        .collect(Money.sum());
  }

  /** The same decision under another id. */
  public ClaimPayment withId(String newId) {
    return copy(newId, lines);
  }

  /** The same decision with its lines matched to ours. */
  public ClaimPayment withLines(List<PaymentLine> matched) {
    return copy(id, matched);
  }

  private ClaimPayment copy(String newId, List<PaymentLine> newLines) {
    return new ClaimPayment(
        newId,
        claimNumber,
        status,
        charge,
        paid,
        patientResponsibility,
        filingIndicator,
        payerClaimControlNumber,
        frequency,
        adjustments,
        remarks,
        outpatientAdjudication,
        forwardedTo,
        originalControlNumber,
        serviceFrom,
        adjudicated,
        newLines,
        segment,
        memberIds,
        priorityPayer);
  }
}
