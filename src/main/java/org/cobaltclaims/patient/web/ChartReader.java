package org.cobaltclaims.patient.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.CoveragesOnFile;
import org.cobaltclaims.claim.RecentBills;
import org.cobaltclaims.desk.CodeWords;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.patient.CoverageHistory;
import org.cobaltclaims.patient.Eligibility;
import org.cobaltclaims.patient.EligibilityHistory;
import org.cobaltclaims.patient.OrderReason;
import org.cobaltclaims.patient.OrderRules;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.patient.Plan;
import org.cobaltclaims.patient.process.ChartOrder;
import org.cobaltclaims.patient.process.Copays;
import org.cobaltclaims.patient.web.ChartPage.Answer;
import org.cobaltclaims.patient.web.ChartPage.Card;
import org.cobaltclaims.patient.web.ChartPage.Change;
import org.cobaltclaims.patient.web.ChartPage.Mark;
import org.cobaltclaims.patient.web.ChartPage.Why;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.PatientBalances;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Collects a patient's chart. */
@Component
@Transactional(readOnly = true)
class ChartReader {

  private final Patients patients;
  private final RecentBills bills;
  private final CoveragesOnFile file;
  private final ChartOrder order;
  private final ChartMoney money;
  private final Copays copays;
  private final EligibilityHistory eligibility;
  private final CoverageHistory history;
  private final PatientBalances balances;
  private final Payers payers;
  private final Display show;
  private final Clock clock;

  ChartReader(
      Patients patients,
      RecentBills bills,
      CoveragesOnFile file,
      ChartOrder order,
      ChartMoney money,
      Copays copays,
      EligibilityHistory eligibility,
      CoverageHistory history,
      PatientBalances balances,
      Payers payers,
      Display show,
      Clock clock) {
    this.patients = patients;
    this.bills = bills;
    this.file = file;
    this.order = order;
    this.money = money;
    this.copays = copays;
    this.eligibility = eligibility;
    this.history = history;
    this.balances = balances;
    this.payers = payers;
    this.show = show;
    this.clock = clock;
  }

  /**
   * The chart; empty if there is no such patient.
   *
   * @param claims whether whoever looks may see claims and money
   */
  Optional<ChartPage> of(String patientId, boolean claims) {
    return patients.findById(patientId).map(patient -> chart(patient, claims));
  }

  private ChartPage chart(Patient patient, boolean claims) {
    List<ClaimContent> before = bills.ofPatient(patient.id());
    ChartMoney.Shown all = claims ? money.of(patient) : ChartMoney.NONE;
    List<Eligibility> told = eligibility.of(patient.id());
    return new ChartPage(
        head(patient, before),
        cards(patient, before, told),
        order(patient),
        all.sums(),
        all.visits(),
        all.count(),
        all.balances(),
        all.payments(),
        all.statements(),
        told.stream().map(this::answer).toList(),
        changes(patient.id()));
  }

  private ChartPage.Head head(Patient patient, List<ClaimContent> before) {
    LocalDate born = patient.birthDate();
    return new ChartPage.Head(
        patient.id(),
        named(patient.lastName(), patient.firstName())
            + (patient.middleName().isEmpty() ? "" : " " + patient.middleName()),
        born,
        born == null ? null : Period.between(born, LocalDate.now(clock)).getYears(),
        patient.gender(),
        patient.recordNumber(),
        before.stream()
            .map(bill -> bill.patient().address())
            .filter(Objects::nonNull)
            .findFirst()
            .map(ChartReader::words)
            .orElse(""),
        patient.practice(),
        balances.isQualified(patient.id()));
  }

  static String named(String last, String first) {
    return first.isEmpty() ? last : last + ", " + first;
  }

