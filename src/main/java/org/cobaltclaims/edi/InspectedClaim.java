package org.cobaltclaims.edi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.edi.remittance.Remittance.Adjustment;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.ServicePayment;
import org.cobaltclaims.edi.status.StatusInquiry.ClaimInquiry;
import org.cobaltclaims.edi.status.StatusResponse.ClaimStatus;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One claim, payment or answer of a file in a row: numbers, codes and money, nothing of the
 * patient. What a row of its kind does not have is null and left out of JSON; amounts are cents.
 *
 * @param transaction the transaction's ordinal in the file
 * @param segment the position at which it begins in its transaction
 * @param claim CLM01, CLP01, or the trace or control number by which an answer names it
 * @param status CLP02, SBR01 and frequency of a claim, or the answer's codes
 * @param chargedCents CLM02 or CLP03
 * @param paidCents CLP04, or what prior payers paid together (AMT*D)
 * @param adjustedCents CAS of claim and lines
 * @param balanced whether the claim balances; null where nothing is to balance
 * @param lines its service lines; empty if it has none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"transaction", "segment", "claim", "status"})
public record InspectedClaim(
    int transaction,
    int segment,
    String claim,
    String status,
    @JsonProperty("charged_cents") @Nullable Long chargedCents,
    @JsonProperty("paid_cents") @Nullable Long paidCents,
    @JsonProperty("adjusted_cents") @Nullable Long adjustedCents,
    @Nullable Boolean balanced,
    List<Line> lines) {

  public InspectedClaim {
    lines = List.copyOf(lines);
  }

  /**
   * A service line.
   *
   * @param procedure qualifier, code and modifiers, such as {@code HC:99214:25}
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Line(
      String procedure,
      @JsonProperty("charged_cents") long chargedCents,
      @JsonProperty("paid_cents") @Nullable Long paidCents,
      @JsonProperty("adjusted_cents") @Nullable Long adjustedCents,
      @Nullable Boolean balanced) {}

  static InspectedClaim of(int transaction, ClaimPayment payment, List<Problem> imbalances) {
    Stream<Adjustment> ofLines = payment.services().stream().flatMap(s -> s.adjustments().stream());
    return new InspectedClaim(
        transaction,
        payment.segment(),
        payment.claimNumber(),
        payment.status(),
        payment.charge().cents(),
        payment.paid().cents(),
        sum(Stream.concat(payment.adjustments().stream(), ofLines).map(Adjustment::amount)),
        imbalances.isEmpty(),
        payment.services().stream().map(line -> line(line, places(imbalances))).toList());
  }

  private static Line line(ServicePayment line, Set<Integer> imbalances) {
    return new Line(
        text(line.procedure()),
        line.charge().cents(),
        line.paid().cents(),
        sum(line.adjustments().stream().map(Adjustment::amount)),
        !imbalances.contains(line.segment()));
  }

  static InspectedClaim of(int transaction, ProfessionalClaim claim, List<Problem> imbalances) {
    List<Money> paid =
        claim.otherPayers().stream().map(OtherPayer::paid).flatMap(Stream::ofNullable).toList();
    Stream<Money> ofClaim =
        claim.otherPayers().stream().flatMap(p -> p.adjustments().stream()).map(a -> a.amount());
    Stream<Money> ofLines =
        claim.lines().stream()
            .flatMap(l -> l.adjudications().stream())
            .flatMap(a -> a.adjustments().stream())
            .map(a -> a.amount());
    return new InspectedClaim(
        transaction,
        claim.position(),
        claim.claimNumber(),
        claim.subscriber().information().sequence() + " " + claim.information().frequency(),
        claim.charge().cents(),
        paid.isEmpty() ? null : (Long) sum(paid.stream()),
        paid.isEmpty() ? null : (Long) sum(Stream.concat(ofClaim, ofLines)),
        imbalances.isEmpty(),
        claim.lines().stream().map(line -> line(line, places(imbalances))).toList());
  }

  private static Line line(ProfessionalClaim.Line line, Set<Integer> imbalances) {
    List<LineAdjudication> decided = line.adjudications();
    return new Line(
        text(line.procedure()),
        line.charge().cents(),
        decided.isEmpty() ? null : (Long) sum(decided.stream().map(LineAdjudication::paid)),
        decided.isEmpty()
            ? null
            : (Long)
                sum(decided.stream().flatMap(d -> d.adjustments().stream()).map(a -> a.amount())),
        decided.isEmpty() ? null : (Boolean) !imbalances.contains(line.origin().position()));
  }

  static InspectedClaim of(int transaction, ImplementationAcknowledgement.Transaction answer) {
    return answer(transaction, 0, answer.controlNumber(), answer.status(), null);
  }

  static InspectedClaim of(int transaction, ClaimAcknowledgement.Claim answer) {
    String codes =
        answer.statuses().stream()
            .map(s -> codes(s.category(), s.status(), s.entity()))
            .distinct()
            .collect(Collectors.joining(" "));
    Money charge =
        answer.statuses().stream()
            .map(ClaimAcknowledgement.Status::charge)
            .flatMap(Stream::ofNullable)
            .findFirst()
            .orElse(null);
    return answer(transaction, answer.segment(), answer.claimNumber(), codes, charge);
  }

  static InspectedClaim of(int transaction, ClaimStatus answer) {
    String codes =
        answer.statuses().stream()
            .flatMap(s -> s.codes().stream())
            .map(c -> codes(c.category(), c.status(), c.entity()))
            .distinct()
            .collect(Collectors.joining(" "));
    Money charge =
        answer.statuses().stream()
            .map(StatusInformation::charge)
            .flatMap(Stream::ofNullable)
            .findFirst()
            .orElse(null);
    return answer(transaction, answer.origin().position(), answer.trace(), codes, charge);
  }

  static InspectedClaim of(int transaction, ClaimInquiry inquiry) {
    return answer(transaction, inquiry.origin().position(), inquiry.trace(), "", inquiry.charge());
  }

  private static InspectedClaim answer(
      int transaction, int segment, String claim, String status, @Nullable Money charge) {
    return new InspectedClaim(
        transaction,
        segment,
        claim,
        status,
        charge == null ? null : (Long) charge.cents(),
        null,
        null,
        null,
        List.of());
  }

  private static String codes(String category, String status, String entity) {
    return category + ":" + status + (entity.isEmpty() ? "" : ":" + entity);
  }

  private static Set<Integer> places(List<Problem> imbalances) {
    return imbalances.stream().map(Problem::segment).collect(Collectors.toSet());
  }

  private static long sum(Stream<Money> amounts) {
    return amounts.collect(Money.sum()).cents();
  }

  private static String text(Procedure procedure) {
    return procedure.qualifier()
        + ":"
        + procedure.code()
        + procedure.modifiers().stream().map(m -> ":" + m).collect(Collectors.joining());
  }
}
