package org.cobaltclaims.dashboard.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.dashboard.Aging;
import org.cobaltclaims.dashboard.Figure;
import org.cobaltclaims.dashboard.Kpi;
import org.cobaltclaims.dashboard.KpiBuild;
import org.cobaltclaims.dashboard.KpiFigures;
import org.cobaltclaims.dashboard.KpiSnapshots;
import org.cobaltclaims.dashboard.KpiSnapshots.Snapshot;
import org.cobaltclaims.dashboard.Period;
import org.cobaltclaims.dashboard.TeamLoad;
import org.cobaltclaims.desk.StateWords;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All figures at a glance. */
@Controller
@RequestMapping("/dashboard")
class DashboardController {

  private static final int REASONS = 8;
  private static final int SPARK_DAYS = 30;

  private final KpiFreshness freshness;
  private final KpiBuild build;
  private final KpiFigures figures;
  private final KpiSnapshots snapshots;
  private final Aging aging;
  private final TeamLoad team;
  private final Payers payers;
  private final Accounts accounts;
  private final Clock clock;

  DashboardController(
      KpiFreshness freshness,
      KpiBuild build,
      KpiFigures figures,
      KpiSnapshots snapshots,
      Aging aging,
      TeamLoad team,
      Payers payers,
      Accounts accounts,
      Clock clock) {
    this.freshness = freshness;
    this.build = build;
    this.figures = figures;
    this.snapshots = snapshots;
    this.aging = aging;
    this.team = team;
    this.payers = payers;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * One tile.
   *
   * @param before the same of as many days before
   * @param trend the value day by day, in hundredths, a comma between; days without one are empty
   */
  public record Tile(Kpi kpi, Figure now, Figure before, String trend) {}

  /**
   * A payer's row of the aging table.
   *
   * @param name of the payer; the patients have their own row
   * @param rank P, S or T; empty for the patients
   */
  public record Aged(String name, String rank, Aging.Row row) {}

  /** A person's row. */
  public record Worker(String displayName, String initials, TeamLoad.Person load) {}

  /** A payer and a figure of it. */
  public record OfPayer(String payerId, String name, Figure figure) {}

  @GetMapping
  String dashboard(
      @ModelAttribute PeriodChoice choice,
      @RequestParam(required = false) @Nullable String age,
      Model model) {
    freshness.freshen();
    LocalDate today = LocalDate.now(clock);
    Period period = choice.period(today);
    String payer = choice.payerId();
    Map<Kpi, Figure> now = figures.of(period, payer);
    Map<Kpi, Figure> before = figures.of(period.before(), payer);
    Map<Kpi, List<Snapshot>> days =
        snapshots.of(Arrays.asList(Kpi.values()), Period.endingOn(today, SPARK_DAYS), payer);
    choice(model, choice, period);
    model.addAttribute(
        "tiles",
        Arrays.stream(Kpi.values())
            .map(
                kpi ->
                    new Tile(
                        kpi,
                        Objects.requireNonNull(now.get(kpi)),
                        Objects.requireNonNull(before.get(kpi)),
                        KpiPageController.trend(
                            days.getOrDefault(kpi, List.of()), Snapshot::figure)))
            .toList());
    Aging.Basis basis = basis(age);
    Aging.Table table = aging.of(basis, payer);
    model.addAttribute("basis", basis);
    model.addAttribute("aging", table.rows().stream().map(this::aged).toList());
    model.addAttribute("agingTotal", table.total());
    model.addAttribute("credits", table.credits());
    List<KpiFigures.Share> reasons = figures.denialReasons(period, payer);
    model.addAttribute("reasons", reasons.stream().limit(REASONS).toList());
    model.addAttribute("moreReasons", reasons.size() - Math.min(REASONS, reasons.size()));
    model.addAttribute(
        "lags",
        figures.payers(Kpi.ERA_LAG, period).stream()
            .filter(entry -> payer == null || entry.getKey().equals(payer))
            .map(e -> new OfPayer(e.getKey(), payers.profile(e.getKey()).name(), e.getValue()))
            .toList());
    model.addAttribute("people", team.people(period).stream().map(this::worker).toList());
    model.addAttribute("queues", team.queues());
    return "dashboard/dashboard";
  }

  /** What every page of a period needs. */
  private void choice(Model model, PeriodChoice choice, Period period) {
    model.addAttribute("period", period);
    model.addAttribute("payer", choice.payerId());
    model.addAttribute("payers", payers.described());
    model.addAttribute("usual", PeriodChoice.USUAL);
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute("built", build.last().orElse(null));
  }

  private static Aging.Basis basis(@Nullable String age) {
    return "responsibility".equals(age) ? Aging.Basis.RESPONSIBILITY : Aging.Basis.SERVICE;
  }

  private Aged aged(Aging.Row row) {
    if (row.level() == 0) {
      return new Aged("Patients", "", row);
    }
    String name =
        row.payerId().isEmpty() ? "Not assigned yet" : payers.profile(row.payerId()).name();
    return new Aged(name, StateWords.letter(row.level()), row);
  }

  private Worker worker(TeamLoad.Person person) {
    if (person.name().isEmpty()) {
      return new Worker("Nobody yet", "–", person);
    }
    Account account = accounts.find(person.name()).orElse(null);
    return account == null
        ? new Worker(person.name(), "", person)
        : new Worker(account.displayName(), account.initials(), person);
  }
}
