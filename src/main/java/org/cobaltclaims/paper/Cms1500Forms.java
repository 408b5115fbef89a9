package org.cobaltclaims.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.money.Money;

/** From a claim as its payer is asked to the forms that ask it on paper (DOMAIN 6.2, 6.3). */
public final class Cms1500Forms {

  private static final String CONTINUED = "CONT";

  private Cms1500Forms() {}

  /** The forms of a claim; the same for the same claim and facts. */
  public static Cms1500 of(BilledClaim claim, FormFacts facts) {
    Policies policies = Policies.of(claim);
    List<List<ServiceLine>> parts = parts(claim.content().lines());
    List<Money> paid =
        AmountsPaid.of(claim, policies.medicare(), facts.payer().paperAmountPaid(), parts);
    List<Cms1500.Sheet> sheets = new ArrayList<>();
    Set<Finding> findings = new LinkedHashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      SheetFiller form = new SheetFiller();
      new PersonItems(form, facts, claim, policies).fill();
      new ClaimItems(form, claim, policies).fill();
      ServiceItems services = new ServiceItems(form, claim, policies);
      List<ServiceLine> lines = parts.get(i);
      for (int on = 1; on <= lines.size(); on++) {
        services.fill(lines.get(on - 1), on);
      }
      new ProviderItems(form, facts, claim).fill();
      total(form, claim, facts, parts, paid, i);
      sheets.add(form.sheet(i + 1));
      findings.addAll(form.findings());
    }
    return new Cms1500(claim.controlNumber(), sheets, List.copyOf(findings));
  }

  /** Items 28 and 29: of the form, or, for payers that want it so, of the claim on the last one. */
  private static void total(
      SheetFiller form,
      BilledClaim claim,
      FormFacts facts,
      List<List<ServiceLine>> parts,
      List<Money> paid,
      int index) {
    boolean last = index == parts.size() - 1;
    if (parts.size() > 1 && facts.payer().paperSaysContinued()) {
      form.put(
          Box.TOTAL_CHARGE,
          last ? PrintText.money(claim.content().charge()) : CONTINUED,
          "CLM02, on the last form");
      form.put(
          Box.AMOUNT_PAID,
          last ? PrintText.money(paid.stream().collect(Money.sum())) : "",
          "DOMAIN 6.2, item 29, on the last form");
      return;
    }
    Money charged = parts.get(index).stream().map(ServiceLine::charge).collect(Money.sum());
    form.put(Box.TOTAL_CHARGE, PrintText.money(charged), "the sum of 24F on this form");
    form.put(Box.AMOUNT_PAID, PrintText.money(paid.get(index)), "DOMAIN 6.2, item 29");
  }

  private static List<List<ServiceLine>> parts(List<ServiceLine> lines) {
    List<List<ServiceLine>> parts = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += LineBox.PER_SHEET) {
      parts.add(lines.subList(from, Math.min(from + LineBox.PER_SHEET, lines.size())));
    }
    return parts;
  }
}
