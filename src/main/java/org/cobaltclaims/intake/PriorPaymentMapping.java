package org.cobaltclaims.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.jspecify.annotations.Nullable;

/**
 * What earlier payers decided, out of loops 2320, 2330B and 2430 (DOMAIN 2.3, 2.4), in the form in
 * which their ERAs would have told it. The money is taken as it stands; whether it balances is
 * judged where every claim's is.
 */
final class PriorPaymentMapping {

  private final ProfessionalClaim claim;
  private final PayerOrder order;

  private PriorPaymentMapping(ProfessionalClaim claim, PayerOrder order) {
    this.claim = claim;
    this.order = order;
  }

  /**
   * The decisions of every payer before the destination; empty for a primary claim.
   *
   * @throws ClaimRefused if one of them has not decided, or its decision cannot be understood
   */
  static List<PriorPayment> payments(ProfessionalClaim claim, PayerOrder order, String familyId) {
    return new PriorPaymentMapping(claim, order).payments(familyId);
  }

  private List<PriorPayment> payments(String familyId) {
    refuseStrangers();
    List<PriorPayment> payments = new ArrayList<>();
    for (PayerOrder.Placed placed : order.others()) {
      boolean decided = decided(placed.payer());
      if (placed.level() < order.destinationLevel()) {
        if (!decided) {
          throw new ClaimRefused(
              "PRIOR_PAYER_UNDECIDED",
              "the claim is for the payer at level %d, and what the payer at level %d decided is missing (AMT*D, SVD)"
                  .formatted(order.destinationLevel(), placed.level()));
        }
        payments.add(new PriorPayment(placed.level(), payment(placed, familyId)));
      } else if (decided) {
        throw new ClaimRefused(
            "PAYER_ORDER",
            "the payer at level %d has decided before the payer at level %d, whom the claim is for"
                .formatted(placed.level(), order.destinationLevel()));
      }
    }
    return payments;
  }

  /** An SVD01 has to be the id of exactly one other payer, or its money has no owner. */
  private void refuseStrangers() {
    for (Line line : claim.lines()) {
      for (LineAdjudication adjudication : line.adjudications()) {
        long owners =
            claim.otherPayers().stream()
                .filter(p -> p.payer().id().equalsIgnoreCase(adjudication.payerId()))
                .count();
        if (owners != 1) {
          throw new ClaimRefused(
              "PRIOR_PAYER_UNKNOWN",
              "line %d has an SVD whose payer id belongs to %s of the other payers (2330B NM109)"
                  .formatted(line.number(), owners == 0 ? "none" : "several"));
        }
      }
    }
  }

  private boolean decided(OtherPayer payer) {
    return payer.paid() != null || adjudications(payer).findAny().isPresent();
  }

  private Stream<LineAdjudication> adjudications(OtherPayer payer) {
    return claim.lines().stream()
        .flatMap(line -> line.adjudications().stream())
        .filter(a -> a.payerId().equalsIgnoreCase(payer.payer().id()));
  }

  private ClaimPayment payment(PayerOrder.Placed placed, String familyId) {
    OtherPayer payer = placed.payer();
    Money paid =
        payer.paid() != null
            ? payer.paid()
            : adjudications(payer).map(LineAdjudication::paid).collect(Money.sum());
    List<String> moa = outpatientAdjudication(payer.outpatientAdjudication());
    return new ClaimPayment(
        "%s-INTAKE-%d".formatted(familyId, placed.level()),
        claim.claimNumber(),
        String.valueOf(Math.min(placed.level(), 3)),
        claim.charge(),
        paid,
        null,
        payer.information().filingIndicator(),
        payer.payer().reference("F8"),
        "",
        adjustments(payer.adjustments()),
        moa.size() < 3
            ? List.of()
            : moa.subList(2, Math.min(moa.size(), 7)).stream().filter(r -> !r.isEmpty()).toList(),
        moa,
        "",
        "",
        claim.lines().stream().map(l -> l.service().from()).min(LocalDate::compareTo).orElse(null),
        adjudicated(placed),
        lines(payer, familyId),
        0,
        List.of(),
        null);
  }

  private LocalDate adjudicated(PayerOrder.Placed placed) {
    return Stream.concat(
            Stream.ofNullable(placed.payer().adjudicated()),
            adjudications(placed.payer())
                .map(LineAdjudication::adjudicated)
                .filter(Objects::nonNull))
        .max(Comparator.naturalOrder())
        .orElseThrow(
            () ->
                new ClaimRefused(
                    "PRIOR_PAYER_DATE",
                    "the day on which the payer at level %d decided is missing (DTP*573)"
                        .formatted(placed.level())));
  }

  private List<PaymentLine> lines(OtherPayer payer, String familyId) {
    List<PaymentLine> lines = new ArrayList<>();
    int number = 0;
    for (Line line : claim.lines()) {
      number++;
      List<LineAdjudication> parts =
          line.adjudications().stream()
              .filter(a -> a.payerId().equalsIgnoreCase(payer.payer().id()))
              .toList();
      for (LineAdjudication part : parts) {
        List<Adjustment> adjustments = adjustments(part.adjustments());
        Money explained =
            part.paid().plus(adjustments.stream().map(Adjustment::amount).collect(Money.sum()));
        Procedure procedure = part.procedure() == null ? line.procedure() : part.procedure();
        lines.add(
            new PaymentLine(
                number,
                familyId + "L" + number,
                procedure,
                procedure.matches(line.procedure()) ? null : line.procedure(),
                parts.size() == 1 ? line.charge() : explained,
                part.paid(),
                part.units(),
                line.service().from(),
                adjustments,
                List.of(),
                0));
      }
    }
    return lines;
  }

  private static List<Adjustment> adjustments(List<ProfessionalClaim.Adjustment> adjustments) {
    return adjustments.stream()
        .map(
            a -> {
              try {
                return new Adjustment(
                    AdjustmentGroup.valueOf(a.group()), a.reason(), a.amount(), a.quantity(), 0);
              } catch (IllegalArgumentException unknown) {
                throw new ClaimRefused(
                    "ADJUSTMENT_GROUP", "CAS01 is none of the group codes CO, PR, OA, PI, CR");
              }
            })
        .toList();
  }

  /** MOA01 to 09 as they stand. */
  private static List<String> outpatientAdjudication(@Nullable Segment moa) {
    if (moa == null) {
      return List.of();
    }
    List<String> elements = new ArrayList<>();
    for (int i = 1; i <= moa.elements().size(); i++) {
      elements.add(moa.element(i));
    }
    return elements;
  }
}
