package org.cobaltclaims.remittance.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.desk.ClaimFactsReader;
import org.cobaltclaims.desk.PaymentWords;
import org.cobaltclaims.desk.RemarkWords;
import org.cobaltclaims.desk.Words;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.HandEntries;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.PaymentRows;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.cobaltclaims.remittance.RemittanceQuery;
import org.cobaltclaims.remittance.RemittanceQuery.Payment;
import org.cobaltclaims.remittance.RemittanceQuery.Row;
import org.cobaltclaims.remittance.RemittanceQuery.Sum;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.web.RemittancePage.Detail;
import org.cobaltclaims.remittance.web.RemittancePage.Line;
import org.cobaltclaims.remittance.web.RemittancePage.Proof;
import org.cobaltclaims.remittance.web.RemittancePage.Provider;
import org.cobaltclaims.remittance.web.RemittancePage.Remark;
import org.cobaltclaims.remittance.web.RemittancePage.ServiceLine;
import org.cobaltclaims.remittance.web.RemittancePage.Work;
import org.cobaltclaims.transmission.ExchangeFiles;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskSubjects;
import org.cobaltclaims.worklist.TaskSubjects.Visit;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the page of a remittance shows. */
@Component
@Transactional(readOnly = true)
class RemittanceReader {

  private static final String RANKS = "PST";

  private final RemittanceQuery query;
  private final Remittances remittances;
  private final PaymentRows rows;
  private final Deposits deposits;
  private final HandEntries entries;
  private final ExchangeFiles files;
  private final PatientNames names;
  private final Payers payers;
  private final Tasks tasks;
  private final TaskSubjects subjects;
  private final ClaimFactsReader facts;
  private final Words words;

  RemittanceReader(
      RemittanceQuery query,
      Remittances remittances,
      PaymentRows rows,
      Deposits deposits,
      HandEntries entries,
      ExchangeFiles files,
      PatientNames names,
      Payers payers,
      Tasks tasks,
      TaskSubjects subjects,
      ClaimFactsReader facts,
      Words words) {
    this.query = query;
    this.remittances = remittances;
    this.rows = rows;
    this.deposits = deposits;
    this.entries = entries;
    this.files = files;
    this.names = names;
    this.payers = payers;
    this.tasks = tasks;
    this.subjects = subjects;
    this.facts = facts;
    this.words = words;
  }

  /** A remittance with the first of its payments; empty if there is none with the id. */
  Optional<RemittancePage> find(String id, boolean onlyWaiting, int most) {
    return query.find(id).map(row -> page(row, onlyWaiting, most));
  }

  private RemittancePage page(Row row, boolean onlyWaiting, int most) {
    List<ProviderAdjustment> provider = remittances.providerAdjustments(row.id());
    List<Payment> payments = query.payments(row.id(), onlyWaiting, most);
    Map<String, Task> work = work(row.id(), payments, provider.size());
    Money claims = row.tally().paid();
    Money taken = row.tally().provider();
    return new RemittancePage(
        row,
        payer(row),
        PaymentWords.of(row.state()),
        files
            .find(row.fileId())
            .map(
                file ->
                    new RemittancePage.File(
                        file.id(),
                        file.name(),
                        file.on(),
                        Objects.requireNonNullElse(file.reason(), "")))
            .orElse(null),
        new Proof(claims, taken, row.paid(), row.paid().minus(claims).plus(taken)),
        deposits.ofRemittance(row.id()).orElse(null),
        row.state() == RemittanceState.DUPLICATE ? query.original(row).orElse(null) : null,
        entries.scan(row.id()).map(HandEntries.Scan::mediaType).orElse(""),
        Stream.ofNullable(work.get(row.id())).map(this::work).toList(),
        provider(row.id(), provider, work),
        lines(payments, work),
        row.tally().sums().getOrDefault(Disposition.UNMATCHED, new Sum(0, Money.ZERO)).payments());
  }

  private String payer(Row row) {
    String known = row.payerId();
    return known == null || payers.payerByAlias(known).isEmpty()
        ? row.payerName()
        : payers.profile(known).name();
  }

  /** The open tasks about a remittance and what is in it, by what they are about. */
  private Map<String, Task> work(String id, List<Payment> payments, int provider) {
    Set<String> about = new HashSet<>(Set.of(id));
    payments.forEach(payment -> about.add(payment.stored().payment().id()));
    for (int place = 1; place <= provider; place++) {
      about.add(place(id, place));
    }
    Map<String, Task> work = new HashMap<>();
    tasks.openAbout(about).forEach(task -> work.putIfAbsent(task.subject(), task));
    return work;
  }

  private static String place(String remittanceId, int ordinal) {
    return "%s-PLB-%d".formatted(remittanceId, ordinal);
  }

  private Work work(Task task) {
    String label =
        task.kind() == TaskKind.ERA_OUT_OF_BALANCE ? "Balance ERA" : words.of(task.kind().name());
    return new Work(task.id(), label, task.dueOn(), words.reason(task.reason()));
  }

