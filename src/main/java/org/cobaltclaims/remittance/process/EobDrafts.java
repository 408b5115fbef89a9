package org.cobaltclaims.remittance.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a person begins with who types in an EOB or corrects a payment: what an ERA or an earlier
 * entry says of the claim, or its lines with their charges.
 */
@Service
public class EobDrafts {

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Remittances remittances;

  EobDrafts(PayerClaims claims, ClaimFamilies families, Remittances remittances) {
    this.claims = claims;
    this.families = families;
    this.remittances = remittances;
  }

  /**
   * An entry to begin with.
   *
   * @param source POSTED or HELD where a payment says it, CLAIM where only the claim is known
   * @param payment the payment that it is taken from; null for none
   * @param payer the payer's id
   * @param number of the check or EFT; null if it is not known
   * @param date of the check or EFT; null if it is not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Draft(
      String source,
      @Nullable String payment,
      String payer,
      @Nullable String number,
      @Nullable LocalDate date,
      EobEntry entry) {}

  /**
   * The draft for a claim.
   *
   * @throws DecisionRefused if there is no such claim
   */
  public Draft of(String claimId) {
    PayerClaim claim =
        claims
            .findById(claimId)
            .or(() -> claims.findByPcn(claimId))
            .orElseThrow(() -> DecisionRefused.missing("there is no claim " + claimId));
    ClaimContent content =
        families.findById(claim.familyId()).map(ClaimFamily::content).orElseThrow();
    Optional<StoredPayment> known =
        remittances.posted(claim.id()).reversed().stream()
            .findFirst()
            .flatMap(payment -> remittances.payment(payment.id()))
            .or(
                () ->
                    remittances.held(claim.id()).reversed().stream()
                        .filter(held -> !held.payment().reversal())
                        .findFirst());
    if (known.isEmpty()) {
      return new Draft("CLAIM", null, claim.payerId(), null, null, blank(claim, content));
    }
    StoredPayment stored = known.get();
    Optional<StoredRemittance> check =
        Optional.ofNullable(stored.remittanceId()).map(remittances::remittance);
    return new Draft(
        stored.disposition().name(),
        stored.payment().id(),
        claim.payerId(),
        check.map(StoredRemittance::trace).orElse(null),
        check.map(StoredRemittance::paymentDate).orElse(null),
        entry(claim, Matching.lines(content, stored.payment()).payment()));
  }

  private static EobEntry blank(PayerClaim claim, ClaimContent content) {
    return new EobEntry(
        claim.id(),
        null,
        null,
        null,
        null,
        content.charge().cents(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        content.lines().stream()
            .map(
                line ->
                    new EobEntry.Line(
                        line.number(),
                        code(line.procedure()),
                        line.charge().cents(),
                        null,
                        null,
                        List.of(),
                        null,
                        List.of()))
            .toList());
  }

  private static EobEntry entry(PayerClaim claim, ClaimPayment payment) {
    return new EobEntry(
        claim.id(),
        payment.status(),
        payment.payerClaimControlNumber(),
        payment.originalControlNumber(),
        payment.adjudicated(),
        payment.charge().cents(),
        payment.paid().cents(),
        null,
        rows(payment.adjustments()),
        null,
        payment.remarks(),
        payment.forwardedTo(),
        payment.lines().stream().map(EobDrafts::line).toList());
  }

  private static EobEntry.Line line(PaymentLine line) {
    return new EobEntry.Line(
        line.lineNumber(),
        code(line.procedure()),
        line.charge().cents(),
        line.paid().cents(),
        null,
        rows(line.adjustments()),
        null,
        line.remarks());
  }

  private static List<EobEntry.Row> rows(List<Adjustment> rows) {
    return rows.stream()
        .map(row -> new EobEntry.Row(row.group(), row.reason(), row.amount().cents()))
        .toList();
  }

  private static String code(Procedure procedure) {
    return procedure.modifiers().isEmpty()
        ? procedure.code()
        : procedure.code() + ":" + String.join(":", procedure.modifiers());
  }
}
