package org.cobaltclaims.dashboard.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.dashboard.Figure;
import org.cobaltclaims.dashboard.Kpi;
import org.cobaltclaims.dashboard.KpiBuild;
import org.cobaltclaims.dashboard.KpiClaims;
import org.cobaltclaims.dashboard.KpiClaims.Which;
import org.cobaltclaims.dashboard.KpiClaims.Wish;
import org.cobaltclaims.dashboard.KpiFigures;
import org.cobaltclaims.dashboard.KpiSnapshots;
import org.cobaltclaims.dashboard.KpiSnapshots.Snapshot;
import org.cobaltclaims.dashboard.KpiTargets;
import org.cobaltclaims.dashboard.Period;
import org.cobaltclaims.dashboard.web.DashboardController.OfPayer;
import org.cobaltclaims.desk.CsvTable;
import org.cobaltclaims.desk.StateWords;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One figure: what it means, how it went, and the claims behind it. */
@Controller
@RequestMapping("/dashboard/kpis")
class KpiPageController {

  private static final int SHOWN = 200;
  private static final int TREND_DAYS = 90;
  private static final int HUNDREDTHS = 100;

  private final KpiFreshness freshness;
  private final KpiBuild build;
  private final KpiFigures figures;
  private final KpiSnapshots snapshots;
  private final KpiClaims claims;
  private final Payers payers;
  private final KpiWords words;
  private final KpiTargets targets;
  private final Accounts accounts;
  private final Clock clock;

  KpiPageController(
      KpiFreshness freshness,
      KpiBuild build,
      KpiFigures figures,
      KpiSnapshots snapshots,
      KpiClaims claims,
      Payers payers,
      KpiWords words,
      KpiTargets targets,
      Accounts accounts,
      Clock clock) {
    this.freshness = freshness;
    this.build = build;
    this.figures = figures;
    this.snapshots = snapshots;
    this.claims = claims;
    this.payers = payers;
    this.words = words;
    this.targets = targets;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** A change of the target, by whom. */
  public record Changed(KpiTargets.Change change, String by) {}

  private Changed changed(KpiTargets.Change change) {
    return new Changed(
        change, accounts.find(change.by()).map(Account::displayName).orElse(change.by()));
  }

  /** A claim as it is listed. */
  public record Shown(KpiClaims.Row row, String payer, String rank) {}

  @GetMapping("/{id}")
  String kpi(
      @PathVariable String id,
      @ModelAttribute PeriodChoice choice,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String which,
      Model model) {
    Kpi kpi = Kpi.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    freshness.freshen();
    LocalDate today = LocalDate.now(clock);
    Period period = choice.period(today);
    Wish wish = new Wish(kpi, period, choice.payerId(), reason, which(which));
    List<Snapshot> days = snapshots.of(kpi, Period.endingOn(today, TREND_DAYS), choice.payerId());
    model.addAttribute("kpi", kpi);
    model.addAttribute("figure", figures.of(period, choice.payerId()).get(kpi));
    model.addAttribute("before", figures.of(period.before(), choice.payerId()).get(kpi));
    model.addAttribute("period", period);
    model.addAttribute("payer", choice.payerId());
    model.addAttribute("payers", payers.described());
    model.addAttribute("usual", PeriodChoice.USUAL);
    model.addAttribute("today", today);
    model.addAttribute("built", build.last().orElse(null));
    model.addAttribute("reason", reason);
    model.addAttribute("which", wish.which());
    model.addAttribute("trendDays", days);
    model.addAttribute("trend", trend(days, Snapshot::figure));
    model.addAttribute("chartUnit", kpi.unit() == Kpi.Unit.AMOUNT ? "$" : words.unit(kpi));
    Kpi.Target target = targets.of(kpi);
    boolean aimed = target.sense() != Kpi.Target.Sense.NONE;
    model.addAttribute("chartTarget", aimed ? String.valueOf(target.percentOrDays()) : "");
    model.addAttribute("target", target);
    model.addAttribute("targetScale", kpi.unit() == Kpi.Unit.AMOUNT ? HUNDREDTHS : 1);
    model.addAttribute("targetMost", KpiTargets.most(kpi));
    model.addAttribute("changes", targets.changes(kpi).stream().map(this::changed).toList());
    model.addAttribute(
        "labels", days.stream().map(d -> d.day().toString()).collect(Collectors.joining(",")));
    model.addAttribute("sum", claims.sum(wish));
    model.addAttribute("rows", claims.find(wish, SHOWN).stream().map(this::shown).toList());
    model.addAttribute(
        "byPayer",
        figures.payers(kpi, period).stream()
            .map(e -> new OfPayer(e.getKey(), payers.profile(e.getKey()).name(), e.getValue()))
            .toList());
    return "dashboard/kpi";
  }

  /** Values in hundredths, a comma between; empty where there is none. */
  static <T> String trend(List<T> days, Function<T, Figure> figure) {
    return days.stream()
        .map(figure)
        .map(
            f ->
                f.value().isEmpty()
                    ? ""
                    : String.valueOf(Math.round(f.value().getAsDouble() * HUNDREDTHS)))
        .collect(Collectors.joining(","));
  }

  private static Which which(@Nullable String which) {
    return switch (which == null ? "" : which) {
      case "counted" -> Which.COUNTED;
      case "missed" -> Which.MISSED;
      default -> Which.ALL;
    };
  }

  private Shown shown(KpiClaims.Row row) {
    return new Shown(
        row,
        row.payerId().isEmpty() ? "Patient" : payers.profile(row.payerId()).name(),
        row.level() == 0 ? "" : StateWords.letter(row.level()));
  }

  /** The claims behind a figure as a file for a spreadsheet; amounts in dollars. */
  @GetMapping(path = "/{id}/claims.csv")
  void export(
      @PathVariable String id,
      @ModelAttribute PeriodChoice choice,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String which,
      HttpServletResponse response)
      throws IOException {
    Kpi kpi = Kpi.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    LocalDate today = LocalDate.now(clock);
    Wish wish = new Wish(kpi, choice.period(today), choice.payerId(), reason, which(which));
    CsvTable csv =
        CsvTable.download(
            response,
            "%s-%s.csv".formatted(kpi.id(), today),
            "claim",
            "family",
            "payer claim",
            "payer id",
            "level",
            "day",
            "reason",
            "numerator",
            "denominator",
            "days",
            "remittance");
    csv.rows(
        claims.find(wish, CsvTable.ASKED),
        row -> {
          csv.row(
              row.practiceClaim(),
              row.familyId(),
              row.familyId() == null ? "" : row.claimId(),
              row.payerId(),
              row.level(),
              row.day(),
              row.reason(),
              sum(kpi.unit().isMoney(), row.part()),
              sum(kpi.unit().isMoney() && kpi.unit() != Kpi.Unit.AMOUNT, row.whole()),
              row.days(),
              row.familyId() == null ? row.claimId() : "");
        });
  }

  /** Below the line of an amount stands how many there are. */
  private static Object sum(boolean money, long sum) {
    return money ? Money.ofCents(sum) : (Object) sum;
  }
}
