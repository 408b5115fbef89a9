package org.cobaltclaims.cli;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cobaltclaims.dashboard.Report;

/**
 * A demonstration's outcome. Everything but {@code seconds} and {@code claimsPerSecond} depends on
 * seed and number of claims alone.
 *
 * @param from the first simulated day
 * @param to the last one
 * @param summary what it adds up to
 * @param incidents open incidents of the process engine
 * @param unplanned what went otherwise than the scenario planned
 * @param clean whether everything is as it has to be
 * @param seconds how long this run took, start of the application included
 * @param claimsPerSecond payer claims, of all levels, in these seconds
 * @param detail the report of DESIGN 6
 */
@JsonNaming(SnakeCaseStrategy.class)
record DemoResult(
    long seed,
    int claims,
    LocalDate from,
    LocalDate to,
    Summary summary,
    long incidents,
    List<String> unplanned,
    boolean clean,
    BigDecimal seconds,
    BigDecimal claimsPerSecond,
    Report detail) {

  static DemoResult of(
      Demonstration demonstration, Report report, DemoFindings findings, Duration took) {
    Summary summary = Summary.of(report);
    DemoState state = demonstration.state();
    boolean clean =
        summary.money().difference().isZero()
            && summary.unexplained().isEmpty()
            && findings.unplanned().isEmpty()
            && report.incidents() == 0
            && report.deadMessages() == 0
            && report.families().size() == state.claims();
    int payerClaims = summary.levels().values().stream().mapToInt(Summary.Level::claims).sum();
    BigDecimal seconds = BigDecimal.valueOf(took.toMillis(), 3);
    return new DemoResult(
        state.seed(),
        state.claims(),
        state.first(),
        state.today(),
        summary,
        report.incidents(),
        findings.unplanned(),
        clean,
        seconds,
        BigDecimal.valueOf(payerClaims)
            .divide(seconds.max(BigDecimal.valueOf(1, 3)), 1, RoundingMode.HALF_UP),
        report);
  }

  /** For people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(SummaryText.of(summary));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%s to %s, %s payer claims a second, %s seconds",
            from,
            to,
            claimsPerSecond,
            seconds.setScale(1, RoundingMode.HALF_UP)));
    if (detail.families().size() != claims) {
      lines.add("Missing: %d of %d families".formatted(claims - detail.families().size(), claims));
    }
    summary.unexplained().forEach(family -> lines.add("Unexplained: " + family));
    unplanned.forEach(what -> lines.add("Unplanned: " + what));
    if (incidents > 0) {
      lines.add("Open incidents of the process engine: " + incidents);
    }
    if (detail.deadMessages() > 0) {
      lines.add("Messages that the process engine refused: " + detail.deadMessages());
    }
    lines.add(
        clean
            ? "Every family is explained, every cent accounted for, nothing unplanned."
            : "Something is not as it has to be; see above.");
    return lines;
  }
}
