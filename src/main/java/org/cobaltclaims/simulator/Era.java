package org.cobaltclaims.simulator;

import static org.cobaltclaims.simulator.Wire.DAY;
import static org.cobaltclaims.simulator.Wire.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.simulator.SeenClaim.Name;

/**
 * One 835: a payer's payment to a provider on a day.
 *
 * @param payee the billing provider
 * @param date of payment and production
 * @param trace TRN02
 * @param error what BPR02 is off by, zero for an honest one
 */
record Era(
    SamplePayer payer,
    Name payee,
    String payeeTaxId,
    LocalDate date,
    String trace,
    List<Paid> claims,
    List<ProviderAdjustment> providerAdjustments,
    Money error) {

  private static final int TRIOS = 6;

  Era {
    claims = List.copyOf(claims);
    providerAdjustments = List.copyOf(providerAdjustments);
    if (total(claims, providerAdjustments).isNegative()) {
      throw new IllegalStateException("an ERA cannot take money out of the bank");
    }
  }

  /**
   * CLP.
   *
   * @param icn CLP07
   * @param received DTM*050
   * @param originalIcn REF*F8 of a correction, empty if it is none
   * @param reversal whether it takes the decision back: every amount is negated (CLP02 22)
   */
  record Paid(
      SeenClaim claim,
      Decision decision,
      String icn,
      LocalDate received,
      String originalIcn,
      boolean reversal) {

    /** A first decision. */
    Paid(SeenClaim claim, Decision decision, String icn, LocalDate received) {
      this(claim, decision, icn, received, "", false);
    }

    Money paid() {
      return signed(decision.paid());
    }

    private Money signed(Money amount) {
      return reversal ? amount.negated() : amount;
    }
  }

  /** PLB: positive is money taken, negative is money given (DOMAIN 3.4). */
  record ProviderAdjustment(String code, String reference, Money amount) {}

  static Money total(List<Paid> claims, List<ProviderAdjustment> providerAdjustments) {
    Money paid = claims.stream().map(Paid::paid).collect(Money.sum());
    return paid.minus(
        providerAdjustments.stream().map(ProviderAdjustment::amount).collect(Money.sum()));
  }

  /** The segments between ST and SE. */
  List<Segment> segments() {
    List<Segment> out = new ArrayList<>();
    Money total = total(claims, providerAdjustments).plus(error);
    String payerTaxId = "1" + payer.taxId();
    if (total.isZero()) {
      out.add(
          segment(
              "BPR",
              "H",
              "0",
              "C",
              "NON",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              date.format(DAY)));
    } else {
      out.add(
          segment(
              "BPR",
              "I",
              total.toX12(),
              "C",
              "ACH",
              "CCP",
              "01",
              "071000013",
              "DA",
              "987654321",
              payerTaxId,
              "",
              "01",
              "071000288",
              "DA",
              "123123123",
              date.format(DAY)));
    }
    out.add(segment("TRN", "1", trace, payerTaxId));
    out.add(segment("DTM", "405", date.format(DAY)));
    out.add(segment("N1", "PR", payer.payerName()));
    out.add(segment("N3", "PO BOX 500"));
    out.add(segment("N4", "CHICAGO", "IL", "606010500"));
    out.add(segment("REF", "2U", payer.id()));
    out.add(segment("PER", "BL", "EDI HELP", "TE", "8005550111"));
    out.add(segment("N1", "PE", payee.last(), "XX", payee.id()));
    if (!payeeTaxId.isEmpty()) {
      out.add(segment("REF", "TJ", payeeTaxId));
    }
    if (!claims.isEmpty()) {
      out.add(segment("LX", "1"));
    }
    claims.forEach(c -> claim(out, c));
    providerAdjustments(out);
    return out;
  }

  private void claim(List<Segment> out, Paid paid) {
    SeenClaim claim = paid.claim();
    Decision decision = paid.decision();
    out.add(
        segment(
            "CLP",
            claim.number(),
            paid.reversal() ? "22" : decision.status(),
            paid.signed(decision.charge()).toX12(),
            paid.paid().toX12(),
            paid.reversal() ? "" : decision.patientResponsibility().toX12(),
            payer.remittanceIndicator(),
            paid.icn(),
            claim.placeOfService(),
            claim.frequency()));
    out.add(person("QC", claim.patient(), "MI", claim.subscriber().id()));
    if (!claim.patient().equals(claim.subscriber())) {
      out.add(person("IL", claim.subscriber(), "MI", claim.subscriber().id()));
    }
    Name rendering = claim.rendering();
    if (rendering != null) {
      out.add(person("82", rendering, "XX", rendering.id()));
    }
    List<Name> carriers = paid.reversal() ? List.of() : decision.forwardedTo();
    for (Name carrier : carriers) {
      out.add(segment("NM1", "TT", "2", carrier.last(), "", "", "", "", "PI", carrier.id()));
    }
    List<Name> before = paid.reversal() ? List.of() : decision.comesFirst();
    for (Name payerBefore : before) {
      out.add(
          segment("NM1", "PR", "2", payerBefore.last(), "", "", "", "", "PI", payerBefore.id()));
    }
    if (!decision.claimRemarks().isEmpty()) {
      List<String> moa = new ArrayList<>(List.of("", ""));
      moa.addAll(decision.claimRemarks());
      out.add(segment("MOA", moa.toArray(String[]::new)));
    }
    if (!paid.originalIcn().isEmpty()) {
      out.add(segment("REF", "F8", paid.originalIcn()));
    }
    out.add(segment("DTM", "232", claim.firstService().format(DAY)));
    out.add(segment("DTM", "050", paid.received().format(DAY)));
    if (!decision.interest().isZero()) {
      out.add(segment("AMT", "I", decision.interest().toX12()));
    }
    decision.lines().forEach(l -> line(out, l, paid));
  }

  private static void line(List<Segment> out, Decision.Line line, Paid paid) {
    SeenClaim.Line billed = line.billed();
    boolean recoded = !line.paidAs().isEmpty();
    out.add(
        segment(
            "SVC",
            recoded ? line.paidAs() : billed.procedure(),
            paid.signed(billed.charge()).toX12(),
            paid.signed(line.paid()).toX12(),
            "",
            (paid.reversal() ? billed.units().negate() : billed.units())
                .stripTrailingZeros()
                .toPlainString(),
            recoded ? billed.procedure() : ""));
    out.add(segment("DTM", "472", billed.service().format(DAY)));
    Map<AdjustmentGroup, List<Decision.Reason>> groups = new LinkedHashMap<>();
    line.reasons().forEach(r -> groups.computeIfAbsent(r.group(), g -> new ArrayList<>()).add(r));
    groups.forEach((group, reasons) -> adjustments(out, group, reasons, paid));
    if (!billed.controlNumber().isEmpty()) {
      out.add(segment("REF", "6R", billed.controlNumber()));
    }
    if (line.allowed().isPositive() && !paid.reversal()) {
      out.add(segment("AMT", "B6", line.allowed().toX12()));
    }
    line.remarks().forEach(r -> out.add(segment("LQ", "HE", r)));
  }

  private static void adjustments(
      List<Segment> out, AdjustmentGroup group, List<Decision.Reason> reasons, Paid paid) {
    for (int from = 0; from < reasons.size(); from += TRIOS) {
      List<String> cas = new ArrayList<>(List.of(group.name()));
      for (Decision.Reason r : reasons.subList(from, Math.min(from + TRIOS, reasons.size()))) {
        cas.addAll(List.of(r.code(), paid.signed(r.amount()).toX12(), ""));
      }
      out.add(segment("CAS", cas.toArray(String[]::new)));
    }
  }

  private void providerAdjustments(List<Segment> out) {
    for (int from = 0; from < providerAdjustments.size(); from += TRIOS) {
      List<String> plb = new ArrayList<>(List.of(payee.id(), date.getYear() + "1231"));
      for (ProviderAdjustment adjustment :
          providerAdjustments.subList(from, Math.min(from + TRIOS, providerAdjustments.size()))) {
        plb.add(adjustment.code() + ":" + adjustment.reference());
        plb.add(adjustment.amount().toX12());
      }
      out.add(segment("PLB", plb.toArray(String[]::new)));
    }
  }

  private static Segment person(String entity, Name name, String qualifier, String id) {
    return segment(
        "NM1",
        entity,
        name.first().isEmpty() && entity.equals("82") ? "2" : "1",
        name.last(),
        name.first(),
        name.middle(),
        "",
        "",
        id.isEmpty() ? "" : qualifier,
        id);
  }
}
