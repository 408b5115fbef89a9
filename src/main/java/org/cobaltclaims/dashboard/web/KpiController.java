package org.cobaltclaims.dashboard.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.dashboard.Figure;
import org.cobaltclaims.dashboard.Kpi;
import org.cobaltclaims.dashboard.KpiBuild;
import org.cobaltclaims.dashboard.KpiFigures;
import org.cobaltclaims.dashboard.KpiTargets;
import org.cobaltclaims.dashboard.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The figures for programs. */
@RestController
@RequestMapping("/api/kpis")
@Tag(name = "Figures", description = "The practice's figures by day and month, and their targets")
class KpiController {

  private final KpiFreshness freshness;
  private final KpiBuild build;
  private final KpiFigures figures;
  private final KpiTargets targets;
  private final ActingUser user;
  private final AuditLog audit;
  private final Clock clock;

  KpiController(
      KpiFreshness freshness,
      KpiBuild build,
      KpiFigures figures,
      KpiTargets targets,
      ActingUser user,
      AuditLog audit,
      Clock clock) {
    this.freshness = freshness;
    this.build = build;
    this.figures = figures;
    this.targets = targets;
    this.user = user;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * One figure.
   *
   * @param unit {@code SHARE}, {@code SHARE_OF_MONEY}, {@code MEDIAN_DAYS}, {@code DAYS_OF_CHARGES}
   *     or {@code AMOUNT}
   * @param value in percent, days or cents; null where there is nothing to divide by
   * @param numerator the sum above the line, a count or cents; of a median twice the median
   * @param denominator the sum below it; of a median 2
   * @param items how many claims, versions or lines count
   * @param numeratorMeans in words
   * @param denominatorMeans in words
   * @param target in the value's unit; null if there is none
   * @param targetSense {@code AT_LEAST}, {@code AT_MOST} or {@code NONE}
   * @param payers the same of each payer; empty where one was asked for
   */
  record Told(
      String id,
      String title,
      Kpi.Unit unit,
      @Nullable Double value,
      long numerator,
      long denominator,
      long items,
      String numeratorMeans,
      String denominatorMeans,
      @Nullable Integer target,
      Kpi.Target.Sense targetSense,
      List<OfPayer> payers) {}

  record OfPayer(
      String payer, @Nullable Double value, long numerator, long denominator, long items) {}

  /**
   * All figures.
   *
   * @param builtAt in UTC: of when they are; null if they were never built
   */
  record All(
      LocalDate from,
      LocalDate to,
      @Nullable String payer,
      @Nullable LocalDateTime builtAt,
      List<Told> kpis) {}

  @GetMapping
  @Operation(
      summary = "The managers' figures over a period",
      description = "from and to are ISO days, the last 30 without them; payer is an id.")
  All all(@ModelAttribute PeriodChoice choice) {
    freshness.freshen();
    Period period = choice.period(LocalDate.now(clock));
    String payer = choice.payerId();
    Map<Kpi, Map<String, Figure>> found = figures.byPayer(period, payer);
    List<Told> told = new ArrayList<>();
    for (Kpi kpi : Kpi.values()) {
      told.add(told(kpi, found.getOrDefault(kpi, Map.of()), payer));
    }
    return new All(
        period.from(), period.to(), payer, build.last().map(KpiBuild.Built::at).orElse(null), told);
  }

  private Told told(Kpi kpi, Map<String, Figure> found, @Nullable String payer) {
    Figure figure =
        found.getOrDefault(payer == null ? KpiFigures.ALL : payer, new Figure(kpi, 0, 0, 0));
    Kpi.Target target = targets.of(kpi);
    boolean none = target.sense() == Kpi.Target.Sense.NONE;
    return new Told(
        kpi.id(),
        kpi.title(),
        kpi.unit(),
        value(figure),
        figure.numerator(),
        figure.denominator(),
        figure.items(),
        kpi.numerator(),
        kpi.denominator(),
        none ? null : target.percentOrDays(),
        target.sense(),
        payer == null
            ? found.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(KpiFigures.ALL))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> ofPayer(entry.getKey(), entry.getValue()))
                .toList()
            : List.of());
  }

  private static OfPayer ofPayer(String payer, Figure figure) {
    return new OfPayer(
        payer, value(figure), figure.numerator(), figure.denominator(), figure.items());
  }

  private static @Nullable Double value(Figure figure) {
    return figure.value().isPresent() ? figure.value().getAsDouble() : null;
  }

  @PostMapping("/build")
  @Operation(
      summary = "Builds the sums behind the figures anew",
      description = "By itself that happens once a day, and in small practices with every look.")
  All build() {
    freshness.now();
    return all(new PeriodChoice(null, null, null));
  }

  /**
   * A target.
   *
   * @param goal in percent, days or cents; null for the usual one
   */
  record Goal(@Nullable Integer goal) {}

  /** What is to be reached now. */
  record Reached(String id, int target, int usual) {}

  @PutMapping("/{id}/target")
  @Operation(
      summary = "Sets what is to be reached of a figure",
      description = "In percent, days or cents; without a goal the usual one is back.")
  Reached target(@PathVariable String id, @RequestBody Goal goal, HttpServletRequest request) {
    Kpi kpi = Kpi.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String person = user.of(null);
    KpiTargets.Change change = targets.set(kpi, goal.goal(), person);
    if (change != null) {
      audit.add(
          person,
          AuditLog.Action.WRITE,
          "target of %s: %d, before %d".formatted(id, change.newGoal(), change.oldGoal()),
          String.valueOf(HttpStatus.OK.value()),
          request.getRemoteAddr());
    }
    return new Reached(id, targets.of(kpi).percentOrDays(), kpi.target().percentOrDays());
  }

  @ExceptionHandler
  ProblemDetail refused(IllegalArgumentException refusal) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, String.valueOf(refusal.getMessage()));
  }
}
