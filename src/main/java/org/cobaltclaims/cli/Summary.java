package org.cobaltclaims.cli;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cobaltclaims.dashboard.Report;
import org.cobaltclaims.money.Money;

/**
 * What a report adds up to: families by end state, claims by payer level, tasks by kind, and money
 * to the cent.
 *
 * @param families by state; open ones by what they wait for
 * @param levels by payer level
 * @param tasks open tasks by kind
 * @param money the sum of all families' ledgers
 * @param unexplained ids of families in a state that nothing explains, with the reason
 */
@JsonNaming(SnakeCaseStrategy.class)
record Summary(
    Map<String, Integer> families,
    Map<Integer, Level> levels,
    Map<String, Integer> tasks,
    MoneyTotals money,
    List<String> unexplained) {

  /** The key of families whose next move is a person's. */
  static final String WAITING_FOR_PERSON = "OPEN_WAITING_FOR_PERSON";

  /** The key of families whose next move is a payer's. */
  static final String WAITING_FOR_PAYER = "OPEN_WAITING_FOR_PAYER";

  private static final Set<String> ACCEPTED =
      Set.of(
          "ACCEPTED",
          "PENDING",
          "INFO_REQUESTED",
          "ADJUDICATED",
          "CROSSED_OVER",
          "REVERSED",
          "WRITTEN_OFF");

  private static final Set<String> REJECTED = Set.of("FILE_REJECTED", "TXN_REJECTED", "REJECTED");

  private static final Set<String> IN_TRANSIT =
      Set.of(
          "QUEUED",
          "BATCHED",
          "SENT",
          "SYNTAX_OK",
          "RECEIVED",
          "ACCEPTED",
          "PENDING",
          "INFO_REQUESTED",
          "PRINTED",
          "MAILED",
          "AWAITING_CROSSOVER",
          "REVERSED");

  /**
   * What became of the claims of one payer level.
   *
   * @param claims how many there are
   * @param sentElectronically at least one version went out in a file
   * @param printed a version is on paper, or waits to be printed
   * @param crossedOver forwarded by the payer before; never sent by us
   * @param accepted taken into the payer's system, or decided already
   * @param rejected refused before adjudication and not corrected yet
   * @param decided by outcome
   * @param skipped closed without being billed, by reason
   * @param blocked held back for a person, by task kind and reason
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Level(
      int claims,
      int sentElectronically,
      int printed,
      int crossedOver,
      int accepted,
      int rejected,
      Map<String, Integer> decided,
      Map<String, Integer> skipped,
      Map<String, Integer> blocked) {}

  /**
   * All families' money, in cents. Charged equals the sum of all the others.
   *
   * @param paid by payer level
   * @param open asked of payers, or to be asked
   * @param difference charged less the sum of the others: zero
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record MoneyTotals(
      Money charged,
      Map<Integer, Money> paid,
      Money contractual,
      Money otherWriteOff,
      Money open,
      Money denied,
      Money patientOpen,
      Money patientPaid,
      Money credit,
      Money difference) {}

  static Summary of(Report report) {
    Map<String, Integer> families = new TreeMap<>();
    Map<String, Integer> tasks = new TreeMap<>();
    List<String> unexplained = new ArrayList<>();
    for (Report.Family family : report.families()) {
      families.merge(stateOf(family), 1, Integer::sum);
      family.tasks().forEach(task -> tasks.merge(task.kind(), 1, Integer::sum));
      explain(family, unexplained);
    }
    report.tasks().forEach(task -> tasks.merge(task.kind(), 1, Integer::sum));
    return new Summary(
        families, levels(report.families()), tasks, money(report.families()), unexplained);
  }

  private static String stateOf(Report.Family family) {
    if (!family.state().equals("OPEN")) {
      return family.state();
    }
    return family.tasks().isEmpty() ? WAITING_FOR_PAYER : WAITING_FOR_PERSON;
  }

  private static void explain(Report.Family family, List<String> unexplained) {
    Report.Balance money = family.ledger();
    if (!difference(money).isZero()) {
      unexplained.add(family.family() + ": ledger is off by " + difference(money));
    }
    boolean awaited =
        family.onHold()
            || family.claims().stream()
                .anyMatch(c -> IN_TRANSIT.contains(c.state()) || c.waitsUntil() != null);
    if (family.state().equals("OPEN") && family.tasks().isEmpty() && !awaited) {
      unexplained.add(family.family() + ": open, but nobody and no payer is waited for");
    }
    boolean payersOwe =
        !money.deniedOpen().isZero()
            || money.payerOpen().values().stream().anyMatch(m -> !m.isZero());
    if (!family.state().equals("OPEN") && payersOwe) {
      unexplained.add(
          family.family() + ": " + family.state() + " although a payer's share is open");
    }
  }

  private static Map<Integer, Level> levels(List<Report.Family> families) {
    Map<Integer, List<Counted>> byLevel = new TreeMap<>();
    for (Report.Family family : families) {
      for (Report.Claim claim : family.claims()) {
        byLevel
            .computeIfAbsent(claim.level(), l -> new ArrayList<>())
            .add(new Counted(family, claim));
      }
    }
    Map<Integer, Level> levels = new TreeMap<>();
    byLevel.forEach((level, claims) -> levels.put(level, level(claims)));
    return levels;
  }

  private record Counted(Report.Family family, Report.Claim claim) {
    boolean sentBy(String channel) {
      return claim.versions().stream().anyMatch(v -> v.channel().equals(channel));
    }

    boolean sentInFile() {
      return claim.versions().stream()
          .anyMatch(v -> v.channel().equals("ELECTRONIC") && v.sent() != null);
    }
  }

  private static Level level(List<Counted> claims) {
    Map<String, Integer> decided = new TreeMap<>();
    Map<String, Integer> skipped = new TreeMap<>();
    Map<String, Integer> blocked = new TreeMap<>();
    for (Counted counted : claims) {
      Report.Claim claim = counted.claim();
      if (claim.outcome() != null) {
        decided.merge(claim.outcome(), 1, Integer::sum);
      }
      if (claim.state().equals("CLOSED") && claim.reason() != null) {
        skipped.merge(claim.reason(), 1, Integer::sum);
      }
      if (claim.state().equals("DRAFT") || claim.state().equals("CORRECTING")) {
        counted
            .family()
            .tasks()
            .forEach(task -> blocked.merge(task.kind() + " " + task.reason(), 1, Integer::sum));
      }
    }
    return new Level(
        claims.size(),
        count(claims, Counted::sentInFile),
        count(claims, c -> c.sentBy("PAPER")),
        count(claims, c -> c.claim().origin().equals("CROSSOVER")),
        count(claims, c -> ACCEPTED.contains(c.claim().state())),
        count(claims, c -> REJECTED.contains(c.claim().state())),
        decided,
        skipped,
        blocked);
  }

  private static int count(List<Counted> claims, java.util.function.Predicate<Counted> which) {
    return (int) claims.stream().filter(which).count();
  }

  private static MoneyTotals money(List<Report.Family> families) {
    Map<Integer, Money> paid = new TreeMap<>();
    Money charged = Money.ZERO;
    Money contractual = Money.ZERO;
    Money other = Money.ZERO;
    Money open = Money.ZERO;
    Money denied = Money.ZERO;
    Money patientOpen = Money.ZERO;
    Money patientPaid = Money.ZERO;
    Money credit = Money.ZERO;
    Money difference = Money.ZERO;
    for (Report.Family family : families) {
      Report.Balance money = family.ledger();
      charged = charged.plus(money.charge());
      money.paid().forEach((level, amount) -> paid.merge(level, amount, Money::plus));
      contractual = contractual.plus(money.contractual());
      other = other.plus(money.otherWriteOff());
      open = open.plus(sum(money.payerOpen()));
      denied = denied.plus(money.deniedOpen());
      patientOpen = patientOpen.plus(money.patientOpen());
      patientPaid = patientPaid.plus(money.patientPaid());
      credit = credit.plus(money.credit());
      difference = difference.plus(difference(money));
    }
    return new MoneyTotals(
        charged,
        paid,
        contractual,
        other,
        open,
        denied,
        patientOpen,
        patientPaid,
        credit,
        difference);
  }

  private static Money difference(Report.Balance money) {
    return money
        .charge()
        .minus(sum(money.paid()))
        .minus(money.contractual())
        .minus(money.otherWriteOff())
        .minus(sum(money.payerOpen()))
        .minus(money.deniedOpen())
        .minus(money.patientOpen())
        .minus(money.patientPaid())
        .minus(money.credit());
  }

  private static Money sum(Map<Integer, Money> amounts) {
    return amounts.values().stream().collect(Money.sum());
  }
}