  private static String words(Address address) {
    String zip =
        address.zip().length() == 9
            ? address.zip().substring(0, 5) + "-" + address.zip().substring(5)
            : address.zip();
    return Stream.of(address.line1(), address.line2(), address.city(), address.state() + " " + zip)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  private List<Card> cards(Patient patient, List<ClaimContent> before, List<Eligibility> told) {
    Map<String, Copays.Expected> expected = copays.of(patient.id());
    List<Card> cards = new ArrayList<>();
    for (Coverage coverage : file.of(patient, before)) {
      PatientCoverage dates = patient.coverages().get(coverage.level() - 1);
      Copays.Expected copay = expected.get(coverage.payerId());
      Optional<Eligibility> newest =
          told.stream().filter(e -> dates.isOf(e.payerId(), e.memberId())).findFirst();
      cards.add(
          new Card(
              coverage.level(),
              ChartWords.mark(coverage.level()),
              ChartWords.rank(coverage.level()),
              payers.profile(coverage.payerId()).name(),
              coverage.payerId(),
              ChartWords.kind(order.kind(coverage)),
              coverage.memberId(),
              coverage.groupNumber(),
              CodeWords.relationship(coverage.relationship()),
              coverage.patientIsSubscriber() ? "" : subscriber(coverage),
              dates.effectiveFrom(),
              dates.effectiveTo(),
              dates.datesSet(),
              state(dates),
              copay == null ? null : copay.copay(),
              copay == null ? null : copay.toldOn(),
              newest.map(e -> ChartWords.outcome(e.outcome())).orElse(null),
              newest.map(Eligibility::answeredOn).orElse(null)));
    }
    return cards;
  }

  private static String subscriber(Coverage coverage) {
    return named(coverage.subscriber().last(), coverage.subscriber().first());
  }

  private Mark state(PatientCoverage coverage) {
    LocalDate today = LocalDate.now(clock);
    LocalDate end = coverage.effectiveTo();
    if (end != null && end.isBefore(today)) {
      return new Mark("Ended", "");
    }
    if (coverage.datesSet() && coverage.effectiveFrom().isAfter(today)) {
      return new Mark("Not begun", "warn");
    }
    return coverage.datesSet() ? new Mark("Active", "good") : new Mark("In use", "info");
  }

  private ChartPage.@Nullable Order order(Patient patient) {
    List<Plan> plans = order.plans(patient);
    if (plans.size() < 2) {
      return null;
    }
    OrderRules.Suggestion suggestion = OrderRules.suggest(plans, order.situation(patient));
    List<Integer> places = ChartOrder.whole(patient, suggestion);
    return new ChartPage.Order(
        suggestion.differs(),
        patient.isOrderSet(),
        suggestion.levels().stream().map(place -> payer(patient, place)).toList(),
        places.stream().map(String::valueOf).collect(Collectors.joining(",")),
        suggestion.reasons().stream().map(reason -> why(patient, reason)).distinct().toList());
  }

  private String payer(Patient patient, int place) {
    return payers.profile(patient.coverages().get(place - 1).payerId()).name();
  }

  private Why why(Patient patient, OrderReason reason) {
    String text =
        Character.toUpperCase(reason.explanation().charAt(0)) + reason.explanation().substring(1);
    String whole =
        reason.decides()
            ? "%s before %s. %s."
                .formatted(payer(patient, reason.first()), payer(patient, reason.second()), text)
            : text + ".";
    return new Why(
        reason.rule(), whole, String.join("; ", reason.missingFacts()), reason.decides());
  }

  private Answer answer(Eligibility told) {
    List<String> details = new ArrayList<>();
    if (told.activeFrom() != null) {
      details.add("Plan from " + show.day(told.activeFrom()));
    }
    if (told.activeTo() != null) {
      details.add("to " + show.day(told.activeTo()));
    }
    details.add(ChartWords.rejections(told.rejections()));
    told.otherPayers()
        .lines()
        .map(line -> "Other insurance: " + line.replace("UNKNOWN ", ""))
        .forEach(details::add);
    String by = told.askedBy();
    return new Answer(
        payers.profile(told.payerId()).name(),
        told.serviceOn(),
        told.askedOn(),
        by == null ? "" : by,
        told.answeredOn(),
        ChartWords.outcome(told.outcome()),
        details.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(", ")));
  }

  private List<Change> changes(String patientId) {
    return history.of(patientId).reversed().stream()
        .map(
            entry ->
                new Change(
                    entry.at().toLocalDate(),
                    "%s: %s"
                            .formatted(
                                payers.profile(entry.payerId()).name(),
                                ChartWords.act(entry.act(), entry.place()))
                        + dates(entry)
                        + numbers(entry),
                    entry.by(),
                    entry.reason()))
        .toList();
  }

  private String numbers(CoverageHistory.Entry entry) {
    if (entry.wasMemberId().isEmpty()) {
      return "";
    }
    String member =
        entry.wasMemberId().equals(entry.memberId())
            ? ""
            : ", member id %s instead of %s"
                .formatted(show.identifier(entry.memberId()), show.identifier(entry.wasMemberId()));
    return entry.wasGroupNumber().equals(entry.groupNumber())
        ? member
        : member
            + ", group %s instead of %s"
                .formatted(none(entry.groupNumber()), none(entry.wasGroupNumber()));
  }

  private static String none(String number) {
    return number.isEmpty() ? "none" : number;
  }

  private String dates(CoverageHistory.Entry entry) {
    if (entry.act() != CoverageHistory.Act.ADDED && entry.act() != CoverageHistory.Act.DATED) {
      return "";
    }
    return ", from %s%s"
        .formatted(
            show.day(entry.effectiveFrom()),
            entry.effectiveTo() == null ? "" : " to " + show.day(entry.effectiveTo()));
  }
}
