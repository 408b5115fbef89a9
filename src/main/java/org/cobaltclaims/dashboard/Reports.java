package org.cobaltclaims.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.DenialWait;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.LedgerEntry;
import org.cobaltclaims.remittance.PatientPayments;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.remittance.PayerLedger.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads the report of all families, or of one. */
@Service
public class Reports {

  private static final String TASKS =
      "SELECT id, kind, reason, due_on, group_name FROM task WHERE state = 'OPEN' AND ";

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final Ledger ledger;
  private final PayerLedger payerLedger;
  private final Deposits deposits;
  private final PatientPayments patientPayments;
  private final JdbcClient jdbc;
  private final Clock clock;

  Reports(
      ClaimFamilies families,
      PayerClaims claims,
      Ledger ledger,
      PayerLedger payerLedger,
      Deposits deposits,
      PatientPayments patientPayments,
      JdbcClient jdbc,
      Clock clock) {
    this.families = families;
    this.claims = claims;
    this.ledger = ledger;
    this.payerLedger = payerLedger;
    this.deposits = deposits;
    this.patientPayments = patientPayments;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The report of everything.
   *
   * @param incidents open incidents, as the engine counts them
   * @param jobs jobs completed since the start
   * @param deadMessages messages that the engine refused too often
   */
  public Report report(long incidents, long jobs, long deadMessages) {
    return new Report(
        LocalDate.now(clock),
        incidents,
        jobs,
        deadMessages,
        families(),
        files(),
        tasksOfNoFamily(),
        payerBalances(),
        deposits.all().stream().map(Reports::deposit).toList());
  }

  private static Report.Deposit deposit(Deposit deposit) {
    return new Report.Deposit(
        deposit.payerId(),
        deposit.trace(),
        deposit.method(),
        deposit.paymentDate(),
        deposit.bankOn(),
        deposit.amount(),
        deposit.posted(),
        deposit.providerAdjusted(),
        deposit.unapplied(),
        deposit.remainder(),
        deposit.state().name());
  }

  private List<Report.Family> families() {
    Map<String, Money> unapplied = patientPayments.unapplied();
    return families.findAll().stream()
        .sorted(Comparator.comparing(ClaimFamily::practiceClaim).thenComparing(ClaimFamily::id))
        .map(family -> family(family, unapplied))
        .toList();
  }

  /**
   * One family, found by its id, by a control number of one of its claims, or by the practice's
   * claim number; empty if there is none. Several with the same practice number: the newest.
   */
  public Optional<Report.Family> find(String claim) {
    String id = ControlNumber.isOurs(claim) ? ControlNumber.parse(claim).familyId() : claim;
    return families
        .findById(id)
        .or(
            () ->
                families.findByPracticeClaim(claim).stream()
                    .max(Comparator.comparing(ClaimFamily::openedOn)))
        .map(family -> family(family, patientPayments.unapplied()));
  }

  private Report.Family family(ClaimFamily family, Map<String, Money> unapplied) {
    Name patient = family.content().patient().name();
    return new Report.Family(
        family.id(),
        family.practiceClaim(),
        new Report.Person(patient.last(), patient.first()),
        family.state().name(),
        claims.findByFamilyIdOrderByLevel(family.id()).stream().map(Reports::claim).toList(),
        balance(ledger.entries(family.id())),
        tasks(family.id()),
        timeline(family.id()),
        family.isOnHold(),
        family.patientId(),
        unapplied.getOrDefault(family.patientId(), Money.ZERO));
  }

  private static Report.Claim claim(PayerClaim claim) {
    return new Report.Claim(
        claim.level(),
        claim.payerId(),
        claim.state().name(),
        claim.outcome() == null ? null : claim.outcome().name(),
        claim.icn(),
        claim.origin().name(),
        claim.closedReason(),
        claim.versions().stream()
            .map(
                v ->
                    new Report.Version(
                        v.pcn(), v.frequency(), v.channel(), v.fileName(), v.sentOn()))
            .toList(),
        waitsFor(claim),
        claim.denialDue() != null
            ? claim.denialDue()
            : claim.state() == PayerClaimState.AWAITING_CROSSOVER ? claim.crossoverDue() : null);
  }

  private static @Nullable String waitsFor(PayerClaim claim) {
    DenialWait wait = claim.denialWait();
    if (wait != null) {
      return wait.name();
    }
    return claim.state() == PayerClaimState.AWAITING_CROSSOVER ? "CROSSOVER" : null;
  }

  static Report.Balance balance(List<LedgerEntry> entries) {
    return new Report.Balance(
        total(entries, Bucket.CHARGE).negated(),
        byLevel(entries, Bucket.PAID),
        total(entries, Bucket.CONTRACTUAL),
        total(entries, Bucket.OTHER_WRITE_OFF),
        byLevel(entries, Bucket.PAYER_OPEN),
        total(entries, Bucket.DENIED_OPEN),
        total(entries, Bucket.PATIENT_OPEN),
        total(entries, Bucket.PATIENT_PAID),
        total(entries, Bucket.CREDIT));
  }

  private static Money total(List<LedgerEntry> entries, Bucket bucket) {
    return entries.stream()
        .filter(e -> e.bucket() == bucket)
        .map(LedgerEntry::amount)
        .collect(Money.sum());
  }

  private static Map<Integer, Money> byLevel(List<LedgerEntry> entries, Bucket bucket) {
    return entries.stream()
        .filter(e -> e.bucket() == bucket)
        .collect(
            Collectors.groupingBy(
                LedgerEntry::level,
                TreeMap::new,
                Collectors.mapping(LedgerEntry::amount, Money.sum())));
  }

  private List<Report.Task> tasks(String familyId) {
    return jdbc.sql(TASKS + "family_id = ? ORDER BY due_on, id")
        .param(familyId)
        .query(Reports::task)
        .list();
  }

  private List<Report.Task> tasksOfNoFamily() {
    return jdbc.sql(TASKS + "family_id IS NULL ORDER BY due_on, id").query(Reports::task).list();
  }

  private static Report.Task task(ResultSet row, int ordinal) throws SQLException {
    return new Report.Task(
        row.getString("id"),
        row.getString("kind"),
        row.getString("reason"),
        row.getObject("due_on", LocalDate.class),
        row.getString("group_name"));
  }

  private List<Report.Event> timeline(String familyId) {
    return jdbc.sql(
            "SELECT entered_on, rule_id, text FROM timeline_entry WHERE family_id = ? ORDER BY id")
        .param(familyId)
        .query(
            (row, n) ->
                new Report.Event(
                    row.getObject("entered_on", LocalDate.class),
                    row.getString("rule_id"),
                    row.getString("text")))
        .list();
  }

  private List<Report.File> files() {
    return jdbc.sql(
            "SELECT name, direction, kind, fate, reason FROM exchange_file ORDER BY taken_at, id")
        .query(
            (row, n) ->
                new Report.File(
                    row.getString("name"),
                    row.getString("direction"),
                    row.getString("kind"),
                    row.getString("fate"),
                    row.getString("reason")))
        .list();
  }

  private Map<String, Report.PayerBalance> payerBalances() {
    Map<String, Report.PayerBalance> balances = new TreeMap<>();
    payerLedger
        .balances()
        .forEach((payer, accounts) -> balances.put(payer, payerBalance(new EnumMap<>(accounts))));
    return balances;
  }

  private static Report.PayerBalance payerBalance(Map<Account, Money> accounts) {
    return new Report.PayerBalance(
        amount(accounts.get(Account.INTEREST)),
        accounts.entrySet().stream()
            .filter(a -> a.getKey() != Account.INTEREST && a.getKey() != Account.UNAPPLIED)
            .map(Map.Entry::getValue)
            .collect(Money.sum()),
        amount(accounts.get(Account.UNAPPLIED)),
        amount(accounts.get(Account.FORWARDED)));
  }

  private static Money amount(@Nullable Money money) {
    return money == null ? Money.ZERO : money;
  }
}
