package org.cobaltclaims.paper;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile.AmountPaid;

/**
 * Item 29 of every form of a claim (DOMAIN 6.2, 6.3): what was paid on the form's lines. What was
 * paid on the claim as a whole goes to the first form as far as its lines were charged, the rest to
 * the next ones.
 */
final class AmountsPaid {

  private AmountsPaid() {}

  /**
   * The amounts, one for each form; together all that was paid.
   *
   * @param forms the lines of each form
   */
  static List<Money> of(
      BilledClaim claim, boolean medicare, AmountPaid wanted, List<List<ServiceLine>> forms) {
    Money whole =
        claim.content().patientPaid() == null ? Money.ZERO : claim.content().patientPaid();
    List<Money> amounts = new ArrayList<>();
    forms.forEach(form -> amounts.add(Money.ZERO));
    if (!medicare && wanted == AmountPaid.ALL) {
      for (PriorAdjudication prior : claim.priorAdjudications()) {
        Money onLines = Money.ZERO;
        for (int i = 0; i < forms.size(); i++) {
          Money onForm = onLines(prior, forms.get(i));
          amounts.set(i, amounts.get(i).plus(onForm));
          onLines = onLines.plus(onForm);
        }
        whole = whole.plus(prior.paid().minus(onLines));
      }
    }
    spread(whole, amounts, forms);
    return List.copyOf(amounts);
  }

  private static Money onLines(PriorAdjudication prior, List<ServiceLine> lines) {
    return prior.lines().stream()
        .filter(paid -> lines.stream().anyMatch(line -> line.number() == paid.lineNumber()))
        .map(PriorAdjudication.CobLine::paid)
        .collect(Money.sum());
  }

  private static void spread(Money whole, List<Money> amounts, List<List<ServiceLine>> forms) {
    Money left = whole;
    for (int i = 0; i < forms.size(); i++) {
      boolean last = i == forms.size() - 1;
      Money room =
          forms.get(i).stream()
              .map(ServiceLine::charge)
              .collect(Money.sum())
              .minus(amounts.get(i))
              .max(Money.ZERO);
      Money here = last ? left : left.min(room);
      amounts.set(i, amounts.get(i).plus(here));
      left = left.minus(here);
    }
  }
}