  private List<Provider> provider(
      String id, List<ProviderAdjustment> adjustments, Map<String, Task> work) {
    Map<String, String> claims =
        rows.claimsOfReferences(
            adjustments.stream()
                .map(ProviderAdjustment::reference)
                .filter(reference -> !reference.isEmpty())
                .collect(Collectors.toSet()));
    PaymentWords said = new PaymentWords();
    List<Provider> shown = new ArrayList<>();
    for (ProviderAdjustment one : adjustments) {
      String claim = claims.get(one.reference());
      Task task = work.get(place(id, shown.size() + 1));
      shown.add(
          new Provider(
              one.code(),
              said.provider(one.code()),
              one.reference(),
              one.amount(),
              one.segment(),
              one.amount().isNegative() ? "given to us" : "taken from us",
              claim == null ? null : claim.substring(0, claim.length() - 1),
              task == null ? null : task.id()));
    }
    return shown;
  }

  private List<Line> lines(List<Payment> payments, Map<String, Task> work) {
    Map<String, Visit> visits =
        subjects.visits(
            payments.stream()
                .map(payment -> payment.stored().payerClaimId())
                .flatMap(Stream::ofNullable)
                .map(RemittanceReader::family)
                .collect(Collectors.toSet()));
    return payments.stream()
        .map(
            payment ->
                line(
                    payment.stored(),
                    payment.ordinal(),
                    visits,
                    work.get(payment.stored().payment().id())))
        .toList();
  }

  private static Line line(
      StoredPayment stored, int ordinal, Map<String, Visit> visits, @Nullable Task task) {
    ClaimPayment payment = stored.payment();
    String claim = stored.payerClaimId();
    Visit visit = claim == null ? null : visits.get(family(claim));
    Money adjusted = payment.allAdjustments().map(Adjustment::amount).collect(Money.sum());
    return new Line(
        payment.id(),
        ordinal,
        visit == null ? payment.claimNumber() : visit.practiceClaim(),
        visit == null ? null : visit.familyId(),
        claim == null ? "" : rank(claim.charAt(claim.length() - 1) - '0'),
        visit == null ? "" : visit.lastName() + ", " + visit.firstName(),
        PaymentWords.status(payment.status()),
        payment.charge(),
        payment.paid(),
        adjusted,
        payment.charge().minus(payment.paid()).minus(adjusted),
        PaymentWords.of(stored.disposition(), stored.reason()),
        stored.disposition() == Disposition.HELD || stored.disposition() == Disposition.UNMATCHED,
        task == null ? null : task.id());
  }

  static String rank(int level) {
    return level <= RANKS.length() ? RANKS.substring(level - 1, level) : String.valueOf(level);
  }

  private static String family(String claim) {
    return claim.substring(0, claim.length() - 1);
  }

  /** One payment in whole; empty if there is none with the id. */
  Optional<Detail> detail(String paymentId) {
    return query.payment(paymentId).map(this::detail);
  }

  private Detail detail(Payment found) {
    StoredPayment stored = found.stored();
    ClaimPayment payment = stored.payment();
    String remittance = Objects.requireNonNullElse(stored.remittanceId(), "");
    List<Task> open = tasks.openAbout(Set.of(payment.id()));
    String claim = stored.payerClaimId();
    Map<String, Visit> visits = claim == null ? Map.of() : subjects.visits(Set.of(family(claim)));
    return new Detail(
        line(stored, found.ordinal(), visits, open.stream().findFirst().orElse(null)),
        remittance,
        payment.claimNumber(),
        payment.payerClaimControlNumber(),
        names.of(remittance, payment.segment()),
        payment.memberIds(),
        payment.serviceFrom(),
        payment.adjudicated(),
        payment.segment(),
        PaymentWords.why(stored.disposition(), stored.reason()),
        found.reversedBy(),
        stored.disposition() == Disposition.POSTED && claim != null && !remittance.isEmpty(),
        payment.lines().stream().map(this::line).toList(),
        payment.adjustments().stream().map(facts::reason).toList(),
        payment.remarks().stream().map(RemittanceReader::remark).toList(),
        payment.forwardedTo(),
        open.stream().map(this::work).toList());
  }

  private ServiceLine line(PaymentLine line) {
    Money adjusted = line.adjustments().stream().map(Adjustment::amount).collect(Money.sum());
    return new ServiceLine(
        line.lineNumber(),
        line.procedure().code(),
        String.join(" ", line.procedure().modifiers()),
        line.submittedProcedure() == null ? "" : line.submittedProcedure().code(),
        line.charge(),
        line.paid(),
        line.charge().minus(line.paid()).minus(adjusted),
        line.segment(),
        line.adjustments().stream().map(facts::reason).toList(),
        line.remarks().stream().map(RemittanceReader::remark).toList());
  }

  private static Remark remark(String code) {
    return new Remark(code, RemarkWords.of(code));
  }
}
