package org.cobaltclaims.patient.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.desk.ClaimFacts;
import org.cobaltclaims.desk.ClaimFactsReader;
import org.cobaltclaims.desk.Words;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.process.PatientVisits;
import org.cobaltclaims.patient.process.StatementFiles;
import org.cobaltclaims.patient.web.ChartPage.Balance;
import org.cobaltclaims.patient.web.ChartPage.Part;
import org.cobaltclaims.patient.web.ChartPage.Payment;
import org.cobaltclaims.patient.web.ChartPage.Sent;
import org.cobaltclaims.patient.web.ChartPage.Visit;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PatientPayment;
import org.cobaltclaims.remittance.PatientPayments;
import org.cobaltclaims.remittance.VisitCredit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part of a chart that is about claims and money. */
@Component
class ChartMoney {

  /** Visits that a page shows. */
  private static final int MOST = 60;

  static final Shown NONE = new Shown(null, List.of(), 0, List.of(), List.of(), List.of());

  private final PatientVisits visits;
  private final PatientPayments payments;
  private final StatementFiles statements;
  private final ClaimFactsReader facts;
  private final Payers payers;
  private final Ledger ledger;
  private final Words words;

  ChartMoney(
      PatientVisits visits,
      PatientPayments payments,
      StatementFiles statements,
      ClaimFactsReader facts,
      Payers payers,
      Ledger ledger,
      Words words) {
    this.visits = visits;
    this.payments = payments;
    this.statements = statements;
    this.facts = facts;
    this.payers = payers;
    this.ledger = ledger;
    this.words = words;
  }

  /** All of it; {@code sums} null for who may not see it. */
  record Shown(
      ChartPage.@Nullable Sums sums,
      List<Visit> visits,
      long count,
      List<Balance> balances,
      List<Payment> payments,
      List<Sent> statements) {}

  Shown of(Patient patient) {
    List<PatientVisits.Visit> newest = visits.newest(patient.id(), MOST);
    PatientVisits.Sums sums = visits.sums(patient.id());
    Map<String, String> numbers =
        newest.stream()
            .collect(
                Collectors.toMap(PatientVisits.Visit::family, PatientVisits.Visit::practiceClaim));
    return new Shown(
        new ChartPage.Sums(
            sums.owed(), sums.withPayers(), sums.credit(), payments.unapplied(patient.id())),
        newest.stream().map(this::visit).toList(),
        visits.count(patient.id()),
        newest.stream().filter(PatientVisits.Visit::concernsPatient).map(this::balance).toList(),
        paid(patient.id(), numbers),
        statements.of(patient.id()).stream()
            .map(sent -> new Sent(sent.on(), sent.due(), sent.dueOn()))
            .toList());
  }

  private Visit visit(PatientVisits.Visit visit) {
    return new Visit(
        visit.family(),
        visit.practiceClaim(),
        visit.service(),
        ChartWords.of(visit.state()),
        visit.held(),
        visit.claims().stream()
            .map(
                claim ->
                    new ChartPage.Claim(
                        ChartWords.mark(claim.level()),
                        payers.profile(claim.payerId()).name(),
                        ChartWords.of(claim.state(), claim.outcome())))
            .toList(),
        visit.charge(),
        visit.owed());
  }

  private Balance balance(PatientVisits.Visit visit) {
    return new Balance(
        visit.family(),
        visit.practiceClaim(),
        visit.service(),
        visit.charge(),
        visit.paid(),
        visit.parts().stream().map(this::part).toList(),
        visit.owed(),
        visit.patientPaid(),
        visit.credit().negated(),
        visit.credit().isZero() ? List.of() : back(visit),
        visit.state() == FamilyState.OPEN
            ? "Not asked for yet: a payer or a person has not decided"
            : "");
  }

  private List<ChartPage.Back> back(PatientVisits.Visit visit) {
    VisitCredit credit = VisitCredit.of(new FamilyLedger(ledger.entries(visit.family())));
    List<ChartPage.Back> back = new ArrayList<>();
    if (credit.patient().isPositive()) {
      back.add(new ChartPage.Back(0, "the patient", credit.patient()));
    }
    visit.claims().stream()
        .filter(claim -> credit.payers().containsKey(claim.level()))
        .map(
            claim ->
                new ChartPage.Back(
                    claim.level(),
                    payers.profile(claim.payerId()).name(),
                    Objects.requireNonNull(credit.payers().get(claim.level()))))
        .forEach(back::add);
    return back;
  }

  /** Of payers in their words, of our own in ours. */
  private Part part(PatientVisits.Part part) {
    String[] code = part.reason().split("-", 2);
    if (code.length == 2 && code[0].matches("PR|CO|OA|PI|CR")) {
      ClaimFacts.Reason reason =
          facts.reason(
              new Adjustment(AdjustmentGroup.valueOf(code[0]), code[1], part.amount(), null, 0));
      return new Part(part.reason(), reason.meaning(), reason.tone(), part.amount());
    }
    String text =
        switch (part.reason()) {
          case "F5" -> "Paid at the visit";
          case "PP" -> "Paid by the patient";
          case "COB" -> "Asked of a later payer";
          case "" -> "Left by the payers";
          default -> words.of(part.reason().replace('-', '_'));
        };
    return new Part("", text, part.amount().isNegative() ? "good" : "", part.amount());
  }

  private List<Payment> paid(String patientId, Map<String, String> numbers) {
    Map<String, Money> rest = payments.unallocated(patientId);
    return payments.of(patientId).reversed().stream()
        .map(
            payment ->
                new Payment(
                    payment.id(),
                    payment.receivedOn(),
                    text(payment),
                    payment.amount(),
                    payment.kind() == PatientPayment.Kind.REFUND,
                    !payment.stands(),
                    payments.allocations(payment.id()).keySet().stream()
                        .map(family -> numbers.getOrDefault(family, family))
                        .collect(Collectors.joining(", ")),
                    rest.getOrDefault(payment.id(), Money.ZERO),
                    payment.enteredBy()))
        .toList();
  }

  private String text(PatientPayment payment) {
    String method = words.of(payment.method());
    String reference = payment.reference().isEmpty() ? "" : " " + payment.reference();
    return switch (payment.kind()) {
      case COPAY -> "At the visit";
      case PAYMENT -> method + reference;
      case REFUND -> "Refund, " + method.toLowerCase(Locale.ROOT) + reference;
    };
  }
}
